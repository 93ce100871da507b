import Documents
import SourceText

/// A service of Amazon's whose targets stand in clusters.
package protocol AWSClusterService: Sendable {
    static var title: StaticString { get }

    /// How many requests are made at once by default.
    static var requestConcurrency: Int { get }
}

/// Tasks of Amazon ECS.
package enum ECSService: AWSClusterService {
    package static var title: StaticString { "ECS" }
    package static var requestConcurrency: Int { 20 }
}

/// Caches of Amazon ElastiCache.
package enum ElastiCacheService: AWSClusterService {
    package static var title: StaticString { "ElastiCache" }
    package static var requestConcurrency: Int { 10 }
}

/// Brokers of Amazon MSK.
package enum MSKService: AWSClusterService {
    package static var title: StaticString { "MSK" }
    package static var requestConcurrency: Int { 10 }
}

/// `ecs_sd_configs`, `elasticache_sd_configs`, `msk_sd_configs`.
package struct AWSClusterDiscovery<Service: Sendable>: Sendable {
    package var region = Field("")
    package var endpoint = Field("")
    package var access = AWSAccess()
    package var clusters = Field(List<String>())
    package var port = Field(80)
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var requestConcurrency = Field(0)
    package var httpClient = HTTPClientConfig()
}

extension AWSClusterDiscovery: FieldValue, FieldStruct where Service: AWSClusterService {
    package init() { requestConcurrency.value = Service.requestConcurrency }

    package static var expectation: String { "\(Service.title) discovery (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("region", &region, .shown, "the AWS region; default: that of the machine")
        visitor.field("endpoint", &endpoint, .shown, "another endpoint of the API")
        access.fields(&visitor)
        visitor.field("clusters", &clusters, "the clusters to look into; default: all")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("request_concurrency", &requestConcurrency, "how many requests are made at once")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        httpClient.validate(node, &reader)
    }
}
