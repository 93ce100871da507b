extension GoTime {
    /// `time.Parse(time.RFC3339Nano, text)`; nil where Go refuses it.
    ///
    /// As lenient as Go: one digit for the hour, a comma before the fraction, digits beyond nanoseconds cut.
    package init?(rfc3339 text: UnsafeBufferPointer<UInt8>) {
        var reader = DigitReader(text)
        guard let year = reader.number(digits: 4), reader.skip("-"),
            let month = reader.number(digits: 2), (1...12).contains(month), reader.skip("-"),
            let day = reader.number(digits: 2), reader.skip("T"),
            let hour = reader.number(digits: 2, atLeast: 1), hour < 24, reader.skip(":"),
            let minute = reader.number(digits: 2), minute < 60, reader.skip(":"),
            let second = reader.number(digits: 2), second < 60
        else { return nil }
        let nanoseconds = reader.fraction()
        guard let offset = reader.zone(), reader.isAtEnd else { return nil }
        guard day >= 1, day <= Self.days(ofMonth: month, year: Int64(year)) else { return nil }
        let local = Self.seconds(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        self.init(
            seconds: local - Int64(offset), nanoseconds: Int64(nanoseconds), offset: offset,
            zone: reader.isUTC ? "UTC" : "")
    }

    /// The time parameters of Prometheus' HTTP API: float seconds (split, then rounded to milliseconds) or RFC 3339.
    ///
    /// Nil where they are refused. `NaN` and `Inf` are taken and give the times that amd64 makes of them.
    package init?(apiParameter text: UnsafeBufferPointer<UInt8>) {
        if let value = try? FloatParser.parse(text) {
            let whole = value.rounded(.towardZero)
            let fraction = ((value - whole) * 1000).rounded(.toNearestOrAwayFromZero) / 1000
            self.init(seconds: goInteger(whole), nanoseconds: goInteger(fraction * 1e9))
            return
        }
        if let time = GoTime(rfc3339: text) {
            self = time
            return
        }
        // The two ends of Prometheus' own range, whose years Go cannot read.
        if text.elementsEqual("-292273086-05-16T16:47:06Z".utf8) {
            self.init(seconds: Int64.min / 1000 + 62_135_596_801)
        } else if text.elementsEqual("292277025-08-18T07:12:54.999999999Z".utf8) {
            self.init(seconds: Int64.max / 1000 - 62_135_596_801, nanoseconds: 999_999_999)
        } else {
            return nil
        }
    }
}

/// Reads the parts of an RFC 3339 time from left to right.
private struct DigitReader {
    private let text: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// Whether the zone was `Z`.
    private(set) var isUTC = false

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { position == text.count }

    private var digit: Int? {
        guard position < text.count, text[position] >= UInt8(ascii: "0"), text[position] <= UInt8(ascii: "9") else { return nil }
        return Int(text[position] - UInt8(ascii: "0"))
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// A number of `digits` digits, or fewer where `atLeast` says so.
    mutating func number(digits: Int, atLeast: Int? = nil) -> Int? {
        var value = 0
        var count = 0
        while count < digits, let digit {
            value = value * 10 + digit
            position += 1
            count += 1
        }
        return count >= atLeast ?? digits ? value : nil
    }

    /// Nanoseconds, 0 where no point or comma with a digit follows.
    mutating func fraction() -> Int {
        let start = position
        guard skip(".") || skip(",") else { return 0 }
        guard digit != nil else {
            position = start
            return 0
        }
        var value = 0
        var scale = 100_000_000
        while let digit {
            value += digit * scale
            scale /= 10
            position += 1
        }
        return value
    }

    /// `Z` or `+hh:mm` as seconds east of UTC.
    mutating func zone() -> Int? {
        if skip("Z") {
            isUTC = true
            return 0
        }
        let isWest = position < text.count && text[position] == UInt8(ascii: "-")
        guard skip("+") || skip("-") else { return nil }
        guard let hours = number(digits: 2), skip(":"), let minutes = number(digits: 2) else { return nil }
        // Go allows 24 hours and 60 minutes here.
        guard hours <= 24, minutes <= 60 else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return isWest ? -seconds : seconds
    }
}
