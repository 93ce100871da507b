import Documents
import SourceText

/// A label name as Prometheus' configuration decodes it: any text that is UTF-8 and not empty, whatever the name scheme.
package struct LabelName: FieldValue, Hashable {
    package var name = ""

    package init() {}

    package init(_ name: String) { self.name = name }

    package static func == (a: LabelName, b: LabelName) -> Bool { a.name.utf8.elementsEqual(b.name.utf8) }

    package func hash(into hasher: inout Hasher) {
        for byte in name.utf8 { hasher.combine(byte) }
    }

    package static var expectation: String { "a label name" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard let text = reader.withText(node, expected: Self.expectation, { _, text in String(decoding: text, as: UTF8.self) }) else {
            return false
        }
        name = text
        if text.isEmpty, !reader.isQuotedNull(node) {
            reader.report("labels/name", "a label name cannot be empty", at: node)
            return false
        }
        if reader.holdsInvalidUTF8(node) {
            reader.report("labels/name", "the label name '\(text)' is not UTF-8", at: node)
            return false
        }
        if reader.settings.version < Version(3, 0), reader.settings.program == "Prometheus", !NameScheme.legacy.isValidLabelName(text) {
            reader.report(
                "labels/name", "'\(text)' is no valid label name", at: node,
                notes: ["Prometheus before 3.0 takes a letter or '_', then letters, digits and '_'"])
            return false
        }
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(name, isText: true) }

    package var isZero: Bool { name.isEmpty }
}
