import ConfigModel
import SourceText

/// Rule files whose labels and annotations are templates, and what Prometheus says of them when it loads the rules.
let ruleLoadFile = CaseFile("rule_load", lines: "oracle/prom_templates/rule_load.jsonl") { record in
    guard let bytes = record.bytes("rules", base64: "rules_b64") else { return .disagreement(expected: "a file", got: "none") }
    let loaded = RuleFile.load(SourceFile(path: "rules.yml", bytes: bytes), RuleSettings())
    let refusals = loaded.diagnostics.filter { $0.effect == .load }
    let errors = record.strings("errors")
    let got = refusals.map { "\($0.check): \($0.message)" }.joined(separator: " | ")
    let agrees = (record.bool("ok") ?? false) == refusals.isEmpty && refusals.count >= errors.count
    return agrees ? .agreement : .disagreement(expected: errors.joined(separator: " | "), got: got)
}
