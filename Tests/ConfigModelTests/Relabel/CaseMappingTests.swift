import Testing

@testable import ConfigModel

@Suite struct CaseMappingTests {
    @Test(arguments: [
        ("abcÄ", "abcä", "ABCÄ"), ("ǅ", "ǆ", "Ǆ"), ("ŉ", "ŉ", "ŉ"), ("İI", "ii", "İI"), ("ᾳᾀ", "ᾳᾀ", "ᾼᾈ"), ("ΣΑΣ", "σασ", "ΣΑΣ"),
        ("ﬀ", "ﬀ", "ﬀ"), ("\u{1E9E}", "ß", "\u{1E9E}"), ("𐐀𐐨", "𐐨𐐨", "𐐀𐐀"), ("\u{A7CB}", "\u{A7CB}", "\u{A7CB}"), ("", "", ""),
    ])
    func mapsEachCodePointAlone(text: String, lower: String, upper: String) {
        var lowered: [UInt8] = []
        var raised: [UInt8] = []
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            CaseMapping.appendLower(bytes, to: &lowered)
            CaseMapping.appendUpper(bytes, to: &raised)
        }
        #expect(lowered == Array(lower.utf8))
        #expect(raised == Array(upper.utf8))
    }

    @Test func badBytesBecomeReplacementCharacters() {
        var out: [UInt8] = []
        [0x61, 0xFF, 0xC3].withUnsafeBufferPointer { CaseMapping.appendUpper($0, to: &out) }
        #expect(out == Array("A\u{FFFD}\u{FFFD}".utf8))
    }
}
