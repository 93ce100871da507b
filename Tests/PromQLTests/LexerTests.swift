import PromQL
import Testing

@Suite struct LexerTests {
    /// The tokens as `kind:text`, with the problem at the end when there is one.
    private func tokens(_ text: String, _ notation: Lexer.Notation = .expression) -> [String] {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            var lexer = Lexer(buffer, notation: notation)
            var found: [String] = []
            while true {
                let token = lexer.next()
                if token.kind == .endOfText { return found }
                if token.kind == .invalid { return found + ["\(lexer.start): \(lexer.problem)"] }
                found.append("\(token.kind):" + String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self))
            }
        }
    }

    @Test(arguments: [
        ("foo{bar='x'}", ["identifier:foo", "leftBrace:{", "identifier:bar", "equal:=", "string:'x'", "rightBrace:}"]),
        ("a:b +c", ["metricIdentifier:a:b", "add:+", "identifier:c"]),
        ("SUM BY(x)", ["sum:SUM", "by:BY", "leftParen:(", "identifier:x", "rightParen:)"]),
        ("1 >= 0x1F", ["number:1", "greaterOrEqual:>=", "number:0x1F"]),
        ("x[5m:1s]", ["identifier:x", "leftBracket:[", "duration:5m", "colon::", "duration:1s", "rightBracket:]"]),
        (
            "x[ step() * 2 ]",
            ["identifier:x", "leftBracket:[", "stepWord:step", "leftParen:(", "rightParen:)", "multiply:*", "number:2", "rightBracket:]"]
        ),
        ("1_000.5e-3", ["number:1_000.5e-3"]),
        ("iNf Nan .5", ["number:iNf", "number:Nan", "number:.5"]),
        ("1h30m 1d", ["duration:1h30m", "duration:1d"]),
        ("a # comment {\nb", ["identifier:a", "identifier:b"]),
        ("{by=\"x\"}", ["leftBrace:{", "identifier:by", "equal:=", "string:\"x\"", "rightBrace:}"]),
        ("fill (1) + fill", ["fill:fill", "leftParen:(", "number:1", "rightParen:)", "add:+", "identifier:fill"]),
        ("a </ b >/ c", ["identifier:a", "trimUpper:</", "identifier:b", "trimLower:>/", "identifier:c"]),
        ("`a\nb`", ["string:`a\nb`"]),
    ])
    func splits(text: String, expected: [String]) {
        #expect(tokens(text) == expected)
    }

    @Test(arguments: [
        ("a ? b", "2: unexpected character: '?'"),
        ("(a", "2: unclosed left parenthesis"),
        ("a)", "2: unexpected right parenthesis ')'"),
        ("x[5m", "4: unclosed left bracket"),
        ("x[", "2: unexpected end of input in duration expression"),
        ("x[:5m]", "3: unexpected colon before duration in duration expression"),
        ("x[5m[", "4: unexpected left bracket '['"),
        ("]", "0: unexpected right bracket ']'"),
        ("{a", "2: unexpected end of input inside braces"),
        ("{a!b}", "2: unexpected character after '!' inside braces: 'b'"),
        ("{1}", "1: unexpected character inside braces: '1'"),
        ("'abc", "0: unterminated quoted string"),
        ("\"a\nb\"", "0: unterminated quoted string"),
        ("`abc", "0: unterminated raw string"),
        ("\"\\q\"", "0: unknown escape sequence U+0071 'q'"),
        ("\"\\xg0\"", "0: illegal character U+0067 'g' in escape sequence"),
        ("\"\\ud800\"", "0: escape sequence is an invalid Unicode code point"),
        ("\"\u{FFFD}\"", "0: invalid UTF-8 rune"),
        ("1.2.3", "0: bad number or duration syntax: \"1.2.\""),
        ("5mx", "0: bad number or duration syntax: \"5mx\""),
        ("1e", "0: bad number or duration syntax: \"1e\""),
        ("é", "0: unexpected character: 'é'"),
    ])
    func refuses(text: String, problem: String) {
        #expect(tokens(text).last == problem)
    }

    @Test(arguments: [
        (
            "m{a='1'} 1 2x3",
            [
                "identifier:m", "leftBrace:{", "identifier:a", "equal:=", "string:'1'", "rightBrace:}", "space: ", "number:1", "space: ",
                "number:2", "times:x", "number:3",
            ]
        ),
        (
            "m _x2 -1+1x3",
            [
                "identifier:m", "space: ", "blank:_", "times:x", "number:2", "space: ", "subtract:-", "number:1", "add:+", "number:1",
                "times:x", "number:3",
            ]
        ),
        (
            "{} {{sum:1 buckets:[1 -2]}}x2",
            [
                "leftBrace:{", "rightBrace:}", "space: ", "openHistogram:{{", "sumKey:sum", "colon::", "number:1", "space: ",
                "bucketsKey:buckets", "colon::", "leftBracket:[", "number:1", "space: ", "subtract:-", "number:2", "rightBracket:]",
                "closeHistogram:}}", "times:x", "number:2",
            ]
        ),
        ("m stale", ["identifier:m", "space: ", "identifier:stale"]),
        ("m 0x3", ["identifier:m", "space: ", "number:0", "times:x", "number:3"]),
        (
            "m {{counter_reset_hint:gauge}}",
            [
                "identifier:m", "space: ", "openHistogram:{{", "counterResetHintKey:counter_reset_hint", "colon::", "gaugeType:gauge",
                "closeHistogram:}}",
            ]
        ),
    ])
    func splitsSeries(text: String, expected: [String]) {
        #expect(tokens(text, .series) == expected)
    }

    @Test func staysAtTheEnd() {
        let bytes = Array("a".utf8)
        bytes.withUnsafeBufferPointer { buffer in
            var lexer = Lexer(buffer)
            _ = lexer.next()
            #expect(lexer.next() == Token(.endOfText, start: 1, end: 1))
            #expect(lexer.next() == Token(.endOfText, start: 1, end: 1))
        }
    }
}
