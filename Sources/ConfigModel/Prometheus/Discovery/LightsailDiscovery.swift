import Documents
import SourceText

/// Instances of Amazon Lightsail (`lightsail_sd_configs`).
package struct LightsailDiscovery: FieldStruct {
    package var endpoint = Field("")
    package var region = Field("")
    package var access = AWSAccess()
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)
    package var httpClient = HTTPClientConfig()

    package init() {}

    package static var expectation: String { "Lightsail discovery (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("endpoint", &endpoint, .shown, "another endpoint of the API")
        visitor.field("region", &region, .shown, "the AWS region; default: that of the machine")
        access.fields(&visitor)
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        httpClient.validate(node, &reader)
    }
}
