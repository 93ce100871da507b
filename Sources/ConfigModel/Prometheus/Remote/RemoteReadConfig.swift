import Documents
import SourceText

/// Storage elsewhere that queries read from, too (`remote_read`).
package struct RemoteReadConfig: FieldStruct {
    package var url = Field(ConfigURL())
    package var remoteTimeout = Field(ModelDuration(seconds: 60))
    package var chunkedReadLimit = Field(UInt(50_000_000))
    package var headers = Field(FieldMap<String>())
    package var readRecent = Field(false)
    package var name = Field("")
    package var httpClient = HTTPClientConfig()
    package var requiredMatchers = Field(LabelSet())
    package var filterExternalLabels = Field(true)

    package init() {}

    package static var expectation: String { "a remote read section (a mapping with 'url')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("url", &url, .required.shown, "where series are read")
        visitor.field("remote_timeout", &remoteTimeout, "how long a request may take")
        visitor.field("chunked_read_limit", &chunkedReadLimit, .since(2, 55), "the largest frame of an answer, in bytes")
        visitor.field("headers", &headers, "headers of the requests")
        visitor.field("read_recent", &readRecent, "ask for times, too, that the local storage covers")
        visitor.field("name", &name, "a name for metrics and logs, unique in its list")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("required_matchers", &requiredMatchers, "labels that a selector must name to be read here")
        visitor.field("filter_external_labels", &filterExternalLabels, "add the external labels to the selectors")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if url.value.url == nil, !url.hasFailed, !reader.excusesMissing("url", in: node) {
            reader.report("remote/url", "remote_read needs a 'url'", at: url.place >= 0 ? url.place : reader.firstKey(of: node))
        }
        RemoteHeaders.validate(
            headers.value, &reader, authorization: "the Authorization header is set by basic_auth, authorization or oauth2")
        httpClient.validate(node, &reader)
    }
}
