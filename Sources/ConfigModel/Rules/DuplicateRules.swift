import Documents
import SourceText

/// promtool's lint `duplicate-rules`: rules of one file with the same name and the same labels.
///
/// A group's labels stand below the rule's own; the expression, `for` and annotations do not matter. Alerts and recorded
/// series of one name count as the same.
package enum DuplicateRules {
    private struct Identity: Hashable {
        var name: [UInt8]
        var labels: [[UInt8]]
    }

    package static func find(in file: LoadedRuleFile, severity: Severity) -> [Diagnostic] {
        // promtool looks at files that load, and a broken one has other worries.
        guard file.isAccepted, let tree = file.tree else { return [] }
        var first: [Identity: NodeIndex] = [:]
        var found: [Diagnostic] = []
        for group in file.model.groups.value.items {
            for item in group.value.rules.value.items {
                let rule = item.value
                let place = rule.isAlert ? rule.alert.node : rule.record.node
                guard place >= 0 else { continue }
                let identity = Identity(name: Array(rule.name.utf8), labels: mergedLabels(group.value.labels.value, rule.labels.value))
                guard let earlier = first[identity] else {
                    first[identity] = place
                    continue
                }
                found.append(
                    Diagnostic(
                        "rules/duplicate", severity, .risk, "\"\(rule.name)\" stands twice in this file with the same labels",
                        at: Place(file.file, tree.node(at: place).range),
                        related: [Place(file.file, tree.node(at: earlier).range, label: "first here")],
                        notes: [
                            rule.isAlert
                                ? "both alerts share one identity in Alertmanager: give them different labels or names"
                                : "both rules write the same series; one of them fails whenever they disagree"
                        ]))
            }
        }
        return found
    }

    private static func mergedLabels(_ group: FieldMap<String>, _ rule: FieldMap<String>) -> [[UInt8]] {
        var labels: [[UInt8]: [UInt8]] = [:]
        for entry in group.entries { labels[Array(entry.key.value.utf8)] = Array(entry.value.value.utf8) }
        for entry in rule.entries { labels[Array(entry.key.value.utf8)] = Array(entry.value.value.utf8) }
        return labels.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { [$0.key, $0.value] }
    }
}
