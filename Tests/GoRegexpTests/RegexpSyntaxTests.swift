import Testing

@testable import GoRegexp

@Suite struct RegexpSyntaxTests {
    @Test(
        arguments: [
            "", "abc", "a|b|c", "(a|b)*c+?", "[a-z0-9_-]+", "[]a]", "[^]a]", "[a-]", "[[:alpha:][:^digit:]]", #"[\d\-\]]"#,
            #"\d\D\s\S\w\W\b\B\A\z"#,
            #"\pL\p{Greek}\P{^Lu}[\pN]"#, #"\x41\x{1F600}\012\0\n\_"#, "(?i)a(?-i:b)(?s-m:c)(?U)d*", "(?P<n>a)(?<n>b)(?P<1>c)",
            "a{2}b{2,}c{2,5}d{0}", "a{,3}{x}{",
            "a{01}", #"\Q*+?\E\Qx"#, "^*$+", "a(?i)*", "()|", "x{1000}", "(?:x{31}){32}", "日本[語-鿿]", "(?:(?:a{2}){3}){4}", #"a\Q\E*"#,
            "(x{0}){1000}", "]}", "[[:]",
        ])
    func accepted(pattern: String) {
        for dialect in RegexpDialect.allCases where !(dialect != .bare && dialect != .matcher && pattern.hasSuffix(#"\Qx"#)) {
            #expect(RegexpSyntax.check(pattern, dialect) == nil, "\(dialect)")
        }
    }

    @Test(
        arguments: [
            ("(a", "missing closing ): `(a`", 0..<2), ("a)b", "unexpected ): `a)b`", 0..<3), ("x[a", "missing closing ]: `[a`", 1..<3),
            ("x*", nil, 0..<0), ("*a", "missing argument to repetition operator: `*`", 0..<1),
            ("a|+?b", "missing argument to repetition operator: `+?`", 2..<4),
            ("a**", "invalid nested repetition operator: `**`", 1..<3), ("a{2}??{3}", "invalid nested repetition operator: `{2}??`", 1..<6),
            ("ab{1001}", "invalid repeat count: `{1001}`", 2..<8),
            ("a{3,2}", "invalid repeat count: `{3,2}`", 1..<6), ("(x{32}){32}", "invalid repeat count: `{32}`", 7..<11),
            ("a{99999999999}", "invalid repeat count: `{99999999999}`", 1..<14),
            ("(?<=a)b", "invalid named capture: `(?<=a)b`", 0..<7), ("(?P<a b>c)", "invalid named capture: `(?P<a b>`", 0..<8),
            ("(?=a)", "invalid or unsupported Perl syntax: `(?=`", 0..<3),
            ("(?i-)a", "invalid or unsupported Perl syntax: `(?i-)`", 0..<5), ("[z-a]", "invalid character class range: `z-a`", 1..<4),
            ("[[:letters:]]", "invalid character class range: `[:letters:]`", 1..<12),
            (#"\p{Klingon}"#, #"invalid character class range: `\p{Klingon}`"#, 0..<11),
            (#"a\y"#, #"invalid escape sequence: `\y`"#, 1..<3), (#"\x{}"#, #"invalid escape sequence: `\x{}`"#, 0..<4),
            (#"\8"#, #"invalid escape sequence: `\8`"#, 0..<2), (#"\1"#, #"invalid escape sequence: `\1`"#, 0..<2),
            (#"a\"#, "trailing backslash at end of expression: ``", 2..<2), (#"[\"#, "trailing backslash at end of expression: ``", 2..<2),
            (#"\x4é"#, #"invalid escape sequence: `\x4é`"#, 0..<5), (#"\C"#, #"invalid escape sequence: `\C`"#, 0..<2),
            ("(?", "invalid or unsupported Perl syntax: `(?`", 0..<2),
            ("(?P<n", "invalid named capture: `(?P<n`", 0..<5), ("(?<>a)", "invalid named capture: `(?<>`", 0..<4),
        ] as [(String, String?, Range<Int>)])
    func messagesAndPlaces(pattern: String, message: String?, range: Range<Int>) {
        let error = RegexpSyntax.check(pattern, .bare)
        #expect(error?.message == message.map { "error parsing regexp: " + $0 })
        if let error { #expect(error.range == range) }
    }

    @Test func anchorsAreGluedBeforeParsing() {
        for dialect in [RegexpDialect.relabel, .alertmanager] {
            #expect(RegexpSyntax.check("a)|(b", dialect) == nil)
            #expect(RegexpSyntax.check(#"\Qa"#, dialect)?.reason == .missingParenthesis)
        }
        for dialect in [RegexpDialect.matcher, .bare] {
            #expect(RegexpSyntax.check("a)|(b", dialect)?.reason == .unexpectedParenthesis)
            #expect(RegexpSyntax.check(#"\Qa"#, dialect) == nil)
        }
        #expect(RegexpSyntax.check("(a", .relabel)?.message == "error parsing regexp: missing closing ): `^(?s:(a)$`")
        #expect(RegexpSyntax.check("x[a", .alertmanager)?.message == "error parsing regexp: missing closing ]: `[a)$`")
        #expect(RegexpSyntax.check("x[a", .alertmanager)?.range == 1..<3)
    }

    @Test func patternsThatAreNoUTF8() {
        let bad: [UInt8] = [0x61, 0xFF, 0x62]
        for dialect in [RegexpDialect.relabel, .alertmanager, .bare] {
            #expect(RegexpSyntax.check(bad, dialect)?.reason == .invalidUTF8)
            #expect(RegexpSyntax.check(bad, dialect)?.range == 1..<3)
        }
        // Prometheus does not parse a matcher without special characters.
        #expect(RegexpSyntax.check(bad, .matcher) == nil)
        #expect(RegexpSyntax.check(bad + Array(".*".utf8), .matcher)?.reason == .invalidUTF8)
        #expect(RegexpSyntax.check(Array("(?P<".utf8) + bad + Array(">x)".utf8), .bare)?.reason == .invalidUTF8)
    }

    @Test(arguments: [
        ("greek", true), ("Letter", true), ("upper case-let_ter", true), ("ASCII", true), ("Assigned", true), ("Any", false), ("Lu", false),
        ("LC", true), ("Cn", true),
    ])
    func propertyNames(name: String, isNew: Bool) {
        for dialect in [RegexpDialect.relabel, .alertmanager, .bare] { #expect(RegexpSyntax.check("\\p{\(name)}", dialect) == nil) }
        #expect((RegexpSyntax.check("\\p{\(name)}", .matcher) == nil) == !isNew)
    }

    @Test func scriptsOfSeveralWords() {
        #expect(RegexpSyntax.check(#"\p{Old_Italic}"#, .matcher) == nil)
        #expect(RegexpSyntax.check(#"\p{Old_Italic}"#, .bare)?.reason == .invalidCharacterRange)
    }

    @Test(arguments: [
        ("", true), ("a", false), ("a*", true), ("a+", false), ("a?b*", true), ("a|", true), ("(|a)+", true), ("a{0,3}", true),
        ("a{2}", false), ("(a*){2,}", true), ("^$", true), (#"\b"#, false),
        (#"\B"#, true), ("(?i)", true), ("[ab]*|c", true), (".*", true), (".+", false), ("(?:a|b*)c?", true), (#"\Q\E"#, true),
        ("ab|cd", false), ("a)|(", true), ("(", false),
    ])
    func emptyText(pattern: String, matches: Bool) throws {
        for dialect in RegexpDialect.allCases {
            let answer = Array(pattern.utf8).withUnsafeBufferPointer { RegexpSyntax.matchesEmpty($0, dialect) }
            guard let regexp = try? Regexp(pattern, dialect) else {
                #expect(!answer)
                continue
            }
            #expect(answer == matches)
            #expect(regexp.matches("") == matches)
        }
    }

    @Test func patternsWithoutMeta() {
        func plain(_ text: String) -> Bool { Array(text.utf8).withUnsafeBufferPointer { RegexpSyntax.hasNoMeta($0) } }
        #expect(plain("node-exporter:9100/é"))
        for meta in #"\.+*?()|[]{}^$"# { #expect(!plain("a\(meta)b")) }
        #expect(RegexpSyntax.quoteMeta("a.b|c-d".utf8) == Array(#"a\.b\|c-d"#.utf8))
    }

    private func nested(_ open: String, _ count: Int, _ close: String = ")") -> String {
        String(repeating: open, count: count) + "a" + String(repeating: close, count: count)
    }

    @Test func nestingLimit() {
        // Every capture or repetition is a level of Go's tree, the character is one, too.
        #expect(RegexpSyntax.check(nested("(", 999), .bare) == nil)
        #expect(RegexpSyntax.check(nested("(", 1000), .bare)?.reason == .nestingDepth)
        #expect(RegexpSyntax.check(nested("(", 998), .relabel) == nil)
        #expect(RegexpSyntax.check(nested("(", 999), .relabel)?.reason == .nestingDepth)
        #expect(RegexpSyntax.check(nested("(", 999), .matcher)?.reason == .nestingDepth)
        #expect(RegexpSyntax.check(nested("(?:", 999, ")*"), .bare) == nil)
        #expect(RegexpSyntax.check(nested("(?:", 1000, ")*"), .bare)?.reason == .nestingDepth)
        // Groups for grouping alone are no levels, however many there are.
        #expect(RegexpSyntax.check(nested("(?:", 100_000), .relabel) == nil)
        #expect(RegexpSyntax.check(String(repeating: "(", count: 100_000), .bare)?.reason == .missingParenthesis)
        #expect(RegexpSyntax.check("(" + String(repeating: "|", count: 20_000) + ")", .matcher) == nil)
    }

    @Test func sizeLimit() {
        #expect(RegexpSyntax.check("(\(String(repeating: "(xx?)", count: 1000))){1000}", .bare)?.reason == .tooLarge)
        #expect(RegexpSyntax.check("(\(String(repeating: "(xx?)", count: 600))){1000}", .bare)?.reason == nil)
        #expect(RegexpSyntax.check(String(repeating: "(xx?){1000}", count: 2000), .bare)?.reason == .tooLarge)
        #expect(RegexpSyntax.check(String(repeating: #"\pL"#, count: 27_000), .bare)?.reason == .tooLarge)
        #expect(RegexpSyntax.check(String(repeating: "ab?", count: 100_000), .bare) == nil)
    }

    @Test func noTextMakesItTrap() {
        let pieces = [
            "a", "é", "(", ")", "(?", "(?:", "(?i-s:", "(?P<", "(?<n>", ">", "|", "*", "+", "?", "{", "}", "{2,", "3}", "[", "]", "[^", "-",
            "[:", ":]", "alpha", "\\", "\\p",
            "{^Lu}", "\\Q", "\\E", "\\x", "\\x{", "12", "^", "$", ".",
        ]
        var state: UInt64 = 42
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for _ in 0..<20_000 {
            var pattern: [UInt8] = []
            for _ in 0..<random(9) {
                if random(30) == 0 { pattern.append(UInt8(random(256))) } else { pattern += pieces[random(pieces.count)].utf8 }
            }
            for dialect in RegexpDialect.allCases {
                let error = RegexpSyntax.check(pattern, dialect)
                #expect(error.map { $0.range.upperBound <= pattern.count } ?? true)
                // What is accepted must be a pattern for RE2 as well, and the two ways of reading must agree.
                let regexp = try? Regexp(pattern, dialect)
                #expect((regexp == nil) == (error != nil))
                let isEmptyMatched = pattern.withUnsafeBufferPointer { RegexpSyntax.matchesEmpty($0, dialect) }
                if let regexp {
                    #expect(regexp.isExecutable, "\(String(decoding: pattern, as: UTF8.self))")
                    #expect(regexp.matches("") == isEmptyMatched, "\(String(decoding: pattern, as: UTF8.self))")
                }
            }
        }
    }
}
