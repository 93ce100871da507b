import Documents
import SourceText

/// Messages to a Discord channel, through its webhook.
package struct DiscordConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var webhookURL = Field<SecretURL?>(nil)
    package var webhookURLFile = Field("")
    package var content = Field(TemplatedText())
    package var title = Field(TemplatedText("{{ template \"discord.default.title\" . }}"))
    package var message = Field(TemplatedText("{{ template \"discord.default.message\" . }}"))
    package var username = Field("")
    package var avatarURL = Field("")

    package init() {}

    package static var name: StaticString { "discord" }
    package static var key: StaticString { "discord_configs" }
    package static var expectation: String { "a Discord receiver (a mapping with 'webhook_url')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("webhook_url", &webhookURL, "the channel's webhook")
        visitor.field("webhook_url_file", &webhookURLFile, .since(0, 28), "a file that holds the channel's webhook")
        visitor.field("content", &content, .since(0, 28), "the text of the message, cut after 2000 characters")
        visitor.field("title", &title, "the title of the embed, cut after 256 characters")
        visitor.field("message", &message, "the text of the embed, cut after 4096 characters")
        visitor.field("username", &username, .since(0, 28), "the name under which the message appears")
        visitor.field("avatar_url", &avatarURL, .since(0, 28), "the picture with which the message appears")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.exactlyOne(
            "receiver/webhook", [webhookURL.alternative("webhook_url"), webhookURLFile.alternative("webhook_url_file")],
            of: "Discord's webhook", in: node)
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
    }
}
