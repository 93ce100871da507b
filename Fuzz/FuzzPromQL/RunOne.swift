import PromQL

/// Parses the input with all features, with none, and as an old release; what is accepted must print, walk and compute. The lexer of
/// series notation runs over it, too.
@_cdecl("LLVMFuzzerTestOneInput")
func runOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = UnsafeBufferPointer(start: data, count: count)
    let settings = [
        ParserOptions(features: .all), ParserOptions(), ParserOptions(version: PrometheusVersion(2, 42)),
        ParserOptions(features: .all, version: PrometheusVersion(3, 8)),
    ]
    for options in settings {
        var parser = ExpressionParser(options: options)
        let parsed = parser.parse(text)
        for error in parsed.errors { _ = error.text(in: text) }
        if let tree = parsed.tree { _ = tree.printed() }
        if let expression = parsed.expression { use(expression) }
    }
    var parser = ExpressionParser()
    _ = parser.parseMetric(text)
    _ = parser.parseMetricSelector(text)
    var lexer = Lexer(text, notation: .series)
    while true {
        let token = lexer.next()
        if token.kind == .endOfText || token.kind == .invalid { break }
    }
    return 0
}

private func use(_ expression: Expression) {
    _ = expression.prettyPrinted()
    expression.walk { node, _ in
        _ = expression.constant(node)
        if case .matrixSelector(let matrix) = expression.node(node) {
            _ = try? expression.nanoseconds(of: matrix.range, step: 60_000_000_000, range: 3_600_000_000_000, allowsNegative: false)
        }
        return .into
    }
}
