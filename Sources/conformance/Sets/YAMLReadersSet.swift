import Documents
import SourceText

/// The recorded documents once more: the quick reader of YAML makes the same tree as libyaml, or leaves the text to it.
let yamlReadersSet = ConformanceSet(
    name: "yaml_readers", path: "oracle",
    files: ["rule_files", "prometheus_config", "alertmanager_config"].map { set in
        CaseFile(set, lines: "oracle/\(set)/cases.jsonl") { record in
            guard let bytes = record.bytes("yaml", base64: "yaml_b64") else { return .disagreement(expected: "a file", got: "none") }
            return verdict(SourceFile(path: "file.yml", bytes: bytes), set == "rule_files" ? .v3 : .v2)
        }
    })

private func verdict(_ file: SourceFile, _ dialect: YAMLDialect) -> Verdict {
    guard case .different(let what) = ReaderComparison.of(file, dialect: dialect) else { return .agreement }
    return .disagreement(expected: "the tree of libyaml", got: what)
}
