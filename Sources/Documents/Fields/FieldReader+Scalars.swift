import GoFormat
import SourceText

extension FieldReader {
    private static let tagPrefix = "tag:yaml.org,2002:"

    /// The short name of a standard tag (`int`), nil without a tag; `!` and foreign tags as they are.
    private func shortTag(_ node: NodeIndex) -> String? {
        guard let tag = tag(node) else { return nil }
        return tag.hasPrefix(Self.tagPrefix) ? String(tag.dropFirst(Self.tagPrefix.count)) : tag
    }

    /// Whether a scalar is null for its dialect. Types with a decoder of their own are asked by the text under v2.
    package func isNull(_ node: NodeIndex, ownDecoder: Bool) -> Bool {
        guard records[Int(node)].kind == .scalar, records[Int(node)].b <= 4 else {
            return records[Int(node)].kind == .scalar && records[Int(node)].properties >= 0 && settings.dialect == .v2 && ownDecoder
                && shortTag(node) == "null"
        }
        if records[Int(node)].properties >= 0, let tag = shortTag(node) {
            if tag == "null" { return true }
            if tag == "!", records[Int(node)].style == .plain, settings.dialect == .v3 { return PlainScalar.isNull(text(node)) }
            return false
        }
        if settings.dialect == .v2, ownDecoder {
            let text = text(node)
            return records[Int(node)].style == .plain && (text.isEmpty || PlainScalar.isOneOf(text, ["null", "~"]))
        }
        return records[Int(node)].style == .plain && PlainScalar.isNull(text(node))
    }

    /// Resolves a scalar as go-yaml does for an untyped target.
    package func resolved(_ node: NodeIndex) -> ResolvedScalar {
        let record = records[Int(node)]
        let text = text(node)
        guard record.properties >= 0, let tag = shortTag(node) else {
            return record.style == .plain ? PlainScalar.resolve(text, settings.dialect) : .text
        }
        switch tag {
        case "str", "binary": return .text
        case "!": return record.style == .plain && settings.dialect == .v3 ? PlainScalar.resolve(text, settings.dialect) : .text
        case "null": if case .null = PlainScalar.resolve(text, settings.dialect, isTagged: true) { return .null }
        case "bool": if case .bool(let value) = PlainScalar.resolve(text, settings.dialect, isTagged: true) { return .bool(value) }
        case "int":
            switch PlainScalar.resolve(text, settings.dialect, isTagged: true) {
            case .int(let value): return .int(value)
            case .uint(let value): return .uint(value)
            default: break
            }
        case "float":
            switch PlainScalar.resolve(text, settings.dialect, isTagged: true) {
            case .int(let value): return .float(Double(value))
            case .float(let value): return .float(value)
            default: break
            }
        case "timestamp": if PlainScalar.isTimestamp(text) { return .timestamp }
        default: return .text
        }
        return .invalid(tag)
    }

    // MARK: By target type

    /// A scalar as it is resolved; nil, and reported, for anything else and for a tag that does not fit.
    mutating func scalar(_ node: NodeIndex, expected: String) -> ResolvedScalar? {
        guard records[Int(node)].kind == .scalar else {
            typeError(node, expected: expected)
            return nil
        }
        let scalar = resolved(node)
        guard case .invalid(let tag) = scalar else { return scalar }
        reportUnfitTag(node, tag)
        return nil
    }

    /// The text of a scalar for a text field, as written; nil, and reported, for anything else.
    ///
    /// `!!binary` is decoded. The bytes are valid as long as the reader runs, but those of `!!binary` only within `body`.
    package mutating func withText<Result>(
        _ node: NodeIndex, expected: String, _ body: (inout FieldReader, UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        guard records[Int(node)].kind == .scalar else {
            typeError(node, expected: expected)
            return nil
        }
        if records[Int(node)].properties >= 0, let tag = shortTag(node) {
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
        return (record.properties < 0 || tag(node) == nil) && PlainScalar.isOneOf(text(node), ["null", "~"])
    }

    mutating func reportUnfitTag(_ node: NodeIndex, _ tag: String) {
        report("yaml/tag", "\(hiding > 0 ? "the value" : "'\(string(node))'") does not fit its tag !!\(tag)", at: node)
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

    /// Whether a list directly inside of a mapping has an item that is a scalar; also where an alias stands, behind which there may be one.
    package func mayHoldEmptyItem(_ mapping: NodeIndex) -> Bool {
        guard records[Int(mapping)].kind == .mapping else { return true }
        var child = firstChild(mapping)
        while child < end(of: mapping) {
            if records[Int(child)].kind == .alias || isMerge(child) { return true }
            if records[Int(child)].kind == .sequence {
                var item = firstChild(child)
                while item < end(of: child) {
                    if records[Int(item)].kind == .scalar || records[Int(item)].kind == .alias { return true }
                    item = next(after: item)
                }
            }
            child = next(after: child)
        }
        return false
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
