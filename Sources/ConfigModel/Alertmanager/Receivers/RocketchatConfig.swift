import Documents
import SourceText

/// Messages to a Rocket.Chat channel.
package struct RocketchatConfig: HTTPIntegration {
    package var sendResolved = Field(false)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var apiURL = Field<HTTPURL?>(nil)
    package var tokenID = Field<Secret?>(nil)
    package var tokenIDFile = Field("")
    package var token = Field<Secret?>(nil)
    package var tokenFile = Field("")
    package var channel = Field(TemplatedText())
    package var color = Field(TemplatedText("{{ if eq .Status \"firing\" }}red{{ else }}green{{ end }}"))
    package var title = Field(TemplatedText("{{ template \"rocketchat.default.title\" . }}"))
    package var titleLink = Field(TemplatedText("{{ template \"rocketchat.default.titlelink\" . }}"))
    package var text = Field(TemplatedText("{{ template \"rocketchat.default.text\" . }}"))
    package var messageFields = Field(List<Section<RocketchatField>>())
    package var shortFields = Field(false)
    package var emoji = Field(TemplatedText("{{ template \"rocketchat.default.emoji\" . }}"))
    package var iconURL = Field(TemplatedText("{{ template \"rocketchat.default.iconurl\" . }}"))
    package var imageURL = Field(TemplatedText())
    package var thumbURL = Field(TemplatedText())
    package var linkNames = Field(false)
    package var actions = Field(List<Section<RocketchatAction>>())

    package init() {}

    package static var name: StaticString { "rocketchat" }
    package static var key: StaticString { "rocketchat_configs" }
    package static var expectation: String { "a Rocket.Chat receiver (a mapping with 'token', 'token_id', 'channel')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("api_url", &apiURL, "Rocket.Chat's API; default: the global one")
        visitor.field("token_id", &tokenID, "the sender's id; default: the global one")
        visitor.field("token_id_file", &tokenIDFile, "a file that holds the sender's id; default: the global one")
        visitor.field("token", &token, "the sender's token; default: the global one")
        visitor.field("token_file", &tokenFile, "a file that holds the sender's token; default: the global one")
        visitor.field("channel", &channel, "the channel, or a person as @name")
        visitor.field("color", &color, "the color of the message's edge")
        visitor.field("title", &title, "the title, cut after 1024 characters")
        visitor.field("title_link", &titleLink, "a link on the title")
        visitor.field("text", &text, "the text")
        visitor.field("fields", &messageFields, "a table in the message")
        visitor.field("short_fields", &shortFields, .shown, "whether fields may stand beside each other unless they say otherwise")
        visitor.field("emoji", &emoji, "the emoji with which the message appears")
        visitor.field("icon_url", &iconURL, "the picture with which the message appears")
        visitor.field("image_url", &imageURL, "a picture in the message")
        visitor.field("thumb_url", &thumbURL, "a small picture in the message")
        visitor.field("link_names", &linkNames, .shown, "make links of names and channels")
        visitor.field("actions", &actions, "buttons below the message")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.atMostOne("receiver/key", [token.alternative("token"), tokenFile.alternative("token_file")], of: "the token at Rocket.Chat")
        reader.atMostOne(
            "receiver/key", [tokenID.alternative("token_id"), tokenIDFile.alternative("token_id_file")], of: "the token id at Rocket.Chat")
        reader.warnOfNullItems(messageFields, "fields")
        reader.warnOfNullItems(actions, "actions")
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
        reader.inherit(&apiURL, global.rocketchatAPIURL, "rocketchat_api_url", of: "Rocket.Chat", at: node, effect: .runtime)
        let (ids, tokens) = ((global.rocketchatTokenID, global.rocketchatTokenIDFile), (global.rocketchatToken, global.rocketchatTokenFile))
        inherit(\.tokenID, \.tokenIDFile, ids, "token_id", "the token id at Rocket.Chat", from: global, node, &reader)
        inherit(\.token, \.tokenFile, tokens, "token", "the token at Rocket.Chat", from: global, node, &reader)
    }

    /// The text and the file are inherited apart, and a file comes first.
    private mutating func inherit(
        _ own: WritableKeyPath<Self, Field<Secret?>>, _ file: WritableKeyPath<Self, Field<String>>,
        _ shared: (secret: Field<Secret?>, file: Field<String>), _ name: String, _ what: String, from global: AlertmanagerGlobal,
        _ node: NodeIndex, _ reader: inout FieldReader
    ) {
        if self[keyPath: own].key >= 0, self[keyPath: own].value != nil, self[keyPath: file].value.isEmpty, !shared.file.value.isEmpty {
            reader.report(
                "alertmanager/precedence", "'\(name)' is not used here: the global file comes first", at: self[keyPath: own].key,
                severity: .warning, effect: .runtime, related: [reader.place(shared.file.key, label: "the file that is used")],
                notes: ["write 'rocketchat_\(name)' in the global section, or '\(name)_file' here"])
        }
        if self[keyPath: own].value == nil { self[keyPath: own].value = shared.secret.value }
        if self[keyPath: file].value.isEmpty { self[keyPath: file].value = shared.file.value }
        if shared.secret.hasFailed || shared.file.hasFailed { return }
        reader.atLeastOne(
            "receiver/key", [self[keyPath: own].alternative(name), self[keyPath: file].alternative(name + "_file")], of: what, in: node,
            inherited: ["rocketchat_\(name)", "rocketchat_\(name)_file"], from: global,
            notes: ["set '\(name)' here or 'global.rocketchat_\(name)'"])
    }
}

/// A row of a table in a message.
package struct RocketchatField: TemplatedStruct {
    package var short = Field<Bool?>(nil)
    package var title = Field(TemplatedText())
    package var value = Field(TemplatedText())

    package init() {}

    package static var expectation: String { "a mapping with 'title' and 'value'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("short", &short, .optional.shown, "whether others may stand beside it")
        visitor.field("title", &title, .optional.shown, "the title")
        visitor.field("value", &value, .optional.shown, "the value")
    }
}

/// A button below a message. Its keys have no underscores: Alertmanager gives them no names of their own.
package struct RocketchatAction: TemplatedStruct {
    package var type = Field("")
    package var text = Field(TemplatedText())
    package var url = Field(TemplatedText())
    package var imageURL = Field("")
    package var isWebView = Field(false)
    package var webViewHeightRatio = Field("")
    package var message = Field(TemplatedText())
    package var messageInChatWindow = Field(false)
    package var messageProcessingType = Field("")

    package init() {}

    package static var expectation: String { "a mapping with 'type', 'text', 'url'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("type", &type, .optional.shown, "button")
        visitor.field("text", &text, .optional.shown, "the text on the button")
        visitor.field("url", &url, .optional.shown, "where the button leads")
        visitor.field("imageurl", &imageURL, .optional.shown, "a picture on the button")
        visitor.field("iswebview", &isWebView, .optional.shown, "open the link inside of Rocket.Chat")
        visitor.field("webviewheightratio", &webViewHeightRatio, .optional.shown, "how high that window is")
        visitor.field("msg", &message, .optional.shown, "a message that the button sends")
        visitor.field("msginchatwindow", &messageInChatWindow, .optional.shown, "send the message to the channel")
        visitor.field("msgprocessingtype", &messageProcessingType, .optional.shown, "sendMessage or respondWithMessage")
    }
}

extension FieldReader {
    /// Null items load, but Alertmanager crashes on them when it sends.
    mutating func warnOfNullItems<Element>(_ list: Field<List<Section<Element>>>, _ name: String) {
        for item in list.value.items where !item.value.isPresent {
            report(
                "receiver/null-item", "an empty item in '\(name)': Alertmanager crashes when it sends this message", at: item.node,
                effect: .runtime, notes: ["remove the dash, or write the item behind it"])
        }
    }
}
