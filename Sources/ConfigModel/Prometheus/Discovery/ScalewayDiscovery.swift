import Documents
import SourceText

/// Servers of Scaleway (`scaleway_sd_configs`).
package struct ScalewayDiscovery: FieldStruct {
    package var projectID = Field("")
    package var apiURL = Field("https://api.scaleway.com")
    package var zone = Field("fr-par-1")
    package var accessKey = Field("")
    package var secretKey = Field(Secret())
    package var secretKeyFile = Field(FilePath())
    package var nameFilter = Field("")
    package var tagsFilter = Field(List<String>())
    package var httpClient = HTTPClientConfig()
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)
    package var role = Field(OneOf<ScalewayRole>())

    package init() {}

    package static var expectation: String { "Scaleway discovery (a mapping with 'role', 'project_id' and 'access_key')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("project_id", &projectID, .required.shown, "the project")
        visitor.field("api_url", &apiURL, "the API's URL")
        visitor.field("zone", &zone, .shown, "the zone")
        visitor.field("access_key", &accessKey, .required.shown, "the access key")
        visitor.field("secret_key", &secretKey, .shown, "the secret key")
        visitor.field("secret_key_file", &secretKeyFile, .shown, "a file that holds the secret key")
        visitor.field("name_filter", &nameFilter, "a part of the names to look for")
        visitor.field("tags_filter", &tagsFilter, "tags that a server must have")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("role", &role, .required.shown, "instance or baremetal")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(role, "role", of: "scaleway_sd_configs", node, check: "discovery/missing")
        reader.require(projectID, "project_id", of: "scaleway_sd_configs", node, check: "discovery/missing")
        reader.exactlyOne("secret_key", secretKey, "secret_key_file", secretKeyFile, of: "scaleway_sd_configs", node)
        reader.require(accessKey, "access_key", of: "scaleway_sd_configs", node, check: "discovery/missing")
        checkProfile(node, &reader)
        httpClient.validate(node, &reader)
    }
}

/// What Scaleway is asked for.
package enum ScalewayRole: String, Keyword {
    case instance, baremetal

    package static var noun: String { "Scaleway role" }
    package static var check: String { "discovery/role" }
}
