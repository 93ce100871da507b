import Documents
import GoFormat
import SourceText

/// Stretches of time under a name, by which routes mute themselves or restrict themselves to them.
package struct NamedTimeInterval: FieldStruct {
    package var name = Field("")
    package var timeIntervals = Field(List<TimeInterval>())

    package init() {}

    package static var expectation: String { "a mapping with name and time_intervals" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("name", &name, .required.shown, "the name under which routes refer to it")
        visitor.field("time_intervals", &timeIntervals, .optional.shown, "the stretches of time, one of which must hold")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if name.value.isEmpty, !name.hasFailed, !reader.excusesMissing("name", in: node) {
            reader.report(
                "time-intervals/name", "the time interval has no name", at: name.place >= 0 ? name.place : reader.firstKey(of: node))
        }
    }

    /// How many of the stretches hold at an instant.
    package func matchCount(at instant: GoTime) -> Int { timeIntervals.value.items.count { $0.value.contains(instant) } }
}

/// The named time intervals of a configuration, both sections together.
package struct TimeIntervalTable: Sendable {
    /// A name that no section defines.
    package struct Unknown: Error, Sendable {
        package let name: String
    }

    private var intervals: [Key: NamedTimeInterval] = [:]

    /// Names are compared by their bytes.
    private struct Key: Hashable {
        let bytes: [UInt8]
    }

    package init(_ intervals: some Sequence<NamedTimeInterval>) {
        for interval in intervals { self.intervals[Key(bytes: Array(interval.name.value.utf8))] = interval }
    }

    package subscript(name: String) -> NamedTimeInterval? { intervals[Key(bytes: Array(name.utf8))] }

    /// Which of the names hold at an instant, each as often as it has stretches that hold.
    package func active(_ names: [String], at instant: GoTime) throws(Unknown) -> [String] {
        var found: [String] = []
        for name in names {
            guard let interval = self[name] else { throw Unknown(name: name) }
            found += Array(repeating: name, count: interval.matchCount(at: instant))
        }
        return found
    }
}
