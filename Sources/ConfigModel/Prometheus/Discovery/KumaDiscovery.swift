import Documents
import SourceText

/// Data planes of Kuma (`kuma_sd_configs`).
package struct KumaDiscovery: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var refreshInterval = Field(ModelDuration(seconds: 15))
    package var fetchTimeout = Field(ModelDuration(seconds: 120))
    package var server = Field("")
    package var clientID = Field("")

    package init() {}

    package static var expectation: String { "Kuma discovery (a mapping with 'server')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("fetch_timeout", &fetchTimeout, "how long an answer may take")
        visitor.field("server", &server, .required, "the URL of Kuma's control plane")
        visitor.field("client_id", &clientID, .since(2, 50), "the name under which Prometheus asks; default: the host name")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(server, "server", of: "kuma_sd_configs", node, check: "discovery/missing")
        reader.checkURL(server, needsHost: true)
        httpClient.validate(node, &reader)
    }
}
