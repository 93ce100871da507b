import Documents
import SourceText

/// Messages to a Telegram chat, by a bot.
package struct TelegramConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var apiURL = Field<HTTPURL?>(nil)
    package var botToken = Field(Secret())
    package var botTokenFile = Field("")
    package var chatID = Field(0)
    package var chatIDFile = Field("")
    package var messageThreadID = Field(0)
    package var message = Field(TemplatedText("{{ template \"telegram.default.message\" . }}", .html))
    package var disableNotifications = Field(false)
    package var parseMode = Field("HTML")

    package init() {}

    package static var name: StaticString { "telegram" }
    package static var key: StaticString { "telegram_configs" }
    package static var expectation: String { "a Telegram receiver (a mapping with 'chat_id')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("api_url", &apiURL, .optional.shown, "Telegram's API; default: the global one")
        visitor.field("bot_token", &botToken, "the bot's token; default: the global one")
        visitor.field("bot_token_file", &botTokenFile, .since(0, 26), "a file that holds the bot's token")
        visitor.field("chat_id", &chatID, "the chat's id")
        visitor.field("chat_id_file", &chatIDFile, .since(0, 31), "a file that holds the chat's id")
        visitor.field("message_thread_id", &messageThreadID, .since(0, 28), "the topic of a group")
        visitor.field("message", &message, "the message, cut after 4096 characters")
        visitor.field("disable_notifications", &disableNotifications, "send without a sound")
        visitor.field("parse_mode", &parseMode, "Markdown, MarkdownV2, HTML, or empty for plain text")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.atMostOne(
            "receiver/key", [botToken.alternative("bot_token"), botTokenFile.alternative("bot_token_file")],
            of: "the token of the Telegram bot")
        reader.exactlyOne(
            "receiver/telegram-chat", [chatID.alternative("chat_id"), chatIDFile.alternative("chat_id_file")],
            of: "the id of the Telegram chat",
            in: node)
        if !["", "Markdown", "MarkdownV2", "HTML"].contains(parseMode.value) {
            let near = ["markdown": "Markdown", "markdownv2": "MarkdownV2", "html": "HTML"][goLowercased(parseMode.value)]
            reader.report(
                "receiver/telegram-parse-mode", "'\(parseMode.value)' is no way to parse a message", at: parseMode.place,
                notes: [near.map { "write \($0)" } ?? "use Markdown, MarkdownV2, HTML, or leave it empty"])
        }
        message.value.kind = parseMode.value == "HTML" ? .html : .text
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
        reader.inherit(&apiURL, global.telegramAPIURL, "telegram_api_url", of: "Telegram", at: node, effect: .runtime)
        guard botToken.value.isEmpty, botTokenFile.value.isEmpty else { return }
        botToken.value = global.telegramBotToken.value
        botTokenFile.value = global.telegramBotTokenFile.value
        if global.telegramBotToken.hasFailed || global.telegramBotTokenFile.hasFailed { return }
        reader.atLeastOne(
            "receiver/key", [botToken.alternative("bot_token"), botTokenFile.alternative("bot_token_file")],
            of: "the token of the Telegram bot",
            in: node, inherited: ["telegram_bot_token", "telegram_bot_token_file"], from: global,
            notes: ["set 'bot_token' here or 'global.telegram_bot_token'"])
    }
}
