import Documents
import SourceText

/// Messages through Amazon's Simple Notification Service.
package struct SNSConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var apiURL = Field(TemplatedText())
    package var sigv4 = Field(SigV4Config())
    package var topicARN = Field(TemplatedText())
    package var phoneNumber = Field(TemplatedText())
    package var targetARN = Field(TemplatedText())
    package var subject = Field(TemplatedText("{{ template \"sns.default.subject\" . }}"))
    package var message = Field(TemplatedText("{{ template \"sns.default.message\" . }}"))
    package var attributes = Field(SNSAttributes())
    package var useAWSHTTPClient = Field(false)

    package init() {}

    package static var name: StaticString { "sns" }
    package static var key: StaticString { "sns_configs" }
    package static var expectation: String { "an SNS receiver (a mapping with 'topic_arn', 'phone_number' or 'target_arn')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("api_url", &apiURL, "SNS's API; default: that of the region")
        visitor.field("sigv4", &sigv4, .optional.shown, "the credentials; default: those of the environment")
        visitor.field("topic_arn", &topicARN, "the topic")
        visitor.field("phone_number", &phoneNumber, "the phone number")
        visitor.field("target_arn", &targetARN, "the endpoint of a mobile platform")
        visitor.field("subject", &subject, "the subject of mails")
        visitor.field("message", &message, "the message")
        visitor.field("attributes", &attributes, "attributes of the message")
        visitor.field("use_aws_http_client", &useAWSHTTPClient, .since(0, 33), "use the AWS library's own HTTP client")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        let targets = [topicARN.alternative("topic_arn"), phoneNumber.alternative("phone_number"), targetARN.alternative("target_arn")]
        reader.atLeastOne("receiver/sns-target", targets, of: "the target of the SNS message", in: node)
        let set = targets.filter(\.isSet)
        guard set.count > 1 else { return }
        // Alertmanager counts only whether an odd number is set.
        reader.report(
            "receiver/sns-target", "SNS sends to one target, \(set.count) are given", at: set[1].key,
            effect: set.count == 2 ? .load : .runtime,
            related: [set[0]].map { reader.place($0.key, label: "the first target") } + set.dropFirst(2).map { reader.place($0.key) },
            notes: ["keep one of topic_arn, phone_number and target_arn"])
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
    }
}

/// Attributes of an SNS message: names are templates, too.
package struct SNSAttributes: FieldValue {
    package var map = FieldMap<TemplatedText>()

    package init() {}

    package static var expectation: String { FieldMap<TemplatedText>.expectation }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool { map.read(node, &reader) }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { map.accept(&visitor) }

    package var isZero: Bool { map.isZero }
}

extension SNSAttributes: TemplateHolder {
    package func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void) {
        for entry in map.entries {
            let name = "\(path).\(entry.key.value)"
            body(TemplateLeaf(path: name, text: entry.key.value, kind: .text, node: entry.key.node, isKey: true))
            entry.value.value.eachTemplate(name, entry.value.node, body)
        }
    }
}
