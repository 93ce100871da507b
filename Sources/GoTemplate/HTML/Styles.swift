import GoFormat

/// Escaping for style sheets.
enum Styles {
    private static func replacement(_ byte: UInt8) -> StaticString? {
        switch byte {
        case 0: "\\0"
        case 0x09: "\\9"
        case 0x0A: "\\a"
        case 0x0C: "\\c"
        case 0x0D: "\\d"
        case 0x22: "\\22"
        case 0x26: "\\26"
        case 0x27: "\\27"
        case 0x28: "\\28"
        case 0x29: "\\29"
        case 0x2B: "\\2b"
        case 0x2F: "\\2f"
        case 0x3A: "\\3a"
        case 0x3B: "\\3b"
        case 0x3C: "\\3c"
        case 0x3E: "\\3e"
        case 0x5C: "\\\\"
        case 0x7B: "\\7b"
        case 0x7D: "\\7d"
        default: nil
        }
    }

    /// For strings.
    static func escape(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 16)
        for (i, byte) in text.enumerated() {
            guard let replacement = replacement(byte) else {
                out.append(byte)
                continue
            }
            out.append(contentsOf: UnsafeBufferPointer(start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
            guard byte != 0x5C else { continue }
            let next = i + 1 < text.count ? text[i + 1] : 0x20
            if StyleTransitions.hexValue(next) != nil || EscapeTransitions.isHTMLSpace(next) { out.append(0x20) }
        }
        return out
    }

    /// Values outside of strings: only those that cannot end what they stand in, and run nothing.
    static func value(_ text: [UInt8]) -> [UInt8] {
        let value = StyleTransitions.decoded(text)
        var letters: [UInt8] = []
        for (i, byte) in value.enumerated() {
            switch byte {
            case 0, 0x22, 0x27, 0x28, 0x29, 0x2F, 0x3B, 0x40, 0x5B, 0x5C, 0x5D, 0x60, 0x7B, 0x7D, 0x3C, 0x3E: return Markup.refused
            case 0x2D: if i > 0, value[i - 1] == 0x2D { return Markup.refused }
            default:
                if byte < 0x80, StyleTransitions.isNameCharacter(UInt32(byte)) { letters.append(lowercased(byte)) }
            }
        }
        let name = String(decoding: letters, as: UTF8.self)
        return name.contains("expression") || name.contains("mozbinding") ? Markup.refused : value
    }
}
