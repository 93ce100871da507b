import Documents
import SourceText

/// Messages to a Slack channel, through a webhook or as an app.
package struct SlackConfig: HTTPIntegration {
    package var sendResolved = Field(false)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var apiURL = Field<SecretURL?>(nil)
    package var apiURLFile = Field("")
    package var appToken = Field(Secret())
    package var appTokenFile = Field("")
    package var appURL = Field<HTTPURL?>(nil)
    package var channel = Field(TemplatedText())
    package var username = Field(TemplatedText("{{ template \"slack.default.username\" . }}"))
    package var color = Field(TemplatedText("{{ template \"slack.default.color\" . }}"))
    package var title = Field(TemplatedText("{{ template \"slack.default.title\" . }}"))
    package var titleLink = Field(TemplatedText("{{ template \"slack.default.titlelink\" . }}"))
    package var pretext = Field(TemplatedText("{{ template \"slack.default.pretext\" . }}"))
    package var text = Field(TemplatedText("{{ template \"slack.default.text\" . }}"))
    package var messageText = Field(TemplatedText())
    package var messageFields = Field(List<Section<AttachmentField>>())
    package var shortFields = Field(false)
    package var footer = Field(TemplatedText("{{ template \"slack.default.footer\" . }}"))
    package var fallback = Field(TemplatedText("{{ template \"slack.default.fallback\" . }}"))
    package var callbackID = Field(TemplatedText("{{ template \"slack.default.callbackid\" . }}"))
    package var iconEmoji = Field(TemplatedText("{{ template \"slack.default.iconemoji\" . }}"))
    package var iconURL = Field(TemplatedText("{{ template \"slack.default.iconurl\" . }}"))
    package var imageURL = Field(TemplatedText())
    package var thumbURL = Field(TemplatedText())
    package var linkNames = Field(false)
    package var mrkdwnIn = Field(List<String>())
    package var actions = Field(List<Section<SlackAction>>())
    package var updateMessage = Field(false)
    package var timeout = Field(GoTimeDuration())

    package init() {}

    package static var name: StaticString { "slack" }
    package static var key: StaticString { "slack_configs" }
    package static var expectation: String { "a Slack receiver (a mapping with 'api_url' and 'channel')" }
    package static var hasOwnDecoder: Bool { true }

    /// The address of a Slack app, and the only one by which messages can be changed.
    package static let postMessageURL = "https://slack.com/api/chat.postMessage"

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("api_url", &apiURL, "the webhook; default: the global one")
        visitor.field("api_url_file", &apiURLFile, "a file that holds the webhook")
        visitor.field("app_token", &appToken, .since(0, 30), "the app's token; default: the global one")
        visitor.field("app_token_file", &appTokenFile, .since(0, 30), "a file that holds the app's token")
        visitor.field("app_url", &appURL, .since(0, 30), "where the app posts; default: the global URL")
        visitor.field("channel", &channel, "the channel, or a person as @name")
        visitor.field("username", &username, "the name under which the message appears")
        visitor.field("color", &color, "the color of the attachment's edge")
        visitor.field("title", &title, "the title of the attachment, cut after 1024 characters")
        visitor.field("title_link", &titleLink, "a link on the title")
        visitor.field("pretext", &pretext, "a text above the attachment")
        visitor.field("text", &text, "the text of the attachment")
        visitor.field("message_text", &messageText, .since(0, 31), "the text of the message itself")
        visitor.field("fields", &messageFields, "a table in the attachment")
        visitor.field("short_fields", &shortFields, .shown, "whether fields may stand beside each other unless they say otherwise")
        visitor.field("footer", &footer, "the footer of the attachment")
        visitor.field("fallback", &fallback, "the attachment as plain text")
        visitor.field("callback_id", &callbackID, "the id under which buttons report")
        visitor.field("icon_emoji", &iconEmoji, "the emoji with which the message appears")
        visitor.field("icon_url", &iconURL, "the picture with which the message appears")
        visitor.field("image_url", &imageURL, "a picture in the attachment")
        visitor.field("thumb_url", &thumbURL, "a small picture in the attachment")
        visitor.field("link_names", &linkNames, .shown, "make links of names and channels")
        visitor.field("mrkdwn_in", &mrkdwnIn, "the parts in which Slack's markup counts; default: fallback, pretext, text")
        visitor.field("actions", &actions, "buttons below the attachment")
        visitor.field("update_message", &updateMessage, .since(0, 32).shown, "change the message of a group instead of sending another one")
        visitor.field("timeout", &timeout, .since(0, 30).shown, "after which a request is given up; 0 is never")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        let webhook = [apiURL.alternative("api_url"), apiURLFile.alternative("api_url_file")]
        let token = [appToken.alternative("app_token"), appTokenFile.alternative("app_token_file")]
        reader.atMostOne("receiver/webhook", webhook, of: "Slack's webhook")
        reader.atMostOne("receiver/key", token, of: "the token of the Slack app")
        if let first = webhook.first(where: \.isSet), let second = token.first(where: \.isSet) {
            reader.report(
                "receiver/webhook", "'\(first.name)' and '\(second.name)' exclude each other", at: first.key,
                related: [reader.place(second.key, label: "the app's token")], notes: ["keep one of them"])
        }
        if updateMessage.value, !apiURL.hasFailed, !(apiURL.value?.isEqual(to: Self.postMessageURL) ?? false) {
            reader.report(
                "receiver/update-message", "'update_message' works only with 'api_url: \(Self.postMessageURL)' here", at: updateMessage.key,
                related: apiURL.key >= 0 ? [reader.place(apiURL.key, label: "another address")] : [],
                notes: apiURL.value == nil
                    ? ["Alertmanager crashes when 'api_url' is missing, that of the global section does not count"] : [])
        }
        reader.warnOfNullItems(messageFields, "fields")
        reader.warnOfNullItems(actions, "actions")
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        reader.inherit(&appURL, global.slackAppURL, "slack_app_url", of: "Slack's apps", at: node)
        let hasAuthorization = httpConfig.value.value?.authorization.value.isPresent ?? false
        if appToken.value.isEmpty, appTokenFile.value.isEmpty, !hasAuthorization, apiURL.value == nil {
            appToken.value = global.slackAppToken.value
            appTokenFile.value = global.slackAppTokenFile.value
        }
        if apiURL.value == nil, apiURLFile.value.isEmpty {
            apiURL.value = global.slackAPIURL.value
            apiURLFile.value = global.slackAPIURLFile.value
        }
        let hasToken = !appToken.value.isEmpty || !appTokenFile.value.isEmpty
        if !global.slackAPIURL.hasFailed, !global.slackAPIURLFile.hasFailed, !global.slackAppToken.hasFailed,
            !global.slackAppTokenFile.hasFailed
        {
            reader.atLeastOne(
                "receiver/webhook",
                [
                    apiURL.alternative("api_url"), apiURLFile.alternative("api_url_file"), appToken.alternative("app_token"),
                    appTokenFile.alternative("app_token_file"),
                ], of: "Slack's webhook or the token of an app", in: node,
                inherited: ["slack_api_url", "slack_api_url_file", "slack_app_token", "slack_app_token_file"], from: global,
                notes: ["set 'api_url' here or 'global.slack_api_url', or 'app_token' here or 'global.slack_app_token'"])
        }
        if !httpConfig.value.isPresent, !httpConfig.hasFailed, let client = reader.globalClient(global, for: node) {
            httpConfig.value = Section(client)
        }
        guard hasToken, var client = httpConfig.value.value else { return }
        authorize(&client, node, &reader)
    }

    /// The app's token becomes the client's authorization, and the message goes to the app's address.
    private mutating func authorize(_ client: inout HTTPClientConfig, _ node: NodeIndex, _ reader: inout FieldReader) {
        if client.authorization.value.isPresent {
            let token = max(appToken.keyIfSet, appTokenFile.keyIfSet)
            let place = client.authorization.key >= 0 ? [reader.place(client.authorization.key, label: "the other authorization")] : []
            reader.report(
                "receiver/key", "'http_config.authorization' and the token of a Slack app exclude each other",
                at: token >= 0 ? token : reader.firstKey(of: node), related: place, notes: ["keep one of them"])
            return
        }
        var authorization = Authorization()
        authorization.type.value = "Bearer"
        authorization.credentials.value = appToken.value
        authorization.credentialsFile.value = FilePath(appTokenFile.value)
        client.authorization.value = Section(authorization)
        httpConfig.value = Section(client)
        apiURL.value = appURL.value.map { SecretURL($0) }
    }
}

/// A button below an attachment: a link, or one that reports to an app.
package struct SlackAction: TemplatedStruct {
    package var type = Field(TemplatedText())
    package var text = Field(TemplatedText())
    package var url = Field(TemplatedText())
    package var style = Field(TemplatedText())
    package var name = Field(TemplatedText())
    package var value = Field(TemplatedText())
    package var confirm = Field(Section<SlackConfirmation>())

    package init() {}

    package static var expectation: String { "a mapping with 'type', 'text', and 'url' or 'name'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("type", &type, .required, "button")
        visitor.field("text", &text, .required, "the text on the button")
        visitor.field("url", &url, "where the button leads")
        visitor.field("style", &style, "default, primary or danger")
        visitor.field("name", &name, "the name under which the button reports; not with 'url'")
        visitor.field("value", &value, "the value that the button reports; not with 'url'")
        visitor.field("confirm", &confirm, "ask before the button acts; not with 'url'")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("receiver/required", type, "type", of: "the Slack action", in: node)
        reader.require("receiver/required", text, "text", of: "the Slack action", in: node)
        guard !url.value.isEmpty else {
            reader.atLeastOne(
                "receiver/required", [url.alternative("url"), name.alternative("name")], of: "what the Slack action does", in: node)
            return
        }
        for (key, field) in [(name.keyIfSet, "name"), (value.keyIfSet, "value"), (confirm.keyIfSet, "confirm")] where key >= 0 {
            reader.report(
                "receiver/unused", "'\(field)' is not used in an action with 'url'", at: key, severity: .warning, effect: .runtime,
                related: [reader.place(url.key)])
        }
        name.value = TemplatedText()
        value.value = TemplatedText()
        confirm.value = .absent
    }
}

/// The question before a button acts.
package struct SlackConfirmation: TemplatedStruct {
    package var text = Field(TemplatedText())
    package var title = Field(TemplatedText())
    package var okText = Field(TemplatedText())
    package var dismissText = Field(TemplatedText())

    package init() {}

    package static var expectation: String { "a mapping with 'text'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("text", &text, .required, "the question")
        visitor.field("title", &title, "the title")
        visitor.field("ok_text", &okText, "the text on the button that confirms")
        visitor.field("dismiss_text", &dismissText, "the text on the button that does not")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("receiver/required", text, "text", of: "the Slack confirmation", in: node)
    }
}
