import Documents
import GoRegexp

/// Patterns, what the programs accept, and what the patterns match.
let regexSet = ConformanceSet(
    name: "regex", path: "oracle/regex/cases.jsonl",
    files: [CaseFile("cases", lines: "oracle/regex/cases.jsonl", check: checkRegex)])

private func checkRegex(_ record: Record) -> Verdict {
    let pattern = record.bytes("pattern", base64: "pattern_b64") ?? []
    var compiled: [RegexpDialect: Regexp] = [:]
    let names: [(RegexpDialect, StaticString)] = [
        (.matcher, "matcher"), (.relabel, "relabel"), (.alertmanager, "alertmanager"), (.bare, "bare"),
    ]
    for (dialect, name) in names {
        let isRefused = record.record("errors")?.has(name) ?? false
        let problem = RegexpSyntax.check(pattern, dialect)
        let regexp = try? Regexp(pattern, dialect)
        if (problem == nil) != (regexp != nil) { return .disagreement(expected: "one answer", got: "check and init differ for \(name)") }
        if isRefused != (problem != nil) {
            return .disagreement(expected: "\(name) refused=\(isRefused)", got: problem?.message ?? "accepted")
        }
        compiled[dialect] = regexp
    }
    if let bare = compiled[.bare] {
        let count = record.int("groups_count") ?? 0
        if bare.groupCount != count { return .disagreement(expected: "\(count) groups", got: "\(bare.groupCount)") }
        let expected = record.list("group_names").map(\.bytes)
        if expected != bare.groupNames.filter({ !$0.isEmpty }) {
            return .disagreement(expected: "\(record.strings("group_names"))", got: "\(bare.groupNames)")
        }
    }
    for text in record.records("texts") {
        let verdict = checkText(text, compiled)
        if !verdict.agrees { return verdict }
    }
    return .agreement
}

private func checkText(_ record: Record, _ compiled: [RegexpDialect: Regexp]) -> Verdict {
    let isBase64 = record.bool("b64") == true
    func bytes(_ key: StaticString) -> [UInt8]? {
        record[key].flatMap { isBase64 ? decodeBase64($0.bytes) : $0.bytes }
    }
    func offsets(_ key: StaticString) -> [Int]? { record.has(key) ? record.strings(key).compactMap { Int($0) } : nil }
    let text = bytes("t") ?? []
    let shown = String(decoding: text, as: UTF8.self)
    for (dialect, key) in [(RegexpDialect.matcher, "matcher"), (.alertmanager, "alertmanager")] as [(RegexpDialect, StaticString)] {
        guard let regexp = compiled[dialect], let expected = record.bool(key) else { continue }
        let got = regexp.matches(text)
        if got != expected { return .disagreement(expected: "\(key) \(shown): \(expected)", got: "\(got)") }
    }
    let template = record.bytes("template", base64: "template_b64") ?? []
    if let relabel = compiled[.relabel] {
        let expected = offsets("groups")
        let got = relabel.find(text)
        if got != expected { return .disagreement(expected: "groups of \(shown): \(expected ?? [])", got: "\(got ?? [])") }
        if relabel.matches(text) != (expected != nil) { return .disagreement(expected: "one answer", got: "find and matches differ") }
        if let got, let expanded = bytes("expand") {
            var out: [UInt8] = []
            relabel.expand(template, text, got, into: &out)
            if out != expanded { return .disagreement(expected: "expand \(expanded)", got: "\(out)") }
        }
    }
    if let bare = compiled[.bare] {
        let expected = offsets("find")
        let got = bare.find(text)
        if got != expected { return .disagreement(expected: "find in \(shown): \(expected ?? [])", got: "\(got ?? [])") }
        if bare.matches(text) != (expected != nil) { return .disagreement(expected: "one answer", got: "find and matches differ") }
        if let replaced = bytes("replace_all") {
            let out = bare.replaceAll(text, with: template)
            if out != replaced {
                return .disagreement(
                    expected:
                        "replace_all \(shown) \(String(decoding: template, as: UTF8.self)) → \(String(decoding: replaced, as: UTF8.self))",
                    got: String(decoding: out, as: UTF8.self))
            }
        }
    }
    return .agreement
}
