import Documents
import SourceText

/// A request to any address, with the alerts as JSON.
package struct WebhookConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var url = Field(TemplatedURL())
    package var urlFile = Field("")
    package var maxAlerts = Field(UInt(0))
    package var timeout = Field(GoTimeDuration())
    package var payload = Field(TemplatedValue())

    package init() {}

    package static var name: StaticString { "webhook" }
    package static var key: StaticString { "webhook_configs" }
    package static var expectation: String { "a webhook (a mapping with 'url')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("url", &url, "where the request goes; a template since 0.31")
        visitor.field("url_file", &urlFile, .since(0, 26).shown, "a file that holds the URL")
        visitor.field("max_alerts", &maxAlerts, .optional.shown, "how many alerts a message holds at most; 0 is no limit")
        visitor.field("timeout", &timeout, .since(0, 28).shown, "after which a request is given up; 0 is never")
        visitor.field("payload", &payload, .since(0, 32), "what is sent instead of the usual JSON")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.exactlyOne(
            "receiver/webhook", [url.alternative("url"), urlFile.alternative("url_file")], of: "the URL of the webhook", in: node)
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
    }
}

/// A secret URL that may be a template; only one without `{{` is checked as a URL.
package struct TemplatedURL: FieldValue, CustomStringConvertible, CustomReflectable {
    private var text = ""

    package init() {}

    package static var expectation: String { HTTPURL.expectation }
    package static var hasOwnDecoder: Bool { true }
    package static var isSecret: Bool { true }

    /// The text itself, for what has to use it. Never part of a message.
    package func reveal() -> String { text }

    package var description: String { text.isEmpty ? "" : "<secret>" }

    package var customMirror: Mirror { Mirror(self, children: []) }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        reader.secrets.append(reader.range(node))
        guard let bytes = reader.withText(node, expected: Self.expectation, { _, text in Array(text) }) else { return false }
        text = String(decoding: bytes, as: UTF8.self)
        // A quoted null is kept from the program's own check.
        if text.isEmpty || text == "<secret>" || reader.isQuotedNull(node) { return true }
        if text.contains("{{"), reader.settings.version >= Version(0, 31) {
            guard let problem = TemplateSyntax.problem(in: text) else { return true }
            reader.report("url/template", "the URL is no template: \(problem)", at: reader.keyInFront(of: node))
            return false
        }
        do throws(HTTPURL.Fault) {
            _ = try HTTPURL.parse(bytes)
            return true
        } catch {
            reader.report("url/syntax", error.message, at: reader.keyInFront(of: node), notes: error.note.map { [$0] } ?? [])
            return false
        }
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.secret(isEmpty: text.isEmpty) }

    package var isZero: Bool { text.isEmpty }
}

extension TemplatedURL: TemplateHolder {
    package func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void) {
        body(TemplateLeaf(path: path, text: text, kind: .text, node: node, isSecret: true))
    }
}
