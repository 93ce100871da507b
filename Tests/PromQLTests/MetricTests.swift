import PromQL
import Testing

@Suite struct MetricTests {
    private func labels(_ text: String) -> [String] {
        var parser = ExpressionParser()
        return parser.parseMetric(text).labels.map {
            String(decoding: $0.name, as: UTF8.self) + "=" + String(decoding: $0.value, as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("x", ["__name__=x"]),
        ("x{b='1', a='2',}", ["__name__=x", "a=2", "b=1"]),
        ("{'x y', A='2'}", ["A=2", "__name__=x y"]),
        ("{a='1', a='2', b=''}", ["a=1", "a=2", "b="]),
        ("x{a='1', b='', __name__='y'}", ["__name__=x", "a=1"]),
        ("", []),
    ])
    func readsLabels(text: String, expected: [String]) {
        #expect(labels(text) == expected)
    }

    @Test(arguments: [
        ("x{a!='1'}", "3-5 unexpected <op:!=> in label set, expected \"=\""),
        ("x{a=b}", "4-5 unexpected identifier \"b\" in label set, expected string"),
        ("x{a='1' b}", "8-9 unexpected identifier \"b\" in label set, expected \",\" or \"}\""), ("x 1", "2-3 unexpected number \"1\""),
    ])
    func refuses(text: String, expected: String) {
        var parser = ExpressionParser()
        #expect(parser.parseMetric(text).errors.first.map { "\($0.start)-\($0.end) \($0.message)" } == expected)
    }

    @Test(arguments: [("{}", [String]()), ("x", ["__name__=x"]), ("x{a!='b', __name__='y'}", ["a!=b", "__name__=y", "__name__=x"])])
    func readsSelectors(text: String, expected: [String]) throws {
        var parser = ExpressionParser()
        let expression = try #require(parser.parseMetricSelector(text).expression)
        guard case .vectorSelector(let selector) = expression.node(expression.root) else {
            Issue.record("no selector")
            return
        }
        #expect(selector.matchers.map { "\(expression.string($0.name))\($0.operation.spelling)\(expression.string($0.value))" } == expected)
    }

    @Test func wantsASelector() {
        var parser = ExpressionParser()
        #expect(parser.parseMetricSelector("sum(x)").expression == nil)
    }
}
