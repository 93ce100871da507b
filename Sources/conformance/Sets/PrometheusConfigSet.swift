import Commands
import ConfigModel
import Documents
import SourceText

/// prometheus.yml and what Prometheus' own loader says of it.
let prometheusConfigSet = ConformanceSet(
    name: "prometheus_config", path: "oracle/prometheus_config",
    files: [
        CaseFile("cases", lines: "oracle/prometheus_config/cases.jsonl", check: checkPrometheusConfig),
        CaseFile("directory", lines: "oracle/prometheus_config/directory.jsonl", check: checkDirectory),
        CaseFile("files", lines: "oracle/prometheus_config/files.jsonl", check: checkPromtoolConfig),
    ])

private let recordedEnvironment = ["ORACLE_REGION": "eu-west-1", "ORACLE_EMPTY": "", "ORACLE_DOLLAR": "a$b", "ORACLE_UTF8": "zürich"]

private func settings(_ record: Record) -> PrometheusSettings {
    var settings = PrometheusSettings { recordedEnvironment[$0] ?? ($0 == "HOME" ? "/root" : nil) }
    settings.isAgent = record.bool("agent") ?? false
    return settings
}

private func checkPrometheusConfig(_ record: Record) -> Verdict {
    guard let bytes = record.bytes("yaml", base64: "yaml_b64") else { return .disagreement(expected: "a file", got: "none") }
    let loaded = PrometheusConfig.load(SourceFile(path: "prometheus.yml", bytes: bytes), settings(record))
    let refusals = loaded.diagnostics.filter { $0.effect == .load }
    let got = refusals.map { "\($0.check): \($0.message)" }.joined(separator: " | ")
    let error = record.bytes("error", base64: "error_b64").map { String(decoding: $0, as: UTF8.self) } ?? record.string("panic") ?? ""
    guard record.bool("ok") == true else {
        var verdict = refusals.isEmpty ? Verdict.disagreement(expected: error, got: "accepted") : .agreement
        verdict.expected = error
        verdict.got = got
        verdict.located = located(record, error, loaded)
        return verdict
    }
    if !refusals.isEmpty { return .disagreement(expected: "accepted", got: got) }
    let warns = loaded.diagnostics.contains { $0.check == "config/environment" }
    if warns != !record.list("warnings").isEmpty {
        return .disagreement(expected: "warnings \(record.strings("warnings"))", got: "\(warns)")
    }
    let tree = loaded.effective()
    if let effective = record.bytes("effective", base64: "effective_b64") {
        let wanted = YAMLReader.read(SourceFile(path: "effective", bytes: effective), dialect: .v2)
        if let root = wanted.trees.first?.root, let difference = difference(root, tree, "") {
            return .disagreement(expected: difference.expected, got: difference.got)
        }
    }
    guard record.has("value"), let field = record.string("field"), Located.namesPlace(field) else { return .agreement }
    return checkValue(record.node["value"], tree.value(at: field), field)
}

private func located(_ record: Record, _ error: String, _ loaded: LoadedPrometheusConfig) -> Bool? {
    var lines = record.int("line").map { [$0] } ?? []
    let field = record.string("field") ?? ""
    let hasField = Located.namesPlace(field)
    if lines.isEmpty && !hasField { return nil }
    let places = Located(file: loaded.file, tree: loaded.tree, diagnostics: loaded.diagnostics)
    let isSyntax = error.contains("yaml: ") && !error.contains("yaml: unmarshal errors")
    // The scanner and the parser name no line when they mean the first one.
    if isSyntax, lines.isEmpty { lines = [1] }
    if !lines.isEmpty, places.touches(lines: lines, allowsNext: isSyntax) { return true }
    guard hasField else { return false }
    if places.touches(field: field) { return true }
    // Some texts speak of a section: its key or anything in it counts.
    if error.contains("is not allowed in agent mode") { return places.touches(field: String(field.prefix { $0 != "." && $0 != "[" })) }
    if error.contains("Azure AD config"), let range = field.firstRange(of: "azuread") {
        return places.touches(field: String(field[..<range.upperBound]))
    }
    return false
}

/// `value`: a scalar's text, a list or mapping as JSON, null for a key that is left out.
private func checkValue(_ wanted: Node?, _ got: ValueTree?, _ field: String) -> Verdict {
    guard let wanted, !Record.isNull(wanted) else {
        if got == nil { return .agreement }
        return .disagreement(expected: "\(field) left out", got: "\(String(describing: got))")
    }
    guard let got else { return .disagreement(expected: wanted.string, got: "\(field) left out") }
    switch got {
    case .scalar(let text, _): return isSameText(wanted.string, text) ? .agreement : .disagreement(expected: wanted.string, got: text)
    case .null: return .equal(expected: wanted.string, got: "null")
    case .list, .map:
        guard let difference = difference(wanted, got, field) else { return .agreement }
        return .disagreement(expected: difference.expected, got: difference.got)
    }
}

/// Text that is not UTF-8 is recorded in base64, and here it is shown with U+FFFD.
private func isSameText(_ wanted: String, _ got: String) -> Bool {
    if wanted.utf8.elementsEqual(got.utf8) { return true }
    guard got.unicodeScalars.contains("\u{FFFD}"), let bytes = decodeBase64(Array(wanted.utf8)) else { return false }
    return String(decoding: bytes, as: UTF8.self) == got
}

/// The first difference of two trees: mapping order is ignored, scalars are equal by their text.
private func difference(_ wanted: Node, _ got: ValueTree, _ path: String) -> (expected: String, got: String)? {
    let wanted = wanted.resolved
    switch got {
    case .null:
        if wanted.kind == .scalar, wanted.style == .plain, ["", "null", "~"].contains(wanted.string) { return nil }
    case .scalar(let text, _):
        if wanted.kind == .scalar, isSameText(wanted.string, text) { return nil }
        return ("\(path): \(wanted.kind == .scalar ? wanted.string : "a collection")", "\(path): \(text)")
    case .list(let items):
        guard wanted.kind == .sequence, wanted.count == items.count else { break }
        for (i, pair) in zip(wanted.children, items).enumerated() {
            if let found = difference(pair.0, pair.1, "\(path)[\(i)]") { return found }
        }
        return nil
    case .map(let members):
        guard wanted.kind == .mapping else { break }
        for (key, value) in wanted.entries {
            guard let member = members.last(where: { $0.key.utf8.elementsEqual(key.string.utf8) }) else {
                return ("\(path).\(key.string) is there", "\(path).\(key.string) is left out")
            }
            if let found = difference(value, member.value, "\(path).\(key.string)") { return found }
        }
        for member in members where !wanted.entries.contains(where: { $0.key.string.utf8.elementsEqual(member.key.utf8) }) {
            return ("\(path).\(member.key) is left out", "\(path).\(member.key) is there")
        }
        return nil
    }
    return ("\(path): \(wanted.tree.file.text(wanted.range))", "\(path): \(got)")
}

/// Runs of `promtool check config`.
private func checkPromtoolConfig(_ record: Record) -> Verdict {
    PromtoolRun(record: record).verdict { arguments, workspace in
        let settings = ValidationSettings.promtoolCheckConfig(
            lint: arguments.lint, lintIsFatal: arguments.lintIsFatal, ignoresUnknownFields: arguments.ignoresUnknownFields,
            features: arguments.features, isSyntaxOnly: arguments.syntaxOnly, isAgent: arguments.agent,
            lookback: arguments.lookbackDelta, root: workspace.path)
        let directory = record.string("cwd").map { workspace.path + "/" + $0 } ?? workspace.path
        let files = arguments.paths.map { path in
            path.hasPrefix("<dir>") ? workspace.path + path.dropFirst(5) : directory + "/" + path
        }
        return Validation(settings).run(files: files, standardInput: { () throws(FileError) in [] })
    }
}

private func checkDirectory(_ record: Record) -> Verdict {
    guard let bytes = record.bytes("yaml", base64: "yaml_b64"), let written = record.string("in") else {
        return .disagreement(expected: "a file", got: "none")
    }
    let loaded = PrometheusConfig.load(SourceFile(path: "prometheus.yml", bytes: bytes), settings(record))
    // <dir> and <parent> stand for absolute paths.
    let isForm = record.string("id")?.hasPrefix("form-") ?? false
    let parent = "/oracle"
    let directory = parent + "/dir"
    let tree = loaded.effective(directory: isForm ? directory + "/etc" : directory)
    let wanted = (record.string("out") ?? "").replacing("<dir>", with: directory).replacing("<parent>", with: parent)
    guard let root = loaded.tree?.root, let path = path(of: written, in: root) else {
        return .disagreement(expected: wanted, got: "the path is not found in the file")
    }
    // A bearer token moves into `authorization`; an empty path is left out.
    let moved = path.replacing("bearer_token_file", with: "authorization.credentials_file")
    guard case .scalar(let text, _)? = tree.value(at: path) ?? tree.value(at: moved) else { return .equal(expected: wanted, got: "") }
    return .equal(expected: wanted, got: text)
}

/// The path of the scalar with this text.
private func path(of text: String, in node: Node) -> String? {
    switch node.kind {
    case .scalar: return node.string == text ? "" : nil
    case .sequence:
        for (i, item) in node.children.enumerated() {
            if let rest = path(of: text, in: item) { return "[\(i)]" + rest }
        }
    case .mapping:
        for (key, value) in node.entries {
            if let rest = path(of: text, in: value) { return "." + key.string + rest }
        }
    case .alias: break
    }
    return nil
}
