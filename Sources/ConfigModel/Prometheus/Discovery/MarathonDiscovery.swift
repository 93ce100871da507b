import Documents
import SourceText

/// Applications of Marathon (`marathon_sd_configs`).
package struct MarathonDiscovery: FieldStruct {
    package var servers = Field(List<String>())
    package var refreshInterval = Field(ModelDuration(seconds: 30))
    package var authToken = Field(Secret())
    package var authTokenFile = Field(FilePath())
    package var httpClient = HTTPClientConfig()

    package init() {}

    package static var expectation: String { "Marathon discovery (a mapping with 'servers')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("servers", &servers, .required, "URLs of Marathon servers")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("auth_token", &authToken, "the token of DC/OS")
        visitor.field("auth_token_file", &authTokenFile, "a file that holds the token of DC/OS")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(servers, "servers", of: "marathon_sd_configs", node, check: "discovery/missing")
        reader.atMostOne(
            "http/ambiguous", [("auth_token", authToken.keyIfSet), ("auth_token_file", authTokenFile.keyIfSet)], of: "the token")
        let own = authToken.keyIfSet >= 0 ? ("auth_token", authToken.keyIfSet) : ("auth_token_file", authTokenFile.keyIfSet)
        if own.1 >= 0 {
            let others: [(name: String, key: NodeIndex)] = [
                ("basic_auth", httpClient.basicAuth.keyIfSet), ("authorization", httpClient.authorization.keyIfSet),
                ("bearer_token", httpClient.bearerToken.keyIfSet), ("bearer_token_file", httpClient.bearerTokenFile.keyIfSet),
            ]
            if let other = others.first(where: { $0.key >= 0 }) { reader.reportConflict([own, other]) }
        }
        httpClient.validate(node, &reader)
    }
}
