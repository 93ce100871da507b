import SourceText
import Testing

@testable import Reports

@Suite("Fixes as comparisons") struct FixPreviewTests {
    /// What is shown behind the title of the fix.
    private func preview(_ text: String, _ edits: [(Range<Int>, String)], width: Int = 80) -> String {
        let file = SourceFile(path: "f", text: text)
        let fix = Fix("do it", .safe, edits.map { Fix.Edit(file, ByteRange($0.0.lowerBound, $0.0.upperBound), $0.1) })
        let report = Samples.report(
            .text, [Diagnostic("a/b", .error, .load, "m", at: Place(file, ByteRange(at: 0)), fixes: [fix])], nil,
            Samples.options(width: width))
        let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
        let title = lines.firstIndex { $0.hasSuffix("= help: do it") } ?? 0
        return lines[(title + 1)...].dropLast(2).joined(separator: "\n")
    }

    @Test func replacing() { #expect(preview("a: 1\nb: 2\n", [(5..<6, "c")]) == "  |\n2 - b: 2\n2 + c: 2") }

    @Test("a line is taken out") func removing() { #expect(preview("a: 1\nb: 2\nc: 3\n", [(5..<10, "")]) == "  |\n2 - b: 2") }

    @Test("a line is put in") func inserting() {
        #expect(preview("a: 1\nc: 3\n", [(5..<5, "b: 2\n")]) == "  |\n2 + b: 2")
        #expect(preview("a: 1", [(4..<4, "\nb: 2\n")]) == "  |\n2 + b: 2\n3 +")
    }

    @Test("carriage returns are no difference to see") func carriageReturns() {
        #expect(preview("a: 1\r\nb: 2\r\n", [(6..<7, "c")]) == "  |\n2 - b: 2\n2 + c: 2")
    }

    @Test("edits that are near share a comparison, others have their own") func several() {
        let text = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n"
        #expect(
            preview(text, [(20..<21, "x"), (0..<1, "x"), (5..<6, "y")])
                == "  |\n1 - a: 1\n2 - b: 2\n1 + x: 1\n2 + y: 2\n  |\n5 - e: 5\n5 + x: 5")
    }

    @Test("nothing changes, or too much") func nothing() {
        #expect(preview("a: 1\n", [(0..<1, "a")]) == "")
        #expect(preview("a: 1\n", [(0..<1, String(repeating: "x", count: 20_000))]) == "")
        #expect(preview("a: 1\n", []) == "")
    }

    @Test("a long list is cut off") func long() {
        let lines = preview("", [(0..<0, (0..<30).map { "l\($0)\n" }.joined())]).split(separator: "\n")
        #expect(lines.count == 10)
        #expect(lines.last == "...")
    }

    @Test("overlong lines are cut around the change") func wide() {
        let text = String(repeating: "a", count: 700) + "X" + String(repeating: "b", count: 700)
        let lines = preview(text, [(700..<701, "Y")], width: 40).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].hasPrefix("1 - …") && lines[1].contains("aXb") && lines[1].hasSuffix("b…"))
        #expect(lines[2].contains("aYb") && lines[2].unicodeScalars.count <= 40)
    }

    @Test("overlapping edits do no harm") func overlapping() {
        #expect(preview("abcdef\n", [(0..<4, "x"), (2..<6, "y")]) == "  |\n1 - abcdef\n1 + xef")
    }

    @Test("a fix of another file names it") func otherFile() {
        let (a, b) = (SourceFile(path: "a", text: "a: 1\n"), SourceFile(path: "b", text: "b: 1\n"))
        let fix = Fix("do it", .displayOnly, [.init(b, ByteRange(0, 1), "c")])
        #expect(
            Samples.report(.text, [Diagnostic("a/b", .error, .load, "m", at: Place(a, ByteRange(0, 1)), fixes: [fix])])
                .hasSuffix("  = help: do it\n ::: b\n  |\n1 - b: 1\n1 + c: 1\n\n"))
    }
}
