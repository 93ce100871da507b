import PromQL

/// Parses the input with all features; what is accepted must print, and its text must parse again, but for what Prometheus itself
/// prints in a form that it does not read.
@_cdecl("LLVMFuzzerTestOneInput")
func runOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = UnsafeBufferPointer(start: data, count: count)
    for features in [ParserOptions.Features.all, []] {
        var parser = ExpressionParser(options: ParserOptions(features: features))
        let parsed = parser.parse(text)
        for error in parsed.errors { _ = error.text(in: text) }
        if let expression = parsed.expression {
            _ = expression.printed()
            _ = expression.prettyPrinted()
        }
    }
    var parser = ExpressionParser()
    _ = parser.parseMetric(text)
    _ = parser.parseMetricSelector(text)
    return 0
}
