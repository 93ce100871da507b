import Documents
import SourceText

/// Any of Amazon's services, by role (`aws_sd_configs`).
///
/// Prometheus never validates the HTTP client settings here, and neither follows redirects nor uses HTTP/2 unless told to.
package struct AWSDiscovery: FieldStruct {
    package var role = Field(OneOf<AWSRole>())
    package var region = Field("")
    package var endpoint = Field("")
    package var access = AWSAccess()
    package var refreshInterval = Field(ModelDuration())
    package var port = Field(0)
    package var httpClient = HTTPClientConfig(followRedirects: false, enableHTTP2: false)
    package var filters = Field(List<Section<AWSFilter>>())
    package var clusters = Field(List<String>())

    package init() {}

    package static var expectation: String { "AWS discovery (a mapping with 'role')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("role", &role, .required.shown, "the service")
        visitor.field("region", &region, "the AWS region; default: that of the machine")
        visitor.field("endpoint", &endpoint, "another endpoint of the API")
        access.fields(&visitor)
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up; default: that of the service")
        visitor.field("port", &port, "the port of the targets; default: 80")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("filters", &filters, "conditions that an instance must meet")
        visitor.field("clusters", &clusters, "the clusters to look into; default: all")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(role, "role", of: "aws_sd_configs", node, check: "discovery/missing")
    }

    /// Prometheus resolves the paths of the role's own copy of the HTTP client, which shares its sections with this one.
    package mutating func setDirectory(_ directory: String) {
        httpClient.basicAuth.value.setDirectory(directory)
        httpClient.authorization.value.setDirectory(directory)
        httpClient.oauth2.value.setDirectory(directory)
        httpClient.httpHeaders.value.setDirectory(directory)
    }
}

/// A service of Amazon's.
package enum AWSRole: String, Keyword {
    case ec2, ecs, elasticache, lightsail, msk, rds

    package static var noun: String { "AWS role" }
    package static var check: String { "discovery/role" }

    package var since: Version? {
        switch self {
        case .msk: return Version(3, 10)
        case .elasticache, .rds: return Version(3, 11)
        case .ec2, .ecs, .lightsail: return nil
        }
    }
}
