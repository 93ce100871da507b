import Documents
import SourceText

/// A host and a port: `mail.example.com:587`, `[::1]:25`.
package struct HostPort: FieldValue, Equatable {
    package var host = ""
    package var port = ""

    package init() {}

    package static var expectation: String { "a host and port such as mail.example.com:587" }
    package static var hasOwnDecoder: Bool { true }

    package var isZero: Bool { host.isEmpty && port.isEmpty }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        if reader.isQuotedNull(node) {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        guard let bytes = reader.withText(node, expected: Self.expectation, { _, text in Array(text) }) else { return false }
        if bytes.isEmpty { return true }
        guard let parts = Self.split(bytes) else {
            let text = String(decoding: bytes, as: UTF8.self)
            reader.report("hostport/syntax", "'\(text)' is not \(Self.expectation)", at: node, notes: Self.advice(text))
            return false
        }
        host = String(decoding: parts.host, as: UTF8.self)
        port = String(decoding: parts.port, as: UTF8.self)
        if port.isEmpty {
            reader.report("hostport/syntax", "the port behind '\(host):' is missing", at: node)
            return false
        }
        return true
    }

    private static func advice(_ text: String) -> [String] {
        if text.contains("://") { return ["leave out the scheme, only host and port are wanted"] }
        if !text.contains(":") { return ["the port is missing: \(text):587"] }
        if text.utf8.count(where: { $0 == 0x3A }) > 1 { return ["an IPv6 address stands in brackets: [::1]:25"] }
        return []
    }

    /// Go's `net.SplitHostPort`.
    private static func split(_ text: [UInt8]) -> (host: ArraySlice<UInt8>, port: ArraySlice<UInt8>)? {
        guard let colon = text.lastIndex(of: 0x3A) else { return nil }
        let port = text[(colon + 1)...]
        var host = text[..<colon]
        var firstOpen = 0
        var firstClose = 0
        if text.first == 0x5B {
            guard let close = text.firstIndex(of: 0x5D), close + 1 == colon else { return nil }
            host = text[1..<close]
            firstOpen = 1
            firstClose = close + 1
        } else if host.contains(0x3A) {
            return nil
        }
        if text[firstOpen...].contains(0x5B) || text[firstClose...].contains(0x5D) { return nil }
        return (host, port)
    }

    /// Go's `net.JoinHostPort`.
    package var text: String {
        if isZero { return "" }
        return host.utf8.contains(0x3A) || host.utf8.contains(0x25) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(text, isText: true) }
}
