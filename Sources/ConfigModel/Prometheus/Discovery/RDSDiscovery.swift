import Documents
import SourceText

/// Databases of Amazon RDS (`rds_sd_configs`).
package struct RDSDiscovery: FieldStruct {
    package var region = Field("")
    package var endpoint = Field("")
    package var access = AWSAccess()
    package var clusters = Field(List<String>())
    package var port = Field(80)
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var filters = Field(List<Section<AWSFilter>>())
    package var requestConcurrency = Field(10)
    package var httpClient = HTTPClientConfig()

    package init() {}

    package static var expectation: String { "RDS discovery (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("region", &region, .shown, "the AWS region; default: that of the machine")
        visitor.field("endpoint", &endpoint, .shown, "another endpoint of the API")
        access.fields(&visitor)
        visitor.field("clusters", &clusters, "the clusters to look into; default: all")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("filters", &filters, .since(3, 13).shown, "conditions that a database must meet")
        visitor.field("request_concurrency", &requestConcurrency, "how many requests are made at once")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        httpClient.validate(node, &reader)
    }
}
