import Documents
import SourceText

/// Servers of Hetzner (`hetzner_sd_configs`).
package struct HetznerDiscovery: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)
    package var role = Field(OneOf<HetznerRole>())
    package var labelSelector = Field("")

    package init() {}

    package static var expectation: String { "Hetzner discovery (a mapping with 'role')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("role", &role, .required.shown, "robot or hcloud")
        visitor.field("label_selector", &labelSelector, .since(3, 5), "a selector of labels, for hcloud")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(role, "role", of: "hetzner_sd_configs", node, check: "discovery/missing")
        httpClient.validate(node, &reader)
    }
}

/// Which API of Hetzner is asked.
package enum HetznerRole: String, Keyword {
    case robot, hcloud

    package static var noun: String { "Hetzner role" }
    package static var check: String { "discovery/role" }
}
