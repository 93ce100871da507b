/// Floats as Go reads them (`strconv.ParseFloat(text, 64)`).
package enum FloatParser {
    /// Reads the whole of `text`.
    ///
    /// Takes decimal numbers, hexadecimal ones with a `p` exponent, underscores between digits, and `Inf`, `Infinity`, `NaN` in any
    /// case; no blanks, no other prefix. Too small is ±0, too big is `outOfRange`. The result is rounded correctly. Nothing is
    /// allocated for a number of up to 19 digits whose power of ten is at most 22.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>) throws(NumberError) -> Double {
        guard let first = text.first else { throw .invalidSyntax }
        if let special = special(text, first) { return special }
        guard let scanned = Scanned(text) else { throw .invalidSyntax }
        if let quick = scanned.exactValue { return quick }
        let value = slowValue(text)
        guard value.isFinite else { throw .outOfRange }
        return value
    }

    /// Reads the whole of `text`.
    package static func parse(_ text: [UInt8]) throws(NumberError) -> Double {
        // withUnsafeBufferPointer does not carry a typed throw through.
        try text.withUnsafeBufferPointer { result($0) }.get()
    }

    /// Reads the whole of `text`.
    package static func parse(_ text: String) throws(NumberError) -> Double {
        var copy = text
        return try copy.withUTF8 { result($0) }.get()
    }

    /// Reads a sample value of the text exposition formats: no hexadecimal exponent and no underscore.
    ///
    /// Prometheus' own error for these is `unsupported character in float`.
    package static func parseExposition(_ text: UnsafeBufferPointer<UInt8>) throws(NumberError) -> Double {
        for byte in text where byte | 0x20 == UInt8(ascii: "p") || byte == UInt8(ascii: "_") { throw .invalidSyntax }
        return try parse(text)
    }

    /// Reads a PromQL number literal: an integer with base 0 (`0x1F`, `017` is octal), else a float.
    package static func parsePromQL(_ text: UnsafeBufferPointer<UInt8>) throws(NumberError) -> Double {
        // Plain decimal digits without a leading zero are the same either way, and the float path is the quicker one.
        if let first = text.first, first == UInt8(ascii: "0"), text.count > 1 {
            if let integer = try? IntegerParser.parse(text, base: 0) { return Double(integer) }
        } else if text.contains(UInt8(ascii: "_")), let integer = try? IntegerParser.parse(text, base: 0) {
            return Double(integer)
        }
        return try parse(text)
    }

    private static func result(_ text: UnsafeBufferPointer<UInt8>) -> Result<Double, NumberError> {
        Result { () throws(NumberError) in try parse(text) }
    }

    private static func special(_ text: UnsafeBufferPointer<UInt8>, _ first: UInt8) -> Double? {
        switch first {
        case UInt8(ascii: "n"), UInt8(ascii: "N"):
            return matches(text, from: 0, "nan") ? Double(bitPattern: 0x7FF8_0000_0000_0001) : nil
        case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            let start = first | 0x20 == UInt8(ascii: "i") ? 0 : 1
            guard matches(text, from: start, "inf") || matches(text, from: start, "infinity") else { return nil }
            return first == UInt8(ascii: "-") ? -.infinity : .infinity
        default:
            return nil
        }
    }

    private static func matches(_ text: UnsafeBufferPointer<UInt8>, from start: Int, _ word: StaticString) -> Bool {
        guard text.count - start == word.utf8CodeUnitCount else { return false }
        for i in 0..<word.utf8CodeUnitCount where text[start + i] | 0x20 != word.utf8Start[i] { return false }
        return true
    }

    private static func slowValue(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        let underscore = UInt8(ascii: "_")
        let plain =
            text.contains(underscore)
            ? String(decoding: text.filter { $0 != underscore }, as: UTF8.self) : String(decoding: text, as: UTF8.self)
        // The syntax has been checked: the standard library can only disagree about the size, and answers with infinity then.
        return Double(plain) ?? .infinity
    }
}

/// The parts of a number whose syntax is right.
private struct Scanned {
    private var isNegative = false
    private var isHexadecimal = false
    /// The first 19 digits that count.
    private var significand: UInt64 = 0
    private var hasMoreDigits = false
    private var exponent = 0

    /// Nil for a text that Go does not take.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var i = 0
        if text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
            isNegative = text[0] == UInt8(ascii: "-")
            i = 1
        }
        if text.count - i > 2, text[i] == UInt8(ascii: "0"), text[i + 1] | 0x20 == UInt8(ascii: "x") {
            isHexadecimal = true
            i += 2
        }
        var hasDigits = false
        var hasPoint = false
        var hasUnderscores = false
        digits: while i < text.count {
            let byte = text[i]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                hasDigits = true
                if significand < 1_000_000_000_000_000_000 {
                    significand = significand &* 10 &+ UInt64(byte - UInt8(ascii: "0"))
                    if hasPoint { exponent -= 1 }
                } else {
                    hasMoreDigits = true
                }
            case UInt8(ascii: "."):
                if hasPoint { return nil }
                hasPoint = true
            case UInt8(ascii: "_"):
                hasUnderscores = true
            case _ where isHexadecimal && hexValue(byte) != nil:
                hasDigits = true
            default:
                break digits
            }
            i += 1
        }
        guard hasDigits else { return nil }
        let marker = isHexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e")
        if i < text.count, text[i] | 0x20 == marker {
            i += 1
            var isMinus = false
            if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
                isMinus = text[i] == UInt8(ascii: "-")
                i += 1
            }
            guard i < text.count, text[i] >= UInt8(ascii: "0"), text[i] <= UInt8(ascii: "9") else { return nil }
            var written = 0
            while i < text.count {
                if text[i] == UInt8(ascii: "_") {
                    hasUnderscores = true
                } else if text[i] >= UInt8(ascii: "0"), text[i] <= UInt8(ascii: "9") {
                    if written < 10_000 { written = written * 10 + Int(text[i] - UInt8(ascii: "0")) }
                } else {
                    return nil
                }
                i += 1
            }
            exponent += isMinus ? -written : written
        } else if isHexadecimal {
            return nil
        }
        guard i == text.count else { return nil }
        if hasUnderscores, !hasValidUnderscores(text) { return nil }
    }

    /// The value, where one multiplication or division of exact floats gives it.
    var exactValue: Double? {
        guard !isHexadecimal, !hasMoreDigits, significand <= 1 << 53 else { return nil }
        let value = Double(significand)
        let signed = isNegative ? -value : value
        if exponent == 0 || significand == 0 { return signed }
        if exponent > 0, exponent <= 22 { return signed * Self.power(exponent) }
        if exponent < 0, exponent >= -22 { return signed / Self.power(-exponent) }
        return nil
    }

    /// 10^n for n ≤ 22, where every power is exact.
    private static func power(_ n: Int) -> Double {
        var result = 1.0
        var base = 10.0
        var left = n
        while left > 0 {
            if left & 1 == 1 { result *= base }
            left >>= 1
            if left > 0 { base *= base }
        }
        return result
    }
}
