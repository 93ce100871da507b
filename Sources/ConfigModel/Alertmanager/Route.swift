import Documents
import GoRegexp
import SourceText

/// A node of the routing tree: which alerts it takes, and how it groups and sends them.
package struct Route: TemplatedStruct {
    package var receiver = Field("")
    package var groupBy = Field(NullableList<String>())
    package var match = Field(FieldMap<String>())
    package var matchRE = Field(FieldMap<MatchPattern>())
    package var matchers = Field(MatcherList())
    package var muteTimeIntervals = Field(List<String>())
    package var activeTimeIntervals = Field(List<String>())
    package var `continue` = Field(false)
    package var routes = Field(List<Section<Route>>())
    package var groupWait = Field<ModelDuration?>(nil)
    package var groupInterval = Field<ModelDuration?>(nil)
    package var repeatInterval = Field<ModelDuration?>(nil)
    package var labels = Field(FieldMap<TemplatedText>())

    package init() {}

    package static var expectation: String { "a route (a mapping with 'receiver', 'matchers', 'routes')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("receiver", &receiver, "the receiver; default: that of the route above")
        visitor.field(
            "group_by", &groupBy, "labels whose values make a group; ['...'] for all, [] for one group; default: as the route above")
        visitor.field("match", &match, .deprecated("matchers"), "labels and their exact values")
        visitor.field("match_re", &matchRE, .deprecated("matchers"), "labels and expressions that match their values")
        visitor.field("matchers", &matchers, "conditions on labels, all of which must hold")
        visitor.field("mute_time_intervals", &muteTimeIntervals, "times in which nothing is sent; not inherited")
        visitor.field("active_time_intervals", &activeTimeIntervals, "the only times in which something is sent; not inherited")
        visitor.field("continue", &`continue`, .shown, "go on to the following routes after this one")
        visitor.field("routes", &routes, "routes below this one; the first that matches takes the alert")
        visitor.field("group_wait", &groupWait, "how long a new group waits for more alerts; default: as the route above, at the top 30s")
        visitor.field(
            "group_interval", &groupInterval,
            "how long until a group that changed is sent again; default: as the route above, at the top 5m")
        visitor.field(
            "repeat_interval", &repeatInterval,
            "how long until an unchanged group is sent again; default: as the route above, at the top 4h")
        visitor.field("labels", &labels, .since(0, 34), "labels for templates, expanded themselves; those of the route above are added")
    }

    package static func foreignOwner(of key: String) -> String? {
        switch key {
        case "matcher", "match_regex": return nil
        case "object_matchers", "provenance": return "Grafana's alerting"
        default: return nil
        }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        func refuseZero(_ field: Field<ModelDuration?>, _ name: String) {
            guard let value = field.value, value.nanoseconds == 0 else { return }
            reader.report("route/zero-interval", "'\(name)' cannot be zero", at: field.place)
        }
        refuseZero(groupInterval, "group_interval")
        refuseZero(repeatInterval, "repeat_interval")
        if groupBy.value.items.count > 1 { checkGroupBy(&reader) }
    }

    private func checkGroupBy(_ reader: inout FieldReader) {
        let items = groupBy.value.items
        let wildcard = items.first { $0.value == "..." }
        let labels = items.filter { $0.value != "..." }
        if let wildcard, let label = labels.first {
            reader.report(
                "route/group-by", "'...' groups by all labels, so that no other label can stand beside it", at: wildcard.node,
                related: [reader.place(label.node, label: "another label")])
        }
        for repetition in NameRepetitions(labels) {
            reader.report(
                "route/group-by", "the label '\(repetition.later.value)' stands twice in 'group_by'", at: repetition.later.node,
                related: [reader.place(repetition.first.node, label: "first here")])
        }
    }

    /// Whether alerts are grouped by all of their labels.
    package var groupsByAll: Bool { groupBy.value.items.contains { $0.value == "..." } }

    /// All conditions of the route as Alertmanager puts them together: those of `match`, `match_re` and `matchers`, sorted.
    package var allMatchers: [AlertMatcher] {
        var all = match.value.entries.map { AlertMatcher($0.key.value, isEqualTo: $0.value.value) }
        all += matchRE.value.entries.compactMap { $0.value.value.matcher($0.key.value) }
        all += matchers.value.matchers.map(\.value)
        return all.sorted()
    }

    /// The routes below, null items left out.
    package var children: [Field<Route>] {
        routes.value.items.compactMap { item in item.value.value.map { Field($0, node: item.node) } }
    }
}
