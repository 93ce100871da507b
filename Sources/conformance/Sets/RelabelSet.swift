import ConfigModel
import Documents
import GoFormat
import SourceText

/// Relabelling, targets, Alertmanagers, files of target groups, durations and sizes, web configurations.
let relabelSet = ConformanceSet(
    name: "relabel", path: "oracle/relabel",
    files: [
        CaseFile("cases", lines: "oracle/relabel/cases.jsonl", check: checkRelabelling),
        CaseFile("targets", lines: "oracle/relabel/targets.jsonl", check: checkTargets),
        CaseFile("alertmanagers", lines: "oracle/relabel/alertmanagers.jsonl", check: checkAlertmanagers),
        CaseFile("file_sd", lines: "oracle/relabel/file_sd.jsonl", check: checkTargetFile),
        CaseFile("durations_sizes", lines: "oracle/relabel/durations_sizes.jsonl", check: checkQuantity),
        CaseFile("web_config", lines: "oracle/relabel/web_config.jsonl", check: checkWebConfig),
    ])

// MARK: Rules

private func checkRelabelling(_ record: Record) -> Verdict {
    guard let text = record.string("rules") else { return .disagreement(expected: "rules", got: "none") }
    let scheme = NameScheme(rawValue: record.string("scheme") ?? "utf8") ?? .utf8
    let loaded = LoadedRelabelRules(SourceFile(path: "rules.yml", text: text), scheme: scheme)
    let expected = record.bool("load_ok") ?? false
    let messages = "\(loaded.diagnostics.map(\.message))"
    guard loaded.isAccepted == expected else {
        return .disagreement(expected: "load_ok=\(expected) \(record.string("error") ?? "")", got: messages)
    }
    guard expected else { return refused(record, loaded) }
    guard let input = labels(record, "labels", "labels_b64") else { return .agreement }
    var compiler = RelabelCompiler()
    guard let program = compiler.rules(loaded.rules, scheme: scheme) else { return .disagreement(expected: "rules that run", got: "none") }
    var machine = RelabelMachine()
    machine.builder.reset(to: input)
    let outcome = machine.run(program)
    let after = machine.builder.labels
    machine.builder.reset(to: input)
    let trace = machine.explain(program)
    if trace.outcome != outcome || trace.after != after { return .disagreement(expected: "one answer", got: "run and explain differ") }
    if (outcome == .kept) != (record.bool("kept") ?? false) {
        return .disagreement(expected: "kept=\(record.bool("kept") ?? false)", got: "\(outcome)")
    }
    guard outcome == .kept else { return .agreement }
    let wanted = labels(record, "out", "out_b64") ?? .empty
    return wanted == after ? .agreement : .disagreement(expected: "\(wanted.pairs)", got: "\(after.pairs)")
}

/// The same rule must be blamed: that one, or of several the first.
private func refused(_ record: Record, _ loaded: LoadedRelabelRules) -> Verdict {
    var verdict = Verdict.agreement
    verdict.expected = record.string("error") ?? ""
    verdict.got = "\(loaded.diagnostics.map(\.message))"
    if let index = record.int("rule_index"), let root = loaded.tree?.root {
        let item = Array(root.children)[index]
        let blames = loaded.diagnostics.contains { $0.effect == .load && $0.primary.range.touches(item.range) }
        if !blames { return .disagreement(expected: "rule \(index): \(verdict.expected)", got: verdict.got) }
        verdict.located = blames
    } else {
        verdict.located = located(record, Located(file: loaded.file, tree: loaded.tree, diagnostics: loaded.diagnostics))
    }
    return verdict
}

/// The labels of a member; empty ones where it is there but null, nil where it is absent.
func labels(_ record: Record, _ key: StaticString, _ base64: StaticString) -> Labels? {
    if let node = record[base64] {
        return Labels(bytes: node.entries.map { (decodeBase64($0.key.bytes) ?? [], decodeBase64($0.value.bytes) ?? []) })
    }
    guard record.has(key) else { return nil }
    return record[key].map { Labels(bytes: $0.entries.map { ($0.key.bytes, $0.value.bytes) }) } ?? .empty
}

// MARK: Files of target groups

private func checkTargetFile(_ record: Record) -> Verdict {
    let bytes = record.bytes("text", base64: "text_b64") ?? []
    let file = TargetFile.load(SourceFile(path: record.string("name") ?? "", bytes: bytes))
    let expected = record.bool("ok") ?? false
    let messages = "\(file.diagnostics.map(\.message))"
    guard file.isAccepted == expected else {
        return .disagreement(expected: "ok=\(expected) \(record.string("error") ?? "")", got: messages)
    }
    guard expected else {
        var verdict = Verdict.agreement
        verdict.expected = record.string("error") ?? ""
        verdict.got = messages
        verdict.located = located(record, Located(file: file.file, tree: file.tree, diagnostics: file.diagnostics))
        return verdict
    }
    let wanted = record.records("groups").map { group in
        describe(
            group.records("targets").map { $0.string("__address__") ?? "" },
            group["labels"].map { $0.entries.map { ($0.key.string, $0.value.string) } } ?? [])
    }
    let got = file.groups.map { group in
        describe(
            group.value.targets.value.items.map(\.value), group.value.labels.value.entries.map { ($0.key.value, $0.value.value) })
    }
    return .equal(expected: wanted.joined(separator: "\n"), got: got.joined(separator: "\n"))
}

private func describe(_ targets: [String], _ labels: [(String, String)]) -> String {
    let sorted = labels.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    return "\(targets) \(sorted.map { "\(Quote.text($0.0))=\(Quote.text($0.1))" })"
}

func located(_ record: Record, _ places: Located) -> Bool? {
    guard let line = record.int("line"), line > 0 else { return nil }
    let error = record.string("error") ?? ""
    return places.touches(lines: [line], allowsNext: error.hasPrefix("yaml: ") && !error.hasPrefix("yaml: unmarshal errors"))
}

// MARK: Durations and sizes

private func checkQuantity(_ record: Record) -> Verdict {
    let kind = record.string("kind") ?? ""
    let bytes = record["in"]?.bytes ?? []
    let text = String(decoding: bytes, as: UTF8.self)
    var value: Int64?
    var printed: (Int64) -> String = PrometheusDuration.text
    bytes.withUnsafeBufferPointer { bytes in
        switch kind {
        case "duration": value = try? PrometheusDuration.parse(bytes)
        case "duration_negative": value = try? PrometheusDuration.parseAllowingNegative(bytes)
        case "duration_string": value = Int64(text)
        case "go_duration":
            value = try? GoDuration.parse(bytes)
            printed = GoDuration.text
        case "base2", "base2_string":
            value = kind == "base2" ? ByteSize.parse(Array(bytes)) : Int64(text)
            printed = { ByteSize(bytes: $0).text }
        case "metric_bytes":
            value = try? ByteUnits.metric.parse(bytes)
            printed = ByteUnits.metric.text
        default: break
        }
    }
    guard record.bool("ok") == true else { return value == nil ? .agreement : .disagreement(expected: "refused", got: "\(value ?? 0)") }
    let wanted = "\(record.string("value") ?? "") \(record.string("string") ?? "")"
    return .equal(expected: wanted, got: value.map { "\($0) \(printed($0))" } ?? "refused")
}
