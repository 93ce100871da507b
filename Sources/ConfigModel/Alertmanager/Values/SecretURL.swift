import Documents
import SourceText

/// A URL that holds a secret, as Slack's and others' webhooks do. It is never shown.
package struct SecretURL: FieldValue, CustomStringConvertible, CustomReflectable {
    private var url: GoURL?
    /// Whether the text is `<secret>`, as in a configuration that was asked from a running Alertmanager: it loads but leads nowhere.
    package private(set) var isPlaceholder = false

    package init() {}

    /// The same address, hidden.
    package init(_ other: HTTPURL) { url = other.url }

    package static var expectation: String { HTTPURL.expectation }
    package static var hasOwnDecoder: Bool { true }
    package static var isSecret: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        reader.secrets.append(reader.range(node))
        reader.secrets.append(reader.range(node))
        if reader.isQuotedNull(node) {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        guard let bytes = reader.withText(node, expected: Self.expectation, { _, text in Array(text) }) else { return false }
        if bytes.elementsEqual("<secret>".utf8) {
            isPlaceholder = true
            return true
        }
        do throws(HTTPURL.Fault) {
            url = try HTTPURL.parse(bytes)
            return true
        } catch {
            reader.report("url/syntax", error.message, at: reader.keyInFront(of: node), notes: error.note.map { [$0] } ?? [])
            return false
        }
    }

    /// The address, for what has to use it. Never part of a message.
    package func reveal() -> GoURL? { url }

    /// Whether the address is this one.
    package func isEqual(to text: String) -> Bool { (url?.text ?? "").utf8.elementsEqual(text.utf8) }

    package var hasHost: Bool { url.map { !$0.host.isEmpty } ?? false }

    package var description: String { "<secret>" }

    package var customMirror: Mirror { Mirror(self, children: []) }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.secret(isEmpty: url == nil && !isPlaceholder) }

    package var isZero: Bool { url == nil && !isPlaceholder }
}
