import GoFormat

/// Quoted texts in templates, as Go's `strconv.Unquote` reads them.
enum StringLiteral {
    /// Whether Go accepts a literal that the lexer has found complete.
    static func isValid(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
        literal.first == 0x60 || !literal.contains(0x5C) || Unquote.bytes(literal, dialect: .go) != nil
    }

    static func value(of literal: UnsafeBufferPointer<UInt8>) -> [UInt8]? { Unquote.bytes(literal, dialect: .go) }
}

/// Number and character literals in templates.
enum NumberReader {
    struct Fault: Error {
        let message: String
    }

    static func read(_ text: UnsafeBufferPointer<UInt8>, as kind: TokenKind) -> Result<NumberLiteral, Fault> {
        switch kind {
        case .charConstant: return character(text)
        case .complex: return complex(text)
        default: return number(text)
        }
    }

    private static func character(_ text: UnsafeBufferPointer<UInt8>) -> Result<NumberLiteral, Fault> {
        if let rune = Unquote.rune(text) {
            return .success(NumberLiteral(int: Int64(rune), uint: UInt64(rune), float: Double(rune)))
        }
        // What begins like a character but does not end there is malformed; anything else has bad syntax.
        guard hasCharacterFirst(text) else { return .failure(Fault(message: "invalid syntax")) }
        return .failure(Fault(message: "malformed character constant: \(String(decoding: text, as: UTF8.self))"))
    }

    private static func hasCharacterFirst(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = 2
        let closing: UInt8 = 0x27
        while end < text.count {
            let literal = Array(text[..<end]) + [closing]
            if Unquote.bytes(literal, dialect: .go) != nil { return true }
            if end > 12 { return false }
            end += 1
        }
        return false
    }

    /// `1+2i`: a real part with its sign, and an imaginary one with its own.
    private static func complex(_ text: UnsafeBufferPointer<UInt8>) -> Result<NumberLiteral, Fault> {
        var split = text.count - 1
        while split > 1 {
            let byte = text[split]
            let before = text[split - 1] | 0x20
            let isExponent = before == 0x70 || (before == 0x65 && !isHexadecimal(text, before: split))
            if byte == 0x2B || byte == 0x2D, !isExponent { break }
            split -= 1
        }
        let syntax = Fault(message: "syntax error scanning complex number")
        guard split > 0, text[text.count - 1] == 0x69 else { return .failure(syntax) }
        do throws(NumberError) {
            let real = try FloatParser.parse(UnsafeBufferPointer(rebasing: text[..<split]))
            let imaginary = try FloatParser.parse(UnsafeBufferPointer(rebasing: text[split..<text.count - 1]))
            return .success(simplified(real, imaginary))
        } catch {
            return .failure(syntax)
        }
    }

    private static func isHexadecimal(_ text: UnsafeBufferPointer<UInt8>, before split: Int) -> Bool {
        var i = split - 1
        while i > 0 {
            if text[i] | 0x20 == 0x78 { return true }
            if text[i] == 0x2B || text[i] == 0x2D { return false }
            i -= 1
        }
        return false
    }

    /// A complex number and, without imaginary part, the other types that can hold it.
    private static func simplified(_ real: Double, _ imaginary: Double) -> NumberLiteral {
        var number = NumberLiteral(complex: (real, imaginary))
        if imaginary == 0 {
            number.float = real
            number.int = Int64(exactly: real)
            number.uint = UInt64(exactly: real)
        }
        return number
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Result<NumberLiteral, Fault> {
        if let small = smallNumber(text) { return .success(small) }
        if text.last == 0x69, let value = try? FloatParser.parse(UnsafeBufferPointer(rebasing: text.dropLast())) {
            return .success(simplified(0, value))
        }
        var number = NumberLiteral()
        number.uint = try? IntegerParser.parseUnsigned(text, base: 0)
        if let int = try? IntegerParser.parse(text, base: 0) {
            number.int = int
            if int == 0 { number.uint = 0 }
        }
        if let int = number.int {
            number.float = Double(int)
        } else if let uint = number.uint {
            number.float = Double(uint)
        } else if let float = try? FloatParser.parse(text) {
            guard text.contains(where: { ".eEpP".utf8.contains($0) }) else {
                return .failure(Fault(message: "integer overflow: \(Quote.text(text))"))
            }
            number.float = float
            number.int = Int64(exactly: float)
            number.uint = UInt64(exactly: float)
        } else {
            return .failure(Fault(message: "illegal number syntax: \(Quote.text(text))"))
        }
        return .success(number)
    }

    /// The common case, up to nine decimal digits.
    private static func smallNumber(_ text: UnsafeBufferPointer<UInt8>) -> NumberLiteral? {
        guard text.count <= 9, text.count == 1 || text[0] != 0x30 else { return nil }
        var value: Int64 = 0
        for byte in text {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        return NumberLiteral(int: value, uint: UInt64(value), float: Double(value))
    }
}
