import Documents
import SourceText

/// Containers of a Docker host (`docker_sd_configs`).
package struct DockerDiscovery: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var host = Field("")
    package var port = Field(80)
    package var filters = Field(List<DockerFilter>())
    package var hostNetworkingHost = Field("localhost")
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var matchFirstNetwork = Field(true)

    package init() {}

    package static var expectation: String { "Docker discovery (a mapping with 'host')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("host", &host, .required.shown, "the address of the Docker daemon")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("filters", &filters, .shown, "conditions of the Docker API")
        visitor.field("host_networking_host", &hostNetworkingHost, .shown, "the host's address for containers in its network")
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
        visitor.field("match_first_network", &matchFirstNetwork, .since(2, 54).shown, "take the first network of a container alone")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(host, "host", of: "docker_sd_configs", node, check: "discovery/missing")
        reader.checkURL(host)
        httpClient.validate(node, &reader)
    }
}

/// A condition of the Docker API.
package struct DockerFilter: FieldStruct {
    package var name = Field("")
    package var values = Field(List<String>())

    package init() {}

    package static var expectation: String { "a mapping with 'name' and 'values'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("name", &name, .shown, "what is compared")
        visitor.field("values", &values, .shown, "values that meet the condition")
    }
}
