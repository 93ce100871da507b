import Documents
import SourceText

/// Resources of PuppetDB (`puppetdb_sd_configs`).
package struct PuppetDBDiscovery: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var url = Field("")
    package var query = Field("")
    package var includeParameters = Field(false)
    package var port = Field(80)

    package init() {}

    package static var expectation: String { "PuppetDB discovery (a mapping with 'url' and 'query')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("url", &url, .required.shown, "the URL of PuppetDB's root")
        visitor.field("query", &query, .required.shown, "the query in PQL")
        visitor.field("include_parameters", &includeParameters, .shown, "put the resource's parameters into labels")
        visitor.field("port", &port, .shown, "the port of the targets")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(url, "url", of: "puppetdb_sd_configs", node, check: "discovery/missing")
        reader.checkURL(url, needsHTTP: true)
        reader.require(query, "query", of: "puppetdb_sd_configs", node, check: "discovery/missing")
        httpClient.validate(node, &reader)
    }
}
