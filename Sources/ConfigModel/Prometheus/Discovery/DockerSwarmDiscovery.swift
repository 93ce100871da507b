import Documents
import SourceText

/// Services, tasks and nodes of Docker Swarm (`dockerswarm_sd_configs`).
package struct DockerSwarmDiscovery: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var host = Field("")
    package var role = Field(OneOf<DockerSwarmRole>())
    package var port = Field(80)
    package var filters = Field(List<DockerFilter>())
    package var refreshInterval = Field(ModelDuration(seconds: 60))

    package init() {}

    package static var expectation: String { "Docker Swarm discovery (a mapping with 'host' and 'role')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("host", &host, .required.shown, "the address of the Docker daemon")
        visitor.field("role", &role, .required.shown, "services, tasks or nodes")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("filters", &filters, .shown, "conditions of the Docker API")
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(host, "host", of: "dockerswarm_sd_configs", node, check: "discovery/missing")
        reader.checkURL(host)
        reader.requireKnown(role, "role", of: "dockerswarm_sd_configs", node)
        httpClient.validate(node, &reader)
    }
}

/// What Docker Swarm is asked for.
package enum DockerSwarmRole: String, Keyword {
    case tasks, services, nodes

    package static var noun: String { "Docker Swarm role" }
    package static var check: String { "discovery/role" }
    package static var isCheckedWhenRead: Bool { false }
}
