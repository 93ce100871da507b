import Documents
import SourceText

/// Virtual machines of Outscale (`outscale_sd_configs`).
package struct OutscaleDiscovery: FieldStruct {
    package var endpoint = Field("")
    package var region = Field("eu-west-2")
    package var accessKey = Field("")
    package var secretKey = Field(Secret())
    package var secretKeyFile = Field(FilePath())
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)
    package var httpClient = HTTPClientConfig()

    package init() {}

    package static var expectation: String { "Outscale discovery (a mapping with 'access_key')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("endpoint", &endpoint, "another endpoint of the API")
        visitor.field("region", &region, .required.shown, "the region")
        visitor.field("access_key", &accessKey, .required.shown, "the access key")
        visitor.field("secret_key", &secretKey, .shown, "the secret key")
        visitor.field("secret_key_file", &secretKeyFile, .shown, "a file that holds the secret key")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(region, "region", of: "outscale_sd_configs", node, check: "discovery/missing")
        reader.require(accessKey, "access_key", of: "outscale_sd_configs", node, check: "discovery/missing")
        reader.exactlyOne("secret_key", secretKey, "secret_key_file", secretKeyFile, of: "outscale_sd_configs", node)
        if endpoint.value.isEmpty { endpoint.value = "https://api.\(region.value).outscale.com/api/v1" }
        httpClient.validate(node, &reader)
    }
}
