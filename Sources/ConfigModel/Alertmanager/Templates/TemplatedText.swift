import Documents

/// Which of Go's template packages expands a text.
package enum TemplateKind: Sendable, Equatable {
    case text
    /// What is put in is escaped for its place in a page.
    case html
}

/// A text that Alertmanager expands as a Go template when it notifies. It is not parsed when the configuration loads.
package struct TemplatedText: FieldValue, Equatable {
    package var text = ""
    package var kind = TemplateKind.text

    package init() {}

    package init(_ text: String, _ kind: TemplateKind = .text) {
        self.text = text
        self.kind = kind
    }

    package var isEmpty: Bool { text.isEmpty }

    package static var expectation: String { "text" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool { text.read(node, &reader) }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(text, isText: true) }

    package var isZero: Bool { text.isEmpty }
}

/// A secret that is expanded as a template: keys that can differ by alert.
package struct SecretTemplatedText: FieldValue, CustomStringConvertible, CustomReflectable {
    private var secret = Secret()

    package init() {}

    package var isEmpty: Bool { secret.isEmpty }

    /// The text itself, for what has to expand it. Never part of a message.
    package func reveal() -> String { secret.reveal() }

    package var description: String { secret.description }

    package var customMirror: Mirror { Mirror(self, children: []) }

    package static var expectation: String { Secret.expectation }
    package static var hasOwnDecoder: Bool { true }
    package static var isSecret: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool { secret.read(node, &reader) }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { secret.accept(&visitor) }

    package var isZero: Bool { isEmpty }
}
