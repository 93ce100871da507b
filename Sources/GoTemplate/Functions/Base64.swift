/// Go's encoding/base64, with padding.
enum Base64 {
    enum Alphabet { case standard, url }

    private static func digit(_ value: UInt32, _ alphabet: Alphabet) -> UInt8 {
        switch value {
        case 0..<26: UInt8(0x41 + value)
        case 26..<52: UInt8(0x61 + value - 26)
        case 52..<62: UInt8(0x30 + value - 52)
        case 62: alphabet == .url ? 0x2D : 0x2B
        default: alphabet == .url ? 0x5F : 0x2F
        }
    }

    private static func value(_ digit: UInt8, _ alphabet: Alphabet) -> UInt32? {
        switch digit {
        case 0x41...0x5A: UInt32(digit - 0x41)
        case 0x61...0x7A: UInt32(digit - 0x61 + 26)
        case 0x30...0x39: UInt32(digit - 0x30 + 52)
        case 0x2D where alphabet == .url, 0x2B where alphabet == .standard: 62
        case 0x5F where alphabet == .url, 0x2F where alphabet == .standard: 63
        default: nil
        }
    }

    static func encoded(_ bytes: [UInt8], _ alphabet: Alphabet) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        var i = 0
        while i < bytes.count {
            let count = min(3, bytes.count - i)
            var group: UInt32 = 0
            for k in 0..<3 { group = group << 8 | (k < count ? UInt32(bytes[i + k]) : 0) }
            for k in 0..<4 { out.append(k <= count ? digit(group >> UInt32(18 - 6 * k) & 63, alphabet) : 0x3D) }
            i += 3
        }
        return out
    }

    /// The bytes of a text; line ends in it do not count. The error names where the text is wrong, as Go does.
    static func decoded(_ text: [UInt8], _ alphabet: Alphabet) throws(GoFailure) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 4 * 3)
        var i = 0
        func isLineEnd(_ i: Int) -> Bool { text[i] == 0x0A || text[i] == 0x0D }
        func wrong(_ i: Int) -> GoFailure { GoFailure("illegal base64 data at input byte \(i)") }
        while i < text.count {
            var group: UInt32 = 0
            var count = 0
            while count < 4 {
                if i == text.count {
                    if count == 0 { return out }
                    throw wrong(i - count)
                }
                let byte = text[i]
                i += 1
                if byte == 0x0A || byte == 0x0D { continue }
                if let value = value(byte, alphabet) {
                    group = group << 6 | value
                    count += 1
                    continue
                }
                guard byte == 0x3D, count >= 2 else { throw wrong(i - 1) }
                if count == 2 {
                    while i < text.count, isLineEnd(i) { i += 1 }
                    guard i < text.count else { throw wrong(text.count) }
                    guard text[i] == 0x3D else { throw wrong(i - 1) }
                    i += 1
                }
                while i < text.count, isLineEnd(i) { i += 1 }
                if i < text.count { throw wrong(i) }
                let bits = group << UInt32(6 * (4 - count))
                for k in 0..<(count - 1) { out.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * k))) }
                return out
            }
            for k in 0..<3 { out.append(UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * k))) }
        }
        return out
    }
}
