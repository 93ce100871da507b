import Documents
import SourceText

/// Messages to a Webex room.
package struct WebexConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var apiURL = Field<HTTPURL?>(nil)
    package var message = Field(TemplatedText("{{ template \"webex.default.message\" . }}"))
    package var roomID = Field(TemplatedText())

    package init() {}

    package static var name: StaticString { "webex" }
    package static var key: StaticString { "webex_configs" }
    package static var expectation: String { "a Webex receiver (a mapping with 'room_id' and 'http_config')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("api_url", &apiURL, "Webex' API; default: the global one")
        visitor.field("message", &message, "the message, cut after 7439 bytes")
        visitor.field("room_id", &roomID, .required.shown, "the room's id")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("receiver/required", roomID, "room_id", of: "the Webex receiver", in: node)
        guard !httpConfig.hasFailed, !(httpConfig.value.value?.authorization.hasFailed ?? false) else { return }
        if httpConfig.value.value?.authorization.value.isPresent ?? false { return }
        let client = max(0, httpConfig.node)
        if reader.excusesMissing("http_config", in: node) || reader.excusesMissing("authorization", in: client) { return }
        reader.report(
            "receiver/webex-authorization", "the Webex receiver lacks 'http_config.authorization' with the bot's token",
            at: reader.firstKey(of: node),
            notes: ["it must be set here: that of the global 'http_config' does not count"])
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
        reader.inherit(&apiURL, global.webexAPIURL, "webex_api_url", of: "Webex' API", at: node)
    }
}

extension FieldReader {
    /// Takes an address from the global section, and reports when it is null there.
    ///
    /// - Parameter effect: of the report: whether Alertmanager looks for it when it loads.
    mutating func inherit(
        _ own: inout Field<HTTPURL?>, _ global: Field<HTTPURL?>, _ name: String, of what: String, at node: NodeIndex, effect: Effect = .load
    ) {
        guard own.value == nil else { return }
        own.value = global.value
        if global.value != nil || own.hasFailed || global.hasFailed { return }
        let place = firstKey(of: node)
        guard global.key >= 0 else {
            report(
                "receiver/address", "there is no URL of \(what)", at: place, effect: effect,
                notes: ["set 'api_url' here or 'global.\(name)'"])
            return
        }
        report(
            "receiver/address", "there is no URL of \(what): the global '\(name)' is null", at: place, effect: effect,
            related: [self.place(global.key, label: "null here")], notes: ["remove the null to get the default, or set the URL here"])
    }
}
