import Documents
import PromQL
import SourceText

/// A rule file: groups of recording and alerting rules, as `rulefmt` of Prometheus 3.14 reads it.
package struct RuleFile: FieldStruct {
    package var groups = Field(List<RuleGroup>())

    package init() {}

    package static var expectation: String { "a mapping with the key 'groups'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("groups", &groups, .optional, "the rule groups of the file")
    }

    /// How many groups and rules of each sort there are.
    package var counts: (groups: Int, alertingRules: Int, recordingRules: Int) {
        var alerting = 0
        var all = 0
        // By index: copying a rule costs more than looking at it.
        for g in groups.value.items.indices {
            let rules = groups.value.items[g].value.rules.value.items
            all += rules.count
            for r in rules.indices where !rules[r].value.alert.value.isEmpty { alerting += 1 }
        }
        return (groups.value.items.count, alerting, all - alerting)
    }

    package static func foreignOwner(of key: String) -> String? {
        switch key {
        case "namespace": return "Loki, Mimir and Cortex tools"
        case "apiVersion", "kind", "metadata", "spec": return "the Prometheus Operator (a PrometheusRule object)"
        default: return nil
        }
    }
}

/// Rules that are evaluated one after the other at one interval.
package struct RuleGroup: FieldStruct {
    package var name = Field("")
    package var interval = Field(ModelDuration())
    package var queryOffset = Field(ModelDuration())
    package var limit = Field(0)
    package var rules = Field(List<Rule>())
    package var labels = Field(FieldMap<String>())

    package init() {}

    package static var expectation: String { "a rule group (a mapping with 'name' and 'rules')" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("name", &name, .required, "the group's name, unique in its file")
        visitor.field("interval", &interval, .optional, "how often the rules are evaluated; default: evaluation_interval of prometheus.yml")
        visitor.field(
            "query_offset", &queryOffset, .since(2, 53), "how far in the past the rules look; default: rule_query_offset of prometheus.yml")
        visitor.field("limit", &limit, .optional, "the most alerts or series that a rule may produce; 0 is no limit")
        visitor.field("rules", &rules, .optional, "the rules, evaluated in this order")
        visitor.field("labels", &labels, .since(3, 0), "labels for every rule; a rule's own labels win")
    }

    package static func foreignOwner(of key: String) -> String? {
        switch key {
        case "partial_response_strategy": return "Thanos"
        case "source_tenants", "align_evaluation_time_on_interval", "evaluation_delay", "federated": return "Mimir and Cortex"
        case "remote_write": return "Loki and Mimir"
        case "type", "concurrency", "params", "headers", "notifier_headers", "eval_offset", "eval_delay", "eval_alignment",
            "extra_filter_labels", "tenant", "debug":
            return "vmalert"
        default: return nil
        }
    }
}

/// An alerting or a recording rule.
package struct Rule: FieldStruct {
    package var record = Field("")
    package var alert = Field("")
    package var expr = Field(RuleExpression())
    package var `for` = Field(ModelDuration())
    package var keepFiringFor = Field(ModelDuration())
    package var labels = Field(FieldMap<String>())
    package var annotations = Field(FieldMap<String>())

    package init() {}

    package static var expectation: String { "a rule (a mapping with 'alert' or 'record', and 'expr')" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("record", &record, .optional, "the metric name of the recorded series")
        visitor.field("alert", &alert, .optional, "the alert's name")
        visitor.field("expr", &expr, .required, "the PromQL expression")
        visitor.field("for", &`for`, .optional, "how long the expression must hold before the alert fires")
        visitor.field("keep_firing_for", &keepFiringFor, .optional, "how long the alert goes on firing when the expression no longer holds")
        visitor.field("labels", &labels, .optional, "labels that are added; templates in an alert's labels are expanded")
        visitor.field("annotations", &annotations, .optional, "texts for people, templates are expanded; alerts only")
    }

    /// The name under which the rule is known: of the alert, else of the recorded series.
    package var name: String { alert.value.isEmpty ? record.value : alert.value }

    package var isAlert: Bool { !alert.value.isEmpty }

    package static func foreignOwner(of key: String) -> String? {
        switch key {
        case "debug", "update_entries_limit": return "vmalert"
        default: return nil
        }
    }
}

/// The expression of a rule: its text, and its tree once it was parsed.
package struct RuleExpression: FieldValue {
    package var isEmpty = true
    /// The parsed expression as far as a tree could be made; nil before the rules were checked.
    package var tree: Expression?
    /// Whether Prometheus would run it.
    package var isValid = false

    package init() {}

    package static var expectation: String { "a PromQL expression" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard let isEmpty = reader.withText(node, expected: Self.expectation, { _, text in text.isEmpty }) else { return false }
        self.isEmpty = isEmpty
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        visitor.scalar(tree?.text ?? "", isText: true)
    }
}
