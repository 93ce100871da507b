import Documents
import SourceText

/// The checks that only the top of the routing tree has to pass.
struct RootRouteChecker {
    /// Whether the file could be read to its end.
    let isComplete: Bool

    func check(_ route: Field<Section<Route>>, _ reader: inout FieldReader) {
        if let root = route.value.value {
            checkRoot(root, route, &reader)
            return
        }
        guard isComplete, !route.hasFailed, !reader.excusesMissing("route", in: 0),
            reader.kind(0) == .mapping || reader.isNull(0, ownDecoder: false)
        else { return }
        reader.report(
            "alertmanager/no-route", "the file holds no route", at: route.place >= 0 ? route.place : reader.firstKey(of: 0),
            notes: ["'route' says which receiver gets which alerts; it needs at least 'receiver'"])
    }

    private func checkRoot(_ root: Route, _ route: Field<Section<Route>>, _ reader: inout FieldReader) {
        if root.receiver.value.isEmpty, !root.receiver.hasFailed, !reader.excusesMissing("receiver", in: max(0, route.node)),
            isComplete || root.receiver.key >= 0
        {
            reader.report(
                "route/root-receiver", "the root route has no receiver",
                at: root.receiver.place >= 0 ? root.receiver.place : route.key,
                notes: ["it takes every alert that no other route takes, so it needs a receiver"])
        }
        let conditions = [
            (root.match.value.entries.map(\.key.node), root.match.key, "match"),
            (root.matchRE.value.entries.map(\.key.node), root.matchRE.key, "match_re"),
            (root.matchers.value.matchers.map(\.node), root.matchers.key, "matchers"),
        ]
        for (items, key, name) in conditions {
            guard let first = items.min() else { continue }
            reader.report(
                "route/root-matchers", "the root route takes every alert and cannot have '\(name)'", at: key,
                related: [reader.place(max(first, 0), label: "a condition")], notes: ["put a route with these conditions below 'routes'"])
        }
        for (list, name) in [(root.muteTimeIntervals, "mute_time_intervals"), (root.activeTimeIntervals, "active_time_intervals")]
        where !list.value.items.isEmpty {
            reader.report(
                "route/root-intervals", "the root route cannot have '\(name)'", at: list.key,
                notes: ["put them on the routes below 'routes'"])
        }
        if root.continue.value {
            reader.report(
                "route/root-continue", "the root route cannot have 'continue: true', there is nothing to go on to", at: root.continue.key)
        }
    }
}
