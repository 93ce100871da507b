import GoFormat

/// What go-yaml makes of a scalar without knowing its type.
package enum ResolvedScalar: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    /// Beyond Int64.
    case uint(UInt64)
    case float(Double)
    case timestamp
    /// Text; `!!binary` is decoded already.
    case text
    case merge
    /// An explicit tag that the text does not fit, already named in words.
    case invalid(String)
}

/// What a scalar without quotes stands for.
enum PlainScalar {
    static func isNull(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.isEmpty || (text.count == 1 && text[0] == 0x7E) || (text.count == 4 && isOneOf(text, ["null", "Null", "NULL"]))
    }

    static func isOneOf(_ text: UnsafeBufferPointer<UInt8>, _ words: [StaticString]) -> Bool {
        words.contains { equalBytes(text, UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)) }
    }

    static func resolve(_ text: UnsafeBufferPointer<UInt8>, _ dialect: YAMLDialect, isTagged: Bool = false) -> ResolvedScalar {
        guard let first = text.first else { return .null }
        switch first {
        case 0x79, 0x59, 0x6E, 0x4E, 0x74, 0x54, 0x66, 0x46, 0x6F, 0x4F, 0x7E:
            if isNull(text) { return .null }
            if isOneOf(text, ["true", "True", "TRUE"]) { return .bool(true) }
            if isOneOf(text, ["false", "False", "FALSE"]) { return .bool(false) }
            if dialect == .v2, text.count <= 3 {
                if isOneOf(text, ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON"]) { return .bool(true) }
                if isOneOf(text, ["n", "N", "no", "No", "NO", "off", "Off", "OFF"]) { return .bool(false) }
            }
            return .text
        case 0x2E:
            if isOneOf(text, [".nan", ".NaN", ".NAN"]) { return .float(.nan) }
            if isOneOf(text, [".inf", ".Inf", ".INF"]) { return .float(.infinity) }
            return (try? FloatParser.parse(text)).map { .float($0) } ?? .text
        case 0x2B, 0x2D, 0x30...0x39:
            return resolveNumber(text, dialect, isTagged: isTagged)
        case 0x3C:
            return text.count == 2 && text[1] == 0x3C ? .merge : .text
        default:
            return .text
        }
    }

    private static func resolveNumber(_ text: UnsafeBufferPointer<UInt8>, _ dialect: YAMLDialect, isTagged: Bool) -> ResolvedScalar {
        if text.count == 5, text[1] == 0x2E {
            if isOneOf(text, ["+.inf", "+.Inf", "+.INF"]) { return .float(.infinity) }
            if isOneOf(text, ["-.inf", "-.Inf", "-.INF"]) { return .float(-.infinity) }
        }
        if !isTagged, isTimestamp(text) { return .timestamp }
        let plain = text.contains(0x5F) ? text.filter { $0 != 0x5F } : Array(text)
        return plain.withUnsafeBufferPointer { digits in
            if let value = try? IntegerParser.parse(digits, base: 0) {
                return dialect == .v4 && value == 0 && digits.first == 0x2D ? .float(-0.0) : .int(value)
            }
            if let value = try? IntegerParser.parseUnsigned(digits, base: 0) { return .uint(value) }
            if isDecimalFloat(digits), let value = try? FloatParser.parse(digits) { return .float(value) }
            return resolveBinary(digits, dialect)
        }
    }

    /// `0b` and `0o` with a second sign behind the prefix: nothing else is left for Go's own fallback.
    private static func resolveBinary(_ digits: UnsafeBufferPointer<UInt8>, _ dialect: YAMLDialect) -> ResolvedScalar {
        let isNegative = digits.first == 0x2D
        let start = isNegative ? 1 : 0
        guard digits.count > start + 2, digits[start] == 0x30 else { return .text }
        let base = digits[start + 1] == 0x62 ? 2 : digits[start + 1] == 0x6F && dialect != .v2 ? 8 : 0
        guard base > 0 else { return .text }
        let rest = (isNegative ? [0x2D] : []) + Array(digits[(start + 2)...])
        return rest.withUnsafeBufferPointer { (try? IntegerParser.parse($0, base: base)).map { .int($0) } ?? .text }
    }

    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
    private static func isDecimalFloat(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = 0
        func digits() -> Int {
            let start = i
            while i < text.count, (0x30...0x39).contains(text[i]) { i += 1 }
            return i - start
        }
        if i < text.count, text[i] == 0x2B || text[i] == 0x2D { i += 1 }
        let whole = digits()
        if i < text.count, text[i] == 0x2E {
            i += 1
            if digits() == 0, whole == 0 { return false }
        } else if whole == 0 {
            return false
        }
        if i < text.count, text[i] | 0x20 == 0x65 {
            i += 1
            if i < text.count, text[i] == 0x2B || text[i] == 0x2D { i += 1 }
            if digits() == 0 { return false }
        }
        return i == text.count
    }

    /// `2024-1-2`, with a time behind a blank, or behind T or t with a zone.
    static func isTimestamp(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 8, text.count <= 64, text[4] == 0x2D else { return false }
        var i = 0
        func number(_ low: Int, _ high: Int, digits: ClosedRange<Int>) -> Bool {
            let start = i
            var value = 0
            while i < text.count, i - start < digits.upperBound, (0x30...0x39).contains(text[i]) {
                value = value * 10 + Int(text[i] - 0x30)
                i += 1
            }
            return digits.contains(i - start) && value >= low && value <= high
        }
        func skip(_ byte: UInt8) -> Bool {
            guard i < text.count, text[i] == byte else { return false }
            i += 1
            return true
        }
        guard number(0, 9999, digits: 4...4), skip(0x2D) else { return false }
        let year = (0..<4).reduce(0) { $0 * 10 + Int(text[$1] - 0x30) }
        let monthStart = i
        guard number(1, 12, digits: 1...2) else { return false }
        let month = (monthStart..<i).reduce(0) { $0 * 10 + Int(text[$1] - 0x30) }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        guard skip(0x2D), number(1, days, digits: 1...2) else { return false }
        if i == text.count { return true }
        let wantsZone = text[i] | 0x20 == 0x74
        guard wantsZone || text[i] == 0x20 else { return false }
        i += 1
        guard number(0, 23, digits: 1...2), skip(0x3A), number(0, 59, digits: 1...2), skip(0x3A), number(0, 59, digits: 1...2) else {
            return false
        }
        if i < text.count, text[i] == 0x2E || text[i] == 0x2C {
            i += 1
            let start = i
            while i < text.count, (0x30...0x39).contains(text[i]) { i += 1 }
            if i == start { return false }
        }
        guard wantsZone else { return i == text.count }
        if skip(0x5A) { return i == text.count }
        guard i < text.count, text[i] == 0x2B || text[i] == 0x2D else { return false }
        i += 1
        return number(0, 24, digits: 2...2) && skip(0x3A) && number(0, 60, digits: 2...2) && i == text.count
    }
}
