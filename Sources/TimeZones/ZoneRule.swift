/// The rule by which a zone goes on after its last known transition: a POSIX `TZ` text such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable {
    /// When a change happens in a year.
    struct Change: Sendable {
        enum Day: Sendable {
            /// 1 to 365, without 29 February.
            case julian(Int)
            /// 0 to 365.
            case ofYear(Int)
            /// A weekday of the first to last (5) week of a month.
            case weekday(month: Int, week: Int, day: Int)
        }

        var day: Day
        /// Seconds of local time since midnight; may be negative or beyond a day.
        var time: Int
    }

    private let standard: Zone.LocalType
    private let daylight: (type: Zone.LocalType, start: Change, end: Change)?

    /// Nil for a text that is no rule.
    init?(_ text: ArraySlice<UInt8>) {
        var reader = Reader(text: text)
        guard let name = reader.name(), let offset = reader.offset() else { return nil }
        standard = Zone.LocalType(offset: -offset, isDaylight: false, abbreviation: name)
        if reader.text.isEmpty || reader.text.first == 0x2C {
            daylight = nil
            return
        }
        guard let daylightName = reader.name() else { return nil }
        var daylightOffset = standard.offset + 3600
        if let next = reader.text.first, next != 0x2C, next != 0x3B {
            guard let offset = reader.offset() else { return nil }
            daylightOffset = -offset
        }
        if reader.text.isEmpty { reader = Reader(text: Array(",M3.2.0,M11.1.0".utf8)[...]) }
        guard let separator = reader.text.popFirst(), separator == 0x2C || separator == 0x3B, let start = reader.change(),
            reader.text.popFirst() == 0x2C, let end = reader.change(), reader.text.isEmpty
        else { return nil }
        daylight = (Zone.LocalType(offset: daylightOffset, isDaylight: true, abbreviation: daylightName), start, end)
    }

    /// The period that holds an instant after the last transition.
    func period(at seconds: Int64, after last: Int64) -> Zone.Period {
        guard let daylight else {
            return Zone.Period(
                offset: standard.offset, abbreviation: standard.abbreviation, isDaylight: false, start: last, end: .max)
        }
        let days = floorDivide(seconds, 86_400)
        let year = civilYear(ofDay: days)
        let yearStart = dayNumber(year: year) &* 86_400
        let start = yearStart &+ Int64(time(daylight.start, year) - standard.offset)
        let end = yearStart &+ Int64(time(daylight.end, year) - daylight.type.offset)
        let isNorthern = start <= end
        let (first, second) = isNorthern ? (start, end) : (end, start)
        let outside = isNorthern ? standard : daylight.type
        let inside = isNorthern ? daylight.type : standard
        if seconds < first { return period(outside, yearStart, first) }
        if seconds >= second { return period(outside, second, yearStart &+ 365 * 86_400) }
        return period(inside, first, second)
    }

    private func period(_ type: Zone.LocalType, _ start: Int64, _ end: Int64) -> Zone.Period {
        Zone.Period(offset: type.offset, abbreviation: type.abbreviation, isDaylight: type.isDaylight, start: start, end: end)
    }

    /// Seconds from the start of the year to a change, in local time.
    private func time(_ change: Change, _ year: Int64) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let day: Int
        switch change.day {
        case .julian(let number): day = number - 1 + (isLeap && number >= 60 ? 1 : 0)
        case .ofYear(let number): day = number
        case .weekday(let month, let week, let weekday):
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            let before = lengths[..<(month - 1)].reduce(0, +)
            let firstWeekday = Int((dayNumber(year: year) &+ Int64(before) &+ 4) % 7 + 7) % 7
            var dayOfMonth = (weekday - firstWeekday + 7) % 7
            for _ in 1..<max(1, week) where dayOfMonth + 7 < lengths[month - 1] { dayOfMonth += 7 }
            day = before + dayOfMonth
        }
        return day * 86_400 + change.time
    }

    private struct Reader {
        var text: ArraySlice<UInt8>

        mutating func name() -> String? {
            if text.first == 0x3C {
                guard let end = text.firstIndex(of: 0x3E) else { return nil }
                defer { text = text[(end + 1)...] }
                return String(decoding: text[(text.startIndex + 1)..<end], as: UTF8.self)
            }
            let end = text.firstIndex { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2D || $0 == 0x2B } ?? text.endIndex
            guard end - text.startIndex >= 3 else { return nil }
            defer { text = text[end...] }
            return String(decoding: text[..<end], as: UTF8.self)
        }

        mutating func number(_ range: ClosedRange<Int>) -> Int? {
            var value = 0
            var hasDigits = false
            while let byte = text.first, (0x30...0x39).contains(byte) {
                value = value * 10 + Int(byte - 0x30)
                guard value <= range.upperBound else { return nil }
                hasDigits = true
                text.removeFirst()
            }
            return hasDigits && range.contains(value) ? value : nil
        }

        mutating func offset() -> Int? {
            var sign = 1
            if text.first == 0x2B || text.first == 0x2D { sign = text.removeFirst() == 0x2D ? -1 : 1 }
            guard let hours = number(0...168) else { return nil }
            var seconds = hours * 3600
            for unit in [60, 1] where text.first == 0x3A {
                text.removeFirst()
                guard let value = number(0...59) else { return nil }
                seconds += value * unit
            }
            return sign * seconds
        }

        mutating func change() -> Change? {
            let day: Change.Day
            switch text.first {
            case 0x4A:
                text.removeFirst()
                guard let number = number(1...365) else { return nil }
                day = .julian(number)
            case 0x4D:
                text.removeFirst()
                guard let month = number(1...12), text.popFirst() == 0x2E, let week = number(1...5), text.popFirst() == 0x2E,
                    let weekday = number(0...6)
                else { return nil }
                day = .weekday(month: month, week: week, day: weekday)
            default:
                guard let number = number(0...365) else { return nil }
                day = .ofYear(number)
            }
            guard text.first == 0x2F else { return Change(day: day, time: 7200) }
            text.removeFirst()
            guard let time = offset() else { return nil }
            return Change(day: day, time: time)
        }
    }
}

func floorDivide(_ a: Int64, _ b: Int64) -> Int64 { a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0) }

/// The day number, since 1970, of 1 January.
func dayNumber(year: Int64) -> Int64 {
    let y = year &- 1
    return y &* 365 &+ floorDivide(y, 4) &- floorDivide(y, 100) &+ floorDivide(y, 400) &- 719_162
}

/// The year of a day number since 1970.
func civilYear(ofDay days: Int64) -> Int64 {
    var year = floorDivide(days, 366) &+ 1970
    while dayNumber(year: year &+ 1) <= days { year &+= max(1, (days &- dayNumber(year: year &+ 1)) / 366) }
    while dayNumber(year: year) > days { year &-= 1 }
    return year
}
