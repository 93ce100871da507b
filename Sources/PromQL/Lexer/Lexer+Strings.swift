import GoFormat

extension Lexer {
    /// A string in `"` or `'`: one line, with Go's escapes.
    mutating func scanString(quote: UInt8) -> Token {
        var hasEscapes = false
        position &+= 1
        while true {
            while position < count, classes[Int(base[position])] & ByteClass.special == 0 { position &+= 1 }
            guard position < count else { return fail("unterminated quoted string") }
            let byte = base[position]
            if byte == quote {
                position &+= 1
                var token = emit(.string)
                token.hasEscapes = hasEscapes
                return token
            }
            if byte == UInt8(ascii: "\n") { return fail("unterminated quoted string") }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                position &+= 1
                if let problem = scanEscape(quote: quote) { return fail(problem) }
            } else if byte >= 0x80 {
                guard let width = validWidth() else { return fail("invalid UTF-8 rune") }
                position &+= width
            } else {
                position &+= 1
            }
        }
    }

    /// A string in backticks: taken as it is, over several lines.
    mutating func scanRawString() -> Token {
        position &+= 1
        while true {
            while position < count, classes[Int(base[position])] & ByteClass.special == 0 { position &+= 1 }
            guard position < count else { return fail("unterminated raw string") }
            let byte = base[position]
            if byte == UInt8(ascii: "`") { return emit(.string, length: 1) }
            if byte >= 0x80 {
                guard let width = validWidth() else { return fail("invalid UTF-8 rune") }
                position &+= width
            } else {
                position &+= 1
            }
        }
    }

    /// The width of the character at ``position``; nil for bytes that are not UTF-8 and for U+FFFD itself, which Prometheus takes for such.
    private func validWidth() -> Int? {
        let rune = character(at: position)
        return rune.value == Rune.replacement ? nil : rune.width
    }

    /// Moves behind an escape whose backslash is read; what is wrong with it, or nil.
    private mutating func scanEscape(quote: UInt8) -> String? {
        guard position < count else { return "escape sequence not terminated" }
        let byte = base[position]
        var digits: Int
        let radix: UInt32
        let largest: UInt32
        switch byte {
        case quote, UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"),
            UInt8(ascii: "v"), UInt8(ascii: "\\"):
            position &+= 1
            return nil
        case UInt8(ascii: "0")...UInt8(ascii: "7"): (digits, radix, largest) = (3, 8, 255)
        case UInt8(ascii: "x"): (digits, radix, largest) = (2, 16, 255)
        case UInt8(ascii: "u"): (digits, radix, largest) = (4, 16, 0x10FFFF)
        case UInt8(ascii: "U"): (digits, radix, largest) = (8, 16, 0x10FFFF)
        default: return "unknown escape sequence \(codePoint(at: position))"
        }
        if radix == 16 { position &+= 1 }
        var value: UInt32 = 0
        while digits > 0 {
            guard position < count else { return "escape sequence not terminated" }
            let digit = Self.digitValue(base[position])
            guard digit < radix else { return "illegal character \(codePoint(at: position)) in escape sequence" }
            value = value &* radix &+ digit
            digits -= 1
            position &+= 1
        }
        return value > largest || (0xD800..<0xE000).contains(value) ? "escape sequence is an invalid Unicode code point" : nil
    }

    private static func digitValue(_ byte: UInt8) -> UInt32 {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return UInt32(byte &- 0x30)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): return UInt32(byte &- 0x61 &+ 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): return UInt32(byte &- 0x41 &+ 10)
        default: return 16
        }
    }
}

extension Lexer {
    /// The character at an offset; U+FFFD for a byte that is not UTF-8 and behind the end, where its width is 0.
    func character(at offset: Int) -> Rune {
        offset < count
            ? Rune.decode(UnsafeBufferPointer(start: base, count: count), at: offset) : Rune(value: Rune.replacement, width: 0)
    }

    /// The character at an offset as Go's `%q` writes it.
    func quotedCharacter(at offset: Int) -> String { Quote.text(rune: character(at: offset).value) }

    /// The character at an offset as Go's `%#U` writes it: `U+0064 'd'`.
    func codePoint(at offset: Int) -> String { Quote.unicodeText(character(at: offset).value) }

    /// A piece of the text as Go's `%q` writes it.
    func quoted(_ range: Range<Int>) -> String {
        Quote.text(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }
}
