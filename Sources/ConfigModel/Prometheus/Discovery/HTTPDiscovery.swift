import Documents
import SourceText

/// Target groups from an HTTP endpoint (`http_sd_configs`).
package struct HTTPDiscovery: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var url = Field("")

    package init() {}

    package static var expectation: String { "HTTP discovery (a mapping with 'url')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("url", &url, .required.shown, "the URL that answers with target groups as JSON")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(url, "url", of: "http_sd_configs", node, check: "discovery/missing")
        reader.checkURL(url, needsHTTP: true)
        httpClient.validate(node, &reader)
    }
}
