import Documents
import SourceText

/// Systems of Uyuni (`uyuni_sd_configs`).
package struct UyuniDiscovery: FieldStruct {
    package var server = Field("")
    package var username = Field("")
    package var password = Field(Secret())
    package var httpClient = HTTPClientConfig()
    package var entitlement = Field("monitoring_entitled")
    package var separator = Field(",")
    package var refreshInterval = Field(ModelDuration(seconds: 60))

    package init() {}

    package static var expectation: String { "Uyuni discovery (a mapping with 'server', 'username' and 'password')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("server", &server, .required.shown, "the URL of the server")
        visitor.field("username", &username, .required.shown, "the user's name")
        visitor.field("password", &password, .required.shown, "the password")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("entitlement", &entitlement, "the entitlement that a system must have")
        visitor.field("separator", &separator, "what stands between groups in their label")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(server, "server", of: "uyuni_sd_configs", node, check: "discovery/missing")
        reader.checkURL(server)
        reader.require(username, "username", of: "uyuni_sd_configs", node, check: "discovery/missing")
        reader.require(password, "password", of: "uyuni_sd_configs", node, check: "discovery/missing")
        httpClient.validate(node, &reader)
    }
}
