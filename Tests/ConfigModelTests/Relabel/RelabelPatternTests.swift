import GoRegexp
import Testing

@testable import ConfigModel

@Suite struct RelabelPatternTests {
    /// The quick ways must find what the engine finds.
    @Test(arguments: [
        "", "abc", "(.*)", ".*", "(.+)", ".+", "a(.*)", "a.+c", "(.*)c", "a(.+)b", "é(.*)é", "(.*)é", "a|b", "[a-c]*", "a(.*)(.*)",
        "a.*b.*", "(a.*)", "\u{FFFD}", "x\u{FFFD}(.*)", "()", "a?",
    ])
    func agreesWithTheEngine(pattern: String) throws {
        let regexp = try Regexp(pattern, .relabel)
        let shortcut = RelabelPattern(regexp)
        let texts: [[UInt8]] = [
            [], Array("a".utf8), Array("abc".utf8), Array("ac".utf8), Array("ab".utf8), Array("éé".utf8), Array("é\nxé".utf8),
            Array("x\u{FFFD}y".utf8), [0x78, 0xFF, 0x79], [0xFF], Array("c".utf8),
        ]
        for text in texts {
            text.withUnsafeBufferPointer { text in
                var match: [Int] = []
                let found = shortcut.find(text, into: &match)
                #expect((found ? match : nil) == regexp.find(text))
                #expect(shortcut.matches(text) == regexp.matches(text))
            }
        }
    }
}
