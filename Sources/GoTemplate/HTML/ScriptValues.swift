import GoFormat

/// Escaping for scripts.
enum ScriptValues {
    /// Any value as an expression without effects: its JSON.
    static func expression(_ value: TemplateValue) -> [UInt8] {
        var plain = value.outOfInterface
        while plain.type?.json == nil, case .pointer(let box) = plain.payload {
            if plain.type?.element?.json != nil || plain.type?.stringer != nil { break }
            plain = box.value.outOfInterface
        }
        if let type = plain.type, type.json == nil, let text = stringed(plain, type) { plain = .text(text) }
        let json: [UInt8]
        do throws(GoFailure) {
            json = try JSONText.of(plain)
        } catch {
            return Array(" /* \(harmless(error.message)) */null ".utf8)
        }
        guard let first = json.first, let last = json.last else { return Array(" null ".utf8) }
        let needsSpace = ScriptTransitions.isNamePart(first) || ScriptTransitions.isNamePart(last)
        return needsSpace ? [0x20] + json + [0x20] : json
    }

    private static func stringed(_ value: TemplateValue, _ type: GoType) -> [UInt8]? {
        if let text = type.stringer?(value) { return text }
        guard case .pointer(let box) = value.payload, let element = type.element, element.json == nil else { return nil }
        return element.stringer?(box.value)
    }

    /// An error's text as a comment that ends neither itself nor the script.
    private static func harmless(_ message: String) -> String {
        message.replacing("*/", with: "* /").replacing("<!--", with: "\\x3C!--")
    }

    /// For strings in quotes.
    static func string(_ text: [UInt8]) -> [UInt8] { escape(text, common) }

    /// For texts in back quotes.
    static func templateText(_ text: [UInt8]) -> [UInt8] {
        escape(text) { rune in
            switch rune {
            case 0x24: "\\u0024"
            case 0x7B: "\\u007b"
            case 0x7D: "\\u007d"
            default: common(rune)
            }
        }
    }

    /// For regular expressions, in which the value stands for itself.
    static func regexp(_ text: [UInt8]) -> [UInt8] {
        let escaped = escape(text) { rune in
            switch rune {
            case 0x24: "\\$"
            case 0x28: "\\("
            case 0x29: "\\)"
            case 0x2A: "\\*"
            case 0x2D: "\\-"
            case 0x2E: "\\."
            case 0x3F: "\\?"
            case 0x5B: "\\["
            case 0x5D: "\\]"
            case 0x5E: "\\^"
            case 0x60: nil
            case 0x7B: "\\{"
            case 0x7C: "\\|"
            case 0x7D: "\\}"
            default: common(rune)
            }
        }
        return escaped.isEmpty ? Array("(?:)".utf8) : escaped
    }

    private static func common(_ rune: UInt32) -> StaticString? {
        switch rune {
        case 0x22: "\\u0022"
        case 0x26: "\\u0026"
        case 0x27: "\\u0027"
        case 0x2B: "\\u002b"
        case 0x2F: "\\/"
        case 0x3C: "\\u003c"
        case 0x3E: "\\u003e"
        case 0x5C: "\\\\"
        case 0x60: "\\u0060"
        default: nil
        }
    }

    private static func escape(_ text: [UInt8], _ replacement: (UInt32) -> StaticString?) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 16)
        text.withUnsafeBufferPointer { text in
            var i = 0
            while i < text.count {
                let rune = Rune.decode(text, at: i)
                switch rune.value {
                case 0x09: out += "\\t".utf8
                case 0x0A: out += "\\n".utf8
                case 0x0C: out += "\\f".utf8
                case 0x0D: out += "\\r".utf8
                case 0..<0x20:
                    let hex = String(rune.value, radix: 16)
                    out += "\\u00\(hex.utf8.count == 1 ? "0" : "")\(hex)".utf8
                case 0x2028: out += "\\u2028".utf8
                case 0x2029: out += "\\u2029".utf8
                default:
                    if let other = replacement(rune.value) {
                        out.append(contentsOf: UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
                    } else {
                        out += text[i..<i + rune.width]
                    }
                }
                i += rune.width
            }
        }
        return out
    }
}
