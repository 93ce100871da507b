import Documents
import SourceText

/// Decodes target groups from JSON as Go's `encoding/json` does with unknown fields refused.
///
/// Field names match in any case, and the last of several counts; null is an empty list, no labels or an empty text.
struct TargetGroupDecoder {
    private(set) var diagnostics: [Diagnostic] = []

    mutating func groups(_ root: Node) -> [Field<TargetGroup>] {
        if isNull(root) { return [] }
        guard root.kind == .sequence else {
            typeError(root, expected: "a list of target groups")
            return []
        }
        var groups: [Field<TargetGroup>] = []
        for item in root.children {
            if isNull(item) {
                report("file-sd/null-group", TargetFile.nullGroup, at: item, notes: TargetFile.nullGroupNotes)
            } else if item.kind == .mapping {
                groups.append(Field(group(item), node: item.index))
            } else {
                typeError(item, expected: TargetGroup.expectation)
            }
        }
        return groups
    }

    private mutating func group(_ node: Node) -> TargetGroup {
        var group = TargetGroup()
        var targets = TextSlice()
        for (key, value) in node.entries {
            if matches(key, "targets") {
                readTargets(value, into: &targets)
                group.targets = Field(targets.list, node: value.index, key: key.index)
            } else if matches(key, "labels") {
                group.labels = Field(labels(value), node: value.index, key: key.index)
            } else {
                unknownField(key)
            }
        }
        return group
    }

    private mutating func readTargets(_ node: Node, into slice: inout TextSlice) {
        if isNull(node) { return slice = TextSlice() }
        guard node.kind == .sequence else { return typeError(node, expected: "a list of texts") }
        var count = 0
        for item in node.children {
            slice.grow(to: count + 1)
            if item.style == .doubleQuoted {
                slice.storage[count] = Field(item.string, node: item.index)
            } else if !isNull(item) {
                typeError(item, expected: "text")
            }
            count += 1
        }
        slice.count = count
        if count == 0 { slice = TextSlice() }
    }

    private mutating func labels(_ node: Node) -> LabelSet {
        var labels = LabelSet()
        if isNull(node) { return labels }
        guard node.kind == .mapping else {
            typeError(node, expected: LabelSet.expectation)
            return labels
        }
        // By bytes: two spellings of one character are two labels.
        let isWide = node.count > 16
        var positions: [[UInt8]: Int] = [:]
        for (key, value) in node.entries {
            var text = ""
            if value.style == .doubleQuoted {
                text = value.string
            } else if !isNull(value) {
                typeError(value, expected: "text")
            }
            let name = key.string
            if name.isEmpty { report("labels/name", "a label name cannot be empty", at: key) }
            let entry = FieldMap<String>.Entry(
                key: Field(name, node: key.index, key: key.index), value: Field(text, node: value.index, key: key.index))
            let earlier =
                isWide ? positions[key.bytes] : labels.map.entries.firstIndex { $0.key.value.utf8.elementsEqual(name.utf8) }
            if let earlier {
                labels.map.entries[earlier] = entry
            } else {
                if isWide { positions[key.bytes] = labels.map.entries.count }
                labels.map.entries.append(entry)
            }
        }
        return labels
    }

    // MARK: Names

    private func matches(_ key: Node, _ name: StaticString) -> Bool {
        key.hasText(name) || folded(key.bytes).elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// Folds a field name as Go does: ASCII letters, and the long s, which Unicode counts as an s.
    private func folded(_ name: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var i = 0
        while i < name.count {
            if name[i] == 0xC5, i + 1 < name.count, name[i + 1] == 0xBF {
                out.append(UInt8(ascii: "s"))
                i += 2
            } else {
                out.append((0x41...0x5A).contains(name[i]) ? name[i] + 0x20 : name[i])
                i += 1
            }
        }
        return out
    }

    private mutating func unknownField(_ key: Node) {
        let name = key.string
        var notes = ["known here: targets, labels"]
        var fixes: [Fix] = []
        if let near = didYouMean(name, among: ["targets", "labels"]) {
            notes = ["did you mean \(near)?"]
            fixes = [Fix("write \(near)", .unsafe, [Fix.Edit(key.tree.file, key.range, "\"\(near)\"")])]
        }
        report("json/unknown-field", "unknown field '\(name)'", at: key, notes: notes, fixes: fixes)
    }

    // MARK: Reporting

    private func isNull(_ node: Node) -> Bool { node.kind == .scalar && node.style == .plain && node.hasText("null") }

    private mutating func typeError(_ node: Node, expected: String) {
        let found: String
        switch node.kind {
        case .mapping: found = "an object"
        case .sequence: found = "a list"
        default:
            let isWord = node.hasText("true") || node.hasText("false") || isNull(node)
            found = node.style == .doubleQuoted ? "text" : isWord ? node.string : "the number \(String(node.string.prefix(40)))"
        }
        report("json/type", "expected \(expected), found \(found)", at: node)
    }

    private mutating func report(_ check: String, _ message: String, at node: Node, notes: [String] = [], fixes: [Fix] = []) {
        diagnostics.append(Diagnostic(check, .error, .load, message, at: node.place, notes: notes, fixes: fixes))
    }
}

/// A slice of texts that is decoded into more than once: as in Go a null leaves what an earlier list put into its place.
private struct TextSlice {
    var storage: [Field<String>] = []
    var count = 0

    var list: List<String> {
        var list = List<String>()
        list.items = Array(storage.prefix(count))
        return list
    }

    /// Makes room as Go's `append` does: what lies behind the slice is lost when it has to move.
    mutating func grow(to wanted: Int) {
        if wanted > storage.count {
            let capacity = max(1, storage.count < 256 ? 2 * storage.count : storage.count + (storage.count + 768) / 4)
            storage += Array(repeating: Field(""), count: capacity - storage.count)
        }
    }
}
