import ConfigModel
import Documents
import GoFormat
import SourceText

/// alertmanager.yml and what Alertmanager's own loader makes of it.
let alertmanagerConfigSet = ConformanceSet(
    name: "alertmanager_config", path: "oracle/alertmanager_config",
    files: [
        CaseFile("cases", lines: "oracle/alertmanager_config/cases.jsonl", check: checkAlertmanagerConfig),
        CaseFile("amtool", lines: "oracle/alertmanager_config/amtool.jsonl") { AmtoolRun(record: $0).verdict },
    ])

private func checkAlertmanagerConfig(_ record: Record) -> Verdict {
    guard let bytes = record.bytes("yaml", base64: "yaml_b64") else { return .disagreement(expected: "a file", got: "none") }
    var settings = AlertmanagerSettings()
    settings.matcherMode = MatcherMode(rawValue: record.string("mode") ?? "") ?? .fallback
    let loaded = AlertmanagerConfig.load(SourceFile(path: "alertmanager.yml", bytes: bytes), settings)
    let refusals = loaded.diagnostics.filter { $0.effect == .load }
    let got = refusals.map { "\($0.check): \($0.message)" }.joined(separator: " | ")
    let error =
        record.string("error") ?? record.strings("error_any_of").first ?? record.string("panic") ?? record.string("load_file_panic") ?? ""
    guard record.bool("ok") == true, !record.has("load_file_panic") else {
        var verdict = refusals.isEmpty ? Verdict.disagreement(expected: "refused: \(error)", got: "accepted") : .agreement
        verdict.expected = error
        verdict.got = got
        verdict.located = located(record, error, loaded)
        if verdict.agrees, record.has("warnings"), let difference = warningDifference(record, loaded) { return difference }
        return verdict
    }
    if !refusals.isEmpty { return .disagreement(expected: "accepted", got: got) }
    return warningDifference(record, loaded) ?? matcherDifference(record, loaded) ?? effectiveDifference(record, loaded) ?? .agreement
}

private func located(_ record: Record, _ error: String, _ loaded: LoadedAlertmanagerConfig) -> Bool? {
    let lines = Located.lines(named: error)
    let field = record.string("field") ?? ""
    let hasField = Located.namesPlace(field)
    if lines.isEmpty && !hasField { return nil }
    let places = Located(file: loaded.file, tree: loaded.tree, diagnostics: loaded.diagnostics)
    if error.hasPrefix("undefined receiver"), loaded.diagnostics.contains(where: { $0.check == "route/undefined-receiver" }) { return true }
    if error.hasPrefix("missing webex_configs.http_config"), places.touches(field: "receivers[].webex_configs[]") { return true }
    if !lines.isEmpty {
        let isSyntax = error.hasPrefix("yaml: ") && !error.hasPrefix("yaml: unmarshal errors")
        if places.touches(lines: lines, allowsNext: isSyntax) { return true }
    }
    return hasField && places.touches(field: field)
}

// MARK: Matchers

private func warningDifference(_ record: Record, _ loaded: LoadedAlertmanagerConfig) -> Verdict? {
    let wanted = record.records("warnings").map { "\($0.string("kind") ?? "") \($0.string("suggestion") ?? "")" }
    let got = loaded.matcherWarnings.map { "\($0.value.kind.rawValue) \(String(decoding: $0.value.suggestion, as: UTF8.self))" }
    return wanted == got ? nil : .disagreement(expected: "\(wanted)", got: "\(got)")
}

private func matcherDifference(_ record: Record, _ loaded: LoadedAlertmanagerConfig) -> Verdict? {
    guard let wanted = record["matchers"] else { return nil }
    let list: MatcherList
    if (record.string("field") ?? "").hasPrefix("inhibit_rules") {
        list = loaded.model.inhibitRules.value.items.first?.value.sourceMatchers.value ?? MatcherList()
    } else {
        list = loaded.model.route.value.value?.children.first?.value.matchers.value ?? MatcherList()
    }
    let got = list.matchers.map(\.value)
    let isSame = wanted.count == got.count && zip(wanted.children, got).allSatisfy { isMatcher($0, $1) }
    return isSame ? nil : .disagreement(expected: wanted.tree.file.text(wanted.range), got: "\(got)")
}

/// Whether a recorded matcher is this one.
func isMatcher(_ node: Node, _ matcher: AlertMatcher) -> Bool {
    let record = Record(node)
    return record.bytes("name", base64: "name_b64") == matcher.name && record.bytes("value", base64: "value_b64") == matcher.value
        && record.string("op") ?? record.string("type") == "\(matcher.operation.text)"
}

// MARK: The effective configuration

private func effectiveDifference(_ record: Record, _ loaded: LoadedAlertmanagerConfig) -> Verdict? {
    if let whole = record.string("effective") { return treeDifference(whole, loaded.model.tree) }
    guard let part = record.string("effective_part") else { return nil }
    if part.hasPrefix("channel=") {
        let slack = loaded.model.receivers.value.items.first?.value.slack.value.items.first?.value.value
        return .equal(expected: part, got: "channel=" + Quote.text(slack?.channel.value.text ?? ""))
    }
    let tree = loaded.model.tree
    let field = String((record.string("field") ?? "").prefix { $0 != "." && $0 != "[" })
    let name: String
    let section: ValueTree?
    switch field {
    case "http_config":
        name = field
        section = tree["global"]?["http_config"]
    case "match", "match_re", "labels", "group_by":
        name = "route"
        section = tree[name]
    case "equal", "source_match":
        name = "inhibit_rules"
        section = tree[name]
    default:
        let keys =
            YAMLReader.read(SourceFile(path: "expected", text: part), dialect: .v2).trees.first?.root?.entries.map(\.key.string) ?? []
        // A section without anything is left out of the whole, but is recorded where it is asked for alone.
        let members = keys.map { ValueTree.Member($0, tree[$0] ?? ($0 == "tracing" || $0 == "event_recorder" ? .map([]) : .null)) }
        return treeDifference(part, .map(members))
    }
    return treeDifference(part, section.map { .map([ValueTree.Member(name, $0)]) } ?? .map([]))
}

/// Compares with a YAML text: mapping order does not count, scalars by their decoded text.
func treeDifference(_ yaml: String, _ tree: ValueTree) -> Verdict? {
    let content = YAMLReader.read(SourceFile(path: "expected", text: yaml), dialect: .v2)
    let root = content.trees.first?.root
    if let root, let difference = difference(root, tree, path: "") { return .disagreement(expected: difference.0, got: difference.1) }
    if root == nil, case .map(let members) = tree, !members.isEmpty { return .disagreement(expected: yaml, got: tree.text) }
    return nil
}

private func difference(_ node: Node, _ tree: ValueTree, path: String) -> (String, String)? {
    let shown = "\(path): \(node.tree.file.text(node.range))"
    switch tree {
    case .null:
        return node.kind == .scalar && node.style == .plain && ["", "~", "null"].contains(node.string) ? nil : (shown, "\(path): null")
    case .scalar(let text, _):
        return node.kind == .scalar && node.string.utf8.elementsEqual(text.utf8) ? nil : (shown, "\(path): \(text)")
    case .list(let items):
        guard node.kind == .sequence, node.count == items.count else { return (shown, "\(path): \(tree.text)") }
        for (i, (child, item)) in zip(node.children, items).enumerated() {
            if let found = difference(child, item, path: "\(path)[\(i)]") { return found }
        }
        return nil
    case .map(let members):
        guard node.kind == .mapping else { return (shown, "\(path): \(tree.text)") }
        var left: [[UInt8]: Node] = [:]
        for (key, value) in node.entries { left[key.bytes] = value }
        for member in members {
            guard let value = left.removeValue(forKey: Array(member.key.utf8)) else {
                return ("\(path).\(member.key): absent", member.value.text)
            }
            if let found = difference(value, member.value, path: "\(path).\(member.key)") { return found }
        }
        if let rest = left.keys.first { return ("\(path).\(String(decoding: rest, as: UTF8.self))", "absent") }
        return nil
    }
}

extension ValueTree {
    /// The tree on one line, for failures.
    var text: String {
        switch self {
        case .null: return "null"
        case .scalar(let text, let isText): return isText ? "\"\(text)\"" : text
        case .list(let items): return "[" + items.map(\.text).joined(separator: ", ") + "]"
        case .map(let members): return "{" + members.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ") + "}"
        }
    }
}
