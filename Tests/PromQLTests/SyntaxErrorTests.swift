import PromQL
import SourceText
import Testing

@Suite struct SyntaxErrorTests {
    @Test(arguments: [
        ("", ["0-0 no expression found in input"]),
        ("1 +", ["3-3 unexpected end of input"]),
        ("a b", ["2-3 unexpected identifier \"b\""]),
        ("sum(a b)", ["6-7 unexpected identifier \"b\" in aggregation", "0-0 no arguments for aggregate expression provided"]),
        ("a{b}", ["3-4 unexpected \"}\" in label matching, expected label matching operator"]),
        ("a{b=1}", ["4-6 unexpected character inside braces: '1'"]),
        ("a{b='c',,}", ["8-9 unexpected \",\" in label matching, expected identifier or \"}\""]),
        ("sum by a (b)", ["7-8 unexpected identifier \"a\" in grouping opts, expected \"(\""]),
        ("sum by (a b) (c)", ["10-11 unexpected identifier \"b\" in grouping opts, expected \",\" or \")\""]),
        ("a offset b", ["9-10 unexpected identifier \"b\" in offset, expected number, duration, step(), or range()"]),
        ("a @ b", ["4-5 unexpected identifier \"b\" in @, expected timestamp"]),
        ("a[b]", ["2-4 unexpected character in duration expression: 'b'"]),
        ("f(a,)", ["3-4 trailing commas not allowed in function call args", "0-1 unknown function with name \"f\""]),
        ("1 offset 5m", ["0-1 offset modifier must be preceded by an instant vector selector or range vector selector or a subquery"]),
        ("a offset 1m offset 2m", ["0-11 offset may not be set multiple times"]),
        ("a @ 1 @ 2", ["0-5 @ <timestamp> may not be set multiple times"]),
        ("sum(a)[5m]", ["6-10 ranges only allowed for vector selectors"]),
        ("a offset 1m[5m]", ["11-15 no offset modifiers allowed before range"]),
        ("a[0s]", ["2-4 duration must be greater than 0"]),
        ("a[5m30h]", ["2-7 not a valid duration string: \"5m30h\"", "2-7 duration must be greater than 0"]),
        ("a[5m / 0]", ["5-6 division by zero", "0-0 duration must be greater than 0"]),
        ("a{b=~'['}", ["2-8 error parsing regexp: missing closing ]: `[`"]),
        ("topk(a)", ["0-7 wrong number of arguments for aggregate expression provided, expected 2, got 1"]),
        ("a @ Inf", ["0-1 timestamp out of bounds for @ modifier: +Inf"]),
        ("0x", ["0-2 error parsing number: strconv.ParseFloat: parsing \"0x\": invalid syntax"]),
        ("sum by ('') (a)", ["8-10 invalid label name for grouping: \"\""]),
    ])
    func namesThem(text: String, expected: [String]) {
        #expect(errors(text) == expected)
    }

    @Test func hasTheLineOfPrometheus() {
        let text = Array("a +\n  b c".utf8)
        var parser = ExpressionParser()
        let error = parser.parse(text).errors.first
        #expect(text.withUnsafeBufferPointer { error?.text(in: $0) } == "2:5: parse error: unexpected identifier \"c\"")
    }

    @Test(arguments: [
        ("rate(a[5m]) > rte(b[5m])", "rate"), ("hisogram_quantile(0.9, a)", "histogram_quantile"),
        ("holt_winters(a[5m], 1, 1)", "double_exponential_smoothing"),
        ("summ(a)", "sum"),
    ])
    func suggestsAName(text: String, name: String) {
        #expect(parse(text).errors.first?.suggestion == name)
    }

    @Test(arguments: [
        ("limitk(1, a)", "promql-experimental-functions"), ("a + fill(1) b", "promql-binop-fill-modifiers"),
        ("a[5m] anchored", "promql-extended-range-selectors"), ("mad_over_time(a[5m])", "promql-experimental-functions"),
    ])
    func namesTheFeature(text: String, feature: String) {
        #expect(parse(text, []).errors.first?.note == "it works with --enable-feature=\(feature)")
        #expect(parse(text, .all).errors.isEmpty)
    }

    @Test(arguments: [
        ("a b", ["an operator", "\"{\"", "\"[\"", "\"(\"", "\"@\"", "\"offset\"", "\"smoothed\"", "\"anchored\"", "the end"]),
        ("(a b)", ["an operator", "\"{\"", "\"[\"", "\"(\"", "\")\"", "\"@\"", "\"offset\"", "\"smoothed\"", "\"anchored\""]),
        ("sum by (a b) (c)", ["\",\"", "\")\""]),
        ("a{b c}", ["\"=\"", "\"=~\"", "\"!=\"", "\"!~\""]),
        ("a offset b", ["a number", "a duration", "\"(\"", "\"+\"", "\"-\"", "\"step\"", "\"range\"", "\"max_of\"", "\"min_of\""]),
    ])
    func saysWhatWasExpected(text: String, expected: [String]) {
        #expect(parse(text).errors.first?.expected == expected)
    }

    @Test(arguments: [
        ("a = 1", "== compares; = is for matchers in braces"),
        ("rate(x[$__interval])", "variables such as $__rate_interval are filled in by Grafana; Prometheus does not know them"),
        ("a && b", "the operator is written \"and\""), ("a || b", "the operator is written \"or\""),
    ])
    func helps(text: String, note: String) {
        #expect(parse(text).errors.first?.note == note)
    }

    @Test(arguments: [("sum(a b)", [false, true]), ("a[0s / 0]", [false, true]), ("foo(a) + bar(b)", [false, false])])
    func marksConsequences(text: String, expected: [Bool]) {
        #expect(parse(text).errors.map(\.isConsequence) == expected)
    }

    @Test func findsSeveral() {
        #expect(
            errors("rte(a{b~'x'}, c{d}) + sum by (e f) (g)") == [
                "7-38 unexpected character inside braces: '~'"
            ])
        #expect(
            errors("rte(a{b}) + sum by (e f) (g)") == [
                "7-8 unexpected \"}\" in label matching, expected label matching operator", "0-3 unknown function with name \"rte\"",
                "22-23 unexpected identifier \"f\" in grouping opts, expected \",\" or \")\"",
            ])
    }

    @Test func keepsTheTreeWithErrors() {
        let parsed = parse("rte(a[5m])")
        #expect(parsed.expression == nil)
        #expect(parsed.tree.map { String(decoding: $0.printed(), as: UTF8.self) } == "rte(a[5m])")
    }

    @Test func keepsAHundredErrors() {
        let text = "{" + String(repeating: "a,", count: 5000) + "}"
        #expect(parse(text).errors.count == 100)
    }
}

/// What is found behind the error at which Prometheus stops.
@Suite struct FurtherErrorTests {
    @Test(arguments: [
        ("sum(a b) + rate(c)", ["16-17 expected type range vector in call to function \"rate\", got instant vector"]),
        ("rte(a) + abs(b[5m])", ["13-18 expected type instant vector in call to function \"abs\", got range vector"]),
        ("(a b) + (c d)", ["11-12 unexpected identifier \"d\""]),
        ("a b + c d or rte(e)", ["8-9 unexpected identifier \"d\"", "13-16 unknown function with name \"rte\""]),
        (
            "foo(a b, c[0s], 1 > 2)",
            [
                "11-13 duration must be greater than 0", "0-3 unknown function with name \"foo\"",
                "18-18 comparisons between scalars must use BOOL modifier",
            ]
        ),
        ("a{b} + rate(c)", ["12-13 expected type range vector in call to function \"rate\", got instant vector"]),
        ("a + * b or sum(c[5m])", ["15-20 expected type instant vector in aggregation expression, got range vector"]),
    ])
    func areFound(text: String, expected: [String]) {
        let further = parse(text).further.map { "\($0.start)-\($0.end) \($0.message)" }
        #expect(further == expected)
        #expect(!parse(text).errors.isEmpty)
    }

    @Test(arguments: [
        "a b", "sum(a b)", "rate(a b)", "abs(a b, c)", "rate(rte(a))", "rte(a) + 1", "topk(a b)", "a{b}", "{a b}", "sum by (a b) (c)",
        "a offset b", "a @ b",
        "a[5m", "(a", "a)", "'", "a ? b", "sum(", "a +", ") + 1", "a and and b", "info(a, b c)", "-rte(a)", "rte(a)[5m:]", "1 b > 2",
    ])
    func areNoConsequences(text: String) {
        #expect(parse(text).further.map(\.message) == [])
    }

    @Test func areThoseOfATree() throws {
        let parsed = parse("sum(a b) + rate(c)")
        #expect(parsed.expression == nil)
        let tree = try #require(parsed.tree)
        #expect(String(decoding: tree.printed(), as: UTF8.self) == "sum(()) + rate(c)")
    }
}
