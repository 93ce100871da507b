import GoFormat

/// Numbers as people read them; prometheus/common's `ConvertToFloat` and what rests on it.
enum Humanize {
    /// Any number, or a text that Go reads as one.
    static func number(_ value: TemplateValue) throws(GoFailure) -> Double {
        switch (value.payload, value.type) {
        case (.float(let float), let type?) where type === GoType.float64: return float
        case (.text(let bytes), let type?) where type === GoType.string:
            do throws(NumberError) {
                return try FloatParser.parse(bytes)
            } catch {
                throw GoFailure(bytes.withUnsafeBufferPointer { error.message(function: "ParseFloat", text: $0) })
            }
        case (.int(let int), let type?) where type === GoType.int || type === GoType.int64: return Double(int)
        case (.uint(let uint), let type?) where type === GoType.uint64: return Double(uint)
        case (.int(let int), let type?) where type === GoType.duration:
            return Double(int / 1_000_000_000) + Double(int % 1_000_000_000) / 1e9
        default: throw GoFailure("can't convert \(value.type?.name ?? "<nil>") to float")
        }
    }

    private static func digits(_ value: Double) -> String { FloatFormat.text(value, .g, precision: 4) }

    /// SI prefixes from `y` to `Y`.
    static func decimal(_ number: Double) -> String {
        if number == 0 || !number.isFinite { return digits(number) }
        var value = number
        var prefix = ""
        if value.magnitude >= 1 {
            for next in ["k", "M", "G", "T", "P", "E", "Z", "Y"] {
                if value.magnitude < 1000 { break }
                prefix = next
                value /= 1000
            }
        } else {
            (value, prefix) = scaledUp(value)
        }
        return digits(value) + prefix
    }

    /// A value below 1 with its prefix from `m` down.
    private static func scaledUp(_ number: Double) -> (Double, String) {
        var value = number
        var prefix = ""
        for next in ["m", "u", "n", "p", "f", "a", "z", "y"] {
            if value.magnitude >= 1 { break }
            prefix = next
            value *= 1000
        }
        return (value, prefix)
    }

    /// Binary prefixes from `ki` to `Yi`.
    static func binary(_ number: Double) -> String {
        if number.magnitude <= 1 || !number.isFinite { return digits(number) }
        var value = number
        var prefix = ""
        for next in ["ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"] {
            if value.magnitude < 1024 { break }
            prefix = next
            value /= 1024
        }
        return digits(value) + prefix
    }

    /// Seconds as days, hours, minutes and seconds, or with a prefix below one.
    static func duration(_ number: Double) -> String {
        if !number.isFinite { return digits(number) }
        if number == 0 { return digits(number) + "s" }
        guard number.magnitude >= 1 else {
            let (value, prefix) = scaledUp(number)
            return digits(value) + prefix + "s"
        }
        let sign = number < 0 ? "-" : ""
        let total = goInteger(number.magnitude)
        let seconds = total % 60
        let minutes = total / 60 % 60
        let hours = total / 3600 % 24
        let days = total / 86_400
        if days != 0 { return "\(sign)\(days)d \(hours)h \(minutes)m \(seconds)s" }
        if hours != 0 { return "\(sign)\(hours)h \(minutes)m \(seconds)s" }
        if minutes != 0 { return "\(sign)\(minutes)m \(seconds)s" }
        return sign + digits(number.magnitude) + "s"
    }

    static func percentage(_ number: Double) -> String { digits(number * 100) + "%" }

    /// Seconds since 1970 as a time, cut to milliseconds.
    static func time(_ number: Double) throws(GoFailure) -> TimeValue {
        guard number.isFinite else { throw GoFailure("value is NaN or Inf") }
        let nanoseconds = number * 1e9
        guard nanoseconds.magnitude <= 0x1p63 else {
            throw GoFailure(
                "\(FloatFormat.text(number)) cannot be represented as a nanoseconds timestamp since it overflows int64")
        }
        return TimeValue(GoTime(milliseconds: goInteger(nanoseconds) / 1_000_000))
    }

    static func timestamp(_ number: Double) throws(GoFailure) -> String {
        number.isFinite ? try time(number).time.text : digits(number)
    }
}
