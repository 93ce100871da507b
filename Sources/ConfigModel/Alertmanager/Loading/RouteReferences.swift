import Documents
import SourceText

/// Checks that what routes refer to is defined: receivers and time intervals.
struct RouteReferences {
    /// The names of one kind of thing that routes refer to.
    private struct Definitions {
        var names: [String] = []
        var nodes = FirstNodes()
        /// Whether all of them could be read, so that another name is surely undefined.
        var isKnown: Bool

        func contains(_ name: String) -> Bool { !isKnown || nodes[name] != nil }
    }

    private var receivers: Definitions
    private var intervals: Definitions
    /// How many more comparisons are made to find what was meant.
    private var effort = 100_000

    init(_ model: AlertmanagerConfig, isComplete: Bool, _ reader: FieldReader) {
        receivers = Definitions(
            isKnown: !model.receivers.hasFailed && (isComplete || model.receivers.isWritten) && !reader.excusesMissing("receivers", in: 0))
        intervals = Definitions(
            isKnown: !model.muteTimeIntervals.hasFailed && !model.timeIntervals.hasFailed && !reader.excusesMissing("time_intervals", in: 0)
        )
        receivers.names = model.receivers.value.items.map(\.value.name.value)
        intervals.names = (model.muteTimeIntervals.value.items + model.timeIntervals.value.items).map(\.value.name.value)
        for item in model.receivers.value.items { _ = receivers.nodes.add(item.value.name.value, item.node) }
        for item in model.muteTimeIntervals.value.items + model.timeIntervals.value.items {
            _ = intervals.nodes.add(item.value.name.value, item.node)
        }
    }

    /// Checks one route, not those below it.
    mutating func check(_ route: Route, _ reader: inout FieldReader) {
        if !route.receiver.value.isEmpty, !receivers.contains(route.receiver.value) {
            undefined("route/undefined-receiver", "receiver", route.receiver, among: receivers.names, &reader)
        }
        if route.activeTimeIntervals.value.items.isEmpty, route.muteTimeIntervals.value.items.isEmpty { return }
        for item in route.activeTimeIntervals.value.items + route.muteTimeIntervals.value.items where !intervals.contains(item.value) {
            undefined("route/undefined-interval", "time interval", item, among: intervals.names, &reader)
        }
    }

    private mutating func undefined(
        _ check: String, _ what: String, _ name: Field<String>, among names: [String], _ reader: inout FieldReader
    ) {
        var notes: [String] = []
        var fixes: [Fix] = []
        effort -= names.count
        if effort > 0, let near = didYouMean(name.value, among: names.filter { !$0.isEmpty }) {
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
