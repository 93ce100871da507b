import Documents
import SourceText

/// alertmanager.yml, as Alertmanager 0.34 reads it.
package struct AlertmanagerConfig: FieldStruct {
    package var global = Field(Section<AlertmanagerGlobal>())
    package var route = Field(Section<Route>())
    package var inhibitRules = Field(List<InhibitRule>())
    package var receivers = Field(List<Receiver>())
    package var templates = Field(List<FilePath>())
    package var muteTimeIntervals = Field(List<NamedTimeInterval>())
    package var timeIntervals = Field(List<NamedTimeInterval>())
    package var tracing = Field(AlertmanagerTracing())
    package var eventRecorder = Field(EventRecorder())

    package init() { tracing.value = .goZero }

    package static var expectation: String { "a mapping with 'route' and 'receivers'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("global", &global, "what holds for all receivers that do not say otherwise")
        visitor.field("route", &route, .required, "the top of the routing tree")
        visitor.field("inhibit_rules", &inhibitRules, "rules by which alerts mute others")
        visitor.field("receivers", &receivers, "where notifications go")
        visitor.field("templates", &templates, .optional.shown, "files with template definitions; patterns are allowed")
        visitor.field("mute_time_intervals", &muteTimeIntervals, .deprecated("time_intervals"), "named times")
        visitor.field("time_intervals", &timeIntervals, "named times, by which routes mute themselves or restrict themselves to them")
        visitor.field("tracing", &tracing, .since(0, 30), "traces of Alertmanager's own work")
        visitor.field("event_recorder", &eventRecorder, .since(0, 33), "where Alertmanager records what happens")
    }

    package static func foreignOwner(of key: String) -> String? {
        switch key {
        case "scrape_configs", "rule_files", "alerting", "remote_write": return "Prometheus"
        case "apiVersion", "kind", "metadata", "spec": return "the Prometheus Operator (an AlertmanagerConfig object)"
        case "template_files", "alertmanager_config": return "Grafana Mimir and Grafana's alerting"
        default: return nil
        }
    }

    /// The named time intervals of both sections.
    package var timeIntervalTable: TimeIntervalTable {
        TimeIntervalTable((muteTimeIntervals.value.items + timeIntervals.value.items).map(\.value))
    }
}
