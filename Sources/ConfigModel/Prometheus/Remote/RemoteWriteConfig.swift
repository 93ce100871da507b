import Documents
import SourceText

/// Storage elsewhere that gets every sample (`remote_write`).
package struct RemoteWriteConfig: FieldStruct {
    package var url = Field(ConfigURL())
    package var remoteTimeout = Field(ModelDuration(seconds: 30))
    package var headers = Field(FieldMap<String>())
    package var writeRelabelConfigs = Field(List<RelabelConfig>())
    package var name = Field("")
    package var sendExemplars = Field(false)
    package var sendNativeHistograms = Field(false)
    package var roundRobinDNS = Field(false)
    package var protobufMessage = Field(OneOf<WriteMessage>(.v1))
    package var failedRequestLogging = Field(false)
    package var httpClient = HTTPClientConfig(followRedirects: true, enableHTTP2: false)
    package var queue = Field(QueueConfig())
    package var metadata = Field(MetadataConfig())
    package var sigv4 = Field(Section<SigV4Config>())
    package var azureAD = Field(Section<AzureADConfig>())
    package var googleIAM = Field(Section<GoogleIAMConfig>())

    package init() {}

    package static var expectation: String { "a remote write section (a mapping with 'url')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("url", &url, .required.shown, "where samples are sent")
        visitor.field("remote_timeout", &remoteTimeout, "how long a request may take")
        visitor.field("headers", &headers, "headers of the requests")
        visitor.field("write_relabel_configs", &writeRelabelConfigs, "steps that change and choose samples")
        visitor.field("name", &name, "a name for metrics and logs, unique in its list")
        visitor.field("send_exemplars", &sendExemplars, "send exemplars, too")
        visitor.field("send_native_histograms", &sendNativeHistograms, "send native histograms, too")
        visitor.field("round_robin_dns", &roundRobinDNS, .since(3, 1), "resolve the name for every connection")
        visitor.field("protobuf_message", &protobufMessage, .since(2, 54), "the message that the receiver knows")
        visitor.field("failed_request_logging", &failedRequestLogging, .since(3, 14), "log requests that failed")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("queue_config", &queue, "the queue in front of the storage")
        visitor.field("metadata_config", &metadata, "how metadata is sent")
        visitor.field("sigv4", &sigv4, "signing for Amazon's services")
        visitor.field("azuread", &azureAD, .since(2, 45), "credentials of Microsoft Entra")
        visitor.field("google_iam", &googleIAM, .since(2, 55), "credentials of Google Cloud")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if reader.settings.version < Version(3, 0), !httpClient.enableHTTP2.isWritten { httpClient.enableHTTP2.value = true }
        if url.value.url == nil, !url.hasFailed, !reader.excusesMissing("url", in: node) {
            reader.report("remote/url", "remote_write needs a 'url'", at: url.place >= 0 ? url.place : reader.firstKey(of: node))
        }
        reader.refuseNulls("relabel/empty", in: writeRelabelConfigs, "write_relabel_configs")
        RemoteHeaders.validate(
            headers.value, &reader,
            authorization: "the Authorization header is set by basic_auth, authorization, oauth2, sigv4, azuread or google_iam")
        if !protobufMessage.hasFailed, protobufMessage.value.word == nil || protobufMessage.isWritten {
            _ = protobufMessage.value.checkWord(at: protobufMessage.place, &reader)
        }
        httpClient.validate(node, &reader)
        queue.value.validate(queue.key >= 0 ? queue.key : reader.firstKey(of: node), &reader)
        checkAuthentication(&reader)
    }

    private func checkAuthentication(_ reader: inout FieldReader) {
        var set: [(name: String, key: NodeIndex)] = []
        if httpClient.basicAuth.value.isPresent { set.append(("basic_auth", httpClient.basicAuth.key)) }
        if httpClient.authorization.value.isPresent { set.append(("authorization", httpClient.authorization.key)) }
        if httpClient.oauth2.value.isPresent { set.append(("oauth2", httpClient.oauth2.key)) }
        let ofClient = set.count
        if sigv4.value.isPresent { set.append(("sigv4", sigv4.key)) }
        if azureAD.value.isPresent { set.append(("azuread", azureAD.key)) }
        if googleIAM.value.isPresent { set.append(("google_iam", googleIAM.key)) }
        // What the HTTP client says alone was reported by its own check.
        guard set.count > 1, set.count > ofClient else { return }
        reader.reportConflict(set)
    }
}

/// The protobuf message of remote write.
package enum WriteMessage: String, Keyword {
    case v1 = "prometheus.WriteRequest"
    case v2 = "io.prometheus.write.v2.Request"

    package static var noun: String { "remote write message" }
    package static var check: String { "remote/protobuf-message" }
    package static var isCheckedWhenRead: Bool { false }
}
