import SourceText
import Testing

@testable import Reports

@Suite("Excerpts of odd texts") struct ExcerptTests {
    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test(arguments: [
        ("a tab itself", bytes("\tfoo: bar\tbaz\n"), 0..<1, "1 |     foo: bar    baz\n  | ^^^^ here"),
        ("behind tabs", bytes("\tfoo: bar\tbaz\n"), 10..<13, "1 |     foo: bar    baz\n  |                 ^^^ here"),
        ("wide characters", bytes("名前: 値だ x\n"), 8..<14, "1 | 名前: 値だ x\n  |       ^^^^ here"),
        ("emoji", bytes("🔥 x\n"), 5..<6, "1 | 🔥 x\n  |    ^ here"),
        ("a combining character", bytes("cafe\u{301}: x\n"), 4..<6, "1 | cafe\u{301}: x\n  |    ^ here"),
        ("behind a combining character", bytes("cafe\u{301}: x\n"), 8..<9, "1 | cafe\u{301}: x\n  |       ^ here"),
        ("inside a character", bytes("é: x\n"), 1..<2, "1 | é: x\n  | ^ here"),
        ("an escape sequence", bytes("\u{1B}[31mx\n"), 5..<6, "1 | ␛[31mx\n  |      ^ here"),
        ("NUL and DEL", bytes("a\0\u{7F}\n"), 1..<3, "1 | a␀␡\n  |  ^^ here"),
        ("turned direction", bytes("a\u{202E}b\n"), 1..<4, "1 | a<U+202E>b\n  |  ^^^^^^^^ here"),
        ("a blank of no width", bytes("a\u{200B}b\n"), 4..<5, "1 | a<U+200B>b\n  |          ^ here"),
        ("bytes that are no UTF-8", [0x61, 0xFF, 0xE2, 0x82, 0x20, 0x78], 5..<6, "1 | a\u{FFFD}\u{FFFD}\u{FFFD} x\n  |      ^ here"),
        ("a surrogate", [0xED, 0xA0, 0x80, 0x78], 3..<4, "1 | \u{FFFD}x\n  |  ^ here"),
        ("carriage returns", bytes("a: 1\r\nb: 2\r\n"), 9..<10, "1 | a: 1\n2 | b: 2\n  |    ^ here"),
        ("the line break", bytes("a: 1\r\nb: 2\n"), 4..<6, "1 | a: 1\n  |     ^ here\n2 | b: 2"),
        ("with the line break", bytes("a: 1\nb: 2\n"), 3..<5, "1 | a: 1\n  |    ^ here\n2 | b: 2"),
        ("an empty range", bytes("a: 1\n"), 3..<3, "1 | a: 1\n  |    ^ here"),
        ("an empty range behind the last line", bytes("a: 1"), 4..<4, "1 | a: 1\n  |     ^ here"),
        ("an empty range at the end of the file", bytes("a: 1\n"), 5..<5, "1 | a: 1\n2 |\n  | ^ here"),
        ("behind blank lines", bytes("a: 1\n\n\n\n"), 8..<8, "1 | a: 1\n...\n5 |\n  | ^ here"),
        ("behind the end of the file", bytes("a: 1\n"), 70..<80, "1 | a: 1\n2 |\n  | ^ here"),
        ("a byte order mark", bytes("\u{FEFF}a: 1\n"), 3..<4, "1 | a: 1\n  | ^ here"),
        ("before a byte order mark", bytes("\u{FEFF}a: 1\n"), 0..<0, "1 | a: 1\n  | ^ here"),
    ])
    func odd(what: String, text: [UInt8], range: Range<Int>, excerpt: String) {
        #expect(Samples.excerpt(text, range) == excerpt, "\(what)")
    }

    private static let terms = (0..<60).map { "metric_\($0)" }.joined(separator: " + ")
    private static let long = bytes("expr: " + terms + " + bad) + " + terms + "\n")

    @Test("an overlong line is cut around the place")
    func long() throws {
        let place = try #require(Self.long.firstIndex(of: UInt8(ascii: ")")))
        #expect(
            Samples.excerpt(Self.long, place..<place + 1) == """
                1 | …ric_58 + metric_59 + bad) + metric_0 + metric_1 + metric_2 + metric_3 + me…
                  |                          ^ here
                """)
        #expect(
            Samples.excerpt(Self.long, 0..<4) == """
                1 | expr: metric_0 + metric_1 + metric_2 + metric_3 + metric_4 + metric_5 + met…
                  | ^^^^ here
                """)
        #expect(
            Samples.excerpt(Self.long, Self.long.count - 1..<Self.long.count - 1) == """
                1 | …53 + metric_54 + metric_55 + metric_56 + metric_57 + metric_58 + metric_59
                  |                                                                            ^ here
                """)
        #expect(
            Samples.excerpt(Self.long, place..<place + 300) == """
                1 | …ric_58 + metric_59 + bad) + metric_0 + metric_1 + metric_2 + metric_3 + me…
                  |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ here
                """)
    }

    @Test("a place that is cut away has an excerpt of its own")
    func apart() throws {
        let place = try #require(Self.long.firstIndex(of: UInt8(ascii: ")")))
        #expect(
            Samples.excerpt(Self.long, place..<place + 1, related: [0..<4, place - 3..<place]) == """
                1 | …ric_58 + metric_59 + bad) + metric_0 + metric_1 + metric_2 + metric_3 + me…
                  |                       ---^ here
                  |                       |
                  |                       there
                  |
                 ::: f:1:1
                  |
                1 | expr: metric_0 + metric_1 + metric_2 + metric_3 + metric_4 + metric_5 + met…
                  | ---- there
                """)
    }

    @Test("a place at the end of a line of tabs is seen", arguments: 35...45)
    func tabs(count: Int) {
        let text = [UInt8](repeating: 0x09, count: count) + [0xEC, 0x0A, 0xEC]
        for start in count...count + 2 {
            let excerpt = Samples.excerpt(text, start..<start + 1, Samples.options(width: 160))
            #expect(excerpt.contains("^ here"))
        }
    }

    @Test("no line is wider than the terminal", arguments: [40, 60, 80, 120])
    func width(width: Int) {
        let text = Self.bytes(String(repeating: "値\t🔥e\u{301}ab", count: 200))
        for start in stride(from: 0, to: text.count, by: 7) {
            let excerpt = Samples.excerpt(text, start..<start + 1, Samples.options(width: width))
            let line = excerpt.split(separator: "\n")[0]
            #expect(line.unicodeScalars.reduce(0) { $0 + DisplayWidth.columns($1) } <= width)
            #expect(excerpt.contains("^ here"))
        }
    }
}
