import ConfigModel
import Documents
import GoFormat
import SourceText

/// Matchers and time intervals, and what Alertmanager's own packages make of them.
let alertmanagerRoutingSet = ConformanceSet(
    name: "alertmanager_routing", path: "oracle/alertmanager_routing",
    files: [
        CaseFile("matchers", lines: "oracle/alertmanager_routing/matchers.jsonl", check: checkMatchers),
        CaseFile("time_intervals", lines: "oracle/alertmanager_routing/time_intervals.jsonl", check: checkTimeIntervals),
    ])

private func checkMatchers(_ record: Record) -> Verdict {
    switch record.string("kind") {
    case "parse": return checkParse(record)
    case "matchers-list": return checkList(record)
    case "match-value": return checkValue(record)
    case "match-set": return checkSet(record)
    default: return .disagreement(expected: "a known kind", got: record.string("kind") ?? "none")
    }
}

private func checkParse(_ record: Record) -> Verdict {
    guard let input = record.bytes("input", base64: "input_b64") else { return .disagreement(expected: "an input", got: "none") }
    let answers: [(StaticString, MatcherMode, Bool)] = [
        ("classic", .classic, false), ("utf8", .utf8, false), ("fallback", .fallback, false), ("classic_one", .classic, true),
        ("utf8_one", .utf8, true), ("fallback_one", .fallback, true),
    ]
    for (key, mode, isOne) in answers {
        guard let wanted = record.record(key) else { return .disagreement(expected: "\(key)", got: "no record") }
        let parser = MatcherParser(mode)
        let parsed: Result<(matchers: [AlertMatcher], warning: MatcherWarning?), MatcherError>
        do throws(MatcherError) {
            if isOne {
                let one = try parser.one(input)
                parsed = .success(([one.matcher], one.warning))
            } else {
                parsed = .success(try parser.list(input))
            }
        } catch {
            parsed = .failure(error)
        }
        if let difference = difference(wanted, parsed, isOne: isOne) {
            return .disagreement(expected: "\(key) \(wanted.node.tree.file.text(wanted.node.range))", got: difference)
        }
    }
    return .agreement
}

private func difference(
    _ wanted: Record, _ parsed: Result<(matchers: [AlertMatcher], warning: MatcherWarning?), MatcherError>, isOne: Bool
) -> String? {
    guard wanted.has("ok") else {
        if case .success(let got) = parsed { return "accepted \(got.matchers)" }
        return nil
    }
    guard case .success(let got) = parsed else {
        if case .failure(let error) = parsed { return "refused: \(error.message)" }
        return "refused"
    }
    // An empty list is recorded as null.
    let list = wanted.list("ok")
    guard list.count == got.matchers.count, zip(list, got.matchers).allSatisfy({ isMatcher($0, $1) }) else { return "\(got.matchers)" }
    if isOne {
        let text = list.first.flatMap { Record($0).bytes("string", base64: "string_b64") }
        if text != got.matchers.first?.text { return got.matchers.first?.description ?? "" }
    } else if wanted.bytes("string", base64: "string_b64") != got.matchers.text {
        return String(decoding: got.matchers.text, as: UTF8.self)
    }
    return warningText(wanted.record("warn").map { [$0] } ?? []) == warningText(got.warning) ? nil : warningText(got.warning)
}

private func warningText(_ records: [Record]) -> String {
    records.map { "\($0.string("kind") ?? "") \($0.bytes("suggestion", base64: "suggestion_b64") ?? [])" }.joined(separator: ";")
}

private func warningText(_ warning: MatcherWarning?) -> String { warning.map { "\($0.kind.rawValue) \($0.suggestion)" } ?? "" }

private func checkList(_ record: Record) -> Verdict {
    let content = YAMLReader.read(SourceFile(path: "matchers", text: record.string("yaml") ?? ""), dialect: .v2)
    guard let tree = content.trees.first else { return .disagreement(expected: "a document", got: "none") }
    var settings = ReaderSettings(dialect: .v2)
    settings.program = "Alertmanager"
    settings.version = Version(0, 34)
    let parser = MatcherParser(MatcherMode(rawValue: record.string("mode") ?? "") ?? .fallback)
    let (list, diagnostics) = FieldReader.read(MatcherList.self, from: tree, settings) { reader, list in list.parse(parser, &reader) }
    let isAccepted = !(content.diagnostics + diagnostics).contains { $0.effect == .load }
    guard record.has("ok") else {
        return isAccepted ? .disagreement(expected: record.string("error") ?? "", got: "accepted") : .agreement
    }
    let got = list.matchers.map(\.value)
    let wanted = record.list("ok")
    guard isAccepted, wanted.count == got.count, zip(wanted, got).allSatisfy({ isMatcher($0, $1) }) else {
        return .disagreement(expected: record.string("string") ?? "", got: "\(got) \(diagnostics.map(\.message))")
    }
    if record.bytes("string", base64: "string_b64") != got.text {
        return .disagreement(expected: record.string("string") ?? "", got: "\(got)")
    }
    let warnings = list.warnings.map { warningText($0.value) }.joined(separator: ";")
    return .equal(expected: warningText(record.records("warnings")), got: warnings)
}

private func operation(_ text: String?) -> MatchOperator? { MatchOperator.allCases.first { "\($0.text)" == text } }

private func checkValue(_ record: Record) -> Verdict {
    guard let operation = operation(record.string("op")), let value = record.bytes("value", base64: "value_b64") else {
        return .disagreement(expected: "a matcher", got: "none")
    }
    guard let matcher = try? AlertMatcher(record.bytes("name", base64: "name_b64") ?? [], operation, value) else {
        return record.has("error") ? .agreement : .disagreement(expected: "accepted", got: "refused")
    }
    if record.has("error") { return .disagreement(expected: record.string("error") ?? "", got: "accepted") }
    func texts(_ key: StaticString, _ base64: StaticString) -> [[UInt8]] {
        record.list(key).map(\.bytes) + record.strings(base64).compactMap { decodeBase64(Array($0.utf8)) }
    }
    for (wanted, list) in [(true, texts("match", "match_b64")), (false, texts("no_match", "no_match_b64"))] {
        for text in list where matcher.matches(text) != wanted {
            return .disagreement(expected: "\(wanted)", got: "'\(String(decoding: text, as: UTF8.self))' \(!wanted)")
        }
    }
    return .agreement
}

private func checkSet(_ record: Record) -> Verdict {
    var matchers: [AlertMatcher] = []
    for node in record.list("matchers") {
        let item = Record(node)
        guard let operation = operation(item.string("op")),
            let matcher = try? AlertMatcher(
                item.bytes("name", base64: "name_b64") ?? [], operation, item.bytes("value", base64: "value_b64") ?? [])
        else { return .disagreement(expected: "a matcher", got: "refused") }
        matchers.append(matcher)
    }
    for set in record.records("sets") {
        let labels = AlertLabels((set["labels"]?.entries).map { $0.map { AlertLabels.Label($0.key.bytes, $0.value.bytes) } } ?? [])
        let wanted = set.bool("match") ?? false
        if matchers.matches(labels) != wanted { return .disagreement(expected: "\(wanted) for \(labels)", got: "\(!wanted)") }
    }
    return .agreement
}

// MARK: Time intervals

private func checkTimeIntervals(_ record: Record) -> Verdict {
    switch record.string("kind") {
    case "interval": return checkInterval(record)
    case "mutes": return checkMutes(record)
    default: return .disagreement(expected: "a known kind", got: record.string("kind") ?? "none")
    }
}

/// Reads what stands below `time_intervals:` of a named interval.
private func readIntervals(_ yaml: String) -> (intervals: List<TimeInterval>, refusals: [Diagnostic]) {
    let content = YAMLReader.read(SourceFile(path: "intervals", text: yaml), dialect: .v2)
    guard let tree = content.trees.first else { return (List(), content.diagnostics.filter { $0.effect == .load }) }
    var settings = ReaderSettings(dialect: .v2)
    settings.program = "Alertmanager"
    settings.version = Version(0, 34)
    let (list, diagnostics) = FieldReader.read(List<TimeInterval>.self, from: tree, settings)
    return (list, (content.diagnostics + diagnostics).filter { $0.effect == .load })
}

private func checkInterval(_ record: Record) -> Verdict {
    let (list, refusals) = readIntervals(record.string("yaml") ?? "")
    guard record.bool("ok") == true else {
        return refusals.isEmpty ? .disagreement(expected: record.string("error") ?? "", got: "accepted") : .agreement
    }
    if !refusals.isEmpty { return .disagreement(expected: "accepted", got: "\(refusals.map(\.message))") }
    if let normalized = record["normalized"], let difference = treeDifference(normalized.tree.file.text(normalized.range), list.tree) {
        return difference
    }
    var named = NamedTimeInterval()
    named.timeIntervals.value = list
    for instant in record.records("instants") {
        let text = instant.string("t") ?? ""
        guard let time = instantTime(text) else { return .disagreement(expected: "an instant", got: text) }
        let wanted = instant.bool("in") ?? false
        if (named.matchCount(at: time) > 0) != wanted { return .disagreement(expected: "\(text) \(wanted)", got: "\(!wanted)") }
    }
    return .agreement
}

private func instantTime(_ text: String) -> GoTime? {
    var copy = text
    return copy.withUTF8 { GoTime(rfc3339: $0) }
}

private func checkMutes(_ record: Record) -> Verdict {
    var intervals: [NamedTimeInterval] = []
    for (key, value) in record["intervals"]?.entries.map({ $0 }) ?? [] {
        var named = NamedTimeInterval()
        named.name.value = key.string
        named.timeIntervals.value = readIntervals(value.string).intervals
        intervals.append(named)
    }
    let table = TimeIntervalTable(intervals)
    for check in record.records("checks") {
        guard let time = instantTime(check.string("t") ?? "") else {
            return .disagreement(expected: "an instant", got: check.string("t") ?? "")
        }
        let names = check.strings("names")
        let by = try? table.active(names, at: time)
        if by == nil || check.has("error") {
            if by == nil, check.has("error") { continue }
            return .disagreement(expected: check.string("error") ?? "\(check.strings("by"))", got: by.map { "\($0)" } ?? "unknown")
        }
        if by != check.strings("by") { return .disagreement(expected: "\(check.strings("by"))", got: "\(by ?? [])") }
    }
    return .agreement
}
