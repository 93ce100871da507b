import PromQL
import Testing

@Suite struct VersionTests {
    private let oldest = PrometheusVersion(2, 42)

    @Test(arguments: [
        ("histogram_avg(x)", "0-13 function \"histogram_avg\" exists since Prometheus 2.51, the target is 2.42"),
        ("info(x)", "0-4 function \"info\" exists since Prometheus 2.55, the target is 2.42"),
        ("limitk(1, x)", "0-6 aggregation \"limitk\" exists since Prometheus 2.54, the target is 2.42"),
        ("x </ 1", "2-4 operator \"</\" exists since Prometheus 3.11, the target is 2.42"),
        ("{'x'}", "1-4 quoted names exist since Prometheus 2.51, the target is 2.42"),
        ("sum by ('a') (x)", "8-11 quoted label names in lists exist since Prometheus 2.55, the target is 2.42"),
        ("x > 1_000", "4-9 underscores in numbers exist since Prometheus 2.54, the target is 2.42"),
        ("x > 10m", "4-7 durations as numbers exist since Prometheus 2.54, the target is 2.42"),
        ("x[300]", "2-5 a duration without a unit exists since Prometheus 2.54, the target is 2.42"),
        ("x offset 60", "9-11 a duration without a unit exists since Prometheus 2.54, the target is 2.42"),
        ("x[5m * 2]", "2-8 arithmetic in durations exists since Prometheus 3.4, the target is 2.42"),
        ("x[5m] anchored", "0-1 the modifier \"anchored\" exists since Prometheus 3.7, the target is 2.42"),
        ("x + fill(0) y", "2-3 the modifier \"fill\" exists since Prometheus 3.10, the target is 2.42"),
    ])
    func saysSinceWhen(text: String, expected: String) {
        #expect(errors(text, [], version: oldest) == [expected])
        #expect(errors(text, .all) == [])
    }

    @Test(arguments: [
        "sum by (a) (rate(x{b=~'c.*'}[5m] offset -1m @ end()))", "holt_winters(x[5m], 0.5, 0.5)", "rate(x[1h:5m]) > 1.5e3",
        "sgn(x) atan2 y",
    ])
    func knowsTheOldLanguage(text: String) {
        #expect(errors(text, [], version: oldest) == [])
    }

    @Test func dropsFunctions() {
        let error = parse("holt_winters(x[5m], 0.5, 0.5)", .all, version: PrometheusVersion(3, 0)).errors.first
        #expect(error?.message == "unknown function with name \"holt_winters\"")
        #expect(
            error?.note == "holt_winters is gone since Prometheus 3.0; it is double_exponential_smoothing now, an experimental function")
    }

    @Test func followsTheFeatures() {
        #expect(
            errors("first_over_time(x[5m])", [], version: PrometheusVersion(3, 13)) == ["0-15 function \"first_over_time\" is not enabled"])
        #expect(errors("first_over_time(x[5m])", [], version: PrometheusVersion(3, 14)) == [])
        #expect(errors("x[5m * 2]", [], version: PrometheusVersion(3, 8)) == ["2-4 experimental duration expression is not enabled"])
        #expect(errors("x[5m * 2]", .durationExpressions, version: PrometheusVersion(3, 8)) == [])
        #expect(errors("x[5m * 2]", [], version: PrometheusVersion(3, 14)) == [])
    }

    @Test func renamesExtrema() {
        #expect(errors("x[max(1m, step())]", .all, version: PrometheusVersion(3, 8)) == [])
        #expect(
            errors("x[max_of(1m, step())]", .all, version: PrometheusVersion(3, 8)) == [
                "9-19 \"max_of\" in durations exists since Prometheus 3.13, the target is 3.8"
            ])
        #expect(errors("x[max(1m, step())]") == ["2-18 unexpected character in duration expression: 'm'"])
    }

    @Test func validatesNames() {
        #expect(errors("sum by ('a b') (x)", [], version: PrometheusVersion(2, 55)) == ["8-13 invalid label name for grouping: \"a b\""])
        #expect(errors("sum by ('a b') (x)", [], version: PrometheusVersion(3, 0)) == [])
    }

    @Test func readsFeatureNames() {
        #expect(ParserOptions.Features(name: "promql-duration-expr") == .durationExpressions)
        #expect(ParserOptions.Features(name: "memory-snapshot-on-shutdown") == nil)
    }
}
