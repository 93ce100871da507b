import Documents
import SourceText

/// A URL in a configuration (prometheus/common's `URL`): parsed as Go does, nothing else is asked of it.
package struct ConfigURL: FieldValue {
    /// Nil when the field is absent or null; an empty text is a URL, too.
    package var url: GoURL?

    package init() {}

    package static var expectation: String { "a URL" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        if reader.isQuotedNull(node) {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        guard let bytes = reader.withText(node, expected: Self.expectation, { _, text in Array(text) }) else { return false }
        do throws(GoURL.ParseError) {
            url = try GoURL(parsing: bytes)
            return true
        } catch {
            // The text may hold a password: it is not repeated.
            reader.report("url/syntax", "this is no URL: \(error.message)", at: node)
            return false
        }
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        if let url { visitor.scalar(url.redacted, isText: true) } else { visitor.null() }
    }

    package var isZero: Bool { url == nil }
}
