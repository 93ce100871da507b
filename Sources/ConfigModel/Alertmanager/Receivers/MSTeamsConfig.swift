import Documents
import SourceText

/// Messages to a Microsoft Teams channel, through the connectors that Microsoft retires.
package struct MSTeamsConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var webhookURL = Field<SecretURL?>(nil)
    package var webhookURLFile = Field("")
    package var title = Field(TemplatedText("{{ template \"msteams.default.title\" . }}"))
    package var summary = Field(TemplatedText("{{ template \"msteams.default.summary\" . }}"))
    package var text = Field(TemplatedText("{{ template \"msteams.default.text\" . }}"))

    package init() {}

    package static var name: StaticString { "msteams" }
    package static var key: StaticString { "msteams_configs" }
    package static var expectation: String { "a Microsoft Teams receiver (a mapping with 'webhook_url')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("webhook_url", &webhookURL, "the channel's connector")
        visitor.field("webhook_url_file", &webhookURLFile, .since(0, 28), "a file that holds the channel's connector")
        visitor.field("title", &title, "the title of the card")
        visitor.field("summary", &summary, .since(0, 27), "the summary that notifications show")
        visitor.field("text", &text, "the text of the card")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.exactlyOne(
            "receiver/webhook", [webhookURL.alternative("webhook_url"), webhookURLFile.alternative("webhook_url_file")],
            of: "the webhook of the Teams channel", in: node)
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
    }
}
