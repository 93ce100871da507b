import Documents
import SourceText

/// Alert events for incident.io.
package struct IncidentioConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var url = Field<HTTPURL?>(nil)
    package var urlFile = Field("")
    package var alertSourceToken = Field(Secret())
    package var alertSourceTokenFile = Field("")
    package var maxAlerts = Field(UInt(0))
    package var timeout = Field(GoTimeDuration())

    package init() {}

    package static var name: StaticString { "incidentio" }
    package static var key: StaticString { "incidentio_configs" }
    package static var expectation: String { "an incident.io receiver (a mapping with 'url' and 'alert_source_token')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("url", &url, .optional.shown, "the alert source's URL")
        visitor.field("url_file", &urlFile, .optional.shown, "a file that holds the alert source's URL")
        visitor.field("alert_source_token", &alertSourceToken, "the alert source's token")
        visitor.field("alert_source_token_file", &alertSourceTokenFile, "a file that holds the alert source's token")
        visitor.field("max_alerts", &maxAlerts, .optional.shown, "how many alerts a message holds at most; 0 is no limit")
        visitor.field("timeout", &timeout, .optional.shown, "after which a request is given up; 0 is never")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.exactlyOne(
            "receiver/webhook", [url.alternative("url"), urlFile.alternative("url_file")], of: "the URL of the alert source", in: node)
        let tokens = [
            alertSourceToken.alternative("alert_source_token"), alertSourceTokenFile.alternative("alert_source_token_file"),
        ]
        reader.atMostOne("receiver/key", tokens, of: "the alert source's token")
        let client = httpConfig.value.value
        if let authorization = client?.authorization, authorization.value.isPresent, let token = tokens.first(where: \.isSet) {
            reader.report(
                "receiver/key", "'\(token.name)' and 'http_config.authorization' exclude each other", at: token.key,
                related: [
                    reader.place(authorization.key, label: "the other token"), reader.place(reader.firstKey(of: authorization.node)),
                ], notes: ["keep one of them"])
        }
        guard let client, !client.authorization.value.isPresent, !client.authorization.hasFailed else { return }
        if tokens.contains(where: { $0.isSet || $0.hasFailed }) { return }
        reportMissingToken(node, &reader, .load)
    }

    private func reportMissingToken(_ node: NodeIndex, _ reader: inout FieldReader, _ effect: Effect) {
        reader.report(
            "receiver/key", "the alert source's token is missing", at: reader.firstKey(of: node), effect: effect,
            notes: ["set 'alert_source_token', 'alert_source_token_file' or 'http_config.authorization'"])
    }

    /// Paths of this section are relative to the working directory, not to that of the configuration.
    package mutating func setDirectory(_ directory: String) {}

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        let hasToken = !alertSourceToken.value.isZero || !alertSourceTokenFile.value.isEmpty
        let hasFailed = alertSourceToken.hasFailed || alertSourceTokenFile.hasFailed || httpConfig.hasFailed
        // Without a client of its own the loader does not look, but no request gets through.
        if !httpConfig.value.isPresent, !hasToken, !hasFailed, let client = global.httpConfig.value.value,
            !client.authorization.value.isPresent
        {
            reportMissingToken(node, &reader, .runtime)
        }
        inheritHTTP(global, at: node, &reader)
    }
}
