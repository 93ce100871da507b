import Documents
import SourceText

/// Containers and compute nodes of Triton (`triton_sd_configs`).
package struct TritonDiscovery: FieldStruct {
    package var account = Field("")
    package var role = Field(OneOf<TritonRole>(.container))
    package var dnsSuffix = Field("")
    package var endpoint = Field("")
    package var groups = Field(List<String>())
    package var port = Field(9163)
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var tls = Field(TLSConfig())
    package var version = Field(1)

    package init() {}

    package static var expectation: String { "Triton discovery (a mapping with 'account', 'dns_suffix' and 'endpoint')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("account", &account, .required.shown, "the account")
        visitor.field("role", &role, .shown, "container or cn")
        visitor.field("dns_suffix", &dnsSuffix, .required.shown, "the suffix of the targets")
        visitor.field("endpoint", &endpoint, .required.shown, "the host of the discovery")
        visitor.field("groups", &groups, "groups of containers; default: all")
        visitor.field("port", &port, .shown, "the port of the discovery and the targets")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("tls_config", &tls, "certificates and TLS versions")
        visitor.field("version", &version, .shown, "the discovery API's version")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.requireKnown(role, "role", of: "triton_sd_configs", node)
        reader.require(account, "account", of: "triton_sd_configs", node, check: "discovery/missing")
        reader.require(dnsSuffix, "dns_suffix", of: "triton_sd_configs", node, check: "discovery/missing")
        reader.require(endpoint, "endpoint", of: "triton_sd_configs", node, check: "discovery/missing")
        if refreshInterval.value.nanoseconds <= 0, !refreshInterval.hasFailed {
            reader.report(
                "discovery/refresh-interval", "'refresh_interval' must be above 0",
                at: refreshInterval.place >= 0 ? refreshInterval.place : reader.firstKey(of: node))
        }
    }
}

/// What Triton is asked for.
package enum TritonRole: String, Keyword {
    case container, cn

    package static var noun: String { "Triton role" }
    package static var check: String { "discovery/role" }
    package static var isCheckedWhenRead: Bool { false }
}
