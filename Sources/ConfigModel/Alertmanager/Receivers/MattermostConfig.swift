import Documents
import SourceText

/// Messages to a Mattermost channel, through its webhook.
package struct MattermostConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var webhookURL = Field<SecretURL?>(nil)
    package var webhookURLFile = Field("")
    package var channel = Field(TemplatedText())
    package var username = Field(TemplatedText("{{ template \"mattermost.default.username\" . }}"))
    package var text = Field(TemplatedText("{{ template \"mattermost.default.text\" . }}"))
    package var fallback = Field(TemplatedText("{{ template \"mattermost.default.fallback\" . }}"))
    package var color = Field(TemplatedText("{{ template \"mattermost.default.color\" . }}"))
    package var pretext = Field(TemplatedText())
    package var authorName = Field(TemplatedText())
    package var authorLink = Field(TemplatedText())
    package var authorIcon = Field(TemplatedText())
    package var title = Field(TemplatedText("{{ template \"mattermost.default.title\" . }}"))
    package var titleLink = Field(TemplatedText("{{ template \"mattermost.default.titlelink\" . }}"))
    package var attachmentFields = Field(List<Section<AttachmentField>>())
    package var thumbURL = Field(TemplatedText())
    package var footer = Field(TemplatedText())
    package var footerIcon = Field(TemplatedText())
    package var imageURL = Field(TemplatedText())
    package var iconURL = Field(TemplatedText())
    package var iconEmoji = Field(TemplatedText())
    package var attachments = Field(List<Section<MattermostAttachment>>())
    package var type = Field(TemplatedText())
    package var props = Field(Section<MattermostProps>())
    package var priority = Field(Section<MattermostPriority>())

    package init() {}

    package static var name: StaticString { "mattermost" }
    package static var key: StaticString { "mattermost_configs" }
    package static var expectation: String { "a Mattermost receiver (a mapping with 'webhook_url')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("webhook_url", &webhookURL, "the webhook; default: the global one")
        visitor.field("webhook_url_file", &webhookURLFile, "a file that holds the webhook")
        visitor.field("channel", &channel, "the channel; default: that of the webhook")
        visitor.field("username", &username, "the name under which the message appears")
        visitor.field("text", &text, "the message, cut after 16383 characters")
        visitor.field("fallback", &fallback, .since(0, 32), "the attachment as plain text")
        visitor.field("color", &color, .since(0, 32), "the color of the attachment's edge")
        visitor.field("pretext", &pretext, .since(0, 32), "a text above the attachment")
        visitor.field("author_name", &authorName, .since(0, 32), "the author of the attachment")
        visitor.field("author_link", &authorLink, .since(0, 32), "a link on the author")
        visitor.field("author_icon", &authorIcon, .since(0, 32), "a picture of the author")
        visitor.field("title", &title, .since(0, 32), "the title of the attachment")
        visitor.field("title_link", &titleLink, .since(0, 32), "a link on the title")
        visitor.field("fields", &attachmentFields, .since(0, 32), "a table in the attachment")
        visitor.field("thumb_url", &thumbURL, .since(0, 32), "a small picture in the attachment")
        visitor.field("footer", &footer, .since(0, 32), "the footer of the attachment")
        visitor.field("footer_icon", &footerIcon, .since(0, 32), "a picture in the footer")
        visitor.field("image_url", &imageURL, .since(0, 32), "a picture in the attachment")
        visitor.field("icon_url", &iconURL, "the picture with which the message appears")
        visitor.field("icon_emoji", &iconEmoji, "the emoji with which the message appears")
        visitor.field("attachments", &attachments, .deprecated("the attachment's fields"), "attachments")
        visitor.field("type", &type, "the type of the post, for plugins")
        visitor.field("props", &props, "properties of the post")
        visitor.field("priority", &priority, "the priority of the post")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.atMostOne(
            "receiver/webhook", [webhookURL.alternative("webhook_url"), webhookURLFile.alternative("webhook_url_file")],
            of: "Mattermost's webhook")
        reader.warnOfNullItems(attachmentFields, "fields")
        reader.warnOfNullItems(attachments, "attachments")
        for item in attachments.value.items {
            if let attachment = item.value.value { reader.warnOfNullItems(attachment.attachmentFields, "fields") }
        }
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
        guard webhookURL.value == nil, webhookURLFile.value.isEmpty else { return }
        webhookURL.value = global.mattermostWebhookURL.value
        webhookURLFile.value = global.mattermostWebhookURLFile.value
        if global.mattermostWebhookURL.hasFailed || global.mattermostWebhookURLFile.hasFailed { return }
        reader.atLeastOne(
            "receiver/webhook", [webhookURL.alternative("webhook_url"), webhookURLFile.alternative("webhook_url_file")],
            of: "Mattermost's webhook", in: node, inherited: ["mattermost_webhook_url", "mattermost_webhook_url_file"], from: global,
            notes: ["set 'webhook_url' here or 'global.mattermost_webhook_url'"])
    }
}

/// An attachment of a message.
package struct MattermostAttachment: TemplatedStruct {
    package var fallback = Field(TemplatedText())
    package var color = Field(TemplatedText())
    package var pretext = Field(TemplatedText())
    package var text = Field(TemplatedText())
    package var authorName = Field(TemplatedText())
    package var authorLink = Field(TemplatedText())
    package var authorIcon = Field(TemplatedText())
    package var title = Field(TemplatedText())
    package var titleLink = Field(TemplatedText())
    package var attachmentFields = Field(List<Section<AttachmentField>>())
    package var thumbURL = Field(TemplatedText())
    package var footer = Field(TemplatedText())
    package var footerIcon = Field(TemplatedText())
    package var imageURL = Field(TemplatedText())

    package init() {}

    package static var expectation: String { "an attachment (a mapping with 'title', 'text', 'fields')" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("fallback", &fallback, "the attachment as plain text")
        visitor.field("color", &color, "the color of its edge")
        visitor.field("pretext", &pretext, "a text above it")
        visitor.field("text", &text, "its text")
        visitor.field("author_name", &authorName, "its author")
        visitor.field("author_link", &authorLink, "a link on the author")
        visitor.field("author_icon", &authorIcon, "a picture of the author")
        visitor.field("title", &title, "its title")
        visitor.field("title_link", &titleLink, "a link on the title")
        visitor.field("fields", &attachmentFields, "a table in it")
        visitor.field("thumb_url", &thumbURL, "a small picture in it")
        visitor.field("footer", &footer, "its footer")
        visitor.field("footer_icon", &footerIcon, "a picture in the footer")
        visitor.field("image_url", &imageURL, "a picture in it")
    }
}

/// Properties of a post.
package struct MattermostProps: TemplatedStruct {
    package var card = Field(TemplatedText())

    package init() {}

    package static var expectation: String { "a mapping with 'card'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("card", &card, "the text that opens beside the post")
    }
}

/// The priority of a post.
package struct MattermostPriority: TemplatedStruct {
    package var priority = Field(TemplatedText())
    package var requestedAck = Field(false)
    package var persistentNotifications = Field(false)

    package init() {}

    package static var expectation: String { "a mapping with 'priority'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("priority", &priority, "important, urgent or empty")
        visitor.field("requested_ack", &requestedAck, "ask the readers to confirm")
        visitor.field("persistent_notifications", &persistentNotifications, "notify those who are named until they answer")
    }
}
