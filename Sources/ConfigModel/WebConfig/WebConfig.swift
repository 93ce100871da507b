import Documents
import SourceText

/// TLS and authentication of a server of the family: the file behind `--web.config.file` (exporter-toolkit).
package struct WebConfig: FieldStruct {
    package var tls = Field(WebTLSConfig())
    package var http = Field(WebHTTPConfig())
    package var rateLimit = Field(WebRateLimit())
    package var users = Field(FieldMap<Secret>())

    package init() {}

    package static var expectation: String { "a mapping with 'tls_server_config', 'http_server_config' or 'basic_auth_users'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("tls_server_config", &tls, "certificate and TLS settings; without a certificate plain HTTP is served")
        visitor.field("http_server_config", &http, "HTTP/2 and response headers")
        visitor.field("rate_limit", &rateLimit, .since(3, 8), "how many requests are answered")
        visitor.field("basic_auth_users", &users, "user names and the bcrypt hashes of their passwords")
    }

    package static func foreignOwner(of key: String) -> String? {
        switch key {
        case "tls_config", "basic_auth", "authorization", "oauth2": return "an HTTP client (of a scrape configuration, for instance)"
        default: return nil
        }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        for entry in users.value.entries {
            guard let problem = PasswordHash.problem(Array(entry.value.value.reveal().utf8)) else { continue }
            reader.report(
                "web/password-hash", "the password hash of '\(entry.key.value)' is not usable: \(problem)", at: entry.key.node,
                notes: ["make one with htpasswd -nBC 10 \"\" | tr -d ':\\n'"])
        }
    }
}

/// What the server does with HTTP.
package struct WebHTTPConfig: FieldStruct {
    package var http2 = Field(true)
    package var headers = Field(FieldMap<String>())

    package init() {}

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("http2", &http2, .shown, "serve HTTP/2, which needs TLS")
        visitor.field("headers", &headers, "headers of every response")
    }

    /// The headers that can be set, and the values of those that take only some.
    private static let known: [(name: String, values: [String])] = [
        ("Strict-Transport-Security", []), ("X-Content-Type-Options", ["nosniff"]), ("X-Frame-Options", ["deny", "sameorigin"]),
        ("X-XSS-Protection", []), ("Content-Security-Policy", []),
    ]

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        for entry in headers.value.entries {
            let name = entry.key.value
            guard let header = Self.known.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
                var notes = ["these can be: " + Self.known.map(\.name).joined(separator: ", ")]
                if let near = didYouMean(name, among: Self.known.map(\.name)) { notes = ["did you mean \(near)?"] }
                reader.report("web/header", "the header '\(name)' cannot be set", at: entry.key.node, notes: notes)
                continue
            }
            let value = entry.value.value
            guard !header.values.isEmpty, !header.values.contains(where: { $0.utf8.elementsEqual(value.utf8) }) else { continue }
            reader.report(
                "web/header-value", "'\(value)' is no value of \(name)", at: entry.value.node >= 0 ? entry.value.node : entry.key.node,
                notes: ["write \(header.values.joined(separator: " or "))"])
        }
    }
}

/// How many requests the server answers.
package struct WebRateLimit: FieldStruct {
    package var burst = Field(0)
    package var interval = Field(StandardDuration())

    package init() {}

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("burst", &burst, .shown, "how many requests may come at once")
        visitor.field("interval", &interval, .shown, "the time in which one more request is allowed; 0 is no limit")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        guard interval.value.nanoseconds > 0, burst.value <= 0, !burst.hasFailed else { return }
        reader.report(
            "web/rate-limit", "with an interval but no burst every request is refused", at: interval.place, effect: .runtime,
            notes: ["add 'burst' with at least 1"])
    }
}
