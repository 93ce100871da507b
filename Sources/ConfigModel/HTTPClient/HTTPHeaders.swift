import Documents
import SourceText

/// The values of one header that is added to every request.
package struct HTTPHeader: FieldStruct {
    package var values = Field(List<String>())
    package var secrets = Field(List<Secret>())
    package var files = Field(List<FilePath>())

    package init() {}

    package static var expectation: String { "a mapping with 'values', 'secrets' or 'files'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("values", &values, "values of the header")
        visitor.field("secrets", &secrets, "values that are not shown")
        visitor.field("files", &files, "files that hold values, read again for every request")
    }

    /// Headers that the HTTP client sets itself (prometheus/common's `ReservedHeaders`).
    private static let reserved = [
        "authorization", "host", "content-encoding", "content-length", "content-type", "user-agent", "connection", "keep-alive",
        "proxy-authenticate", "proxy-authorization", "www-authenticate", "accept-encoding", "x-prometheus-remote-write-version",
        "x-prometheus-remote-read-version", "x-prometheus-scrape-timeout-seconds", "x-amz-date", "x-amz-security-token",
        "x-amz-content-sha256",
    ]

    /// Reports headers that cannot be set.
    static func validate(_ headers: FieldMap<HTTPHeader>, _ reader: inout FieldReader) {
        for entry in headers.entries where reserved.contains(lowercasedASCII(entry.key.value)) {
            reader.report(
                "http/reserved-header", "the header '\(entry.key.value)' cannot be set here", at: entry.key.node,
                notes: lowercasedASCII(entry.key.value) == "authorization" ? ["use 'authorization', 'basic_auth' or 'oauth2'"] : [])
        }
    }
}

/// The text with its ASCII letters in lower case.
func lowercasedASCII(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
}

/// The text without white space around it, as Go's `strings.TrimSpace` sees it.
package func trimmingGoSpace(_ text: String) -> String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
        default: return false
        }
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(scalars[first...last])
}
