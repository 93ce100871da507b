import GoFormat

/// Character references of HTML: numeric ones, and the names of signs that mean something in scripts, styles and addresses.
enum CharacterReferences {
    private static let names: [String: UInt8] = [
        "Tab": 0x09, "NewLine": 0x0A, "excl": 0x21, "quot": 0x22, "QUOT": 0x22, "num": 0x23, "dollar": 0x24, "percnt": 0x25, "amp": 0x26,
        "AMP": 0x26, "apos": 0x27, "lpar": 0x28, "rpar": 0x29, "ast": 0x2A, "midast": 0x2A, "plus": 0x2B, "comma": 0x2C, "period": 0x2E,
        "sol": 0x2F, "colon": 0x3A, "semi": 0x3B, "lt": 0x3C, "LT": 0x3C, "equals": 0x3D, "gt": 0x3E, "GT": 0x3E, "quest": 0x3F,
        "commat": 0x40, "lsqb": 0x5B, "lbrack": 0x5B, "bsol": 0x5C, "rsqb": 0x5D, "rbrack": 0x5D, "Hat": 0x5E, "lowbar": 0x5F,
        "UnderBar": 0x5F, "grave": 0x60, "DiacriticalGrave": 0x60, "lcub": 0x7B, "lbrace": 0x7B, "verbar": 0x7C, "vert": 0x7C,
        "VerticalLine": 0x7C, "rcub": 0x7D, "rbrace": 0x7D,
    ]
    /// Names that need no semicolon.
    private static let oldNames = ["quot", "QUOT", "amp", "AMP", "lt", "LT", "gt", "GT"]

    static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard text.contains(0x26) else { return Array(text) }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            if text[i] == 0x26, let end = reference(text, at: i, &out) {
                i = end
            } else {
                out.append(text[i])
                i += 1
            }
        }
        return out
    }

    private static func reference(_ text: UnsafeBufferPointer<UInt8>, at start: Int, _ out: inout [UInt8]) -> Int? {
        if start + 1 < text.count, text[start + 1] == 0x23 { return number(text, at: start + 2, &out) }
        var end = start + 1
        while end < text.count, isASCIIAlphanumeric(text[end]), text[end] != 0x5F { end += 1 }
        let name = String(decoding: text[(start + 1)..<end], as: UTF8.self)
        if end < text.count, text[end] == 0x3B, let byte = names[name] {
            out.append(byte)
            return end + 1
        }
        for old in oldNames where name.hasPrefix(old) {
            out.append(names[old] ?? 0)
            return start + 1 + old.utf8.count
        }
        return nil
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>, at start: Int, _ out: inout [UInt8]) -> Int? {
        var i = start
        var isHex = false
        if i < text.count, text[i] | 0x20 == 0x78 {
            isHex = true
            i += 1
        }
        let first = i
        var value: UInt32 = 0
        while i < text.count, let digit = StyleTransitions.hexValue(text[i]), isHex || digit < 10 {
            value = value &* (isHex ? 16 : 10) &+ UInt32(digit)
            i += 1
        }
        guard i > first else { return nil }
        if i < text.count, text[i] == 0x3B { i += 1 }
        Rune.append(value == 0 ? Rune.replacement : value, to: &out)
        return i
    }
}
