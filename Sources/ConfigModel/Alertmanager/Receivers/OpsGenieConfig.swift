import Documents
import SourceText

/// Alerts in OpsGenie.
package struct OpsGenieConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var apiKey = Field(SecretTemplatedText())
    package var apiKeyFile = Field("")
    package var apiURL = Field<HTTPURL?>(nil)
    package var message = Field(TemplatedText("{{ template \"opsgenie.default.message\" . }}"))
    package var description = Field(TemplatedText("{{ template \"opsgenie.default.description\" . }}"))
    package var source = Field(TemplatedText("{{ template \"opsgenie.default.source\" . }}"))
    package var details = Field(FieldMap<TemplatedText>())
    package var entity = Field(TemplatedText())
    package var responders = Field(List<OpsGenieResponder>())
    package var actions = Field(TemplatedText())
    package var tags = Field(TemplatedText())
    package var note = Field(TemplatedText())
    package var priority = Field(TemplatedText())
    package var updateAlerts = Field(false)

    package init() {}

    package static var name: StaticString { "opsgenie" }
    package static var key: StaticString { "opsgenie_configs" }
    package static var expectation: String { "an OpsGenie receiver (a mapping with 'api_key')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("api_key", &apiKey, "the key of the API; default: the global one")
        visitor.field("api_key_file", &apiKeyFile, "a file that holds the key of the API; default: the global one")
        visitor.field("api_url", &apiURL, "OpsGenie's API; default: the global one")
        visitor.field("message", &message, "the alert's text, cut after 130 characters")
        visitor.field("description", &description, "the description")
        visitor.field("source", &source, "where the alert comes from")
        visitor.field("details", &details, "further properties; the common labels are always there")
        visitor.field("entity", &entity, "what the alert is about")
        visitor.field("responders", &responders, "who is notified")
        visitor.field("actions", &actions, "custom actions, separated by commas")
        visitor.field("tags", &tags, "tags, separated by commas")
        visitor.field("note", &note, "a note")
        visitor.field("priority", &priority, "P1 to P5")
        visitor.field("update_alerts", &updateAlerts, "send text and description again when alerts change")
    }

    package static func foreignOwner(of key: String) -> String? {
        key == "teams" ? "Alertmanager before 0.16 (now a responder of type team)" : nil
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.atMostOne(
            "receiver/key", [apiKey.alternative("api_key"), apiKeyFile.alternative("api_key_file")], of: "the key of OpsGenie's API")
        for item in responders.value.items { item.value.validate(item.node, &reader) }
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
        reader.inherit(&apiURL, &global.opsgenieAPIURL, endingWithSlash: "opsgenie_api_url", of: "OpsGenie's API", at: node)
        reader.warnOfGlobalKey(apiKey, global.opsgenieAPIKey, file: apiKeyFile, "api_key")
        if apiKey.value.isEmpty { apiKey.value = global.opsgenieAPIKey.value }
        if apiKeyFile.value.isEmpty { apiKeyFile.value = global.opsgenieAPIKeyFile.value }
        if global.opsgenieAPIKey.hasFailed || global.opsgenieAPIKeyFile.hasFailed { return }
        reader.atLeastOne(
            "receiver/key", [apiKey.alternative("api_key"), apiKeyFile.alternative("api_key_file")], of: "the key of OpsGenie's API",
            in: node,
            inherited: ["opsgenie_api_key", "opsgenie_api_key_file"], from: global,
            notes: ["set 'api_key' here or 'global.opsgenie_api_key'"])
    }
}

/// Somebody whom OpsGenie notifies.
package struct OpsGenieResponder: TemplatedStruct {
    package var id = Field(TemplatedText())
    package var name = Field(TemplatedText())
    package var username = Field(TemplatedText())
    package var type = Field(TemplatedText())

    package init() {}

    package static var expectation: String { "a mapping with 'type' and 'id', 'name' or 'username'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("id", &id, "the id")
        visitor.field("name", &name, "the name")
        visitor.field("username", &username, "the user's name")
        visitor.field("type", &type, "team, teams, user, escalation or schedule")
    }

    private static let types = ["team", "teams", "user", "escalation", "schedule"]

    func validate(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.atLeastOne(
            "receiver/responder", [id.alternative("id"), name.alternative("name"), username.alternative("username")],
            of: "the id or name of the responder", in: node)
        if type.hasFailed { return }
        if type.value.text.contains("{{") {
            if let problem = TemplateSyntax.problem(in: type.value.text) {
                reader.report("receiver/responder", "the responder's type is no template: \(problem)", at: type.place)
            }
        } else if !Self.types.contains(goLowercased(type.value.text)) {
            reader.report(
                "receiver/responder",
                type.value.isEmpty ? "the responder lacks 'type'" : "'\(type.value.text)' is no type of responder",
                at: type.place >= 0 ? type.place : reader.firstKey(of: node), notes: ["use one of: \(Self.types.joined(separator: ", "))"])
        }
    }
}

extension FieldReader {
    /// Takes an address from the global section; Alertmanager lets both end with a slash.
    mutating func inherit(
        _ own: inout Field<HTTPURL?>, _ global: inout Field<HTTPURL?>, endingWithSlash name: String, of what: String, at node: NodeIndex
    ) {
        if own.value == nil { global.value?.endWithSlash() }
        inherit(&own, global, name, of: what, at: node)
        own.value?.endWithSlash()
    }

    /// An own key file loses to a global key, because Alertmanager inherits the two apart and looks at the key first.
    mutating func warnOfGlobalKey<Key: FieldValue>(_ own: Field<Key>, _ global: Field<Key>, file: Field<String>, _ name: String) {
        guard own.value.isZero, !file.value.isEmpty, file.key >= 0, !global.value.isZero else { return }
        report(
            "alertmanager/precedence", "'\(name)_file' is not used here: the global key comes first", at: file.key, severity: .warning,
            effect: .runtime, related: [place(global.key, label: "the key that is used")],
            notes: ["move the global key into a file, too, or write '\(name)' here"])
    }
}
