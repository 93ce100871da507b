import Documents
import SourceText

/// Incidents in VictorOps (Splunk On-Call).
package struct VictorOpsConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var apiKey = Field(Secret())
    package var apiKeyFile = Field("")
    package var apiURL = Field<HTTPURL?>(nil)
    package var routingKey = Field(TemplatedText())
    package var messageType = Field(TemplatedText("CRITICAL"))
    package var stateMessage = Field(TemplatedText("{{ template \"victorops.default.state_message\" . }}"))
    package var entityDisplayName = Field(TemplatedText("{{ template \"victorops.default.entity_display_name\" . }}"))
    package var monitoringTool = Field(TemplatedText("{{ template \"victorops.default.monitoring_tool\" . }}"))
    package var customFields = Field(FieldMap<TemplatedText>())

    package init() {}

    package static var name: StaticString { "victorops" }
    package static var key: StaticString { "victorops_configs" }
    package static var expectation: String { "a VictorOps receiver (a mapping with 'routing_key')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("api_key", &apiKey, "the key of the API; default: the global one")
        visitor.field("api_key_file", &apiKeyFile, "a file that holds the key of the API; default: the global one")
        visitor.field("api_url", &apiURL, .optional.shown, "VictorOps' API; default: the global one")
        visitor.field("routing_key", &routingKey, .required.shown, "the key by which the incident finds its team")
        visitor.field("message_type", &messageType, .optional.shown, "CRITICAL, WARNING or INFO; resolved alerts are always RECOVERY")
        visitor.field("state_message", &stateMessage, .optional.shown, "the text, cut after 20480 characters")
        visitor.field("entity_display_name", &entityDisplayName, .optional.shown, "the title")
        visitor.field("monitoring_tool", &monitoringTool, .optional.shown, "the program that sends")
        visitor.field("custom_fields", &customFields, "further fields")
    }

    private static let reserved = [
        "routing_key", "message_type", "state_message", "entity_display_name", "monitoring_tool", "entity_id", "entity_state",
    ]

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("receiver/required", routingKey, "routing_key", of: "the VictorOps receiver", in: node)
        reader.atMostOne(
            "receiver/key", [apiKey.alternative("api_key"), apiKeyFile.alternative("api_key_file")], of: "the key of VictorOps' API")
        for entry in customFields.value.entries where Self.reserved.contains(entry.key.value) {
            reader.report(
                "receiver/victorops-field", "'\(entry.key.value)' cannot be a custom field, it is one of the message's own",
                at: entry.key.node,
                notes: ["call it something else"])
        }
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
        reader.inherit(&apiURL, &global.victoropsAPIURL, endingWithSlash: "victorops_api_url", of: "VictorOps' API", at: node)
        reader.warnOfGlobalKey(apiKey, global.victoropsAPIKey, file: apiKeyFile, "api_key")
        if apiKey.value.isEmpty { apiKey.value = global.victoropsAPIKey.value }
        if apiKeyFile.value.isEmpty { apiKeyFile.value = global.victoropsAPIKeyFile.value }
        if global.victoropsAPIKey.hasFailed || global.victoropsAPIKeyFile.hasFailed { return }
        reader.atLeastOne(
            "receiver/key", [apiKey.alternative("api_key"), apiKeyFile.alternative("api_key_file")], of: "the key of VictorOps' API",
            in: node,
            inherited: ["victorops_api_key", "victorops_api_key_file"], from: global,
            notes: ["set 'api_key' here or 'global.victorops_api_key'"])
    }
}
