import GoFormat

/// The escaping that Go's own functions `html`, `js` and `urlquery` do.
enum Escaping {
    static func html(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 16)
        for byte in text {
            switch byte {
            case 0: out += "\u{FFFD}".utf8
            case 0x22: out += "&#34;".utf8
            case 0x27: out += "&#39;".utf8
            case 0x26: out += "&amp;".utf8
            case 0x3C: out += "&lt;".utf8
            case 0x3E: out += "&gt;".utf8
            default: out.append(byte)
            }
        }
        return out
    }

    static func javaScript(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 16)
        text.withUnsafeBufferPointer { text in
            var i = 0
            while i < text.count {
                let byte = text[i]
                if byte >= 0x80 {
                    let rune = Rune.decode(text, at: i)
                    if Rune.isPrintable(rune.value) {
                        out.append(contentsOf: text[i..<i + rune.width])
                    } else {
                        out += "\\u".utf8
                        let hex = String(rune.value, radix: 16, uppercase: true)
                        out += String(repeating: "0", count: max(0, 4 - hex.utf8.count)).utf8
                        out += hex.utf8
                    }
                    i += rune.width
                    continue
                }
                i += 1
                switch byte {
                case 0x5C: out += "\\\\".utf8
                case 0x27: out += "\\'".utf8
                case 0x22: out += "\\\"".utf8
                case 0x3C: out += "\\u003C".utf8
                case 0x3E: out += "\\u003E".utf8
                case 0x26: out += "\\u0026".utf8
                case 0x3D: out += "\\u003D".utf8
                case 0..<0x20: out += "\\u00\(String(byte >> 4, radix: 16))\(String(byte & 15, radix: 16, uppercase: true))".utf8
                default: out.append(byte)
                }
            }
        }
        return out
    }

    /// Go's `url.QueryEscape`.
    static func urlQuery(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 16)
        for byte in text {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E, 0x7E: out.append(byte)
            case 0x20: out.append(0x2B)
            default: appendPercent(byte, isUppercase: true, to: &out)
            }
        }
        return out
    }

    static func appendPercent(_ byte: UInt8, isUppercase: Bool, to out: inout [UInt8]) {
        let digits: StaticString = isUppercase ? "0123456789ABCDEF" : "0123456789abcdef"
        out.append(0x25)
        out.append(digits.utf8Start[Int(byte >> 4)])
        out.append(digits.utf8Start[Int(byte & 15)])
    }
}
