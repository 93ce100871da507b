import Documents
import SourceText

/// Servers of IONOS Cloud (`ionos_sd_configs`).
package struct IONOSDiscovery: FieldStruct {
    package var datacenterID = Field("")
    package var httpClient = HTTPClientConfig()
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)

    package init() {}

    package static var expectation: String { "IONOS discovery (a mapping with 'datacenter_id')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("datacenter_id", &datacenterID, .required.shown, "the data center")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(datacenterID, "datacenter_id", of: "ionos_sd_configs", node, check: "discovery/missing")
        httpClient.validate(node, &reader)
    }
}
