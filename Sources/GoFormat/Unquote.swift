/// Reads a quoted literal back to the bytes that it stands for.
package enum Unquote {
    /// Whose literals they are.
    package enum Dialect: Sendable {
        /// PromQL: `'…'` is a string like `"…"`; `\ud800` and bytes that are no UTF-8 beside an escape become U+FFFD.
        case promQL
        /// Go (`strconv.Unquote`): `'…'` is exactly one character, carriage returns vanish between back quotes, no surrogates.
        case go
    }

    /// The bytes of the literal `text`, which includes its quotes; nil where Go says `invalid syntax`.
    package static func bytes(_ text: UnsafeBufferPointer<UInt8>, dialect: Dialect) -> [UInt8]? {
        guard text.count >= 2, let quote = text.first, quote == text.last else { return nil }
        let body = UnsafeBufferPointer(rebasing: text[1..<text.count - 1])
        let backslash = UInt8(ascii: "\\")
        let carriageReturn: UInt8 = 0x0D
        switch quote {
        case UInt8(ascii: "`"):
            if body.contains(quote) { return nil }
            return dialect == .go ? body.filter { $0 != carriageReturn } : Array(body)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            break
        default:
            return nil
        }
        if body.contains(0x0A) { return nil }
        let isCharacter = dialect == .go && quote == UInt8(ascii: "'")
        if !isCharacter, !body.contains(backslash), !body.contains(quote), dialect == .promQL || isUTF8(body) {
            return Array(body)
        }

        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        var index = 0
        var count = 0
        while index < body.count {
            guard let piece = character(body, at: &index, quote: quote, dialect: dialect) else { return nil }
            piece.append(to: &out)
            count += 1
        }
        return isCharacter && count != 1 ? nil : out
    }

    /// The bytes of the literal `text`, which includes its quotes; nil where Go says `invalid syntax`.
    package static func bytes(_ text: [UInt8], dialect: Dialect) -> [UInt8]? {
        text.withUnsafeBufferPointer { bytes($0, dialect: dialect) }
    }

    /// The character that a Go character literal such as `'a'` or `'\n'` stands for; nil where Go says `invalid syntax`.
    package static func rune(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
        let quote = UInt8(ascii: "'")
        guard text.count >= 3, text[0] == quote, text[text.count - 1] == quote else { return nil }
        let body = UnsafeBufferPointer(rebasing: text[1..<text.count - 1])
        var index = 0
        guard let piece = character(body, at: &index, quote: quote, dialect: .go), index == body.count else { return nil }
        return UInt32(bitPattern: piece.value)
    }

    /// One character of a literal: a code point, or a single byte from `\x`, an octal escape or ASCII.
    private struct Piece {
        var value: Int32
        var isCodePoint: Bool

        func append(to out: inout [UInt8]) {
            if value < 0x80 || !isCodePoint {
                out.append(UInt8(truncatingIfNeeded: value))
            } else {
                Rune.append(UInt32(bitPattern: value), to: &out)
            }
        }
    }

    private static func character(
        _ body: UnsafeBufferPointer<UInt8>, at index: inout Int, quote: UInt8, dialect: Dialect
    ) -> Piece? {
        let first = body[index]
        if first == quote { return nil }
        if first >= 0x80 {
            let rune = Rune.decode(body, at: index)
            index += rune.width
            return Piece(value: Int32(bitPattern: rune.value), isCodePoint: true)
        }
        index += 1
        guard first == UInt8(ascii: "\\") else { return Piece(value: Int32(first), isCodePoint: false) }
        guard index < body.count else { return nil }
        let letter = body[index]
        index += 1
        switch letter {
        case UInt8(ascii: "a"): return Piece(value: 0x07, isCodePoint: false)
        case UInt8(ascii: "b"): return Piece(value: 0x08, isCodePoint: false)
        case UInt8(ascii: "f"): return Piece(value: 0x0C, isCodePoint: false)
        case UInt8(ascii: "n"): return Piece(value: 0x0A, isCodePoint: false)
        case UInt8(ascii: "r"): return Piece(value: 0x0D, isCodePoint: false)
        case UInt8(ascii: "t"): return Piece(value: 0x09, isCodePoint: false)
        case UInt8(ascii: "v"): return Piece(value: 0x0B, isCodePoint: false)
        case UInt8(ascii: "\\"): return Piece(value: Int32(letter), isCodePoint: false)
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            return letter == quote ? Piece(value: Int32(letter), isCodePoint: false) : nil
        case UInt8(ascii: "x"): return hexadecimal(body, at: &index, digits: 2, dialect: dialect)
        case UInt8(ascii: "u"): return hexadecimal(body, at: &index, digits: 4, dialect: dialect)
        case UInt8(ascii: "U"): return hexadecimal(body, at: &index, digits: 8, dialect: dialect)
        case UInt8(ascii: "0")...UInt8(ascii: "7"): return octal(body, at: &index, first: letter)
        default: return nil
        }
    }

    private static func hexadecimal(
        _ body: UnsafeBufferPointer<UInt8>, at index: inout Int, digits: Int, dialect: Dialect
    ) -> Piece? {
        guard body.count - index >= digits else { return nil }
        var bits: UInt32 = 0
        for offset in 0..<digits {
            guard let digit = hexValue(body[index + offset]) else { return nil }
            bits = bits << 4 | UInt32(digit)
        }
        index += digits
        let value = Int32(bitPattern: bits)
        if digits == 2 { return Piece(value: value, isCodePoint: false) }
        // A signed comparison, as in Prometheus: eight digits from 80000000 on are negative, pass it, and leave their last byte.
        if value > Int32(Rune.maximum) { return nil }
        if dialect == .go, !Rune.isValid(bits) { return nil }
        return Piece(value: value, isCodePoint: true)
    }

    private static func octal(_ body: UnsafeBufferPointer<UInt8>, at index: inout Int, first: UInt8) -> Piece? {
        guard body.count - index >= 2 else { return nil }
        var value = Int32(first - UInt8(ascii: "0"))
        for offset in 0..<2 {
            let digit = body[index + offset]
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "7") else { return nil }
            value = value << 3 | Int32(digit - UInt8(ascii: "0"))
        }
        index += 2
        return value > 255 ? nil : Piece(value: value, isCodePoint: false)
    }

    private static func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = 0
        while i < text.count {
            let rune = Rune.decode(text, at: i)
            if rune.isInvalid { return false }
            i += rune.width
        }
        return true
    }
}
