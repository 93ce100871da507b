import SourceText
import Testing

@testable import Documents

@Suite struct YAMLReaderTests {
    private func read(_ text: String, _ dialect: YAMLDialect = .v3) -> YAMLContent {
        YAMLReader.read(SourceFile(path: "a.yml", text: text), dialect: dialect)
    }

    /// A tree as text: kinds, decoded scalars and the bytes they come from.
    private func dump(_ node: Node, _ file: SourceFile) -> String {
        switch node.kind {
        case .scalar: return "\(node.string)@\(node.range.start)-\(node.range.end)"
        case .sequence: return "[" + node.children.map { dump($0, file) }.joined(separator: ", ") + "]"
        case .mapping: return "{" + node.entries.map { dump($0.key, file) + ": " + dump($0.value, file) }.joined(separator: ", ") + "}"
        case .alias: return "*\(dump(node.resolved, file))"
        }
    }

    @Test(arguments: [
        ("a: 1\n", "{a@0-1: 1@3-4}"),
        ("- x\n- 'y''z'\n", "[x@2-3, y'z@6-12]"),
        ("a: |\n  one\n  two\nb: >-\n  x\n  y\n", "{a@0-1: one\ntwo\n@3-16, b@17-18: x y@20-30}"),
        ("k: [1, {a: b}]", "{k@0-1: [1@4-5, {a@8-9: b@11-12}]}"),
        ("é: ü\nx: \"\\u00e9\"", "{é@0-2: ü@4-6, x@7-8: é@10-18}"),
        ("a: &x 1\nb: *x", "{a@0-1: 1@6-7, b@8-9: *1@6-7}"),
        ("\u{FEFF}a: b", "{a@3-4: b@6-7}"),
        ("a:\nb: !!str 5", "{a@0-1: @2-2, b@3-4: 5@12-13}"),
        ("a: \"x\\'y\"", "{a@0-1: x'y@3-9}"),
        ("a: !x]y[,z v\nb: 1", "{a@0-1: v@11-12, b@13-14: 1@16-17}"),
    ])
    func locatesNodes(text: String, tree: String) {
        let content = read(text)
        #expect(content.diagnostics.map(\.message) == [])
        #expect(content.trees.first?.root.map { dump($0, content.file) } == tree)
    }

    @Test func collectionsEndWithTheirLastChild() {
        let content = read("a:\n  - 1\n  - {x: y}\n\n# end\nb: 1\n")
        let list = content.trees[0].root!["a"]!
        #expect(content.file.text(list.range) == "- 1\n  - {x: y}")
    }

    @Test func utf16IsTranscoded() {
        let text = "a: é"
        let bytes: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let content = YAMLReader.read(SourceFile(path: "a", bytes: bytes), dialect: .v3)
        #expect(content.trees[0].root?["a"]?.string == "é")
        #expect(content.file.bytes == Array(text.utf8))
    }

    @Test(arguments: [
        ("a: {{ $x }} b\n", "3-13 text that begins with '{{' must be in quotes, YAML reads '{' as the start of a mapping"),
        ("a: b: c\n", "4-5 unquoted text cannot hold ': ', YAML reads it as another key"),
        ("a:\n\tb: 1\n", "3-4 a tab is used as indentation"),
        ("- a: 1\n-b: 2\n", "7-9 a blank is missing behind the dash"),
        ("a: 'x\n", "3-6 the closing quote is missing"),
        ("a: [1, 2\n", "8-8 the list in [ ] is not closed: expected ',' or ']'"),
        ("a: *b\n", "3-5 no anchor &b stands before this alias"),
        ("a: \"\\/\"", "4-6 unknown escape '\\/' in double quotes"),
        ("a: [b?c]", "5-6 unquoted text inside [ ] or { } cannot hold '?'; put it into quotes"),
        ("%YAML 1.2\n---\na: b\n", "0-13 YAML 1.2 is not read here, only 1.1"),
        ("a: @b\n", "3-4 a value cannot begin with '@' unless it is in quotes"),
        ("a: b\u{7}\n", "4-5 a control character (U+0007) stands in the file"),
    ])
    func explainsSyntaxErrors(text: String, message: String) {
        let content = read(text)
        #expect(!content.isWellFormed)
        #expect(content.diagnostics.map { "\($0.primary.range.start)-\($0.primary.range.end) \($0.message)" } == [message])
    }

    @Test func whatStandsBeforeASyntaxErrorIsRead() {
        let content = read("a: 1\nb:\n  - x\n  - [y\n")
        #expect(content.trees.first?.root?["a"]?.string == "1")
        #expect(content.trees.first?.root?["b"]?.count == 2)
    }

    /// Such inputs have made the reader run for ever.
    @Test(arguments: [YAMLDialect.v2, .v3, .v4])
    func brokenStreamsEnd(dialect: YAMLDialect) {
        let text = String(repeating: "\r", count: 50) + "\t\t\r\r\r\"#\rL\r\\'\\'[\rL\r\\\\GG)''GG@!qrrrG\rL\r\\[[[}'GG"
        let file = SourceFile(path: "a", text: text)
        #expect(!YAMLReader.read(file, dialect: dialect, everyDocument: dialect == .v4).isWellFormed)
    }

    @Test func deepNestingIsLimited() {
        let text = String(repeating: "[", count: 20_000)
        #expect(read(text).diagnostics.map(\.message) == ["nested deeper than 10000 levels"])
    }

    @Test func aSecondDocumentIsIgnored() {
        #expect(read("a: 1\n---\nb: 2\n").ignoredDocument?.start == 5)
        #expect(read("a: 1\n").ignoredDocument == nil)
    }
}
