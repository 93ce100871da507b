import Documents
import SourceText

/// A URL as Alertmanager wants it: `http` or `https`, with a host.
package struct HTTPURL: FieldValue, Equatable {
    package private(set) var url: GoURL?

    package init() {}

    /// A URL of the program itself; absent when the text is none.
    package init(_ text: String) { url = try? GoURL(parsing: text) }

    package static var expectation: String { "a URL that begins with http:// or https://" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        if reader.isQuotedNull(node) {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        guard let bytes = reader.withText(node, expected: Self.expectation, { _, text in Array(text) }) else { return false }
        do throws(Fault) {
            url = try Self.parse(bytes)
            return true
        } catch {
            reader.report("url/syntax", error.message, at: node, notes: error.note.map { [$0] } ?? [])
            return false
        }
    }

    /// Why a text is no such URL. The text itself, which may hold a password, is not repeated.
    struct Fault: Error {
        var message: String
        var note: String?
    }

    static func parse(_ bytes: [UInt8]) throws(Fault) -> GoURL {
        let url: GoURL
        do throws(GoURL.ParseError) {
            url = try GoURL(parsing: bytes)
        } catch {
            throw Fault(message: "this is no URL: \(error.message)")
        }
        guard url.scheme == "http" || url.scheme == "https" else {
            let text = String(decoding: bytes, as: UTF8.self)
            if text.isEmpty { throw Fault(message: "the URL is empty", note: "leave the field out instead") }
            let expands = holds(text, "${")
            throw Fault(
                message: "the URL does not begin with http:// or https://",
                note: expands ? "Alertmanager expands no environment variables: write the value, or name a file that holds it" : nil)
        }
        guard !url.host.isEmpty else { throw Fault(message: "the URL has no host") }
        return url
    }

    /// Appends a slash to the path unless it ends with one, as Alertmanager does with some of its addresses.
    package mutating func endWithSlash() {
        guard let url, url.path.utf8.last != 0x2F else { return }
        let bytes = Array(url.text.utf8)
        let authority = url.scheme.utf8.count + 3
        guard authority <= bytes.count else { return }
        let start = bytes[authority...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? bytes.count
        let end = bytes[start...].firstIndex { $0 == 0x3F || $0 == 0x23 } ?? bytes.count
        let path = URLEscaping.escape(Array(url.path.utf8) + [0x2F], .path)
        self.url = (try? GoURL(parsing: Array(bytes[..<start]) + path + bytes[end...])) ?? url
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        if let url { visitor.scalar(url.text, isText: true) } else { visitor.null() }
    }

    package var isZero: Bool { url == nil }
}
