import Commands
import ConfigModel
import Documents
import PromQL
import SourceText

/// Rule files and what Prometheus' own loader says of them.
let ruleFilesSet = ConformanceSet(
    name: "rule_files", path: "oracle/rule_files",
    files: [
        CaseFile("cases", lines: "oracle/rule_files/cases.jsonl", check: checkRuleFile),
        CaseFile("promtool_check", lines: "oracle/rule_files/promtool_check.jsonl", check: checkPromtoolRun),
    ])

private func checkRuleFile(_ record: Record) -> Verdict {
    guard let bytes = record.bytes("yaml", base64: "yaml_b64") else { return .disagreement(expected: "a file", got: "none") }
    var settings = RuleSettings()
    if record.string("scheme") == "legacy" { settings.scheme = .legacy }
    settings.ignoresUnknownFields = record.bool("ignore_unknown_fields") ?? false
    let loaded = RuleFile.load(SourceFile(path: "rules.yml", bytes: bytes), settings)
    let refusals = loaded.diagnostics.filter { $0.effect == .load }
    let got = refusals.map { "\($0.check): \($0.message)" }.joined(separator: " | ")
    let errors =
        record.strings("errors")
        + record.strings("errors_b64").compactMap { decodeBase64(Array($0.utf8)) }.map { String(decoding: $0, as: UTF8.self) }
    let expected = errors.joined(separator: " | ")
    guard record.bool("ok") == true else {
        var verdict = Verdict.agreement
        let wanted = distinctFaults(errors, hasAliases: bytes.contains(0x2A))
        if refusals.count < wanted { verdict = .disagreement(expected: "\(wanted) faults: \(expected)", got: got) }
        verdict.expected = expected
        verdict.got = got
        verdict.located = located(record, errors, loaded)
        return verdict
    }
    if !refusals.isEmpty { return .disagreement(expected: "accepted", got: got) }
    guard let groups = record["groups"] else { return .agreement }
    let decoded = loaded.model.json
    return sameGroups(groups, decoded) ? .agreement : .disagreement(expected: groups.tree.file.text(groups.range), got: "\(decoded)")
}

/// Runs of `promtool check rules`.
private func checkPromtoolRun(_ record: Record) -> Verdict {
    PromtoolRun(record: record).verdict { arguments, workspace in
        let input = record.bytes("stdin", base64: "stdin_b64") ?? []
        let settings = ValidationSettings.promtoolCheckRules(
            lint: arguments.lint, lintIsFatal: arguments.lintIsFatal, ignoresUnknownFields: arguments.ignoresUnknownFields,
            features: arguments.features)
        // promtool takes a path as it is: no directory, no pattern, no "-".
        let files = arguments.paths.map { $0.hasPrefix("/") ? $0 : workspace.path + "/" + $0 }
        return Validation(settings).run(files: files, standardInput: { () throws(FileError) in input })
    }
}

/// How many diagnostics the recorded answer asks for.
private func distinctFaults(_ errors: [String], hasAliases: Bool) -> Int {
    var decoding = Set<String>()
    var semantic = 0
    var recordNames = Set<String>()
    var expressions = Set<String>()
    for error in errors {
        if error.hasPrefix("yaml: unmarshal errors:") {
            for line in error.split(separator: "\n").dropFirst() where line.hasPrefix("  line ") {
                let words = line.split(separator: " into ", maxSplits: 1)
                decoding.insert(words.count == 2 && words[1].contains("rulefmt") ? String(words[0]) : withoutTypeName(String(line)))
            }
        } else if error.hasPrefix("yaml: ") {
            return 1
        } else if error.contains("roup") || error.hasPrefix("invalid label") {
            if let range = ["invalid recording rule name: ", "it be in expr?: "].lazy.compactMap({ error.firstRange(of: $0) }).first {
                let key = String(error[..<error.startIndex]) + String(error.prefix { $0 != "\"" }) + error[range.upperBound...]
                if !recordNames.insert(key).inserted { continue }
            }
            // An aliased expression is named for every rule that uses it; it is one fault.
            if hasAliases, let range = error.firstRange(of: "could not parse expression"),
                !expressions.insert(String(error[range.lowerBound...])).inserted
            {
                continue
            }
            semantic += 1
        } else {
            return 1
        }
    }
    return decoding.isEmpty ? semantic : decoding.count
}

private func withoutTypeName(_ line: String) -> String {
    line.firstRange(of: " in type ").map { String(line[..<$0.lowerBound]) } ?? line
}

private func located(_ record: Record, _ errors: [String], _ loaded: LoadedRuleFile) -> Bool? {
    let lines = record.list("lines").compactMap { Int($0.string) }.filter { $0 > 0 }
    let field = record.string("field") ?? ""
    let hasField = Located.namesPlace(field)
    if lines.isEmpty && !hasField { return nil }
    let places = Located(file: loaded.file, tree: loaded.tree, diagnostics: loaded.diagnostics)
    if !lines.isEmpty {
        let isSyntax = errors.contains { $0.hasPrefix("yaml: ") && !$0.hasPrefix("yaml: unmarshal errors") }
        if places.touches(lines: lines, allowsNext: isSyntax) { return true }
        if errors.contains(where: { $0.contains("could not parse expression") }), places.touchesScalar(beginningAt: lines) { return true }
    }
    return hasField && places.touches(field: field)
}

// MARK: The decoded model

private indirect enum Decoded: CustomStringConvertible {
    case text(String)
    case number(Int64)
    case list([Decoded])
    case map([(String, Decoded)])

    var description: String {
        switch self {
        case .text(let text): return "\"\(text)\""
        case .number(let number): return "\(number)"
        case .list(let items): return "\(items)"
        case .map(let entries): return "{" + entries.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
        }
    }
}

extension RuleFile {
    fileprivate var json: Decoded { .list(groups.value.items.map(\.value.json)) }
}

extension RuleGroup {
    fileprivate var json: Decoded {
        var members: [(String, Decoded)] = []
        if !name.value.isEmpty { members.append(("name", .text(name.value))) }
        if interval.value.milliseconds != 0 { members.append(("interval_ms", .number(interval.value.milliseconds))) }
        if queryOffset.isWritten { members.append(("query_offset_ms", .number(queryOffset.value.milliseconds))) }
        if limit.value != 0 { members.append(("limit", .number(Int64(limit.value)))) }
        if !labels.value.entries.isEmpty { members.append(("labels", labels.value.json)) }
        members.append(("rules", .list(rules.value.items.map(\.value.json))))
        return .map(members)
    }
}

extension Rule {
    fileprivate var json: Decoded {
        var members: [(String, Decoded)] = []
        if !record.value.isEmpty { members.append(("record", .text(record.value))) }
        if !alert.value.isEmpty { members.append(("alert", .text(alert.value))) }
        if !expr.value.isEmpty { members.append(("expr", .text(expr.value.tree?.text ?? ""))) }
        if `for`.value.milliseconds != 0 { members.append(("for_ms", .number(`for`.value.milliseconds))) }
        if keepFiringFor.value.milliseconds != 0 { members.append(("keep_firing_for_ms", .number(keepFiringFor.value.milliseconds))) }
        if !labels.value.entries.isEmpty { members.append(("labels", labels.value.json)) }
        if !annotations.value.entries.isEmpty { members.append(("annotations", annotations.value.json)) }
        return .map(members)
    }
}

extension FieldMap<String> {
    fileprivate var json: Decoded { .map(entries.map { ($0.key.value, .text($0.value.value)) }) }
}

private func sameGroups(_ a: Node, _ b: Decoded) -> Bool {
    switch b {
    case .text(let text): return a.kind == .scalar && a.string.utf8.elementsEqual(text.utf8)
    case .number(let number): return a.kind == .scalar && Int64(a.string) == number
    case .list(let items):
        return a.kind == .sequence && a.count == items.count && zip(a.children, items).allSatisfy { sameGroups($0, $1) }
    case .map(let members):
        guard a.kind == .mapping, a.count == members.count else { return false }
        return a.entries.allSatisfy { key, value in
            members.last { $0.0.utf8.elementsEqual(key.string.utf8) }.map { sameGroups(value, $0.1) } ?? false
        }
    }
}
