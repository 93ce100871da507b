extension GoTime {
    /// The time in the form that a Go layout shows (`time.Time.Format`): `2006-01-02 15:04:05 MST` and so on.
    package func formatted(_ layout: String) -> String {
        var copy = layout
        return copy.withUTF8 { String(decoding: formatted($0), as: UTF8.self) }
    }

    /// The time in the form that a Go layout shows; what is no field of the layout is copied byte for byte.
    package func formatted(_ layout: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var pieces = TimeLayout(layout)
        let date = self.date
        let clock = self.clock
        let hour12 = clock.hour % 12 == 0 ? 12 : clock.hour % 12
        while let (field, bytes) = pieces.next() {
            switch field {
            case .literal: out += bytes
            case .longMonth: out += Self.monthNames[date.month - 1].utf8
            case .month: out += Self.monthNames[date.month - 1].utf8.prefix(3)
            case .numericMonth: append(date.month, to: &out)
            case .zeroMonth: append(date.month, width: 2, to: &out)
            case .longWeekday: out += Self.weekdayNames[weekday].utf8
            case .weekday: out += Self.weekdayNames[weekday].utf8.prefix(3)
            case .day: append(date.day, to: &out)
            case .blankDay: append(date.day, width: 2, filler: " ", to: &out)
            case .zeroDay: append(date.day, width: 2, to: &out)
            case .blankYearDay: append(date.yearDay, width: 3, filler: " ", to: &out)
            case .zeroYearDay: append(date.yearDay, width: 3, to: &out)
            case .hour: append(clock.hour, width: 2, to: &out)
            case .hour12: append(hour12, to: &out)
            case .zeroHour12: append(hour12, width: 2, to: &out)
            case .minute: append(clock.minute, to: &out)
            case .zeroMinute: append(clock.minute, width: 2, to: &out)
            case .second: append(clock.second, to: &out)
            case .zeroSecond: append(clock.second, width: 2, to: &out)
            case .longYear: append(Int(date.year), width: 4, to: &out)
            case .year: append(Int(date.year.magnitude % 100), width: 2, to: &out)
            case .upperPM: out += (clock.hour >= 12 ? "PM" : "AM").utf8
            case .lowerPM: out += (clock.hour >= 12 ? "pm" : "am").utf8
            case .zoneName:
                if zone.isEmpty {
                    appendZone(minutes: true, seconds: false, colons: false, to: &out)
                } else {
                    out += zone.utf8
                }
            case .zone(let zulu, let minutes, let seconds, let colons):
                if zulu, offset == 0 {
                    out.append(UInt8(ascii: "Z"))
                } else {
                    appendZone(minutes: minutes, seconds: seconds, colons: colons, to: &out)
                }
            case .fraction(let digits, let separator, let isTrimmed):
                appendFraction(digits: digits, separator: separator, isTrimmed: isTrimmed, to: &out)
            }
        }
        return out
    }

    /// `time.Time.String()`: `2023-11-14 22:13:20.12 +0000 UTC`.
    package var text: String { formatted("2006-01-02 15:04:05.999999999 -0700 MST") }

    /// The time in RFC 3339 with as many digits of the second as it has: `2023-11-14T22:13:20.12Z`.
    package var rfc3339Nano: String { formatted("2006-01-02T15:04:05.999999999Z07:00") }

    /// `time.Time.GoString()`, which `%#v` prints: `time.Date(2023, time.November, 14, 22, 13, 20, 0, time.UTC)`.
    package var goSyntax: String {
        let date = self.date
        let clock = self.clock
        let place = offset == 0 && zone == "UTC" ? "time.UTC" : "time.Location(\(Quote.text(zone)))"
        return "time.Date(\(date.year), time.\(Self.monthNames[date.month - 1]), \(date.day), "
            + "\(clock.hour), \(clock.minute), \(clock.second), \(nanoseconds), \(place))"
    }

    private func append(_ value: Int, width: Int = 0, filler: Unicode.Scalar = "0", to out: inout [UInt8]) {
        if value < 0 { out.append(UInt8(ascii: "-")) }
        var digits = 1
        var rest = value.magnitude
        while rest >= 10 {
            rest /= 10
            digits += 1
        }
        for _ in 0..<max(width - digits, 0) { out.append(UInt8(ascii: filler)) }
        IntegerFormat.append(UInt64(value.magnitude), to: &out)
    }

    private func appendZone(minutes: Bool, seconds: Bool, colons: Bool, to out: inout [UInt8]) {
        // Go takes the sign from whole minutes.
        let total = offset / 60
        out.append(UInt8(ascii: total < 0 ? "-" : "+"))
        let magnitude = Int(total.magnitude)
        append(magnitude / 60, width: 2, to: &out)
        if colons { out.append(UInt8(ascii: ":")) }
        if minutes { append(magnitude % 60, width: 2, to: &out) }
        if seconds {
            if colons { out.append(UInt8(ascii: ":")) }
            append((total < 0 ? -offset : offset) % 60, width: 2, to: &out)
        }
    }

    private func appendFraction(digits: Int, separator: UInt8, isTrimmed: Bool, to out: inout [UInt8]) {
        var shown = min(digits, 9)
        var value = nanoseconds
        for _ in shown..<9 { value /= 10 }
        if isTrimmed {
            while shown > 0, value % 10 == 0 {
                value /= 10
                shown -= 1
            }
            if shown == 0 { return }
        }
        out.append(separator)
        append(value, width: shown, to: &out)
    }
}
