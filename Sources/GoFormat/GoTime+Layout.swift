extension GoTime {
    /// Why a text does not fit a layout.
    package struct ParseProblem: Error, Sendable, Equatable {
        /// Go's whole text: `parsing time "…" as "…": cannot parse "…" as "…"`.
        package let message: String
    }

    /// `time.ParseInLocation(layout, text, time.UTC)`: what the layout leaves out is zero, a zone that is not named is UTC.
    package static func parse(layout: [UInt8], _ text: [UInt8]) throws(ParseProblem) -> GoTime {
        let result = layout.withUnsafeBufferPointer { layout in
            text.withUnsafeBufferPointer { text -> Result<GoTime, ParseProblem> in
                var reader = LayoutReader(layout: layout, text: text)
                do throws(ParseProblem) {
                    return .success(try reader.read())
                } catch {
                    return .failure(error)
                }
            }
        }
        return try result.get()
    }
}

/// Reads a text piece by piece as a layout tells.
private struct LayoutReader {
    typealias Text = UnsafeBufferPointer<UInt8>

    /// The fault of one piece: of its form, or of its value.
    private enum Fault: Error {
        case form
        case range(String)
    }

    private let layout: Text
    private let text: Text
    private var rest: Slice<Text>
    private var year = 0
    private var month: Int?
    private var day: Int?
    private var yearDay: Int?
    private var hour = 0
    private var minute = 0
    private var second = 0
    private var nanoseconds = 0
    private var isUTC = false
    private var isAfternoon: Bool?
    private var offset: Int?
    private var zone = ""

    init(layout: Text, text: Text) {
        self.layout = layout
        self.text = text
        rest = text[...]
    }

    mutating func read() throws(GoTime.ParseProblem) -> GoTime {
        var pieces = TimeLayout(layout)
        while let (field, bytes) = pieces.next() {
            let before = rest
            do throws(Fault) {
                if case .literal = field { try skip(bytes) } else { try read(field, followedBy: pieces) }
            } catch {
                switch error {
                case .form:
                    let at = if case .literal = field { rest } else { before }
                    throw problem(" as \(quoted(layout)): cannot parse \(quoted(Text(rebasing: at))) as \(quoted(bytes))")
                case .range(let what): throw problem(": \(what) out of range")
                }
            }
        }
        if !rest.isEmpty { throw problem(": extra text: \(quoted(Text(rebasing: rest)))") }
        return try time()
    }

    private func problem(_ words: String) -> GoTime.ParseProblem { GoTime.ParseProblem(message: "parsing time \(quoted(text))\(words)") }

    private func quoted(_ text: Text) -> String { quoteLikeTime(text) }

    // MARK: Pieces

    private mutating func skip(_ literal: Text) throws(Fault) {
        var i = 0
        while i < literal.count {
            if literal[i] == UInt8(ascii: " ") {
                if let next = rest.first, next != UInt8(ascii: " ") { throw .form }
                while i < literal.count, literal[i] == UInt8(ascii: " ") { i += 1 }
                while rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
            } else {
                guard rest.first == literal[i] else { throw .form }
                rest = rest.dropFirst()
                i += 1
            }
        }
    }

    private func digit(_ i: Int) -> Int? {
        guard rest.startIndex + i < rest.endIndex else { return nil }
        let byte = rest[rest.startIndex + i]
        return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
    }

    /// One or two digits, two where the layout pads.
    private mutating func number(_ isPadded: Bool) throws(Fault) -> Int {
        guard let first = digit(0) else { throw .form }
        guard let second = digit(1) else {
            if isPadded { throw .form }
            rest = rest.dropFirst()
            return first
        }
        rest = rest.dropFirst(2)
        return first * 10 + second
    }

    private mutating func number(_ isPadded: Bool, below limit: Int, _ what: String) throws(Fault) -> Int {
        let value = try number(isPadded)
        if value >= limit { throw .range(what) }
        return value
    }

    /// The place of one of the names, in any case.
    private mutating func name(_ names: [String], length: Int?) throws(Fault) -> Int {
        for (i, name) in names.enumerated() {
            let wanted = Array(name.utf8.prefix(length ?? name.utf8.count))
            let given = rest.prefix(wanted.count)
            if given.count == wanted.count, zip(given, wanted).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
                rest = rest.dropFirst(wanted.count)
                return i
            }
        }
        throw .form
    }

    private mutating func take(_ count: Int) throws(Fault) -> Slice<Text> {
        guard rest.count >= count else { throw .form }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private mutating func signedNumber(_ count: Int) throws(Fault) -> Int {
        let bytes = try take(count)
        guard let value = Int(String(decoding: bytes, as: UTF8.self)) else { throw .form }
        return value
    }

    private mutating func read(_ field: TimeLayout.Field, followedBy pieces: TimeLayout) throws(Fault) {
        switch field {
        case .literal: break
        case .year:
            let value = try signedNumber(2)
            year = value + (value >= 69 ? 1900 : 2000)
        case .longYear:
            guard digit(0) != nil else { throw .form }
            year = try signedNumber(4)
        case .month: month = try name(GoTime.monthNames, length: 3) + 1
        case .longMonth: month = try name(GoTime.monthNames, length: nil) + 1
        case .numericMonth, .zeroMonth:
            let value = if case .zeroMonth = field { try number(true) } else { try number(false) }
            if value <= 0 || value > 12 { throw .range("month") }
            month = value
        case .weekday: _ = try name(GoTime.weekdayNames, length: 3)
        case .longWeekday: _ = try name(GoTime.weekdayNames, length: nil)
        case .day: day = try number(false)
        case .zeroDay: day = try number(true)
        case .blankDay:
            if rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
            day = try number(false)
        case .blankYearDay, .zeroYearDay: try readYearDay(field)
        case .hour: hour = try number(false, below: 24, "hour")
        case .hour12: hour = try number(false, below: 13, "hour")
        case .zeroHour12: hour = try number(true, below: 13, "hour")
        case .minute: minute = try number(false, below: 60, "minute")
        case .zeroMinute: minute = try number(true, below: 60, "minute")
        case .second: try readSecond(isPadded: false, pieces)
        case .zeroSecond: try readSecond(isPadded: true, pieces)
        case .upperPM, .lowerPM:
            var word = String(decoding: try take(2), as: UTF8.self)
            if case .lowerPM = field { word = word == word.lowercased() ? word.uppercased() : "" }
            guard word == "PM" || word == "AM" else { throw .form }
            isAfternoon = word == "PM"
        case .zoneName: try readZoneName()
        case .zone(let zulu, let minutes, let seconds, let colons): try readOffset(zulu, minutes, seconds, colons)
        case .fraction(let digits, _, let isTrimmed): try readFraction(isTrimmed ? nil : digits)
        }
    }

    private mutating func readYearDay(_ field: TimeLayout.Field) throws(Fault) {
        var isPadded = true
        if case .blankYearDay = field {
            isPadded = false
            for _ in 0..<2 where rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
        }
        var value = 0
        var count = 0
        while count < 3, let next = digit(0) {
            value = value * 10 + next
            rest = rest.dropFirst()
            count += 1
        }
        if count == 0 || isPadded && count != 3 { throw .form }
        yearDay = value
    }

    /// Seconds; a fraction may follow that the layout does not name.
    private mutating func readSecond(isPadded: Bool, _ pieces: TimeLayout) throws(Fault) {
        second = try number(isPadded, below: 60, "second")
        guard let separator = rest.first, separator == UInt8(ascii: ".") || separator == UInt8(ascii: ","), digit(1) != nil else { return }
        var ahead = pieces
        var next = ahead.next()
        if case .literal? = next?.field { next = ahead.next() }
        if case .fraction? = next?.field { return }
        try readFraction(nil)
    }

    /// A fraction of so many digits, or of any number of them, or none.
    private mutating func readFraction(_ digits: Int?) throws(Fault) {
        let hasSeparator = rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",")
        if digits == nil, !hasSeparator || digit(1) == nil { return }
        guard hasSeparator else { throw .form }
        var value = 0
        var count = 0
        while count < digits ?? .max, let next = digit(1 + count) {
            if count < 9 { value = value * 10 + next }
            count += 1
        }
        if let digits, count < digits { throw .form }
        for _ in min(count, 9)..<9 { value *= 10 }
        nanoseconds = value
        rest = rest.dropFirst(1 + count)
    }

    private mutating func readOffset(_ zulu: Bool, _ minutes: Bool, _ seconds: Bool, _ colons: Bool) throws(Fault) {
        if zulu, !seconds, rest.first == UInt8(ascii: "Z") {
            rest = rest.dropFirst()
            isUTC = true
            return
        }
        let sign = try take(1).first
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw .form }
        var value = 0
        for (i, unit) in [3600, minutes ? 60 : 0, seconds ? 1 : 0].enumerated() where unit > 0 {
            if i > 0, colons, try take(1).first != UInt8(ascii: ":") { throw .form }
            let part = try number(true)
            if i == 0, part > 24 { throw .range("time zone offset hour") }
            if i > 0, part > 60 { throw .range("time zone offset \(i == 1 ? "minute" : "second")") }
            value += part * unit
        }
        offset = sign == UInt8(ascii: "-") ? -value : value
    }

    private mutating func readZoneName() throws(Fault) {
        if rest.starts(with: "UTC".utf8) {
            rest = rest.dropFirst(3)
            isUTC = true
            return
        }
        let length = zoneNameLength()
        guard length > 0 else { throw .form }
        zone = String(decoding: try take(length), as: UTF8.self)
    }

    private func zoneNameLength() -> Int {
        guard rest.count >= 3 else { return 0 }
        if rest.starts(with: "ChST".utf8) || rest.starts(with: "MeST".utf8) { return 4 }
        if rest.starts(with: "GMT".utf8) { return 3 + signedHoursLength(rest.dropFirst(3)) }
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { return signedHoursLength(rest) }
        let capitals = rest.prefix(6).prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        switch capitals.count {
        case 3: return 3
        case 4: return capitals.last == UInt8(ascii: "T") || capitals.starts(with: "WITA".utf8) ? 4 : 0
        case 5: return capitals.last == UInt8(ascii: "T") ? 5 : 0
        default: return 0
        }
    }

    private func signedHoursLength(_ text: Slice<Text>) -> Int {
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return 0 }
        let digits = text.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let hours = Int(String(decoding: digits, as: UTF8.self)), hours <= 23 else { return 0 }
        return 1 + digits.count
    }

    // MARK: The whole

    private mutating func time() throws(GoTime.ParseProblem) -> GoTime {
        if isAfternoon == true, hour < 12 { hour += 12 }
        if isAfternoon == false, hour == 12 { hour = 0 }
        if let yearDay { try setDay(ofYear: yearDay) }
        let month = month ?? 1
        let day = day ?? 1
        if day < 1 || day > GoTime.days(ofMonth: month, year: Int64(year)) { throw problem(": day out of range") }
        let local = GoTime.seconds(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        if isUTC || (offset == nil && zone.isEmpty) { return GoTime(seconds: local, nanoseconds: Int64(nanoseconds)) }
        if let offset {
            let isPlain = offset == 0 && (zone.isEmpty || zone == "UTC")
            return GoTime(
                seconds: local - Int64(offset), nanoseconds: Int64(nanoseconds), offset: offset, zone: isPlain ? "UTC" : zone)
        }
        // A name alone says nothing about the offset, but `GMT+3` does; the clock is taken for UTC all the same.
        let hours = zone.hasPrefix("GMT") ? Int(zone.dropFirst(3)) ?? 0 : 0
        return GoTime(seconds: local, nanoseconds: Int64(nanoseconds), offset: hours * 3600, zone: zone)
    }

    private mutating func setDay(ofYear yearDay: Int) throws(GoTime.ParseProblem) {
        let isLeap = GoTime.days(ofMonth: 2, year: Int64(year)) == 29
        guard yearDay >= 1, yearDay <= (isLeap ? 366 : 365) else { throw problem(": day-of-year out of range") }
        var left = yearDay
        var ofMonth = 1
        while left > GoTime.days(ofMonth: ofMonth, year: Int64(year)) {
            left -= GoTime.days(ofMonth: ofMonth, year: Int64(year))
            ofMonth += 1
        }
        if let month, month != ofMonth { throw problem(": day-of-year does not match month") }
        if let day, day != left { throw problem(": day-of-year does not match day") }
        month = ofMonth
        day = left
    }
}
