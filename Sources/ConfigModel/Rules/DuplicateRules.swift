import Documents
import SourceText

/// promtool's lint `duplicate-rules`: rules of one file with the same name and the same labels.
///
/// A group's labels stand below the rule's own; the expression, `for` and annotations do not matter. Alerts and recorded
/// series of one name count as the same.
package enum DuplicateRules {
    private struct Position {
        var group: Int
        var rule: Int
    }

    package static func find(in file: LoadedRuleFile, severity: Severity) -> [Diagnostic] {
        // promtool looks at files that load, and a broken one has other worries.
        guard file.isAccepted else { return [] }
        var found: [Diagnostic] = []
        // By a hash of name and labels; only rules of equal hashes are compared.
        var first: [UInt64: [Position]] = [:]
        let groups = file.model.groups.value.items
        first.reserveCapacity(groups.reduce(0) { $0 + $1.value.rules.value.items.count })
        for g in groups.indices {
            for r in groups[g].value.rules.value.items.indices {
                let position = Position(group: g, rule: r)
                let hash = identityHash(groups, position)
                guard let earlier = first[hash]?.first(where: { isSame(groups, $0, position) }) else {
                    first[hash, default: []].append(position)
                    continue
                }
                if let diagnostic = diagnostic(groups, earlier, position, file, severity) { found.append(diagnostic) }
            }
        }
        return found
    }

    private static func diagnostic(
        _ groups: [Field<RuleGroup>], _ earlier: Position, _ later: Position, _ file: LoadedRuleFile, _ severity: Severity
    ) -> Diagnostic? {
        func named(_ position: Position) -> Field<String> {
            let rule = groups[position.group].value.rules.value.items[position.rule].value
            return rule.isAlert ? rule.alert : rule.record
        }
        guard let tree = file.tree, named(later).isWritten, named(earlier).isWritten else { return nil }
        let isAlert = groups[later.group].value.rules.value.items[later.rule].value.isAlert
        return Diagnostic(
            "rules/duplicate", severity, .risk, "\"\(named(later).value)\" stands twice in this file with the same labels",
            at: Place(file.file, tree.node(at: named(later).node).range),
            related: [Place(file.file, tree.node(at: named(earlier).node).range, label: "first here")],
            notes: [
                isAlert
                    ? "both alerts share one identity in Alertmanager: give them different labels or names"
                    : "both rules write the same series, and whichever runs last in an interval wins or fails"
            ])
    }

    // MARK: Identity

    /// Of the name and the merged labels, whatever the order of the labels.
    private static func identityHash(_ groups: [Field<RuleGroup>], _ at: Position) -> UInt64 {
        let hasGroupLabels = !groups[at.group].value.labels.value.entries.isEmpty
        let items = groups[at.group].value.rules.value.items
        var hash = items[at.rule].value.alert.value.isEmpty ? fnv(items[at.rule].value.record.value) : fnv(items[at.rule].value.alert.value)
        let count = items[at.rule].value.labels.value.entries.count
        for i in 0..<count { hash &+= labelHash(items[at.rule].value.labels.value.entries[i]) }
        if hasGroupLabels {
            for entry in groups[at.group].value.labels.value.entries where items[at.rule].value.labels.value[entry.key.value] == nil {
                hash &+= labelHash(entry)
            }
        }
        return hash
    }

    private static func labelHash(_ entry: FieldMap<String>.Entry) -> UInt64 {
        (fnv(entry.key.value) &* 0x9E37_79B9_7F4A_7C15) ^ (fnv(entry.value.value) &* 0xC2B2_AE3D_27D4_EB4F)
    }

    private static func fnv(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    private static func isSame(_ groups: [Field<RuleGroup>], _ a: Position, _ b: Position) -> Bool {
        func name(_ position: Position) -> String { groups[position.group].value.rules.value.items[position.rule].value.name }
        func labels(_ position: Position) -> [[UInt8]: [UInt8]] {
            let group = groups[position.group].value
            var labels: [[UInt8]: [UInt8]] = [:]
            for entry in group.labels.value.entries { labels[Array(entry.key.value.utf8)] = Array(entry.value.value.utf8) }
            for entry in group.rules.value.items[position.rule].value.labels.value.entries {
                labels[Array(entry.key.value.utf8)] = Array(entry.value.value.utf8)
            }
            return labels
        }
        return name(a).utf8.elementsEqual(name(b).utf8) && labels(a) == labels(b)
    }
}
