import Commands
import Documents
import SourceText

/// JSON texts and what Go's decoder makes of them.
let jsonSet = ConformanceSet(
    name: "json", path: "json/VERDICTS.jsonl",
    files: [
        CaseFile("cases") { folder in
            try jsonLines(folder + "/json/VERDICTS.jsonl").map { line in
                let path = Record(line: line)?.string("path") ?? ""
                return ConformanceCase(id: path) {
                    guard let record = Record(line: line), let bytes = try? readFile(folder + "/json/" + path) else {
                        return .disagreement(expected: "a readable file", got: "none")
                    }
                    return checkJSON(record, bytes)
                }
            }
        }
    ])

private func checkJSON(_ record: Record, _ bytes: [UInt8]) -> Verdict {
    let (tree, diagnostics) = JSONReader.read(SourceFile(path: "case", bytes: bytes))
    let accepted = !diagnostics.contains { $0.effect == .load }
    let expected = record.bool("decode_first_value") ?? false
    if accepted != expected {
        return .disagreement(expected: "accepted=\(expected)", got: "accepted=\(accepted) \(diagnostics.map(\.message))")
    }
    if record.bool("trailing") == true, diagnostics.isEmpty {
        return .disagreement(expected: "a diagnostic for the trailing text", got: "none")
    }
    guard let value = record.string("value"), let root = tree.root else { return .agreement }
    let (wanted, _) = JSONReader.read(SourceFile(path: "value", text: value))
    guard let wantedRoot = wanted.root, sameJSON(wantedRoot, root) else { return .disagreement(expected: value, got: "another value") }
    return .agreement
}

/// Whether two JSON values are the same: objects by key, the last one of a doubled key counts, numbers as written.
private func sameJSON(_ a: Node, _ b: Node) -> Bool {
    guard a.kind == b.kind else { return false }
    switch a.kind {
    case .scalar:
        return (a.style == .plain) == (b.style == .plain) && a.bytes == b.bytes
    case .sequence:
        return a.count == b.count && zip(a.children, b.children).allSatisfy { sameJSON($0, $1) }
    default:
        var left: [[UInt8]: Node] = [:]
        var right: [[UInt8]: Node] = [:]
        for (key, value) in a.entries { left[key.bytes] = value }
        for (key, value) in b.entries { right[key.bytes] = value }
        return left.count == right.count && left.allSatisfy { key, value in right[key].map { sameJSON(value, $0) } ?? false }
    }
}
