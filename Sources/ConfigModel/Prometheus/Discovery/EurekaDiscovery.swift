import Documents
import SourceText

/// Applications of Netflix Eureka (`eureka_sd_configs`).
package struct EurekaDiscovery: FieldStruct {
    package var server = Field("")
    package var httpClient = HTTPClientConfig()
    package var refreshInterval = Field(ModelDuration(seconds: 30))

    package init() {}

    package static var expectation: String { "Eureka discovery (a mapping with 'server')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("server", &server, .required, "the URL of Eureka's API")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(server, "server", of: "eureka_sd_configs", node, check: "discovery/missing")
        reader.checkURL(server, needsHost: true)
        httpClient.validate(node, &reader)
    }
}
