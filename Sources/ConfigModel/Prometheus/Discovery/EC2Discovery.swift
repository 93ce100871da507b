import Documents
import SourceText

/// Instances of Amazon EC2 (`ec2_sd_configs`).
package struct EC2Discovery: FieldStruct {
    package var endpoint = Field("")
    package var region = Field("")
    package var access = AWSAccess()
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)
    package var filters = Field(List<Section<AWSFilter>>())
    package var httpClient = HTTPClientConfig()

    package init() {}

    package static var expectation: String { "EC2 discovery (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("endpoint", &endpoint, .shown, "another endpoint of the API")
        visitor.field("region", &region, .shown, "the AWS region; default: that of the machine")
        access.fields(&visitor)
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("filters", &filters, .shown, "conditions that an instance must meet")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        for item in filters.value.items {
            guard let filter = item.value.value else {
                reader.report("discovery/filter", "an empty filter, Prometheus crashes on it", at: item.node)
                continue
            }
            if filter.values.value.items.isEmpty, !filter.values.hasFailed, !reader.excusesMissing("values", in: item.node) {
                let place = filter.values.place
                reader.report(
                    "discovery/filter", "the filter has no values", at: place >= 0 ? place : reader.firstKey(of: item.node))
            }
        }
        httpClient.validate(node, &reader)
    }
}

/// A condition of the AWS API.
package struct AWSFilter: FieldStruct {
    package var name = Field("")
    package var values = Field(List<String>())

    package init() {}

    package static var expectation: String { "a mapping with 'name' and 'values'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("name", &name, .shown, "what is compared")
        visitor.field("values", &values, .shown, "values that meet the condition")
    }
}
