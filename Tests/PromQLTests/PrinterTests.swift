import PromQL
import Testing

@Suite struct PrinterTests {
    @Test(arguments: [
        ("sum by(job)(rate(x{a='b'}[5m]))", "sum by (job) (rate(x{a=\"b\"}[5m]))"),
        ("sum(x)without(a,b)", "sum without (a, b) (x)"),
        ("sum(x)by()", "sum(x)"),
        ("topk(3,x)", "topk(3, x)"),
        ("x{b='1',a='2'}", "x{a=\"2\",b=\"1\"}"),
        ("{__name__='x',a='b'}", "{__name__=\"x\",a=\"b\"}"),
        ("{'x y'}", "{__name__=\"x y\"}"),
        ("{'a b'='c'}", "{\"a b\"=\"c\"}"),
        ("sum by ('a b') (x)", "sum by (\"a b\") (x)"),
        ("x offset 90m @ 10.1", "x @ 10.100 offset 1h30m"),
        ("x @ start() offset -1d", "x @ start() offset -1d"),
        ("x[300] smoothed", "x[5m] smoothed"),
        ("x[1h:5m] offset 1w", "x[1h:5m] offset 1w"),
        ("x[1h:]", "x[1h:]"),
        ("x[5m*2]", "x[5m * 2]"),
        ("x[(5m)]", "x[(5m)]"),
        ("x[-(5m)]", "x[-(5m)]"),
        ("x[max_of(1m,step())]", "x[max_of(1m, step())]"),
        ("x offset -step()", "x offset -step()"),
        ("a+on(b)group_left(c)d", "a + on (b) group_left (c) d"),
        ("a+ignoring()d", "a + d"),
        ("a+on()d", "a + on () d"),
        ("a+fill_right(1)fill_left(2)d", "a + fill_left (2) fill_right (1) d"),
        ("a+fill(1e9)d", "a + fill (1e+09) d"),
        ("a>bool 1", "a > bool 1"),
        ("-Inf", "-Inf"),
        ("+1e21", "1000000000000000000000"),
        ("0.1", "0.1"),
        ("1h30m", "1h30m"),
        ("-5m", "-5m"),
        ("\"a\\\"b\\n\"", "\"a\\\"b\\n\""),
        ("'\\xff'", "\"\\xff\""),
        ("-(a)", "-(a)"),
        ("time ( )", "time()"),
    ])
    func printsOneLine(text: String, expected: String) {
        #expect(printed(text) == expected)
    }

    @Test func printsANode() throws {
        let expression = try #require(parse("sum(rate(x[5m])) / 2").expression)
        guard case .binary(let binary) = expression.node(expression.root) else {
            Issue.record("no binary operation")
            return
        }
        #expect(String(decoding: expression.printed(binary.left), as: UTF8.self) == "sum(rate(x[5m]))")
    }

    private let long = "a_metric_with_quite_a_long_name_that_fills_a_line{with_a_label=\"and_a_value\"}"

    @Test func keepsShortLines() {
        #expect(prettyPrinted("sum by(a) (b)") == "sum by (a) (b)")
    }

    @Test func opensWhatIsLong() {
        #expect(
            prettyPrinted("sum by (a) (rate(\(long)[5m]) + \(long))") == """
                sum by (a) (
                    rate(\(long)[5m])
                  +
                    \(long)
                )
                """)
        #expect(
            prettyPrinted("histogram_quantile(0.9, -(\(long) > bool on (x) \(long)))") == """
                histogram_quantile(
                  0.9,
                  -(
                      \(long)
                    > bool on (x)
                      \(long)
                  )
                )
                """)
        #expect(
            prettyPrinted("topk(3, max_over_time(sum(\(long))[1h:5m] @ 1000 offset 1d))") == """
                topk(
                  3,
                  max_over_time(
                    sum(\(long))[1h:5m] @ 1000.000 offset 1d
                  )
                )
                """)
    }

    @Test func indentsNoShortSubquery() {
        // A subquery that fits is written without its indentation, as Prometheus does.
        #expect(
            prettyPrinted("max_over_time(\(long)[1h:5m] offset 1d)") == """
                max_over_time(
                \(long)[1h:5m] offset 1d
                )
                """)
    }
}
