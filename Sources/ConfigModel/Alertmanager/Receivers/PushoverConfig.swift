import Documents
import GoFormat
import SourceText

/// Messages to phones, through Pushover.
package struct PushoverConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var userKey = Field(SecretTemplatedText())
    package var userKeyFile = Field("")
    package var token = Field(SecretTemplatedText())
    package var tokenFile = Field("")
    package var title = Field(TemplatedText("{{ template \"pushover.default.title\" . }}"))
    package var message = Field(TemplatedText("{{ template \"pushover.default.message\" . }}"))
    package var url = Field(TemplatedText("{{ template \"pushover.default.url\" . }}"))
    package var urlTitle = Field(TemplatedText())
    package var device = Field(TemplatedText())
    package var sound = Field(TemplatedText())
    package var priority = Field(TemplatedText("{{ if eq .Status \"firing\" }}2{{ else }}0{{ end }}"))
    package var retry = Field(PushoverDuration(seconds: 60))
    package var expire = Field(PushoverDuration(seconds: 3600))
    package var ttl = Field(PushoverDuration())
    package var html = Field(false)
    package var monospace = Field(false)

    package init() {}

    package static var name: StaticString { "pushover" }
    package static var key: StaticString { "pushover_configs" }
    package static var expectation: String { "a Pushover receiver (a mapping with 'user_key' and 'token')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("user_key", &userKey, "the user's or group's key")
        visitor.field("user_key_file", &userKeyFile, .since(0, 26), "a file that holds the user's or group's key")
        visitor.field("token", &token, "the application's token")
        visitor.field("token_file", &tokenFile, .since(0, 26), "a file that holds the application's token")
        visitor.field("title", &title, "the title, cut after 250 characters")
        visitor.field("message", &message, "the message, cut after 1024 characters")
        visitor.field("url", &url, "a link beside the message, cut after 512 characters")
        visitor.field("url_title", &urlTitle, "the text of the link")
        visitor.field("device", &device, .since(0, 26), "the device that is notified; default: all of the user's")
        visitor.field("sound", &sound, "the sound that is played")
        visitor.field("priority", &priority, "-2 (nothing is shown) to 2 (repeated until somebody confirms)")
        visitor.field("retry", &retry, "how often an unconfirmed message of priority 2 comes again, at least 30s")
        visitor.field("expire", &expire, "how long an unconfirmed message of priority 2 is repeated")
        visitor.field("ttl", &ttl, .since(0, 27), "after which the message is deleted from the devices")
        visitor.field("html", &html, "the message is HTML, what is put into it is escaped")
        visitor.field("monospace", &monospace, .since(0, 29), "show the message in a font of fixed width")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.exactlyOne(
            "receiver/key", [userKey.alternative("user_key"), userKeyFile.alternative("user_key_file")], of: "the user's key at Pushover",
            in: node)
        reader.exactlyOne(
            "receiver/key", [token.alternative("token"), tokenFile.alternative("token_file")], of: "the application's token at Pushover",
            in: node)
        reader.atMostOne("receiver/format", [html.alternative("html"), monospace.alternative("monospace")], of: "the message's form")
        message.value.kind = html.value ? .html : .text
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
    }
}

/// A duration that is read from any scalar's text, so that a number without a unit is refused.
package struct PushoverDuration: FieldValue, Hashable {
    package var nanoseconds: Int64 = 0

    package init() {}

    package init(seconds: Int64) { nanoseconds = seconds * 1_000_000_000 }

    package static var expectation: String { GoTimeDuration.expectation }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        let parsed = reader.withText(node, expected: Self.expectation) { _, text in try? GoDuration.parse(text) }
        guard let parsed else { return false }
        guard let value = parsed else {
            let text = reader.string(node)
            let isNumber = Double(text) != nil
            reader.report(
                "duration/syntax", "'\(text)' is no duration", at: node,
                notes: [isNumber ? "a unit is missing: \(text)s" : "units are ns, us, ms, s, m, h: 1m30s"])
            return false
        }
        nanoseconds = value
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(GoDuration.text(nanoseconds), isText: true) }

    package var isZero: Bool { nanoseconds == 0 }
}
