import Commands
import Documents
import GoFormat
import GoTemplate
import TimeSeries

/// Expansions of rules' and consoles' templates.
let promTemplateCases = CaseFile("cases") { folder in
    let path = folder + "/oracle/prom_templates/"
    var environments: [String: TemplateCase] = [:]
    for line in try jsonLines(path + "envs.jsonl") {
        guard let record = Record(line: line) else { continue }
        environments[record.string("env") ?? ""] = TemplateCase(record)
    }
    var libraries: [String: [UInt8]] = [:]
    for line in try jsonLines(path + "libs.jsonl") {
        guard let record = Record(line: line) else { continue }
        libraries[record.string("lib") ?? ""] = record["text"]?.bytes ?? []
    }
    let (known, texts) = (environments, libraries)
    return try jsonLines(path + "cases.jsonl").map { line in
        ConformanceCase(id: "", line: line) { record in
            guard let environment = known[record.string("env") ?? ""] else {
                return .disagreement(expected: "an environment", got: "none")
            }
            return check(record, environment, texts)
        }
    }
}

private func check(_ record: Record, _ environment: TemplateCase, _ libraries: [String: [UInt8]]) -> Verdict {
    let text = record["template"]?.bytes ?? []
    let isText = record.string("mode") == "text"
    let result: Result<[UInt8], RenderingFailure>
    var hasParseError = false
    if isText {
        let template = RuleTemplate(text, alert: environment.alert)
        hasParseError = !(template.text?.isValid ?? true)
        result = template.expand(environment.ruleData(record), environment.environment)
    } else {
        let library = record.string("lib").map { [(name: $0, text: libraries[$0] ?? [])] } ?? []
        let page = ConsolePage(text, name: "node.html", libraries: library)
        result = page.expand(environment.consoleData, environment.environment)
    }
    if isText, hasParseError != record.has("parse_error") {
        return .disagreement(expected: record.string("parse_error") ?? "no parse error", got: "parse error: \(hasParseError)")
    }
    switch result {
    case .success(let output):
        guard record.bool("ok") == true else {
            return .disagreement(expected: record.string("error") ?? "", got: "ok " + String(decoding: output, as: UTF8.self))
        }
        let expected = record.bytes("output", base64: "output_b64") ?? []
        if output == expected { return .agreement }
        return .disagreement(expected: String(decoding: expected, as: UTF8.self), got: String(decoding: output, as: UTF8.self))
    case .failure(let failure):
        let expected = record.string("error") ?? "ok " + (record.string("output") ?? "")
        guard record.bool("ok") == false else { return .disagreement(expected: expected, got: failure.message) }
        if !isText || hasParseError { return .agreement }
        return .equal(expected: beforeRegexp(expected), got: beforeRegexp(failure.message))
    }
}

/// An error without what a regular expression's own error says.
private func beforeRegexp(_ text: String) -> String {
    let sign = "error parsing regexp: "
    guard let range = text.firstRange(of: sign) else { return text }
    return String(text[..<range.upperBound])
}

/// A named environment: the data of templates, and what they can ask.
private struct TemplateCase: Sendable {
    let alert: String
    let environment: PrometheusEnvironment
    let consoleData: TemplateValue
    private let labels: TemplateValue
    private let externalLabels: TemplateValue
    private let externalURL: String
    private let value: TemplateValue

    init(_ record: Record) {
        alert = record.string("alert") ?? ""
        labels = stringMap(record["labels"])
        externalLabels = stringMap(record["external_labels"])
        externalURL = record.string("external_url_string") ?? ""
        value = Self.value(record.string("value"), histogram: record.string("value_histogram"))
        consoleData = ConsolePage.data(
            parameters: (record.string("raw_query") ?? "").split(separator: "&").map { part in
                let pair = part.split(separator: "=", maxSplits: 1)
                return (percentDecoded(pair[0]), pair.count > 1 ? percentDecoded(pair[1]) : [])
            }, path: record.string("path") ?? "", externalLabels: externalLabels)

        var results: [[UInt8]: [QuerySample]] = [:]
        for (key, value) in record["queries"]?.entries.map({ ($0.key, $0.value) }) ?? [] {
            results[key.bytes] = value.children.map { Self.sample(Record($0)) }
        }
        var errors: [[UInt8]: String] = [:]
        for (key, value) in record["query_errors"]?.entries.map({ ($0.key, $0.value) }) ?? [] { errors[key.bytes] = value.string }
        let (known, failing, other) = (results, errors, record.records("query_default").map(Self.sample))
        let url = record.string("external_url").map { text in
            PrometheusEnvironment.ExternalURL(text: text, path: String(decoding: percentDecoded(pathOf(text)[...]), as: UTF8.self))
        }
        environment = PrometheusEnvironment(now: Int64(record.int("now_ms") ?? 0), externalURL: url) { query throws(GoFailure) in
            if let error = failing[query] { throw GoFailure(error) }
            return known[query] ?? other
        }
    }

    func ruleData(_ record: Record) -> TemplateValue {
        let own = record.string("value").map { Self.value($0, histogram: nil) }
        return RuleTemplate.data(
            labels: labels, externalLabels: externalLabels, externalURL: externalURL, value: own ?? value)
    }

    private static func sample(_ record: Record) -> QuerySample {
        QuerySample(
            labels: stringMap(record["labels"]), value: value(record.string("value"), histogram: record.string("histogram")))
    }

    private static func value(_ text: String?, histogram: String?) -> TemplateValue {
        if let histogram {
            let (series, _) = SeriesNotation.parse(Array("x \(histogram)".utf8))
            if case .histogram(let histogram, _)? = series.values.first { return .histogram(HistogramOfTemplate(histogram: histogram)) }
        }
        return .float((try? FloatParser.parse(text ?? "0")) ?? .nan)
    }
}

private func stringMap(_ node: Node?) -> TemplateValue {
    .map(.stringMap, node?.entries.map { ($0.key.bytes, .text($0.value.bytes)) } ?? [])
}

private func percentDecoded(_ text: Substring) -> [UInt8] {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
        if bytes[i] == 0x25, i + 2 < bytes.count, let byte = UInt8(String(decoding: bytes[(i + 1)...(i + 2)], as: UTF8.self), radix: 16) {
            out.append(byte)
            i += 3
        } else {
            out.append(bytes[i] == 0x2B ? 0x20 : bytes[i])
            i += 1
        }
    }
    return out
}

private func pathOf(_ url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return "" }
    let rest = url[scheme.upperBound...]
    guard let slash = rest.firstIndex(of: "/") else { return "" }
    return String(rest[slash...].prefix { $0 != "?" && $0 != "#" })
}

private struct HistogramOfTemplate: TemplateHistogram {
    let histogram: FloatHistogram

    var counterResetHint: UInt8 { histogram.counterResetHint.rawValue }
    var schema: Int32 { histogram.schema }
    var zeroThreshold: Double { histogram.zeroThreshold }
    var zeroCount: Double { histogram.zeroCount }
    var count: Double { histogram.count }
    var sum: Double { histogram.sum }
    var positiveBuckets: [Double] { histogram.positive.counts }
    var negativeBuckets: [Double] { histogram.negative.counts }
    var customValues: [Double] { histogram.customValues }
    var text: String { histogram.description }
    var testExpression: String { histogram.testExpression }
    var size: Int { histogram.byteSize }
    var hasOverflow: Bool { histogram.hasOverflow }

    func multiplied(by factor: Double) -> any TemplateHistogram {
        var copy = histogram
        copy.multiply(by: factor)
        return HistogramOfTemplate(histogram: copy)
    }

    func divided(by divisor: Double) -> any TemplateHistogram {
        var copy = histogram
        copy.divide(by: divisor)
        return HistogramOfTemplate(histogram: copy)
    }
}
