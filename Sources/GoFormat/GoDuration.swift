/// Go's own durations (`time.Duration`), in nanoseconds: `1h0m0s`, `1.5s`, `500µs`.
package enum GoDuration {
    /// Why a text is no duration.
    package enum Problem: Error, Sendable, Equatable {
        case invalid
        case missingUnit
        /// The bytes of the text that are no unit.
        case unknownUnit(Range<Int>)

        /// Go's error text.
        package func message(_ text: UnsafeBufferPointer<UInt8>) -> String {
            switch self {
            case .invalid: "time: invalid duration \(quoteLikeTime(text))"
            case .missingUnit: "time: missing unit in duration \(quoteLikeTime(text))"
            case .unknownUnit(let unit):
                "time: unknown unit \(quoteLikeTime(UnsafeBufferPointer(rebasing: text[unit]))) in duration \(quoteLikeTime(text))"
            }
        }
    }

    /// `time.ParseDuration`: decimal numbers with the units `ns us µs ms s m h`, in any order, with a sign in front; or `0`.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int64 {
        var i = 0
        var isNegative = false
        if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            i = 1
        }
        if text.count - i == 1, text[i] == UInt8(ascii: "0") { return 0 }
        if i == text.count { throw .invalid }
        let limit = UInt64(1) << 63
        var total: UInt64 = 0
        while i < text.count {
            let start = i
            var whole: UInt64 = 0
            while i < text.count, isDigit(text[i]) {
                if whole > limit / 10 { throw .invalid }
                whole = whole * 10 + UInt64(text[i] - UInt8(ascii: "0"))
                if whole > limit { throw .invalid }
                i += 1
            }
            var hasDigits = i > start
            var fraction: UInt64 = 0
            var scale = 1.0
            if i < text.count, text[i] == UInt8(ascii: ".") {
                i += 1
                let fractionStart = i
                var isCut = false
                while i < text.count, isDigit(text[i]) {
                    if !isCut {
                        let digit = UInt64(text[i] - UInt8(ascii: "0"))
                        if fraction > (limit - 1) / 10 || fraction * 10 + digit > limit {
                            isCut = true
                        } else {
                            fraction = fraction * 10 + digit
                            scale *= 10
                        }
                    }
                    i += 1
                }
                hasDigits = hasDigits || i > fractionStart
            }
            if !hasDigits { throw .invalid }
            let unitStart = i
            while i < text.count, text[i] != UInt8(ascii: "."), !isDigit(text[i]) { i += 1 }
            if i == unitStart { throw .missingUnit }
            guard let unit = unit(text[unitStart..<i]) else { throw .unknownUnit(unitStart..<i) }
            if whole > limit / unit { throw .invalid }
            var part = whole * unit
            if fraction > 0 {
                part += UInt64(Double(fraction) * (Double(unit) / scale))
                if part > limit { throw .invalid }
            }
            total += part
            if total > limit { throw .invalid }
        }
        if isNegative { return Int64(truncatingIfNeeded: 0 &- total) }
        guard let value = Int64(exactly: total) else { throw .invalid }
        return value
    }

    /// `nanoseconds` as `time.Duration.String()` writes them: `1m30s`, `1.5ms`, `0s`.
    package static func text(_ nanoseconds: Int64) -> String {
        if nanoseconds == 0 { return "0s" }
        var out: [UInt8] = nanoseconds < 0 ? [UInt8(ascii: "-")] : []
        let magnitude = nanoseconds.magnitude
        switch magnitude {
        case ..<1_000: appendDecimal(magnitude, digits: 0, "ns", to: &out)
        case ..<1_000_000: appendDecimal(magnitude, digits: 3, "µs", to: &out)
        case ..<1_000_000_000: appendDecimal(magnitude, digits: 6, "ms", to: &out)
        default:
            let minutes = magnitude / 60_000_000_000
            if minutes >= 60 {
                IntegerFormat.append(minutes / 60, to: &out)
                out.append(UInt8(ascii: "h"))
            }
            if minutes > 0 {
                IntegerFormat.append(minutes % 60, to: &out)
                out.append(UInt8(ascii: "m"))
            }
            appendDecimal(magnitude % 60_000_000_000, digits: 9, "s", to: &out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `value` / 10^digits without zeros at the end, and a unit.
    private static func appendDecimal(_ value: UInt64, digits: Int, _ unit: String, to out: inout [UInt8]) {
        var divisor: UInt64 = 1
        for _ in 0..<digits { divisor *= 10 }
        IntegerFormat.append(value / divisor, to: &out)
        var fraction = value % divisor
        if fraction > 0 {
            out.append(UInt8(ascii: "."))
            while fraction > 0 {
                divisor /= 10
                out.append(UInt8(ascii: "0") + UInt8(fraction / divisor))
                fraction %= divisor
            }
        }
        out += unit.utf8
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func unit(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
        // Both the micro sign and the Greek letter mu are taken.
        if text.elementsEqual("ns".utf8) { return 1 }
        if text.elementsEqual("us".utf8) || text.elementsEqual("\u{B5}s".utf8) || text.elementsEqual("\u{3BC}s".utf8) { return 1_000 }
        if text.elementsEqual("ms".utf8) { return 1_000_000 }
        if text.elementsEqual("s".utf8) { return 1_000_000_000 }
        if text.elementsEqual("m".utf8) { return 60_000_000_000 }
        if text.elementsEqual("h".utf8) { return 3_600_000_000_000 }
        return nil
    }
}

/// The simple quoting of package time: everything beyond ASCII and every control character as `\xNN`.
func quoteLikeTime(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var out: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text {
        if byte >= 0x80 || byte < 0x20 {
            out += "\\x".utf8
            appendHex(UInt64(byte), minimumDigits: 2, isUppercase: false, to: &out)
        } else {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
            out.append(byte)
        }
    }
    out.append(UInt8(ascii: "\""))
    return String(decoding: out, as: UTF8.self)
}
