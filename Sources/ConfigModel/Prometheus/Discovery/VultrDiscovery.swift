import Documents
import SourceText

/// Instances of Vultr (`vultr_sd_configs`).
package struct VultrDiscovery: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)

    package init() {}

    package static var expectation: String { "Vultr discovery (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        httpClient.validate(node, &reader)
    }
}
