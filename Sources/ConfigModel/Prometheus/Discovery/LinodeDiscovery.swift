import Documents
import SourceText

/// Instances of Linode (`linode_sd_configs`).
package struct LinodeDiscovery: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)
    package var tagSeparator = Field(",")
    package var region = Field("")

    package init() {}

    package static var expectation: String { "Linode discovery (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("tag_separator", &tagSeparator, "what stands between tags in their label")
        visitor.field("region", &region, .since(2, 52), "the region; default: all")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        httpClient.validate(node, &reader)
    }
}
