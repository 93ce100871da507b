import SourceText
import Testing

@testable import Reports

@Suite("Any input", .serialized) struct RobustnessTests {
    /// A small generator, so that a failure comes again.
    private struct Numbers {
        var state: UInt64
        mutating func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }

    private static let pieces: [[UInt8]] = [
        [0x0A], [0x0D, 0x0A], [0x0D], [0x09], [0x20, 0x20], [0x1B, 0x5B, 0x6D], [0xFF], [0xE2, 0x82], [0xF0, 0x9F], [0xC2, 0x85],
        [0xED, 0xA0, 0x80],
        [0xE2, 0x80, 0xA8], [0xEF, 0xBB, 0xBF], Array("値".utf8), Array("🔥".utf8), Array("e\u{301}".utf8), Array("\u{202E}".utf8),
        Array("ab: c".utf8), [0],
        Array(repeating: 0x78, count: 90),
    ]

    @Test("reports are UTF-8 without control characters, whatever the file and the places", arguments: 0..<300)
    func random(seed: Int) {
        var numbers = Numbers(state: UInt64(seed))
        var bytes: [UInt8] = []
        for _ in 0..<numbers.next(40) { bytes += Self.pieces[numbers.next(Self.pieces.count)] }
        let file = SourceFile(path: "f", bytes: bytes)
        func range() -> ByteRange {
            let start = numbers.next(bytes.count + 3)
            return ByteRange(start, start + numbers.next(numbers.next(4) == 0 ? bytes.count + 3 : 6))
        }
        let related = (0..<numbers.next(4)).map { Place(file, range(), label: "l\($0)") }
        let fixes = (0..<numbers.next(2)).map { _ in Fix("t", .safe, [.init(file, range(), "x\ny"), .init(file, range(), "")]) }
        let diagnostic = Diagnostic("a/b", .error, .load, "m", at: Place(file, range(), label: "p"), related: related, fixes: fixes)
        for format in ReportFormat.allCases {
            let report = format.report([diagnostic], nil, Samples.options(width: 40, contextLines: numbers.next(3)))
            #expect(String(validating: report, as: UTF8.self) != nil)
            #expect(!report.contains { $0 < 0x20 && $0 != 0x0A })
            #expect(report.last == 0x0A)
            #expect(!report.split(separator: 0x0A).contains { $0.last == 0x20 }, "blanks at the end of a line")
        }
    }

    @Test("columns agree with the line index, on short and on long lines", arguments: 0..<20)
    func positions(seed: Int) {
        var numbers = Numbers(state: UInt64(seed) + 1000)
        var bytes: [UInt8] = seed % 3 == 0 ? [0xEF, 0xBB, 0xBF] : []
        while bytes.count < 20_000 {
            let piece = Self.pieces[numbers.next(Self.pieces.count)]
            if seed % 2 == 0, piece.contains(0x0A) || piece.contains(0x0D) || piece == [0xC2, 0x85] || piece == [0xE2, 0x80, 0xA8] {
                continue
            }
            bytes += piece
        }
        let source = IndexedFile(SourceFile(path: "f", bytes: bytes))
        for _ in 0..<100 {
            let offset = numbers.next(bytes.count + 1)
            #expect(source.position(of: offset) == source.lines.position(of: offset), "at \(offset)")
        }
    }

    #if DEBUG
    private static let count = 1_000
    #else
    private static let count = 10_000
    #endif

    @Test("every finding in a file of megabytes is told", .timeLimit(.minutes(1)), arguments: [true, false])
    func large(isOneLine: Bool) {
        let record = "    - alert: Name # \(String(repeating: "x", count: 480))" + (isOneLine ? " " : "\n")
        let file = SourceFile(path: "f.yml", bytes: Array(String(repeating: record, count: Self.count).utf8))
        let findings = (0..<Self.count).map { index in
            let start = index * record.utf8.count + 6
            return Diagnostic(
                "a/b", .error, .load, "m", at: Place(file, ByteRange(start, start + 5), label: "here"),
                related: [Place(file, ByteRange(6, 11), label: "there")],
                fixes: [Fix("t", .safe, [.init(file, ByteRange(start, start + 5), "record")])])
        }
        for format in ReportFormat.allCases {
            let report = format.report(findings, nil, Samples.options())
            #expect(report.count > 10 * Self.count)
        }
    }
}
