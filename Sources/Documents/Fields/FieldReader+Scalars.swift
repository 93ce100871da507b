import GoFormat
import SourceText

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

extension FieldReader {
    private static let tagPrefix = "tag:yaml.org,2002:"

    /// The short name of a standard tag (`int`), nil without a tag; `!` and foreign tags as they are.
    private func shortTag(_ node: NodeIndex) -> String? {
        guard let tag = tag(node) else { return nil }
        return tag.hasPrefix(Self.tagPrefix) ? String(tag.dropFirst(Self.tagPrefix.count)) : tag
    }

    /// Whether a scalar is null for its dialect. Types with a decoder of their own are asked by the text under v2.
    package func isNull(_ node: NodeIndex, ownDecoder: Bool) -> Bool {
        let record = records[Int(node)]
        guard record.kind == .scalar, record.b <= 4 else {
            return record.kind == .scalar && record.properties >= 0 && settings.dialect == .v2 && ownDecoder && shortTag(node) == "null"
        }
        if record.properties >= 0, let tag = shortTag(node) {
            if tag == "null" { return true }
            if tag == "!", record.style == .plain, settings.dialect == .v3 { return isNullText(text(node)) }
            return false
        }
        if settings.dialect == .v2, ownDecoder {
            let text = text(node)
            return record.style == .plain && (text.isEmpty || isOneOf(text, ["null", "~"]))
        }
        return record.style == .plain && isNullText(text(node))
    }

    private func isNullText(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.isEmpty || (text.count == 1 && text[0] == 0x7E) || (text.count == 4 && isOneOf(text, ["null", "Null", "NULL"]))
    }

    private func isOneOf(_ text: UnsafeBufferPointer<UInt8>, _ words: [StaticString]) -> Bool {
        words.contains { equalBytes(text, UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)) }
    }

    /// Resolves a scalar as go-yaml does for an untyped target.
    package func resolved(_ node: NodeIndex) -> ResolvedScalar {
        let record = records[Int(node)]
        let text = text(node)
        guard record.properties >= 0, let tag = shortTag(node) else {
            return record.style == .plain ? resolvePlain(text, isTagged: false) : .text
        }
        switch tag {
        case "str", "binary": return .text
        case "!": return record.style == .plain && settings.dialect == .v3 ? resolvePlain(text, isTagged: false) : .text
        case "null": if case .null = resolvePlain(text, isTagged: true) { return .null }
        case "bool": if case .bool(let value) = resolvePlain(text, isTagged: true) { return .bool(value) }
        case "int":
            switch resolvePlain(text, isTagged: true) {
            case .int(let value): return .int(value)
            case .uint(let value): return .uint(value)
            default: break
            }
        case "float":
            switch resolvePlain(text, isTagged: true) {
            case .int(let value): return .float(Double(value))
            case .float(let value): return .float(value)
            default: break
            }
        case "timestamp": if isTimestamp(text) { return .timestamp }
        default: return .text
        }
        return .invalid(tag)
    }

    private func resolvePlain(_ text: UnsafeBufferPointer<UInt8>, isTagged: Bool) -> ResolvedScalar {
        guard let first = text.first else { return .null }
        switch first {
        case 0x79, 0x59, 0x6E, 0x4E, 0x74, 0x54, 0x66, 0x46, 0x6F, 0x4F, 0x7E:
            if isNullText(text) { return .null }
            if isOneOf(text, ["true", "True", "TRUE"]) { return .bool(true) }
            if isOneOf(text, ["false", "False", "FALSE"]) { return .bool(false) }
            if settings.dialect == .v2, text.count <= 3 {
                if isOneOf(text, ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON"]) { return .bool(true) }
                if isOneOf(text, ["n", "N", "no", "No", "NO", "off", "Off", "OFF"]) { return .bool(false) }
            }
            return .text
        case 0x2E:
            if isOneOf(text, [".nan", ".NaN", ".NAN"]) { return .float(.nan) }
            if isOneOf(text, [".inf", ".Inf", ".INF"]) { return .float(.infinity) }
            return (try? FloatParser.parse(text)).map { .float($0) } ?? .text
        case 0x2B, 0x2D, 0x30...0x39:
            return resolveNumber(text, isTagged: isTagged)
        case 0x3C:
            return text.count == 2 && text[1] == 0x3C ? .merge : .text
        default:
            return .text
        }
    }

    private func resolveNumber(_ text: UnsafeBufferPointer<UInt8>, isTagged: Bool) -> ResolvedScalar {
        if text.count == 5, text[1] == 0x2E {
            if isOneOf(text, ["+.inf", "+.Inf", "+.INF"]) { return .float(.infinity) }
            if isOneOf(text, ["-.inf", "-.Inf", "-.INF"]) { return .float(-.infinity) }
        }
        if !isTagged, isTimestamp(text) { return .timestamp }
        let plain = text.contains(0x5F) ? text.filter { $0 != 0x5F } : Array(text)
        return plain.withUnsafeBufferPointer { digits in
            if let value = try? IntegerParser.parse(digits, base: 0) {
                return settings.dialect == .v4 && value == 0 && digits.first == 0x2D ? .float(-0.0) : .int(value)
            }
            if let value = try? IntegerParser.parseUnsigned(digits, base: 0) { return .uint(value) }
            if isDecimalFloat(digits), let value = try? FloatParser.parse(digits) { return .float(value) }
            return resolveBinary(digits)
        }
    }

    /// `0b` and `0o` with a second sign behind the prefix: nothing else is left for Go's own fallback.
    private func resolveBinary(_ digits: UnsafeBufferPointer<UInt8>) -> ResolvedScalar {
        let isNegative = digits.first == 0x2D
        let start = isNegative ? 1 : 0
        guard digits.count > start + 2, digits[start] == 0x30 else { return .text }
        let base = digits[start + 1] == 0x62 ? 2 : digits[start + 1] == 0x6F && settings.dialect != .v2 ? 8 : 0
        guard base > 0 else { return .text }
        let rest = (isNegative ? [0x2D] : []) + Array(digits[(start + 2)...])
        return rest.withUnsafeBufferPointer { (try? IntegerParser.parse($0, base: base)).map { .int($0) } ?? .text }
    }

    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
    private func isDecimalFloat(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
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
    private func isTimestamp(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
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

    // MARK: By target type

    /// The text of a scalar for a text field, as written; nil, and reported, for anything else.
    ///
    /// `!!binary` is decoded. The bytes are valid as long as the reader runs, but those of `!!binary` only within `body`.
    package mutating func withText<Result>(
        _ node: NodeIndex, expected: String, _ body: (inout FieldReader, UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        let record = records[Int(node)]
        guard record.kind == .scalar else {
            typeError(node, expected: expected)
            return nil
        }
        if record.properties >= 0, let tag = shortTag(node) {
            if tag == "binary" {
                guard let decoded = base64(text(node)) else {
                    report("yaml/tag", "the text behind !!binary is no base64", at: node)
                    return nil
                }
                return decoded.withUnsafeBufferPointer { body(&self, $0) }
            }
            if case .invalid(let wanted) = resolved(node) {
                reportUnfitTag(node, wanted)
                return nil
            }
        }
        // v2 hands `Null` and `NULL` to a type's own decoder, which reads an empty text.
        if settings.dialect == .v2, isNull(node, ownDecoder: false) { return body(&self, UnsafeBufferPointer(start: nil, count: 0)) }
        return body(&self, text(node))
    }

    /// Whether v2 keeps a scalar from its type's own decoder though it is no null: quoted `"null"` and `"~"`.
    ///
    /// Types that are no text to Go refuse it then.
    package func isQuotedNull(_ node: NodeIndex) -> Bool {
        let record = records[Int(node)]
        guard settings.dialect == .v2, record.kind == .scalar, record.style != .plain, record.b <= 4 else { return false }
        return (record.properties < 0 || tag(node) == nil) && isOneOf(text(node), ["null", "~"])
    }

    mutating func reportUnfitTag(_ node: NodeIndex, _ tag: String) {
        report("yaml/tag", "'\(string(node))' does not fit its tag !!\(tag)", at: node)
    }

    private func base64(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        var padding = 0
        for byte in text {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case 0x2B: value = 62
            case 0x2F: value = 63
            case 0x0A, 0x0D: continue
            case 0x3D:
                padding += 1
                continue
            default: return nil
            }
            if padding > 0 { return nil }
            bits = (bits << 6 | UInt32(value)) & 0xFFFFFF
            count += 1
            if count % 4 == 0 { out += [UInt8(bits >> 16), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)] }
        }
        guard (count + padding) % 4 == 0, padding <= 2 else { return nil }
        if count % 4 == 2 { out.append(UInt8(truncatingIfNeeded: bits >> 4)) }
        if count % 4 == 3 { out += [UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2)] }
        return count % 4 == 1 ? nil : out
    }
}

extension FieldReader {
    /// Whether the text of a scalar is not UTF-8, which only `!!binary` can bring about.
    package func holdsInvalidUTF8(_ node: NodeIndex) -> Bool {
        guard let target = resolve(node), records[Int(target)].properties >= 0, shortTag(target) == "binary",
            let bytes = base64(text(target))
        else {
            return false
        }
        return bytes.withUnsafeBufferPointer { bytes in
            var i = 0
            while i < bytes.count {
                let length = validUTF8Length(bytes, i)
                if length == 0 { return true }
                i += length
            }
            return false
        }
    }

    /// The child nodes of a collection, aliases not followed.
    package func children(of node: NodeIndex) -> [NodeIndex] {
        guard records[Int(node)].kind == .sequence || records[Int(node)].kind == .mapping else { return [] }
        var children: [NodeIndex] = []
        children.reserveCapacity(Int(records[Int(node)].a))
        var child = firstChild(node)
        while child < end(of: node) {
            children.append(child)
            child = next(after: child)
        }
        return children
    }

    /// Whether a collection has children.
    package func hasChildren(_ node: NodeIndex) -> Bool { records[Int(node)].kind != .scalar && records[Int(node)].a > 0 }
}
