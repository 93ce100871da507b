import Documents
import SourceText

/// How a client finds its proxy. Inlined where it is used.
package struct ProxyConfig: Sendable {
    package var proxyURL = Field(ConfigURL())
    package var noProxy = Field("")
    package var fromEnvironment = Field(false)
    package var connectHeader = Field(FieldMap<List<Secret>>())

    package init() {}

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("proxy_url", &proxyURL, "the proxy's URL")
        visitor.field(
            "no_proxy", &noProxy, .since(2, 43).alertmanager(0, 26), "hosts that are reached without the proxy, separated by commas")
        visitor.field(
            "proxy_from_environment", &fromEnvironment, .since(2, 43).alertmanager(0, 26),
            "take the proxy from HTTP_PROXY, HTTPS_PROXY and NO_PROXY")
        visitor.field("proxy_connect_header", &connectHeader, .optional.alertmanager(0, 26), "headers for the proxy's CONNECT requests")
    }

    /// Whether anything is set.
    var saysSomething: Bool {
        !connectHeader.value.entries.isEmpty || fromEnvironment.value || !noProxy.value.isEmpty || proxyURL.value.url != nil
    }

    func validate(_ reader: inout FieldReader) {
        let hasURL = proxyURL.value.url.map { !$0.isEmpty } ?? false
        let hasFailed = proxyURL.hasFailed || fromEnvironment.hasFailed
        if !connectHeader.value.entries.isEmpty, !fromEnvironment.value, !hasURL, !hasFailed {
            reader.report(
                "http/proxy", "'proxy_connect_header' needs 'proxy_url' or 'proxy_from_environment'", at: connectHeader.key)
        }
        if fromEnvironment.value, hasURL {
            reader.report(
                "http/proxy", "'proxy_from_environment' and 'proxy_url' exclude each other", at: proxyURL.key,
                related: [reader.place(fromEnvironment.key)])
        }
        if !noProxy.value.isEmpty {
            if fromEnvironment.value {
                reader.report(
                    "http/proxy", "'proxy_from_environment' and 'no_proxy' exclude each other", at: noProxy.key,
                    related: [reader.place(fromEnvironment.key)])
            } else if proxyURL.value.url == nil, !hasFailed {
                reader.report("http/proxy", "'no_proxy' needs 'proxy_url'", at: noProxy.key)
            }
        }
    }
}
