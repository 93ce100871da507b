import Documents
import SourceText

/// Servers of STACKIT (`stackit_sd_configs`). The paths of its keys stay relative to the working directory.
package struct STACKITDiscovery: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var project = Field("")
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)
    package var region = Field("eu01")
    package var endpoint = Field("")
    package var serviceAccountKey = Field(Secret())
    package var privateKey = Field(Secret())
    package var serviceAccountKeyPath = Field("")
    package var privateKeyPath = Field("")
    package var credentialsFilePath = Field("")

    package init() {}

    package static var expectation: String { "STACKIT discovery (a mapping with 'project')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("project", &project, .required.shown, "the project")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("port", &port, "the port of the targets")
        visitor.field("region", &region, "the region")
        visitor.field("endpoint", &endpoint, "another endpoint of the API")
        visitor.field("service_account_key", &serviceAccountKey, "the service account's key")
        visitor.field("private_key", &privateKey, "the private key")
        visitor.field("service_account_key_path", &serviceAccountKeyPath, "a file with the service account's key")
        visitor.field("private_key_path", &privateKeyPath, "a file with the private key")
        visitor.field("credentials_file_path", &credentialsFilePath, "a file with credentials")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if endpoint.value.isEmpty, region.value.isEmpty, !endpoint.hasFailed, !region.hasFailed {
            reader.report(
                "discovery/missing", "stackit_sd_configs needs 'region' or 'endpoint'",
                at: region.place >= 0 ? region.place : reader.firstKey(of: node))
        }
        reader.checkURL(endpoint)
        httpClient.validate(node, &reader)
    }
}
