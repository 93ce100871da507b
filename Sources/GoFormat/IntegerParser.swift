/// Integers as Go reads them (`strconv.ParseInt` and `ParseUint` with 64 bits).
package enum IntegerParser {
    /// `strconv.ParseInt(text, base, 64)`.
    ///
    /// - Parameter base: 2 to 36, or 0: then `0x`, `0o`, `0b` and a leading `0` (octal) say it, and underscores may separate digits.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>, base: Int = 10) throws(NumberError) -> Int64 {
        var digits = text
        var isNegative = false
        if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            digits = UnsafeBufferPointer(rebasing: text[1...])
        }
        let magnitude = try parseUnsigned(digits, base: base)
        if isNegative {
            guard magnitude <= UInt64(1) << 63 else { throw .outOfRange }
            return Int64(truncatingIfNeeded: 0 &- magnitude)
        }
        guard let value = Int64(exactly: magnitude) else { throw .outOfRange }
        return value
    }

    /// `strconv.ParseUint(text, base, 64)`; see `parse`.
    package static func parseUnsigned(_ text: UnsafeBufferPointer<UInt8>, base: Int = 10) throws(NumberError) -> UInt64 {
        guard let first = text.first else { throw .invalidSyntax }
        var radix = UInt64(base)
        var start = 0
        if base == 0 {
            radix = 10
            if first == UInt8(ascii: "0") {
                radix = 8
                start = 1
                if text.count >= 3 {
                    switch text[1] | 0x20 {
                    case UInt8(ascii: "x"): (radix, start) = (16, 2)
                    case UInt8(ascii: "o"): (radix, start) = (8, 2)
                    case UInt8(ascii: "b"): (radix, start) = (2, 2)
                    default: break
                    }
                }
            }
        }
        var value: UInt64 = 0
        var hasUnderscores = false
        for i in start..<text.count {
            let byte = text[i]
            let digit: UInt64
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = UInt64(byte - UInt8(ascii: "a")) + 10
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = UInt64(byte - UInt8(ascii: "A")) + 10
            case UInt8(ascii: "_") where base == 0:
                hasUnderscores = true
                continue
            default: throw .invalidSyntax
            }
            if digit >= radix { throw .invalidSyntax }
            let (product, isTooBig) = value.multipliedReportingOverflow(by: radix)
            let (sum, overflows) = product.addingReportingOverflow(digit)
            if isTooBig || overflows { throw .outOfRange }
            value = sum
        }
        if hasUnderscores, !hasValidUnderscores(text) { throw .invalidSyntax }
        return value
    }
}
