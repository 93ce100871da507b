/// Writes JSON, indented by two blanks, keys in the order in which they are written.
///
/// What follows a key is written with the same functions; a writer whose objects and arrays are closed holds one value.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    /// For each open object or array, whether it has an element.
    private var hasElements: [Bool] = []
    private var isAfterKey = false

    /// An object whose members `body` writes.
    mutating func object(_ body: (inout JSONWriter) -> Void) { nested(UInt8(ascii: "{"), UInt8(ascii: "}"), body) }

    /// An array whose elements `body` writes.
    mutating func array(_ body: (inout JSONWriter) -> Void) { nested(UInt8(ascii: "["), UInt8(ascii: "]"), body) }

    mutating func key(_ name: StaticString) {
        element()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes += $0 }
        bytes += "\": ".utf8
        isAfterKey = true
    }

    mutating func key(_ name: String) {
        element()
        quote(name)
        bytes += ": ".utf8
        isAfterKey = true
    }

    mutating func string(_ text: String) {
        element()
        quote(text)
    }

    /// A string from bytes; what is not UTF-8 becomes U+FFFD.
    mutating func string(bytes text: some Collection<UInt8>) {
        string(String(decoding: text, as: UTF8.self))
    }

    mutating func number(_ value: Int) {
        element()
        bytes += String(value).utf8
    }

    /// A number that is written already, such as `0.012`.
    mutating func literal(_ value: String) {
        element()
        bytes += value.utf8
    }

    mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    mutating func null() { literal("null") }

    mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        string(text)
    }

    mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    mutating func newline() { bytes.append(0x0A) }

    private mutating func nested(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        element()
        bytes.append(open)
        hasElements.append(false)
        body(&self)
        if hasElements.popLast() == true { indent() }
        bytes.append(close)
    }

    private mutating func element() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        guard let last = hasElements.last else { return }
        if last { bytes.append(UInt8(ascii: ",")) }
        hasElements[hasElements.count - 1] = true
        indent()
    }

    private mutating func indent() {
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: hasElements.count * 2))
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { append(escaping: $0) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var plain = 0
        var i = 0
        func flush(_ bytes: inout [UInt8], to end: Int) {
            if end > plain { bytes += UnsafeBufferPointer(rebasing: text[plain..<end]) }
        }
        while i < text.count {
            let byte = text[i]
            switch byte {
            case 0x20, 0x21, 0x23...0x5B, 0x5D...0x7E:
                i += 1
                continue
            // U+2028 and U+2029 end a line in JavaScript, where JSON is often pasted.
            case 0xE2 where i + 2 < text.count && text[i + 1] == 0x80 && (text[i + 2] == 0xA8 || text[i + 2] == 0xA9):
                flush(&bytes, to: i)
                bytes += (text[i + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
                i += 3
            case 0x80...:
                i += 1
                continue
            default:
                flush(&bytes, to: i)
                escape(byte)
                i += 1
            }
            plain = i
        }
        flush(&bytes, to: i)
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes += "\\\"".utf8
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0D: bytes += "\\r".utf8
        case 0x09: bytes += "\\t".utf8
        default:
            bytes += "\\u00".utf8
            for digit in [byte >> 4, byte & 0x0F] { bytes.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10) }
        }
    }
}
