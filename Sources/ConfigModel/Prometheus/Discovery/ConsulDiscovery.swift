import Documents
import SourceText

/// Services of Consul (`consul_sd_configs`).
package struct ConsulDiscovery: FieldStruct {
    package var server = Field("localhost:8500")
    package var pathPrefix = Field("")
    package var token = Field(Secret())
    package var datacenter = Field("")
    package var namespace = Field("")
    package var partition = Field("")
    package var tagSeparator = Field(",")
    package var scheme = Field("http")
    package var username = Field("")
    package var password = Field(Secret())
    package var allowStale = Field(true)
    package var refreshInterval = Field(ModelDuration(seconds: 30))
    package var services = Field(List<String>())
    package var tags = Field(List<String>())
    package var nodeMeta = Field(FieldMap<String>())
    package var filter = Field("")
    package var healthFilter = Field("")
    package var httpClient = HTTPClientConfig()

    package init() {}

    package static var expectation: String { "Consul discovery (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("server", &server, "host:port of Consul")
        visitor.field("path_prefix", &pathPrefix, .since(2, 45), "the path before Consul's API")
        visitor.field("token", &token, "the ACL token")
        visitor.field("datacenter", &datacenter, "the datacenter; default: the agent's")
        visitor.field("namespace", &namespace, "the namespace (Consul Enterprise)")
        visitor.field("partition", &partition, "the partition (Consul Enterprise)")
        visitor.field("tag_separator", &tagSeparator, "what stands between tags in their label")
        visitor.field("scheme", &scheme, "http or https")
        visitor.field("username", &username, .deprecated("basic_auth"), "the user's name")
        visitor.field("password", &password, .deprecated("basic_auth"), "the password")
        visitor.field("allow_stale", &allowStale, .shown, "take answers that may be old, to spare the servers")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("services", &services, "the services to look for; default: all")
        visitor.field("tags", &tags, "tags that a node must have")
        visitor.field("node_meta", &nodeMeta, "metadata that a node must have")
        visitor.field("filter", &filter, .since(3, 0), "a filter of Consul's catalog")
        visitor.field("health_filter", &healthFilter, .since(3, 11), "a filter of Consul's health API")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if trimmingGoSpace(server.value).isEmpty, !server.hasFailed {
            reader.report(
                "discovery/missing", "consul_sd_configs has an empty 'server'",
                at: server.place >= 0 ? server.place : reader.firstKey(of: node))
        }
        if !username.value.isEmpty || !password.value.isEmpty {
            let own = username.keyIfSet >= 0 ? username.keyIfSet : password.keyIfSet
            if httpClient.basicAuth.value.isPresent {
                reader.reportConflict([(username.keyIfSet >= 0 ? "username" : "password", own), ("basic_auth", httpClient.basicAuth.key)])
            } else {
                // Prometheus folds them into basic_auth.
                var basicAuth = BasicAuth()
                basicAuth.username = username
                basicAuth.password = password
                httpClient.basicAuth = Field(Section(basicAuth), node: own, key: own)
            }
        }
        if !token.value.isEmpty, httpClient.authorization.value.isPresent || httpClient.oauth2.value.isPresent {
            let other =
                httpClient.authorization.value.isPresent
                ? ("authorization", httpClient.authorization.key) : ("oauth2", httpClient.oauth2.key)
            reader.reportConflict([("token", token.key), other])
        }
        httpClient.validate(node, &reader)
    }
}
