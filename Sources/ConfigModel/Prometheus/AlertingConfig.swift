import Documents
import SourceText

/// Where alerts go (`alerting`).
package struct AlertingConfig: FieldStruct {
    package var alertRelabelConfigs = Field(List<RelabelConfig>())
    package var alertmanagers = Field(List<AlertmanagersConfig>())

    package init() {}

    package static var expectation: String { "a mapping with 'alertmanagers'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("alert_relabel_configs", &alertRelabelConfigs, "steps that change and choose alerts")
        visitor.field("alertmanagers", &alertmanagers, "groups of Alertmanagers, each of which gets every alert")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.refuseNulls("relabel/empty", in: alertRelabelConfigs, "alert_relabel_configs")
        reader.refuseNulls("alerting/empty", in: alertmanagers, "alertmanagers")
    }

    /// Checks the relabelling rules under the global name scheme.
    func validate(_ scheme: NameScheme, _ reader: inout FieldReader) {
        func rules(_ list: Field<List<RelabelConfig>>) {
            for rule in list.value.items where !reader.isNullItem(rule.node) { rule.value.validate(scheme, rule.node, &reader) }
        }
        rules(alertRelabelConfigs)
        for item in alertmanagers.value.items {
            rules(item.value.alertRelabelConfigs)
            rules(item.value.relabelConfigs)
        }
    }
}

/// Alertmanagers that are found and reached in the same way.
package struct AlertmanagersConfig: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var sigv4 = Field(Section<SigV4Config>())
    package var scheme = Field("http")
    package var pathPrefix = Field("")
    package var timeout = Field(ModelDuration(seconds: 10))
    package var apiVersion = Field(OneOf<AlertmanagerAPI>(.v2))
    package var relabelConfigs = Field(List<RelabelConfig>())
    package var alertRelabelConfigs = Field(List<RelabelConfig>())
    package var discovery = DiscoveryConfigs()

    package init() {}

    package static var expectation: String { "Alertmanagers (a mapping with 'static_configs' or another discovery)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("sigv4", &sigv4, .since(2, 48), "signing for Amazon's services")
        visitor.field("scheme", &scheme, "http or https")
        visitor.field("path_prefix", &pathPrefix, "the path before Alertmanager's API")
        visitor.field("timeout", &timeout, "how long a request may take")
        visitor.field("api_version", &apiVersion, .shown, "Alertmanager's API, v2")
        visitor.field("relabel_configs", &relabelConfigs, "steps that change and choose Alertmanagers")
        visitor.field(
            "alert_relabel_configs", &alertRelabelConfigs, .since(2, 51), "steps that change and choose alerts for these Alertmanagers")
        visitor.group("discovery mechanisms") { discovery.fields(&$0) }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        httpClient.validate(node, &reader)
        discovery.check(node, &reader)
        if sigv4.value.isPresent, httpClient.authenticates {
            var set: [(name: String, key: NodeIndex)] = []
            if httpClient.basicAuth.value.isPresent { set.append(("basic_auth", httpClient.basicAuth.key)) }
            if httpClient.authorization.value.isPresent { set.append(("authorization", httpClient.authorization.key)) }
            if httpClient.oauth2.value.isPresent { set.append(("oauth2", httpClient.oauth2.key)) }
            set.append(("sigv4", sigv4.key))
            reader.reportConflict(set)
        }
        if relabelConfigs.value.items.isEmpty, !relabelConfigs.hasFailed { discovery.refuseURLTargets(&reader) }
        reader.refuseNulls("relabel/empty", in: relabelConfigs, "relabel_configs")
        reader.refuseNulls("relabel/empty", in: alertRelabelConfigs, "alert_relabel_configs")
    }
}

/// The version of Alertmanager's API.
package enum AlertmanagerAPI: String, Keyword {
    case v1, v2

    package static var noun: String { "Alertmanager API version" }
    package static var check: String { "alerting/api-version" }
    /// v1 is known until 2.55.
    package static let allCases: [AlertmanagerAPI] = [.v2]
    package var removed: Version? { self == .v1 ? Version(3, 0) : nil }
}
