/// Floats as Go writes them (`strconv.FormatFloat` with 64 bits) and as Prometheus does.
package enum FloatFormat {
    /// The letter of a float verb.
    package enum Style: Sendable {
        /// `%e`: `1.5e+06`; at least two digits in the exponent.
        case e
        /// `%E`.
        case upperE
        /// `%f`: never an exponent.
        case f
        /// `%g`: as `f`, but as `e` for exponents below -4 and from the precision on (6 for the shortest form, so `1e+06`).
        case g
        /// `%G`.
        case upperG
        /// `%b`: `4503599627370496p-52`.
        case b
        /// `%x`: `0x1.8p+01`.
        case x
        /// `%X`.
        case upperX
    }

    /// Appends `value`, as `strconv.AppendFloat` does.
    ///
    /// - Parameter precision: digits after the point (`e f x`) or digits at all (`g`), rounded half to even from the exact value; nil
    ///   (Go's -1) is the shortest text that reads back as the same value. At most a million, what is more is cut.
    package static func append(_ value: Double, _ style: Style = .g, precision: Int? = nil, to out: inout [UInt8]) {
        if value.isNaN {
            out += "NaN".utf8
            return
        }
        if value.isInfinite {
            out += (value < 0 ? "-Inf" : "+Inf").utf8
            return
        }
        let precision = precision.map { min(max($0, 0), 1_000_000) }
        if value.sign == .minus { out.append(UInt8(ascii: "-")) }
        switch style {
        case .b: appendBinary(value, to: &out)
        case .x: appendHexadecimal(value, precision: precision, isUppercase: false, to: &out)
        case .upperX: appendHexadecimal(value, precision: precision, isUppercase: true, to: &out)
        case .e, .upperE, .f, .g, .upperG:
            if let precision {
                appendRounded(value.magnitude, style, precision, to: &out)
            } else {
                appendShortest(value.magnitude, style, to: &out)
            }
        }
    }

    /// `value` as a text; see `append`.
    package static func text(_ value: Double, _ style: Style = .g, precision: Int? = nil) -> String {
        var out: [UInt8] = []
        append(value, style, precision: precision, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// A normalised `le` or `quantile` (`labels.FormatOpenMetricsFloat`): `g`, with `.0` where there is neither point nor exponent.
    package static func openMetricsText(_ value: Double) -> String {
        if value == 0 { return "0.0" }
        var out: [UInt8] = []
        append(value, .g, to: &out)
        let isPlain = value.isFinite && !out.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }
        if isPlain { out += ".0".utf8 }
        return String(decoding: out, as: UTF8.self)
    }

    /// A sample value in the HTTP API's JSON, without its quotes: `f`, but `e` below 1e-6 and from 1e21 on.
    package static func jsonText(_ value: Double) -> String {
        let magnitude = value.magnitude
        let isExtreme = magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21)
        return text(value, isExtreme && value.isFinite ? .e : .f)
    }

    private static func appendShortest(_ magnitude: Double, _ style: Style, to out: inout [UInt8]) {
        DecimalDigits.withShortest(magnitude) { digits in
            switch style {
            case .f:
                appendFixed(digits, precision: max(digits.count - digits.point, 0), to: &out)
            case .g, .upperG:
                let exponent = digits.point - 1
                if exponent < -4 || exponent >= 6 && digits.count > 0 {
                    appendScientific(digits, precision: digits.count - 1, isUppercase: style == .upperG, to: &out)
                } else {
                    appendFixed(digits, precision: max(digits.count - digits.point, 0), to: &out)
                }
            default:
                appendScientific(digits, precision: max(digits.count - 1, 0), isUppercase: style == .upperE, to: &out)
            }
        }
    }

    private static func appendRounded(_ magnitude: Double, _ style: Style, _ precision: Int, to out: inout [UInt8]) {
        switch style {
        case .f:
            DecimalDigits.withExact(magnitude, keep: { $0 + precision }) { digits in
                appendFixed(digits, precision: precision, to: &out)
            }
        case .g, .upperG:
            let wanted = max(precision, 1)
            DecimalDigits.withExact(magnitude, keep: { _ in wanted }) { digits in
                var threshold = wanted
                if threshold > digits.count, digits.count >= digits.point { threshold = digits.count }
                let exponent = digits.point - 1
                if exponent < -4 || exponent >= threshold && digits.count > 0 {
                    let shown = min(wanted, digits.count)
                    appendScientific(digits, precision: shown - 1, isUppercase: style == .upperG, to: &out)
                } else {
                    let shown = wanted > digits.point ? digits.count : wanted
                    appendFixed(digits, precision: max(shown - digits.point, 0), to: &out)
                }
            }
        default:
            DecimalDigits.withExact(magnitude, keep: { _ in precision + 1 }) { digits in
                appendScientific(digits, precision: precision, isUppercase: style == .upperE, to: &out)
            }
        }
    }

    private static func appendFixed(_ digits: DecimalDigits, precision: Int, to out: inout [UInt8]) {
        let zero = UInt8(ascii: "0")
        if digits.point > 0 {
            for position in 0..<digits.point { out.append(digits[position]) }
        } else {
            out.append(zero)
        }
        guard precision > 0 else { return }
        out.append(UInt8(ascii: "."))
        for offset in 0..<precision { out.append(digits[digits.point + offset]) }
    }

    private static func appendScientific(_ digits: DecimalDigits, precision: Int, isUppercase: Bool, to out: inout [UInt8]) {
        out.append(digits[0])
        if precision > 0 {
            out.append(UInt8(ascii: "."))
            for position in 1...precision { out.append(digits[position]) }
        }
        out.append(UInt8(ascii: isUppercase ? "E" : "e"))
        appendExponent(digits.count == 0 ? 0 : digits.point - 1, to: &out)
    }

    /// A sign and at least two decimal digits.
    private static func appendExponent(_ exponent: Int, to out: inout [UInt8]) {
        out.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
        if exponent.magnitude < 10 { out.append(UInt8(ascii: "0")) }
        IntegerFormat.append(UInt64(exponent.magnitude), to: &out)
    }

    /// The significand as an integer and the power of two that belongs to its last bit.
    private static func parts(_ value: Double) -> (significand: UInt64, exponent: Int) {
        let fraction = value.significandBitPattern
        let biased = Int(value.exponentBitPattern)
        return biased == 0 ? (fraction, -1074) : (fraction | 1 << 52, biased - 1075)
    }

    private static func appendBinary(_ value: Double, to out: inout [UInt8]) {
        let (significand, exponent) = parts(value)
        IntegerFormat.append(significand, to: &out)
        out.append(UInt8(ascii: "p"))
        out.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
        IntegerFormat.append(UInt64(exponent.magnitude), to: &out)
    }

    private static func appendHexadecimal(_ value: Double, precision: Int?, isUppercase: Bool, to out: inout [UInt8]) {
        var (significand, exponent) = parts(value)
        exponent = significand == 0 ? 0 : exponent + 52
        // The leading one goes to bit 60, so that 15 whole digits follow it.
        significand <<= 8
        while significand != 0, significand & 1 << 60 == 0 {
            significand <<= 1
            exponent -= 1
        }
        if let precision, precision < 15 {
            let shift = UInt64(precision * 4)
            let rest = significand << shift & (1 << 60 - 1)
            significand >>= 60 - shift
            if rest | significand & 1 > 1 << 59 { significand += 1 }
            significand <<= 60 - shift
            if significand & 1 << 61 != 0 {
                significand >>= 1
                exponent += 1
            }
        }
        out.append(UInt8(ascii: "0"))
        out.append(UInt8(ascii: isUppercase ? "X" : "x"))
        out.append(UInt8(ascii: "0") + UInt8(significand >> 60 & 1))
        var fraction = significand << 4
        let digitCount = precision ?? (16 - min(fraction.trailingZeroBitCount, 64) / 4)
        if digitCount > 0 {
            out.append(UInt8(ascii: "."))
            for _ in 0..<digitCount {
                out.append(hexDigit(UInt8(fraction >> 60), isUppercase: isUppercase))
                fraction <<= 4
            }
        }
        out.append(UInt8(ascii: isUppercase ? "P" : "p"))
        appendExponent(exponent, to: &out)
    }
}
