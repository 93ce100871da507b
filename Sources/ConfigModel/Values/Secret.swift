import Documents
import SourceText

/// A text that must not be shown: passwords, tokens, keys. It cannot be printed; emitters write `<secret>`.
package struct Secret: FieldValue, Equatable, CustomStringConvertible, CustomReflectable {
    private var text = ""

    package init() {}

    package init(_ text: String) { self.text = text }

    package var isEmpty: Bool { text.isEmpty }

    /// The text itself, for what has to hand it on. Never part of a message.
    package func reveal() -> String { text }

    package var description: String { isEmpty ? "" : "<secret>" }

    package var customMirror: Mirror { Mirror(self, children: []) }

    package static var expectation: String { "text" }
    package static var hasOwnDecoder: Bool { true }
    package static var isSecret: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        reader.secrets.append(reader.range(node))
        guard let text = reader.withText(node, expected: Self.expectation, { _, text in String(decoding: text, as: UTF8.self) }) else {
            return false
        }
        self.text = text
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.secret(isEmpty: isEmpty) }

    package var isZero: Bool { isEmpty }
}
