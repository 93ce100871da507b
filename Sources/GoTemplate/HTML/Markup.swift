import GoFormat

/// Escaping for HTML text, attributes and names.
enum Markup {
    /// What stands for a value that is not safe in its place.
    static let refused = Array("ZgotmplZ".utf8)

    private static func replacement(_ byte: UInt8) -> StaticString? {
        switch byte {
        case 0x22: "&#34;"
        case 0x26: "&amp;"
        case 0x27: "&#39;"
        case 0x2B: "&#43;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        default: nil
        }
    }

    private static func append(_ text: StaticString, _ out: inout [UInt8]) {
        out.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// For text and quoted attributes. Where references are kept, an ampersand stays.
    static func escape(_ text: [UInt8], keepsReferences: Bool = false) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 16)
        for byte in text {
            if byte == 0 {
                append("\u{FFFD}", &out)
            } else if !(keepsReferences && byte == 0x26), let replacement = replacement(byte) {
                append(replacement, &out)
            } else {
                out.append(byte)
            }
        }
        return out
    }

    /// For attributes without quotes.
    static func escapeUnquoted(_ text: [UInt8], keepsReferences: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 16)
        text.withUnsafeBufferPointer { text in
            var i = 0
            while i < text.count {
                let rune = Rune.decode(text, at: i)
                switch rune.value {
                case 0: append("&#xfffd;", &out)
                case 0x09...0x0D, 0x20, 0x3D, 0x60: out += "&#\(rune.value);".utf8
                case 0x26 where keepsReferences: out.append(0x26)
                case 0xFDD0...0xFDEF, 0xFFF0...0xFFFF: out += "&#x\(String(rune.value, radix: 16));".utf8
                default:
                    if rune.width == 1, let replacement = replacement(text[i]) {
                        append(replacement, &out)
                    } else {
                        out += text[i..<i + rune.width]
                    }
                }
                i += rune.width
            }
        }
        return out
    }

    /// The name of a tag or attribute: letters and digits, and nothing that is not plain.
    static func name(_ text: [UInt8]) -> [UInt8] {
        if text.isEmpty { return refused }
        let name = TextCase.lower(text)
        guard case .plain = AttributeContent.of(String(decoding: name, as: UTF8.self)) else { return refused }
        return name.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) } ? name : refused
    }

    /// The text between the tags of a piece of HTML.
    static func withoutTags(_ html: [UInt8]) -> [UInt8] {
        html.withUnsafeBufferPointer { text in
            var out: [UInt8] = []
            var context = EscapeContext()
            var i = 0
            var isAllText = true
            while i != text.count {
                if context.delimiter == .delimNone {
                    let state = context.element != .elementNone && !context.state.isInTag ? .stateRCDATA : context.state
                    let (next, read) = EscapeTransitions.step(
                        context, as: state, EscapeTransitions.Text(rebasing: text[i...]))
                    let end = i + read
                    if context.state == .stateText || context.state == .stateRCDATA {
                        var stop = end
                        if next.state != context.state, let bracket = text[i..<end].lastIndex(of: 0x3C) { stop = bracket }
                        out += text[i..<stop]
                    } else {
                        isAllText = false
                    }
                    if read == 0, next == context { break }
                    context = next
                    i = end
                    continue
                }
                guard let end = text[i...].firstIndex(where: { ends(context.delimiter, $0) }) else { break }
                let element = context.element
                i = context.delimiter == .delimSpaceOrTagEnd ? end : end + 1
                context = EscapeContext(.stateTag, element: element)
            }
            if isAllText { return html }
            if context.state == .stateText || context.state == .stateRCDATA { out += text[i...] }
            return out
        }
    }

    private static func ends(_ delimiter: EscapeContext.Delimiter, _ byte: UInt8) -> Bool {
        switch delimiter {
        case .delimDoubleQuote: byte == 0x22
        case .delimSingleQuote: byte == 0x27
        default: EscapeTransitions.isHTMLSpace(byte) || byte == 0x3E
        }
    }
}
