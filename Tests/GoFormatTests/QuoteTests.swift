import Testing

@testable import GoFormat

@Suite struct QuoteTests {
    @Test(arguments: [
        ("", #""""#), ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#), ("tab\tnew\n", #""tab\tnew\n""#),
        ("\u{0}\u{1B}\u{7F}", #""\x00\x1b\x7f""#),
        ("é日🔥", "\"é日🔥\""), ("\u{A0}\u{200B}", #""\u00a0\u200b""#), ("\u{E0001}", #""\U000e0001""#), ("\u{FFFD}", "\"\u{FFFD}\""),
        ("'", #""'""#),
    ])
    func quoted(text: String, quoted: String) {
        #expect(Quote.text(text) == quoted)
    }

    @Test func bytesThatAreNoUTF8() {
        #expect(Quote.text([0x61, 0xFF, 0xC3]) == #""a\xff\xc3""#)
        // A surrogate and an overlong form are bytes, too.
        #expect(Quote.text([0xED, 0xA0, 0x80]) == #""\xed\xa0\x80""#)
        #expect(Quote.text([0xC0, 0x80]) == #""\xc0\x80""#)
    }

    @Test func onlyASCII() {
        #expect(Quote.text("é🔥", isASCII: true) == #""\u00e9\U0001f525""#)
    }

    @Test func cut() {
        let bytes = Array("日本語テキスト".utf8)
        bytes.withUnsafeBufferPointer { #expect(Quote.text($0, cutTo: 3) == "\"日本語\"") }
    }

    @Test(arguments: [
        (UInt32(0x61), "'a'", "U+0061 'a'"), (0x27, #"'\''"#, "U+0027 '''"), (0x22, #"'"'"#, "U+0022 '\"'"), (0, #"'\x00'"#, "U+0000"),
        (0xE9, "'é'", "U+00E9 'é'"), (0xD800, "'\u{FFFD}'", "U+D800"), (0x1F525, "'🔥'", "U+1F525 '🔥'"), (0x2028, #"'\u2028'"#, "U+2028"),
    ])
    func runes(rune: UInt32, quoted: String, unicode: String) {
        #expect(Quote.text(rune: rune) == quoted)
        #expect(Quote.unicodeText(rune) == unicode)
    }

    @Test func printableCharactersAreThoseOfUnicode15() {
        // The number of characters that are letters, marks, numbers, punctuation and symbols there, and the space.
        let count = (UInt32(0)...0x10FFFF).count { Rune.isPrintable($0) }
        #expect(count == 148_998)
        #expect(Rune.isPrintable(0x1E4D0))
        // New in 15.1 and 16.
        #expect(!Rune.isPrintable(0x2FFC))
        #expect(!Rune.isPrintable(0x10D40))
    }

    @Test func backQuotes() {
        func can(_ text: String) -> Bool { Array(text.utf8).withUnsafeBufferPointer { Quote.canBackquote($0) } }
        #expect(can("a\tb\"é"))
        #expect(!can("a`"))
        #expect(!can("a\n"))
        #expect(!can("\u{FEFF}"))
        #expect(![UInt8(0xFF)].withUnsafeBufferPointer { Quote.canBackquote($0) })
    }
}

@Suite struct UnquoteTests {
    @Test(
        arguments: [
            (#""a\tb""#, Array("a\tb".utf8)), (#"'it\'s'"#, Array("it's".utf8)), ("`raw\\n`", Array("raw\\n".utf8)),
            (#""\x80\200""#, [0x80, 0x80]),
            (#""\u00e9""#, Array("é".utf8)), (#""\ud800""#, [0xEF, 0xBF, 0xBD]), (#""\UFFFFFFFF""#, [0xFF]), (#""\U80000041""#, [0x41]),
            ("``", []),
            ("\"é\"", Array("é".utf8)),
        ] as [(String, [UInt8])])
    func promQL(literal: String, value: [UInt8]) {
        #expect(Unquote.bytes(Array(literal.utf8), dialect: .promQL) == value)
    }

    @Test(arguments: [
        "", "\"", "\"a", "\"a'", #""\'""#, #"'\"'"#, #""\8""#, #""\400""#, #""\x4""#, #""\u12""#, #""\U00110000""#, "\"a\nb\"", "`a`b`",
        #""\""#, "abc",
        #""\z""#,
    ])
    func refused(literal: String) {
        #expect(Unquote.bytes(Array(literal.utf8), dialect: .promQL) == nil)
    }

    @Test func badBytesBesideAnEscapeAreReplaced() {
        #expect(Unquote.bytes([0x22, 0xFF, 0x22], dialect: .promQL) == [0xFF])
        #expect(Unquote.bytes([0x22, 0xFF, 0x5C, 0x6E, 0x22], dialect: .promQL) == [0xEF, 0xBF, 0xBD, 0x0A])
    }

    @Test func goLiterals() {
        #expect(Unquote.bytes(Array("'ab'".utf8), dialect: .go) == nil)
        #expect(Unquote.bytes(Array("'é'".utf8), dialect: .go) == Array("é".utf8))
        #expect(Unquote.bytes(Array("`a\r\nb`".utf8), dialect: .go) == Array("a\nb".utf8))
        #expect(Unquote.bytes(Array(#""\ud800""#.utf8), dialect: .go) == nil)
        #expect(Array(#"'\n'"#.utf8).withUnsafeBufferPointer { Unquote.rune($0) } == 10)
        #expect(Array(#"'\''"#.utf8).withUnsafeBufferPointer { Unquote.rune($0) } == 39)
        #expect(Array("''".utf8).withUnsafeBufferPointer { Unquote.rune($0) } == nil)
    }
}
