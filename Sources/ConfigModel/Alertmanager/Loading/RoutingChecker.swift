import Documents
import SourceText

/// The checks of the routing tree against the rest of the file.
struct RoutingChecker {
    private let model: AlertmanagerConfig
    private let isComplete: Bool
    private var receivers: Set<[UInt8]> = []
    private var intervals: Set<[UInt8]> = []

    init(_ model: AlertmanagerConfig, isComplete: Bool) {
        self.model = model
        self.isComplete = isComplete
        for item in model.receivers.value.items { receivers.insert(Array(item.value.name.value.utf8)) }
        for item in model.muteTimeIntervals.value.items + model.timeIntervals.value.items {
            intervals.insert(Array(item.value.name.value.utf8))
        }
    }

    func check(_ reader: inout FieldReader) {
        guard let root = model.route.value.value else {
            if isComplete, !model.route.hasFailed {
                let place = model.route.place >= 0 ? model.route.place : reader.firstKey(of: 0)
                reader.report(
                    "alertmanager/no-route", "the file holds no route", at: place,
                    notes: ["'route' says which receiver gets which alerts; it needs at least 'receiver'"])
            }
            return
        }
        checkRoot(root, &reader)
        checkReferences(root, &reader)
    }

    private func checkRoot(_ root: Route, _ reader: inout FieldReader) {
        if root.receiver.value.isEmpty, !root.receiver.hasFailed, isComplete || root.receiver.key >= 0 {
            reader.report(
                "route/root-receiver", "the root route has no receiver",
                at: root.receiver.place >= 0 ? root.receiver.place : model.route.key,
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

    private func checkReferences(_ route: Route, _ reader: inout FieldReader) {
        let receiver = route.receiver
        if !receiver.value.isEmpty, !model.receivers.hasFailed, isComplete || model.receivers.isWritten,
            !receivers.contains(Array(receiver.value.utf8))
        {
            undefined("route/undefined-receiver", "receiver", receiver, among: model.receivers.value.items.map(\.value.name.value), &reader)
        }
        let names = (model.muteTimeIntervals.value.items + model.timeIntervals.value.items).map(\.value.name.value)
        let isKnown = !model.muteTimeIntervals.hasFailed && !model.timeIntervals.hasFailed
        for item in route.activeTimeIntervals.value.items + route.muteTimeIntervals.value.items
        where isKnown && !intervals.contains(Array(item.value.utf8)) {
            undefined("route/undefined-interval", "time interval", item, among: names, &reader)
        }
        for child in route.children { checkReferences(child.value, &reader) }
    }

    private func undefined(_ check: String, _ what: String, _ name: Field<String>, among names: [String], _ reader: inout FieldReader) {
        var notes: [String] = []
        var fixes: [Fix] = []
        if let near = didYouMean(name.value, among: names.filter { !$0.isEmpty }) {
            notes = ["did you mean '\(near)'?"]
            if reader.kind(name.node) == .scalar {
                let quoted = reader.style(name.node) == .plain && near.utf8.allSatisfy(Self.isPlain) ? near : YAMLText.singleQuoted(near)
                fixes = [Fix("write '\(near)'", .unsafe, [Fix.Edit(reader.tree.file, reader.range(name.node), quoted)])]
            }
        } else if names.isEmpty {
            notes = ["the file defines no \(what)"]
        } else {
            notes = ["defined: " + names.prefix(12).map { "'\($0)'" }.joined(separator: ", ") + (names.count > 12 ? ", …" : "")]
        }
        reader.report(check, "the \(what) '\(name.value)' is not defined", at: name.node, notes: notes, fixes: fixes)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F || byte == 0x2D
    }
}
