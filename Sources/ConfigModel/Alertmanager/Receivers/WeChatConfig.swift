import Documents
import SourceText

/// Messages to a WeChat Work corporation.
package struct WeChatConfig: HTTPIntegration {
    package var sendResolved = Field(false)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var apiSecret = Field(SecretTemplatedText())
    package var apiSecretFile = Field("")
    package var corpID = Field(TemplatedText())
    package var message = Field(TemplatedText("{{ template \"wechat.default.message\" . }}"))
    package var apiURL = Field<HTTPURL?>(nil)
    package var toUser = Field(TemplatedText("{{ template \"wechat.default.to_user\" . }}"))
    package var toParty = Field(TemplatedText("{{ template \"wechat.default.to_party\" . }}"))
    package var toTag = Field(TemplatedText("{{ template \"wechat.default.to_tag\" . }}"))
    package var agentID = Field(TemplatedText("{{ template \"wechat.default.agent_id\" . }}"))
    package var messageType = Field("")

    package init() {}

    package static var name: StaticString { "wechat" }
    package static var key: StaticString { "wechat_configs" }
    package static var expectation: String { "a WeChat receiver (a mapping with 'api_secret' and 'corp_id')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("api_secret", &apiSecret, "the secret of the API; default: the global one")
        visitor.field("api_secret_file", &apiSecretFile, .since(0, 31), "a file that holds the secret of the API")
        visitor.field("corp_id", &corpID, "the corporation's id; default: the global one")
        visitor.field("message", &message, "the message")
        visitor.field("api_url", &apiURL, "WeChat's API; default: the global one")
        visitor.field("to_user", &toUser, "the users who get it, separated by |")
        visitor.field("to_party", &toParty, "the departments that get it, separated by |")
        visitor.field("to_tag", &toTag, "the tags whose bearers get it, separated by |")
        visitor.field("agent_id", &agentID, "the id of the application that sends")
        visitor.field("message_type", &messageType, "text or markdown; default: text")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if messageType.value.isEmpty { messageType.value = "text" }
        if !["text", "markdown"].contains(messageType.value) {
            reader.report(
                "receiver/wechat-message-type", "'\(messageType.value)' is no type of a WeChat message", at: messageType.place,
                notes: ["use text or markdown"])
        }
        reader.atMostOne(
            "receiver/key", [apiSecret.alternative("api_secret"), apiSecretFile.alternative("api_secret_file")],
            of: "the secret of WeChat's API")
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
        reader.inherit(&apiURL, &global.wechatAPIURL, endingWithSlash: "wechat_api_url", of: "WeChat's API", at: node)
        if apiSecret.value.isEmpty, apiSecretFile.value.isEmpty {
            apiSecret.value = global.wechatAPISecret.value
            apiSecretFile.value = global.wechatAPISecretFile.value
            if !global.wechatAPISecret.hasFailed, !global.wechatAPISecretFile.hasFailed {
                reader.atLeastOne(
                    "receiver/key", [apiSecret.alternative("api_secret"), apiSecretFile.alternative("api_secret_file")],
                    of: "the secret of WeChat's API", in: node, inherited: ["wechat_api_secret", "wechat_api_secret_file"], from: global,
                    notes: ["set 'api_secret' here or 'global.wechat_api_secret'"])
            }
        }
        if corpID.value.isEmpty { corpID.value = global.wechatAPICorpID.value }
        if global.wechatAPICorpID.hasFailed { return }
        reader.atLeastOne(
            "receiver/required", [corpID.alternative("corp_id")], of: "the corporation's id at WeChat", in: node,
            inherited: ["wechat_api_corp_id"], from: global, notes: ["set 'corp_id' here or 'global.wechat_api_corp_id'"])
    }
}
