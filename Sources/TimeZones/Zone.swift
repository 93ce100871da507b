/// A time zone of the tz database: offsets from UTC and their abbreviations, over all time.
package final class Zone: Sendable {
    /// A stretch of time in which the offset does not change.
    package struct Period: Sendable, Equatable {
        /// Seconds east of UTC.
        package let offset: Int
        /// `CET`, `CEST`; numeric (`-03`) where a zone has no letters.
        package let abbreviation: String
        package let isDaylight: Bool
        /// The first second, since 1970.
        package let start: Int64
        /// The second behind the last one.
        package let end: Int64
    }

    struct LocalType: Sendable {
        var offset: Int
        var isDaylight: Bool
        var abbreviation: String
    }

    package let name: String
    private let types: [LocalType]
    private let transitions: [(time: Int64, type: UInt8)]
    private let rule: ZoneRule?

    package static let utc = Zone(
        name: "UTC", types: [LocalType(offset: 0, isDaylight: false, abbreviation: "UTC")], transitions: [], rule: nil)

    init(name: String, types: [LocalType], transitions: [(time: Int64, type: UInt8)], rule: ZoneRule?) {
        self.name = name
        self.types = types
        self.transitions = transitions
        self.rule = rule
    }

    /// The offset and abbreviation at an instant, in seconds since 1970.
    package func period(at seconds: Int64) -> Period {
        guard let first = transitions.first, seconds >= first.time else {
            if transitions.isEmpty, let rule { return rule.period(at: seconds, after: .min) }
            return period(types[firstType], .min, transitions.first?.time ?? .max)
        }
        var low = 0
        var high = transitions.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if seconds < transitions[middle].time { high = middle } else { low = middle }
        }
        if low == transitions.count - 1, let rule { return rule.period(at: seconds, after: transitions[low].time) }
        let end = high < transitions.count ? transitions[high].time : .max
        return period(types[Int(transitions[low].type)], transitions[low].time, end)
    }

    private func period(_ type: LocalType, _ start: Int64, _ end: Int64) -> Period {
        Period(offset: type.offset, abbreviation: type.abbreviation, isDaylight: type.isDaylight, start: start, end: end)
    }

    /// The type before the first transition, with Go's rules: the first one unless a transition uses it, else one without daylight saving.
    private var firstType: Int {
        if !transitions.contains(where: { $0.type == 0 }) { return 0 }
        if let first = transitions.first, types[Int(first.type)].isDaylight {
            for i in (0..<Int(first.type)).reversed() where !types[i].isDaylight { return i }
        }
        return types.firstIndex { !$0.isDaylight } ?? 0
    }

    /// The instant of a local time, given as if it were UTC, as Go's `time.Date` finds it.
    ///
    /// A local time that a change of the clocks leaves out or repeats is read with one of the two offsets.
    package func instant(ofLocal seconds: Int64) -> Int64 {
        let guess = period(at: seconds)
        guard guess.offset != 0 else { return seconds }
        let instant = seconds &- Int64(guess.offset)
        if instant >= guess.start, instant < guess.end { return instant }
        return seconds &- Int64(period(at: instant).offset)
    }

    /// The offset of an abbreviation at a local time given as if it were UTC; nil for one that the zone never had.
    package func offset(ofAbbreviation abbreviation: String, local seconds: Int64) -> Int? {
        let matching = types.filter { $0.abbreviation == abbreviation }
        for type in matching {
            let period = period(at: seconds &- Int64(type.offset))
            if period.abbreviation == abbreviation { return period.offset }
        }
        return matching.first?.offset
    }
}
