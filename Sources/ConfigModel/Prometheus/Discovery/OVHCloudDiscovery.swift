import Documents
import SourceText

/// Servers of OVHcloud (`ovhcloud_sd_configs`).
package struct OVHCloudDiscovery: FieldStruct {
    package var endpoint = Field("ovh-eu")
    package var applicationKey = Field("")
    package var applicationSecret = Field(Secret())
    package var consumerKey = Field(Secret())
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var service = Field(OneOf<OVHCloudService>())

    package init() {}

    package static var expectation: String { "OVHcloud discovery (a mapping with 'service')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("endpoint", &endpoint, .shown, "the API: ovh-eu, ovh-ca, ovh-us, …")
        visitor.field("application_key", &applicationKey, .required.shown, "the application's key")
        visitor.field("application_secret", &applicationSecret, .required.shown, "the application's secret")
        visitor.field("consumer_key", &consumerKey, .required.shown, "the consumer's key")
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
        visitor.field("service", &service, .required.shown, "dedicated_server or vps")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(endpoint, "endpoint", of: "ovhcloud_sd_configs", node, check: "discovery/missing")
        reader.require(applicationKey, "application_key", of: "ovhcloud_sd_configs", node, check: "discovery/missing")
        reader.require(applicationSecret, "application_secret", of: "ovhcloud_sd_configs", node, check: "discovery/missing")
        reader.require(consumerKey, "consumer_key", of: "ovhcloud_sd_configs", node, check: "discovery/missing")
        reader.requireKnown(service, "service", of: "ovhcloud_sd_configs", node)
    }
}

/// What OVHcloud is asked for.
package enum OVHCloudService: String, Keyword {
    case dedicated_server, vps

    package static var noun: String { "OVHcloud service" }
    package static var check: String { "discovery/role" }
    package static var isCheckedWhenRead: Bool { false }
}
