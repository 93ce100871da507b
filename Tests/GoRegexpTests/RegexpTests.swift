import Testing

@testable import GoRegexp

@Suite struct RegexpTests {
    @Test(arguments: [
        ("a|ab", "ab", true), ("a|ab", "abc", false), ("foo.*", "foobar", true), (".*foo", "barfoo", true), (".+foo", "foo", false),
        (".*o.*", "foo", true), (".+o.+", "fo", false), (".+o.+", "foo", true),
        ("", "", true), ("", "a", false), ("a|", "", true), (".*", "", true), (".+", "", false), ("a.c", "a\nc", true),
        ("foo.*", "foo\nbar", true), ("(?i)PROD", "prod", true),
        ("(?i)k", "\u{212A}", true), ("(?-s)a.c", "a\nc", false), ("5..", "503", true), ("5..", "5003", false), ("日.", "日本", true),
        ("a$|b", "a", true), ("(?m)^a$", "a", true), (".*.*", "x", true),
        (#"\Qa.b"#, "a.b", true), (#"\Qa.b"#, "axb", false), ("prod|stag(e|ing)", "staging", true),
    ])
    func matchers(pattern: String, text: String, matches: Bool) throws {
        #expect(try Regexp(pattern, .matcher).matches(text) == matches)
        guard !pattern.hasPrefix(#"\Q"#) else { return }
        let relabel = try Regexp(pattern, .relabel)
        #expect(relabel.matches(text) == matches)
        #expect((relabel.find(Array(text.utf8)) != nil) == matches)
    }

    @Test func alertmanagersDotStopsAtNewlines() throws {
        #expect(try !Regexp("a.*", .alertmanager).matches("a\nb"))
        #expect(try Regexp("(?s)a.*", .alertmanager).matches("a\nb"))
        #expect(try Regexp("a.*", .alertmanager).matches("ab"))
    }

    @Test func manyLiterals() throws {
        let names = (0..<100).map { "node\($0)" }
        let regexp = try Regexp(names.joined(separator: "|"), .matcher)
        #expect(names.allSatisfy { regexp.matches($0) })
        #expect(!regexp.matches("node100"))
    }

    @Test func groupsAreLeftmostFirst() throws {
        let regexp = try Regexp("(a|ab)(c|bcd)?(x)?", .bare)
        #expect(regexp.find(Array("zabcd".utf8)) == [1, 5, 1, 2, 2, 5, -1, -1])
        #expect(try Regexp("(.*?)(\\d+)", .relabel).find(Array("host42".utf8)) == [0, 6, 0, 4, 4, 6])
        #expect(try Regexp("x", .bare).find(Array("abc".utf8)) == nil)
    }

    @Test func namesOfGroups() throws {
        let regexp = try Regexp("(?P<a>x)(y)(?<a>z)?(?P<1st>w)?", .bare)
        #expect(regexp.groupCount == 4)
        #expect(regexp.groupNames.map { String(decoding: $0, as: UTF8.self) } == ["a", "", "a", "1st"])
        #expect(expand(regexp, "xy", "$a-${a}-$2-$1st-${1}st") == "x-x-y--xst")
    }

    private func expand(_ regexp: Regexp, _ text: String, _ template: String) -> String? {
        guard let match = regexp.find(Array(text.utf8)) else { return nil }
        var out: [UInt8] = []
        regexp.expand(Array(template.utf8), Array(text.utf8), match, into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    @Test(arguments: [
        ("$1", "ab"), ("${1}x", "abx"), ("$1x", ""), ("$0", "ab-cd"), ("$2$1", "cdab"), ("$$1", "$1"), ("$", "$"), ("a$", "a$"),
        ("${1", "${1"), ("$-", "$-"), ("${}", "${}"), ("$9", ""),
        ("$01", ""), ("$é", ""), ("$1é", ""), ("$1-é", "ab-é"), ("${1}$", "ab$"), ("$99999999999", ""),
    ])
    func templates(template: String, result: String) throws {
        #expect(try expand(Regexp(#"(\w+)-(\w+)"#, .relabel), "ab-cd", template) == result)
    }

    @Test(arguments: [
        ("a", "banana", "<$0>", "b<a>n<a>n<a>"), ("a*", "baac", "-", "-b-c-"), ("", "日本", ".", ".日.本."), ("b*", "abb", "x", "xax"),
        ("^", "ab", "x", "xab"), ("$", "ab", "x", "abx"),
        (#"\b"#, "a é b", "|", "|a| é |b|"), (#"\B"#, "aéb", "|", "aéb"), ("x", "abc", "y", "abc"), ("(?i)É", "éÉe", "_", "__e"),
        ("a", "", "x", ""), ("", "", "x", "x"),
    ])
    func replaceAll(pattern: String, text: String, template: String, result: String) throws {
        let got = try Regexp(pattern, .bare).replaceAll(Array(text.utf8), with: Array(template.utf8))
        #expect(String(decoding: got, as: UTF8.self) == result)
    }

    @Test func findAll() throws {
        #expect(try Regexp("a.?", .bare).findAll(Array("abxaa".utf8)) == [[0, 2], [3, 5]])
        #expect(try Regexp("a*", .bare).findAll(Array("baac".utf8)) == [[0, 0], [1, 3], [4, 4]])
    }

    @Test func noMatchInsideOfACharacter() throws {
        let regexp = try Regexp(#"\B"#, .bare)
        #expect(!regexp.matches("aéb"))
        #expect(regexp.find(Array("aé".utf8)) == [3, 3])
    }

    @Test func bytesThatAreNoUTF8AreCharacters() throws {
        let text: [UInt8] = [0x61, 0xFF, 0xC3, 0x62]
        #expect(try Regexp("a..b", .relabel).matches(text))
        #expect(try Regexp("a(.)(.)b", .bare).find(text) == [0, 4, 1, 2, 2, 3])
        #expect(try Regexp("[^a-z]+", .bare).replaceAll(text, with: [0x5F]) == Array("a_b".utf8))
        #expect(try Regexp("b", .bare).find(text) == [3, 4])
        #expect(try Regexp("a\u{FFFD}+b", .relabel).matches(text))
        #expect(try Regexp("", .bare).findAll([0xFF]) == [[0, 0], [1, 1]])
        // A matcher of literals compares bytes.
        #expect(try Regexp([0x61, 0xFF], .matcher).matches([0x61, 0xFF] as [UInt8]))
        #expect(try !Regexp("a\u{FFFD}", .matcher).matches([0x61, 0xFF] as [UInt8]))
        #expect(try Regexp("a\u{FFFD}", .relabel).matches([0x61, 0xFF] as [UInt8]))
    }

    @Test(arguments: [
        (#"\p{greek}+"#, "αβγ", true), (#"\p{Letter}"#, "é", true), (#"\p{LC}"#, "ª", false), (#"[^\p{LC}]"#, "ª", true),
        (#"\P{Assigned}"#, "\u{378}", true), (#"\p{Cn}"#, "a", false),
        (#"[x\p{ascii}]+"#, "abc", true), (#"\P{ascii}"#, "é", true), (#"\p{^Any}"#, "a", false),
    ])
    func propertiesThatRE2HasNotGot(pattern: String, text: String, matches: Bool) throws {
        #expect(try Regexp(pattern, .relabel).matches(text) == matches)
    }

    @Test func largePrograms() throws {
        let regexp = try Regexp(#"\pL{500}"#, .matcher)
        #expect(regexp.isExecutable)
        #expect(regexp.matches(String(repeating: "é", count: 500)))
        let deep = try Regexp(String(repeating: "(?:", count: 50_000) + "a" + String(repeating: ")", count: 50_000), .matcher)
        #expect(deep.matches("a"))
    }

    @Test func oneExpressionOnManyThreads() async throws {
        let regexp = try Regexp("(a|b)+c[0-9]{1,3}", .matcher)
        await withTaskGroup(of: Bool.self) { group in
            for i in 0..<64 { group.addTask { regexp.matches("ababc\(i)") && !regexp.matches("abab\(i)") } }
            for await answer in group { #expect(answer) }
        }
    }

    @Test func refusedPatternsThrow() {
        #expect(throws: RegexpError.self) { try Regexp("(", .matcher) }
    }
}
