import Documents
import PromQL

/// Expressions and what Prometheus' parser and printers make of them.
let promQLSyntaxSet = ConformanceSet(
    name: "promql_syntax", path: "oracle/promql_syntax/cases.jsonl",
    files: [CaseFile("cases", lines: "oracle/promql_syntax/cases.jsonl", check: checkSyntax)])

private func checkSyntax(_ record: Record) -> Verdict {
    guard let text = record.bytes("expr", base64: "expr_b64") else { return .disagreement(expected: "an expression", got: "none") }
    // `both` means that the two settings have the same answer.
    let settings: [ParserOptions.Features] =
        switch record.string("options") {
        case "all": [.all]
        case "both": [[], .all]
        default: [[]]
        }
    for features in settings {
        var parser = ExpressionParser(options: ParserOptions(features: features))
        let verdict = check(parser.parse(text), text, record)
        if !verdict.agrees { return verdict }
    }
    return .agreement
}

private func check(_ parsed: ParsedExpression, _ text: [UInt8], _ record: Record) -> Verdict {
    let wantsOK = record.bool("ok") ?? false
    guard let expression = parsed.expression else {
        let messages = text.withUnsafeBufferPointer { text in parsed.errors.map { "\($0.start)-\($0.end) \($0.text(in: text))" } }
        let got = "refused: \(messages)"
        if wantsOK { return .disagreement(expected: "accepted", got: got) }
        let start = record.records("errors").first?.int("start")
        if parsed.errors.first?.start != start {
            return .disagreement(expected: "\(record.string("error") ?? "") at \(start ?? -1)", got: got)
        }
        return .agreement
    }
    guard wantsOK else { return .disagreement(expected: "refused: \(record.string("error") ?? "")", got: "accepted") }

    let type = expression.type(expression.root).name.description
    if type != record.string("type") { return .disagreement(expected: "type \(record.string("type") ?? "")", got: "type \(type)") }
    let printed = expression.printed()
    let wanted = record.bytes("string", base64: "string_b64") ?? []
    if printed != wanted { return difference(wanted, printed) }
    let pretty = expression.prettyPrinted()
    let wantedPretty = record.bool("pretty_same") == true ? wanted : record.bytes("pretty", base64: "pretty_b64") ?? []
    if pretty != wantedPretty { return difference(wantedPretty, pretty) }

    var lines: [String] = []
    expression.walk { node, depth in
        let range = expression.range(node)
        lines.append("\(depth) \(treeName(expression.kind(node))) \(range.start) \(range.end)")
        return .into
    }
    let wantedLines = record.strings("ast").map { $0.split(separator: " ").prefix(4).joined(separator: " ") }
    return lines == wantedLines ? .agreement : .disagreement(expected: "\(wantedLines)", got: "\(lines)")
}

private func difference(_ wanted: [UInt8], _ got: [UInt8]) -> Verdict {
    .disagreement(expected: String(decoding: wanted, as: UTF8.self), got: String(decoding: got, as: UTF8.self))
}

/// The name of Prometheus' own type.
private func treeName(_ kind: ExpressionKind) -> String {
    switch kind {
    case .aggregation: "AggregateExpr"
    case .binary: "BinaryExpr"
    case .call: "Call"
    case .duration: "DurationExpr"
    case .matrixSelector: "MatrixSelector"
    case .number: "NumberLiteral"
    case .parenthesized: "ParenExpr"
    case .string: "StringLiteral"
    case .subquery: "SubqueryExpr"
    case .unary: "UnaryExpr"
    case .vectorSelector: "VectorSelector"
    }
}
