import ConfigModel
import Testing

@Suite struct MatcherParserTests {
    private func outcome(_ input: String, _ mode: MatcherMode) -> String {
        do throws(MatcherError) {
            let parsed = try MatcherParser(mode).list(Array(input.utf8))
            let text = String(decoding: parsed.matchers.text, as: UTF8.self)
            guard let warning = parsed.warning else { return text }
            return "\(text) \(warning.kind.rawValue) \(String(decoding: warning.suggestion, as: UTF8.self))"
        } catch {
            return "error at \(error.range.lowerBound)-\(error.range.upperBound)"
        }
    }

    @Test(arguments: [
        ("severity=page", "{severity=\"page\"}"),
        ("{ team = \"db\" , env!~'dev|test', }", "{team=\"db\",env!~\"'dev|test'\"}"),
        ("a=\"x,y\",b=\"\\\"q\\\"\\n\\d\"", "{a=\"x,y\",b=\"\\\"q\\\"\\n\\\\d\"}"),
        ("a=", "{a=\"\"}"),
        ("a==b", "{a=\"=b\"}"),
        ("a=b}", "{a=\"b\"}"),
        ("", "{}"),
        (",a=b", "error at 0-0"),
        ("1a=b", "error at 0-4"),
        ("a=b\"c", "error at 0-5"),
        ("x=1, foo", "error at 5-8"),
    ])
    func classicMode(input: String, expected: String) {
        #expect(outcome(input, .classic) == expected)
    }

    @Test(arguments: [
        ("severity=page", "{severity=\"page\"}"),
        ("{\"service.name\"=~\"a.*\", 日本!=\"x y\",}", "{service.name=~\"a.*\",日本!=\"x y\"}"),
        ("\"a b\"=\"\\u00e9\\n\"", "{\"a b\"=\"é\\n\"}"),
        ("{}", "{}"),
        ("a=", "error at 1-2"),
        ("a==b", "error at 2-3"),
        ("a=b}", "error at 3-4"),
        ("{a=b", "error at 0-1"),
        ("a=\"\\d\"", "error at 2-6"),
        ("a='x'", "error at 2-3"),
        ("a=b c=d", "error at 4-5"),
        ("a=\"x", "error at 2-4"),
        ("a=~\"x(\"", "error at 4-6"),
    ])
    func utf8Mode(input: String, expected: String) {
        #expect(outcome(input, .utf8) == expected)
    }

    @Test(arguments: [
        ("a=\"b\"", "{a=\"b\"}"),
        ("service.name=x", "{service.name=\"x\"}"),
        ("a=", "{a=\"\"} incompatible a=\"\""),
        ("a=\"\\d+\",b=c", "{a=\"\\\\d+\",b=\"c\"} incompatible a=\"\\\\d+\",b=\"c\""),
        ("a=\"\\x41\"", "{a=\"\\\\x41\"} disagreement "),
        ("", "{} disagreement "),
        ("a!b", "error at 1-2"),
    ])
    func fallbackMode(input: String, expected: String) {
        #expect(outcome(input, .fallback) == expected)
    }

    @Test func aSingleMatcherTakesNoBraces() throws {
        #expect(throws: MatcherError.self) { try MatcherParser(.fallback).one(Array("{a=b}".utf8)) }
        #expect(throws: MatcherError.self) { try MatcherParser(.utf8).one(Array("a=b,c=d".utf8)) }
        #expect(try MatcherParser(.classic).one(Array("a={b}".utf8)).matcher.description == "a=\"{b}\"")
    }

    private static let matches: [(String, String, String, Bool)] = [
        ("=", "a", "a", true), ("=", "", "x", false), ("!=", "a", "", true), ("=~", "a|b", "b", true), ("=~", "a|b", "ab", false),
        ("!~", "a.*", "", true), ("=~", "a.c", "a\nc", false), ("=~", "a)|(b", "xb", true),
    ]

    @Test(arguments: matches)
    func matching(operation: String, pattern: String, value: String, isMatch: Bool) throws {
        let operation = try #require(MatchOperator.allCases.first { "\($0.text)" == operation })
        let matcher = try AlertMatcher(Array("x".utf8), operation, Array(pattern.utf8))
        #expect(matcher.matches(Array(value.utf8)) == isMatch)
    }

    @Test func matchersSortByNameValueAndOperator() throws {
        let parsed = try MatcherParser(.utf8).list(Array("b=1,a!=1,a=1,a=0,a=~1".utf8)).matchers
        #expect(String(decoding: parsed.sorted().text, as: UTF8.self) == "{a=\"0\",a=\"1\",a!=\"1\",a=~\"1\",b=\"1\"}")
    }

    @Test func anAbsentLabelIsTheEmptyText() throws {
        let matchers = try MatcherParser(.utf8).list(Array("team=\"\",job!~\".+\"".utf8)).matchers
        #expect(matchers.matches(AlertLabels(["alertname": "x"])))
        #expect(!matchers.matches(AlertLabels(["team": "db"])))
    }
}

@Suite struct GroupKeyTests {
    @Test func labelsPrintInTheOrderOfTheirNames() {
        var labels = AlertLabels(["job": "api", "a": "x\"y\n"])
        labels["Z"] = Array("é".utf8)
        #expect(labels.description == "{Z=\"é\", a=\"x\\\"y\\n\", job=\"api\"}")
        labels["a"] = nil
        #expect(labels.count == 2)
        #expect(labels["job"] == Array("api".utf8))
    }

    @Test func aKeyIsThePathOfMatchersAndTheLabels() throws {
        let child = try MatcherParser(.utf8).list(Array("team=db".utf8)).matchers
        let key = GroupKey.group(route: GroupKey.route([[], child]), labels: AlertLabels(["alertname": "Down"]))
        #expect(String(decoding: key, as: UTF8.self) == "{}/{team=\"db\"}:{alertname=\"Down\"}")
    }
}
