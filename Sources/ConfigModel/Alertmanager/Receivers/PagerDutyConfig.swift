import Documents
import SourceText

/// Incidents in PagerDuty.
package struct PagerDutyConfig: HTTPIntegration {
    package var sendResolved = Field(true)
    package var httpConfig = Field(Section<HTTPClientConfig>())
    package var serviceKey = Field(SecretTemplatedText())
    package var serviceKeyFile = Field("")
    package var routingKey = Field(SecretTemplatedText())
    package var routingKeyFile = Field("")
    package var url = Field<HTTPURL?>(nil)
    package var client = Field(TemplatedText("{{ template \"pagerduty.default.client\" . }}"))
    package var clientURL = Field(TemplatedText("{{ template \"pagerduty.default.clientURL\" . }}"))
    package var description = Field(TemplatedText("{{ template \"pagerduty.default.description\" .}}"))
    package var details = Field(FieldMap<TemplatedValue>())
    package var images = Field(List<PagerDutyImage>())
    package var links = Field(List<PagerDutyLink>())
    package var source = Field(TemplatedText())
    package var severity = Field(TemplatedText())
    package var `class` = Field(TemplatedText())
    package var component = Field(TemplatedText())
    package var group = Field(TemplatedText())
    package var timeout = Field(GoTimeDuration())

    package init() {}

    package static var name: StaticString { "pagerduty" }
    package static var key: StaticString { "pagerduty_configs" }
    package static var expectation: String { "a PagerDuty receiver (a mapping with 'routing_key')" }
    package static var hasOwnDecoder: Bool { true }

    /// What every incident's details hold unless the configuration says otherwise.
    package static let defaultDetails: KeyValuePairs = [
        "firing": "{{ .Alerts.Firing | toJson }}",
        "resolved": "{{ .Alerts.Resolved | toJson }}",
        "num_firing": "{{ .Alerts.Firing | len }}",
        "num_resolved": "{{ .Alerts.Resolved | len }}",
    ]

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.sendResolved(&sendResolved)
        visitor.httpConfig(&httpConfig)
        visitor.field("service_key", &serviceKey, "the key of an integration of type Prometheus (events API v1)")
        visitor.field("service_key_file", &serviceKeyFile, "a file that holds that key")
        visitor.field("routing_key", &routingKey, "the key of an integration of type Events API v2")
        visitor.field("routing_key_file", &routingKeyFile, "a file that holds that key")
        visitor.field("url", &url, "where events are sent; default: the global URL")
        visitor.field("client", &client, "the name of the program that sends")
        visitor.field("client_url", &clientURL, "a link back to the program that sends")
        visitor.field("description", &description, "the summary, cut after 1024 characters")
        visitor.field("details", &details, "further properties; firing, resolved, num_firing and num_resolved are always there")
        visitor.field("images", &images, "pictures")
        visitor.field("links", &links, "links")
        visitor.field("source", &source, "what is affected; default: the client")
        visitor.field("severity", &severity, "critical, error, warning or info; default: error")
        visitor.field("class", &`class`, "the kind of event")
        visitor.field("component", &component, "the part that is affected")
        visitor.field("group", &group, "what belongs together")
        visitor.field("timeout", &timeout, .since(0, 30).shown, "after which a request is given up; 0 is never")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        let service = [serviceKey.alternative("service_key"), serviceKeyFile.alternative("service_key_file")]
        let routing = [routingKey.alternative("routing_key"), routingKeyFile.alternative("routing_key_file")]
        reader.atLeastOne("receiver/key", routing + service, of: "PagerDuty's key", in: node)
        reader.atMostOne("receiver/key", routing, of: "PagerDuty's routing key")
        reader.atMostOne("receiver/key", service, of: "PagerDuty's service key")
        if let route = routing.first(where: \.isSet), let old = service.first(where: \.isSet) {
            reader.report(
                "alertmanager/precedence", "'\(route.name)' is not used beside '\(old.name)'", at: route.key, severity: .warning,
                effect: .runtime, related: [reader.place(old.key, label: "this key counts")], notes: ["keep one of them"])
        }
        if source.value.isEmpty, !source.hasFailed { source.value = client.value }
        for (name, text) in Self.defaultDetails where details.value[name] == nil {
            details.value.entries.append(
                FieldMap.Entry(key: Field(name), value: Field(.text(TemplatedText(text)))))
        }
    }

    package mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        inheritHTTP(global, at: node, &reader)
        guard url.value == nil else { return }
        url.value = global.pagerdutyURL.value
        if url.value == nil, !url.hasFailed, !global.pagerdutyURL.hasFailed {
            reader.report(
                "receiver/address", "PagerDuty has no URL: the global 'pagerduty_url' is null", at: reader.firstKey(of: node),
                related: [reader.place(global.pagerdutyURL.place, label: "null here")],
                notes: ["remove the null to get the default, or set 'url' here"])
        }
    }
}

/// A picture in an incident.
package struct PagerDutyImage: TemplatedStruct {
    package var src = Field(TemplatedText())
    package var alt = Field(TemplatedText())
    package var href = Field(TemplatedText())

    package init() {}

    package static var expectation: String { "a mapping with 'src', 'alt', 'href'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("src", &src, "the picture's URL")
        visitor.field("alt", &alt, "a text for it")
        visitor.field("href", &href, "a link on it")
    }
}

/// A link in an incident.
package struct PagerDutyLink: TemplatedStruct {
    package var href = Field(TemplatedText())
    package var text = Field(TemplatedText())

    package init() {}

    package static var expectation: String { "a mapping with 'href' and 'text'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("href", &href, "the URL")
        visitor.field("text", &text, "the text of the link")
    }
}
