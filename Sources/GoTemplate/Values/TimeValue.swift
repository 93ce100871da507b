import GoFormat
import TimeZones

/// A `time.Time` of a template: an instant, and the zone that later dates of it are shown in.
package struct TimeValue: Sendable {
    package let time: GoTime
    /// Nil where only the offset is known, and for UTC.
    package let zone: Zone?

    package init(_ time: GoTime, zone: Zone? = nil) {
        self.time = time
        self.zone = zone
    }

    /// The year 1, which Go's zero time is.
    package static let zero = TimeValue(GoTime(seconds: -62_135_596_800))

    /// The time that a value holds, or a pointer to one points to.
    package static func of(_ value: TemplateValue) -> TimeValue? {
        switch value.payload {
        case .structure(let structure): structure.native as? TimeValue
        case .pointer(let box): of(box.value)
        default: nil
        }
    }

    package var value: TemplateValue { .structure(.time, [.none, .none, .none], native: self) }

    package var isZero: Bool { time.seconds == Self.zero.time.seconds && time.nanoseconds == 0 }

    func isIdentical(to other: TimeValue) -> Bool { time == other.time && zone === other.zone }

    /// The same instant in a zone.
    package func shown(in zone: Zone) -> TimeValue {
        let period = zone.period(at: time.seconds)
        return TimeValue(time.shown(offset: period.offset, zone: period.abbreviation), zone: zone)
    }

    private func at(seconds: Int64, nanoseconds: Int64) -> TimeValue {
        let moved = TimeValue(GoTime(seconds: seconds, nanoseconds: nanoseconds, offset: time.offset, zone: time.zone), zone: zone)
        return zone.map(moved.shown) ?? moved
    }

    /// Go's `Add`: so many nanoseconds later.
    package func adding(_ nanoseconds: Int64) -> TimeValue {
        at(
            seconds: time.seconds &+ nanoseconds / 1_000_000_000,
            nanoseconds: Int64(time.nanoseconds) + nanoseconds % 1_000_000_000)
    }

    /// Go's `Sub`: the nanoseconds since another time, as far as they fit.
    package func since(_ other: TimeValue) -> Int64 {
        let difference = Self.nanoseconds(time) - Self.nanoseconds(other.time)
        return Int64(clamping: difference)
    }

    private static func nanoseconds(_ time: GoTime) -> Int128 { Int128(time.seconds) * 1_000_000_000 + Int128(time.nanoseconds) }

    /// Go's `AddDate`: the same clock on another day; a day past the month's end goes on in the next month.
    package func adding(years: Int64, months: Int64, days: Int64) -> TimeValue {
        let date = time.date
        let clock = time.clock
        var month = Int64(date.month) - 1 &+ months
        var year = date.year &+ years
        year = year &+ month / 12
        month %= 12
        if month < 0 {
            month += 12
            year = year &- 1
        }
        let before = year &- 1
        var day = before &* 365 &+ Self.floor(before, 4) &- Self.floor(before, 100) &+ Self.floor(before, 400) &- 719_162
        for earlier in 1..<Int(month) + 1 { day = day &+ Int64(GoTime.days(ofMonth: earlier, year: year)) }
        day = day &+ Int64(date.day) &- 1 &+ days
        let local = day &* 86_400 &+ Int64(clock.hour * 3600 + clock.minute * 60 + clock.second)
        let instant = zone?.instant(ofLocal: local) ?? local &- Int64(time.offset)
        return at(seconds: instant, nanoseconds: Int64(time.nanoseconds))
    }

    private static func floor(_ a: Int64, _ b: Int64) -> Int64 { a / b - (a % b != 0 && a < 0 ? 1 : 0) }

    /// Go's `Truncate` and `Round`: multiples of a duration since the zero time; those halfway go up.
    package func rounded(to duration: Int64, up: Bool) -> TimeValue {
        guard duration > 0 else { return self }
        let sinceZero = Self.nanoseconds(time) - Self.nanoseconds(Self.zero.time)
        var rest = sinceZero % Int128(duration)
        if rest < 0 { rest += Int128(duration) }
        if up, rest + rest >= Int128(duration) { return adding(Int64(clamping: Int128(duration) - rest)) }
        return adding(-Int64(clamping: rest))
    }

    /// The name of Go's location: `UTC`, that of a zone, or nothing for a bare offset.
    var locationName: String { zone?.name ?? (time.zone == "UTC" ? "UTC" : "") }

    var location: TemplateValue {
        .pointer(.locationPointer, to: .structure(.location, GoType.location.fields.map { _ in .none }, native: zone ?? self))
    }
}
