import Documents
import SourceText

/// Targets that share labels: an item of `static_configs`, and of a file that `file_sd_configs` names.
package struct TargetGroup: FieldStruct {
    package var targets = Field(List<String>())
    package var labels = Field(LabelSet())

    package init() {}

    package static var expectation: String { "a target group (a mapping with 'targets' and 'labels')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("targets", &targets, .shown, "host:port of each target")
        visitor.field("labels", &labels, "labels of all these targets")
    }

    /// Whether the group holds nothing at all, which makes an empty section.
    package var isEmpty: Bool { targets.value.items.isEmpty && labels.value.entries.isEmpty }
}

/// Labels with their values, names checked as Prometheus decodes them (UTF-8, not empty).
package struct LabelSet: FieldValue {
    package var map = FieldMap<String>()

    package init() {}

    package var entries: [FieldMap<String>.Entry] { map.entries }

    package static var expectation: String { "labels (a mapping of names to values)" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard map.read(node, &reader) else { return false }
        for entry in map.entries {
            // A null key is read as an empty name without a check.
            if entry.key.value.isEmpty, !reader.isNullItem(entry.key.node) {
                reader.report("labels/name", "a label name cannot be empty", at: entry.key.node)
            } else if reader.holdsInvalidUTF8(entry.key.node) {
                reader.report("labels/name", "the label name '\(entry.key.value)' is not UTF-8", at: entry.key.node)
            }
        }
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { map.accept(&visitor) }

    package var isZero: Bool { map.isZero }
}
