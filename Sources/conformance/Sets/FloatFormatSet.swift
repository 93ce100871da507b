import GoFormat
import PromQL

/// Numbers, durations, times and quoted texts as Go and Prometheus write and read them.
let floatFormatSet = ConformanceSet(
    name: "float_format", path: "oracle/float_format/cases.jsonl",
    files: [
        CaseFile("cases", lines: "oracle/float_format/cases.jsonl") { record in
            switch record.string("kind") {
            case "format": checkFloatFormat(record)
            case "parse": checkNumberParse(record)
            case "duration_parse": checkDurationParse(record)
            case "duration_format": checkDurationFormat(record)
            case "time_format": checkTimeFormat(record)
            case "time_parse": checkTimeParse(record)
            case "quote": checkQuote(record)
            case "unquote": checkUnquote(record)
            default: .disagreement(expected: "a known kind", got: record.string("kind") ?? "none")
            }
        }
    ])

/// The name of a field and what monctl gives for it.
private typealias Field = (key: StaticString, got: String)

/// Compares the fields of a record that are there; the first difference decides.
private func compare(_ record: Record, _ fields: [Field]) -> Verdict {
    for (key, got) in fields {
        guard let expected = record.string(key) else { continue }
        let verdict = Verdict.equal(expected: expected, got: got)
        if !verdict.agrees { return .disagreement(expected: "\(key)=\(expected)", got: got) }
    }
    return .agreement
}

private func checkFloatFormat(_ record: Record) -> Verdict {
    guard let bits = UInt64(record.string("bits") ?? "", radix: 16) else { return .disagreement(expected: "bits", got: "none") }
    let value = Double(bitPattern: bits)
    return compare(
        record,
        [
            ("g", FloatFormat.text(value)), ("f", FloatFormat.text(value, .f)), ("e", FloatFormat.text(value, .e)),
            ("pf", FloatFormat.text(value, .f, precision: 6)), ("p3", FloatFormat.text(value, .f, precision: 3)),
            ("g4", FloatFormat.text(value, .g, precision: 4)), ("json", "\"\(FloatFormat.jsonText(value))\""),
            ("om", FloatFormat.openMetricsText(value)), ("to_ms", String(PrometheusTime.milliseconds(seconds: value))),
        ])
}

private func bytes(_ record: Record) -> [UInt8] { record.bytes("text", base64: "text_b64") ?? [] }

/// Compares one answer `{ok, …}` with a result; `fields` are what a good result gives.
private func compareAnswer(_ record: Record, _ key: StaticString, _ fields: [Field]?) -> Verdict {
    guard let answer = record.record(key) else { return .agreement }
    guard answer.bool("ok") == true else {
        return fields == nil ? .agreement : .disagreement(expected: "\(key) refused", got: "\(fields ?? [])")
    }
    guard let fields else { return .disagreement(expected: "\(key) accepted", got: "refused") }
    let verdict = compare(answer, fields)
    return verdict.agrees ? verdict : .disagreement(expected: "\(key).\(verdict.expected)", got: verdict.got)
}

private func firstDisagreement(_ verdicts: [Verdict]) -> Verdict { verdicts.first { !$0.agrees } ?? .agreement }

private func hex(_ value: Double) -> String {
    let digits = String(value.bitPattern, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}

private func checkNumberParse(_ record: Record) -> Verdict {
    func fields(_ value: Double?) -> [Field]? {
        value.map { value -> [Field] in [("bits", hex(value)), ("g", FloatFormat.text(value))] }
    }
    return bytes(record).withUnsafeBufferPointer { text in
        firstDisagreement([
            compareAnswer(record, "parse_float", fields(try? FloatParser.parse(text))),
            compareAnswer(record, "exposition", fields(try? FloatParser.parseExposition(text))),
            compareAnswer(
                record, "parse_int0", (try? IntegerParser.parse(text, base: 0)).map { value -> [Field] in [("g", String(value))] }),
        ])
    }
}

/// The value of a text that is a number literal as a whole; nil where PromQL refuses it or it is anything else.
private func promQLNumber(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    var parser = ExpressionParser(options: ParserOptions(features: .all))
    guard let expression = parser.parse(Array(text)).expression, case .number(let literal) = expression.node(expression.root) else {
        return nil
    }
    return literal.value
}

private func checkDurationParse(_ record: Record) -> Verdict {
    func fields(_ nanoseconds: Int64?, _ write: (Int64) -> String = PrometheusDuration.text) -> [Field]? {
        nanoseconds.map { value -> [Field] in [("ns", String(value)), ("text", write(value))] }
    }
    return bytes(record).withUnsafeBufferPointer { text in
        firstDisagreement([
            compareAnswer(record, "prom", fields(try? PrometheusDuration.parse(text))),
            compareAnswer(record, "prom_negative", fields(try? PrometheusDuration.parseAllowingNegative(text))),
            compareAnswer(record, "api", fields(PrometheusDuration.parseAPI(text).nanoseconds)),
            compareAnswer(record, "go", fields(try? GoDuration.parse(text), GoDuration.text)),
        ])
    }
}

private func checkDurationFormat(_ record: Record) -> Verdict {
    let nanoseconds = Int64(record.string("ns") ?? "") ?? 0
    let seconds = PrometheusDuration.seconds(nanoseconds)
    return compare(
        record,
        [
            ("prom_text", PrometheusDuration.text(nanoseconds)), ("go_text", GoDuration.text(nanoseconds)),
            ("promql_text", PrometheusDuration.literalText(seconds: seconds)), ("seconds", FloatFormat.text(seconds)),
        ])
}

private func checkTimeFormat(_ record: Record) -> Verdict {
    let milliseconds = Int64(record.string("ms") ?? "") ?? 0
    let time = GoTime(milliseconds: milliseconds)
    return compare(
        record,
        [
            ("model_time", PrometheusTime.text(milliseconds)), ("json_time", PrometheusTime.jsonText(milliseconds)),
            ("rfc3339nano", time.rfc3339Nano), ("go_time", time.text),
            ("at_modifier", PrometheusTime.atModifierText(milliseconds)),
        ])
}

private func checkTimeParse(_ record: Record) -> Verdict {
    bytes(record).withUnsafeBufferPointer { text in
        let time = GoTime(apiParameter: text)
        return firstDisagreement([
            compareAnswer(
                record, "api_time", time.map { time -> [Field] in [("ms", String(time.milliseconds)), ("text", time.utc.rfc3339Nano)] }),
            compareAnswer(
                record, "model_time_json", (try? PrometheusTime.parseJSON(text)).map { value -> [Field] in [("ms", String(value))] }),
        ])
    }
}

private func checkQuote(_ record: Record) -> Verdict {
    bytes(record).withUnsafeBufferPointer { text in
        var fields: [Field] = [("quoted", Quote.text(text)), ("quoted_cut10", Quote.text(text, cutTo: 10))]
        if !text.isEmpty, Rune.count(text) == 1 {
            let rune = Rune.decode(text, at: 0).value
            fields += [("rune_quoted", Quote.text(rune: rune)), ("rune_unicode", Quote.unicodeText(rune))]
        }
        return compare(record, fields)
    }
}

private func checkUnquote(_ record: Record) -> Verdict {
    guard let answer = record.record("promql_unquote") else { return .agreement }
    let got = Unquote.bytes(bytes(record), dialect: .promQL)
    guard answer.bool("ok") == true else {
        return got == nil ? .agreement : .disagreement(expected: "refused", got: "accepted")
    }
    let expected = answer.bytes("value", base64: "value_b64")
    return got == expected ? .agreement : .disagreement(expected: "\(expected ?? [])", got: "\(got ?? [])")
}
