/// An instant with the zone in which it is shown: Go's `time.Time`.
///
/// Years far outside of the calendar wrap around as Go's do; nothing traps.
package struct GoTime: Sendable, Equatable {
    /// Whole seconds since 1970.
    package private(set) var seconds: Int64
    /// Nanoseconds beyond `seconds`, 0 ..< 1 000 000 000.
    package private(set) var nanoseconds: Int
    /// Seconds east of UTC.
    package var offset: Int
    /// The zone's abbreviation, such as `UTC` or `CEST`; where it is empty, `MST` in a layout prints the offset.
    package var zone: String

    /// `time.Unix`: the nanoseconds may be negative or more than a second.
    package init(seconds: Int64, nanoseconds: Int64 = 0, offset: Int = 0, zone: String = "UTC") {
        let whole = nanoseconds / 1_000_000_000
        var rest = nanoseconds % 1_000_000_000
        var total = seconds &+ whole
        if rest < 0 {
            rest += 1_000_000_000
            total &-= 1
        }
        self.seconds = total
        self.nanoseconds = Int(rest)
        self.offset = offset
        self.zone = zone
    }

    /// A time from milliseconds since 1970, in UTC.
    package init(milliseconds: Int64) {
        self.init(seconds: milliseconds / 1000, nanoseconds: milliseconds % 1000 * 1_000_000)
    }

    /// Milliseconds since 1970, cut (`UnixMilli`).
    package var milliseconds: Int64 { seconds &* 1000 &+ Int64(nanoseconds / 1_000_000) }

    /// The same instant in another zone.
    package func shown(offset: Int, zone: String) -> GoTime {
        GoTime(seconds: seconds, nanoseconds: Int64(nanoseconds), offset: offset, zone: zone)
    }

    /// The same instant in UTC.
    package var utc: GoTime { shown(offset: 0, zone: "UTC") }

    /// A date of the calendar in the time's own zone.
    package struct Day: Sendable, Equatable {
        package var year: Int64
        /// 1 to 12.
        package var month: Int
        /// 1 to 31.
        package var day: Int
        /// 1 to 366.
        package var yearDay: Int
    }

    /// The date in the time's zone.
    package var date: Day {
        var days = absoluteSeconds / 86_400
        var year = Self.absoluteZeroYear
        year &+= Int64(days / 146_097) * 400
        days %= 146_097
        // A century's last leap day falls out, but not every fourth time; the same holds for the years of four.
        let centuries = min(days / 36_524, 3)
        days -= centuries * 36_524
        let quads = days / 1_461
        days -= quads * 1_461
        let years = min(days / 365, 3)
        days -= years * 365
        year &+= Int64(centuries * 100 + quads * 4 + years)
        let yearDay = Int(days)
        var month = 1
        var rest = yearDay
        while rest >= Self.days(ofMonth: month, year: year) {
            rest -= Self.days(ofMonth: month, year: year)
            month += 1
        }
        return Day(year: year, month: month, day: rest + 1, yearDay: yearDay + 1)
    }

    /// Hours, minutes and seconds in the time's zone.
    package var clock: (hour: Int, minute: Int, second: Int) {
        let second = Int(absoluteSeconds % 86_400)
        return (second / 3600, second / 60 % 60, second % 60)
    }

    /// The day of the week in the time's zone, Sunday being 0.
    package var weekday: Int { Int((absoluteSeconds / 86_400 + 1) % 7) }

    package static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    package static let weekdayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// How many days a month (1 to 12) has.
    package static func days(ofMonth month: Int, year: Int64) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Seconds since 1970 of a date and clock in UTC.
    static func seconds(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) -> Int64 {
        let before = year - 1
        var days = before * 365 + before / 4 - before / 100 + before / 400 + day - 1
        if year <= 0 {
            // Division rounds towards zero: count from 400 years later.
            let shifted = before + 400
            days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 - 146_097 + day - 1
        }
        for earlier in 1..<month { days += Self.days(ofMonth: earlier, year: Int64(year)) }
        return Int64(days - 719_162) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    }

    /// A year before all times that 64 bits of seconds can name; the calendar repeats every 400 years from it.
    private static let absoluteZeroYear: Int64 = -292_277_022_399

    /// Seconds since the start of `absoluteZeroYear` in the time's zone.
    private var absoluteSeconds: UInt64 {
        let zeroToYearOne = Int64(730_692_556) * 146_097 * 86_400
        let yearOneToUnix = Int64(719_162) * 86_400
        return UInt64(bitPattern: seconds &+ Int64(offset) &+ (zeroToYearOne &+ yearOneToUnix))
    }
}
