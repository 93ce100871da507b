import Documents
import SourceText

/// Messages to a Microsoft Teams channel, through a workflow.
package struct MSTeamsV2Config: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var webhookURL = Field<SecretURL?>(nil)
    package var webhookURLFile = Field("")
    package var title = Field(TemplatedText("{{ template \"msteamsv2.default.title\" . }}"))
    package var text = Field(TemplatedText("{{ template \"msteamsv2.default.text\" . }}"))

    package init() {}

    package static var name: StaticString { "msteamsv2" }
    package static var key: StaticString { "msteamsv2_configs" }
    package static var expectation: String { "a Microsoft Teams receiver (a mapping with 'webhook_url')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("webhook_url", &webhookURL, "the workflow's URL")
        visitor.field("webhook_url_file", &webhookURLFile, "a file that holds the workflow's URL")
        visitor.field("title", &title, "the title of the card")
        visitor.field("text", &text, "the text of the card")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.exactlyOne(
            "receiver/webhook", [webhookURL.alternative("webhook_url"), webhookURLFile.alternative("webhook_url_file")],
            of: "the webhook of the Teams channel", in: node)
    }

    /// Unlike the others it takes the global proxy into a client of its own.
    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        if var own = httpConfig.value.value {
            guard own.proxy.proxyURL.value.url == nil else { return }
            guard let shared = reader.globalClient(global, for: node) else { return }
            own.proxy.proxyURL = shared.proxy.proxyURL
            httpConfig.value = Section(own)
        } else if let shared = reader.globalClient(global, for: node) {
            httpConfig.value = Section(shared)
        }
    }
}

extension FieldReader {
    /// The global HTTP client, for integrations on which Alertmanager crashes while it loads when that is null.
    mutating func globalClient(_ global: AlertmanagerGlobal, for node: NodeIndex) -> HTTPClientConfig? {
        if let client = global.httpConfig.value.value { return client }
        if !global.httpConfig.hasFailed {
            report(
                "alertmanager/http-client", "Alertmanager crashes on a null 'http_config' with this receiver", at: global.httpConfig.place,
                related: [place(firstKey(of: node), label: "looks into the global client")],
                notes: ["remove the null to get the default client"])
        }
        return nil
    }
}
