import Documents
import SourceText

/// Services of Nomad (`nomad_sd_configs`).
package struct NomadDiscovery: FieldStruct {
    package var allowStale = Field(true)
    package var httpClient = HTTPClientConfig()
    package var namespace = Field("default")
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var region = Field("global")
    package var server = Field("http://localhost:4646")
    package var tagSeparator = Field(",")

    package init() {}

    package static var expectation: String { "Nomad discovery (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("allow_stale", &allowStale, .shown, "take answers that may be old")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("namespace", &namespace, .shown, "the namespace")
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
        visitor.field("region", &region, .shown, "the region")
        visitor.field("server", &server, .shown, "the URL of Nomad's API")
        visitor.field("tag_separator", &tagSeparator, "what stands between tags in their label")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if trimmingGoSpace(server.value).isEmpty, !server.hasFailed {
            reader.report(
                "discovery/missing", "nomad_sd_configs has an empty 'server'",
                at: server.place >= 0 ? server.place : reader.firstKey(of: node))
        }
        httpClient.validate(node, &reader)
    }
}
