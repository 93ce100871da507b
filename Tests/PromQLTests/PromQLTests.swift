import PromQL
import SourceText

/// Parses with everything switched on unless told otherwise.
func parse(_ text: String, _ features: ParserOptions.Features = .all, version: PrometheusVersion = .newest) -> ParsedExpression {
    var parser = ExpressionParser(options: ParserOptions(features: features, version: version))
    return parser.parse(text)
}

/// The errors as `start-end message`.
func errors(_ text: String, _ features: ParserOptions.Features = .all, version: PrometheusVersion = .newest) -> [String] {
    parse(text, features, version: version).errors.map { "\($0.start)-\($0.end) \($0.message)" }
}

func printed(_ text: String) -> String? {
    parse(text).expression.map { String(decoding: $0.printed(), as: UTF8.self) }
}

func prettyPrinted(_ text: String) -> String? {
    parse(text).expression.map { String(decoding: $0.prettyPrinted(), as: UTF8.self) }
}

/// The tree as an S-expression: `(+ a 1)`.
func tree(_ text: String) -> String {
    guard let expression = parse(text).expression else { return "refused" }
    return show(expression.root, in: expression)
}

private func spelling(_ kind: TokenKind) -> String { kind.spelling?.description ?? "" }

private func show(_ id: NodeID, in expression: Expression) -> String {
    let children = expression.children(of: id).map { show($0, in: expression) }
    let inner = children.isEmpty ? "" : " " + children.joined(separator: " ")
    switch expression.node(id) {
    case .aggregation(let aggregation): return "(\(spelling(aggregation.operation))\(inner))"
    case .binary(let binary): return "(\(spelling(binary.operation))\(inner))"
    case .call(let call): return "(\(call.function?.name ?? "?")\(inner))"
    case .duration(let duration): return "(\(spelling(duration.operation))\(inner))"
    case .matrixSelector: return "(range\(inner))"
    case .number(let number): return number.isDuration ? "\(number.value)s" : "\(number.value)"
    case .parenthesized: return "[\(children[0])]"
    case .string(let text): return "'\(expression.string(text))'"
    case .subquery: return "(subquery\(inner))"
    case .unary(let unary): return "(\(spelling(unary.operation))\(inner))"
    case .vectorSelector(let selector):
        return (selector.name.map(expression.string) ?? "{}") + inner
    }
}
