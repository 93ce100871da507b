import Documents
import GoFormat
import PromQL
import SourceText
import TimeSeries

/// Metrics with values, metrics and selectors, and what the parser of Prometheus makes of them.
let seriesNotationSet = ConformanceSet(
    name: "series_notation", path: "oracle/series_notation/cases.jsonl",
    files: [CaseFile("cases", lines: "oracle/series_notation/cases.jsonl", check: checkSeriesNotation)])

private func checkSeriesNotation(_ record: Record) -> Verdict {
    guard let input = record.bytes("input", base64: "input_b64"), let mode = record.string("mode") else {
        return .disagreement(expected: "an input and a mode", got: "none")
    }
    switch mode {
    case "series": return checkSeries(record, input)
    case "metric": return checkMetric(record, input)
    case "selector": return checkSelector(record, input)
    default: return .disagreement(expected: "a known mode", got: mode)
    }
}

private func checkMetric(_ record: Record, _ input: [UInt8]) -> Verdict {
    var parser = ExpressionParser()
    let metric = input.withUnsafeBufferPointer { parser.parseMetric($0) }
    if let verdict = checkAcceptance(record, metric.errors.map(\.message)) { return verdict }
    return checkLabels(record, metric.labels.map { Label(name: $0.name[...], value: $0.value[...]) }) ?? .agreement
}

private func checkSelector(_ record: Record, _ input: [UInt8]) -> Verdict {
    var parser = ExpressionParser()
    let selector = input.withUnsafeBufferPointer { parser.parseMetricSelector($0) }
    if let verdict = checkAcceptance(record, selector.errors.map(\.message)) { return verdict }
    guard let tree = selector.expression, case .vectorSelector(let vector) = tree.node(tree.root) else {
        return .disagreement(expected: "a selector", got: "another expression")
    }
    let got = vector.matchers.map { [tree.bytes($0.name), Array("\($0.operation.spelling)".utf8), tree.bytes($0.value)] }
    let wanted = record.list("matchers").map { $0.children.map(\.bytes) }
    return wanted == got ? .agreement : .disagreement(expected: "matchers \(wanted)", got: "\(got)")
}

private func checkSeries(_ record: Record, _ input: [UInt8]) -> Verdict {
    let (series, problems) = SeriesNotation.parse(input)
    if let verdict = checkAcceptance(record, problems.map(\.message)) { return verdict }
    if let verdict = checkLabels(record, Array(series.labels)) { return verdict }
    let values = record.list("values")
    guard values.count == series.values.count, record.int("n") == series.values.count else {
        return .disagreement(expected: "\(record.int("n") ?? 0) points", got: "\(series.values.count)")
    }
    for (wanted, value) in zip(values, series.values) {
        if let verdict = checkPoint(wanted, value) { return verdict }
    }
    return .agreement
}

/// A disagreement about accepting, agreement about refusing, or nil when the input is accepted by both.
private func checkAcceptance(_ record: Record, _ messages: [String]) -> Verdict? {
    let isAccepted = record.bool("ok") ?? false
    if isAccepted != messages.isEmpty {
        return .disagreement(expected: isAccepted ? "accepted" : record.string("error") ?? "refused", got: messages.first ?? "accepted")
    }
    return isAccepted ? nil : .agreement
}

private func checkLabels(_ record: Record, _ labels: [Label]) -> Verdict? {
    let isBase64 = record.bool("labels_b64") ?? false
    let wanted = record.list("labels").map { pair in
        pair.children.map { isBase64 ? decodeBase64($0.bytes) ?? [] : $0.bytes }
    }
    let got = labels.map { [Array($0.name), Array($0.value)] }
    return wanted == got ? nil : .disagreement(expected: "labels \(wanted)", got: "\(got)")
}

private func checkPoint(_ wanted: Node, _ value: SequenceValue) -> Verdict? {
    switch value {
    case .omitted:
        return wanted.string == "_" ? nil : .disagreement(expected: wanted.string, got: "_")
    case .float(let float):
        let text = StaleMarker.isStale(float) ? "stale" : FloatFormat.text(float)
        return wanted.kind == .scalar && wanted.string == text ? nil : .disagreement(expected: wanted.string, got: text)
    case .histogram(let histogram, let isHintGiven):
        guard wanted.kind == .mapping else { return .disagreement(expected: wanted.string, got: "\(histogram)") }
        return checkHistogram(Record(wanted), histogram, isHintGiven: isHintGiven)
    }
}

private func checkHistogram(_ wanted: Record, _ histogram: FloatHistogram, isHintGiven: Bool) -> Verdict? {
    let hint =
        switch histogram.counterResetHint {
        case .unknown: "unknown"
        case .reset: "reset"
        case .notReset: "not_reset"
        case .gauge: "gauge"
        }
    func list(_ values: [Double]) -> String { values.map { FloatFormat.text($0) }.joined(separator: " ") }
    func list(_ spans: [BucketRow.Span]) -> String { spans.map { "\($0.offset) \($0.length)" }.joined(separator: ", ") }
    func spans(_ key: StaticString) -> String {
        wanted.list(key).map { $0.children.map(\.string).joined(separator: " ") }.joined(separator: ", ")
    }
    var pairs: [(String, wanted: String, got: String)] = [
        ("schema", wanted.string("schema") ?? "0", "\(histogram.schema)"),
        ("count", wanted.string("count") ?? "0", FloatFormat.text(histogram.count)),
        ("sum", wanted.string("sum") ?? "0", FloatFormat.text(histogram.sum)),
        ("z_bucket", wanted.string("z_bucket") ?? "0", FloatFormat.text(histogram.zeroCount)),
        ("z_bucket_w", wanted.string("z_bucket_w") ?? "0", FloatFormat.text(histogram.zeroThreshold)),
        ("hint", wanted.string("hint") ?? "unknown", hint),
        ("hint_set", "\(wanted.bool("hint_set") ?? false)", "\(isHintGiven)"),
        ("spans", spans("spans"), list(histogram.positive.spans)),
        ("n_spans", spans("n_spans"), list(histogram.negative.spans)),
        ("buckets", wanted.strings("buckets").joined(separator: " "), list(histogram.positive.counts)),
        ("n_buckets", wanted.strings("n_buckets").joined(separator: " "), list(histogram.negative.counts)),
        ("custom_values", wanted.strings("custom_values").joined(separator: " "), list(histogram.customValues)),
    ]
    if !wanted.has("text_panic") { pairs.append(("text", wanted.string("text") ?? "", histogram.description)) }
    if !wanted.has("expr_panic") { pairs.append(("expr", wanted.string("expr") ?? "", histogram.testExpression)) }
    guard let difference = pairs.first(where: { $0.wanted != $0.got }) else { return nil }
    return .disagreement(expected: "\(difference.0) \(difference.wanted)", got: difference.got)
}
