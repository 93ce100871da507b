import Documents
import SourceText

/// Issues in Jira.
package struct JiraConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var apiURL = Field<HTTPURL?>(nil)
    package var apiType = Field("auto")
    package var project = Field(TemplatedText())
    package var summary = Field(JiraField("{{ template \"jira.default.summary\" . }}"))
    package var description = Field(JiraField("{{ template \"jira.default.description\" . }}"))
    package var labels = Field(List<TemplatedText>())
    package var priority = Field(TemplatedText("{{ template \"jira.default.priority\" . }}"))
    package var issueType = Field(TemplatedText())
    package var reopenTransition = Field("")
    package var resolveTransition = Field("")
    package var wontFixResolution = Field("")
    package var reopenDuration = Field(ModelDuration())
    package var customFields = Field(FieldMap<TemplatedValue>())

    package init() {}

    package static var name: StaticString { "jira" }
    package static var key: StaticString { "jira_configs" }
    package static var expectation: String { "a Jira receiver (a mapping with 'project' and 'issue_type')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("api_url", &apiURL, "Jira's API; default: the global one")
        visitor.field("api_type", &apiType, .since(0, 29), "auto, cloud or datacenter")
        visitor.field("project", &project, .required, "the key of the project")
        visitor.field("summary", &summary, "the summary, cut after 255 characters")
        visitor.field("description", &description, "the description, cut after 32767 characters")
        visitor.field("labels", &labels, "labels of the issue")
        visitor.field("priority", &priority, "the priority")
        visitor.field("issue_type", &issueType, .required, "the type of the issue")
        visitor.field("reopen_transition", &reopenTransition, "the transition by which a closed issue is opened again")
        visitor.field("resolve_transition", &resolveTransition, "the transition by which an issue is closed")
        visitor.field("wont_fix_resolution", &wontFixResolution, "issues with this resolution are not opened again")
        visitor.field("reopen_duration", &reopenDuration, "how long after it was closed an issue is opened again; 0 is always")
        visitor.field("fields", &customFields, "further fields of the issue")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("receiver/required", project, "project", of: "the Jira receiver", in: node)
        reader.require("receiver/required", issueType, "issue_type", of: "the Jira receiver", in: node)
        if !["auto", "cloud", "datacenter"].contains(apiType.value), !apiType.hasFailed {
            reader.report(
                "receiver/jira-api-type",
                apiType.value.isEmpty ? "'api_type' cannot be empty" : "'\(apiType.value)' is no type of Jira's API", at: apiType.place,
                notes: ["use auto, cloud or datacenter"])
        }
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
        reader.inherit(&apiURL, global.jiraAPIURL, "jira_api_url", of: "Jira's API", at: node)
    }
}

/// A field of an issue: a text, or a mapping that also says whether an existing issue gets it.
package struct JiraField: TemplatedStruct {
    package var template = Field(TemplatedText())
    package var enableUpdate = Field<Bool?>(nil)

    package init() {}

    init(_ template: String) { self.template.value = TemplatedText(template) }

    package static var expectation: String { "text, or a mapping with 'template' and 'enable_update'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("template", &template, .since(0, 30), "the text")
        visitor.field("enable_update", &enableUpdate, .since(0, 30), "whether an issue that is there already gets it, too; default: true")
    }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard reader.kind(node) == .scalar else { return reader.readStruct(&self, node) }
        if reader.isQuotedNull(node) {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        template = Field(template.value, node: node)
        return template.value.read(node, &reader)
    }
}
