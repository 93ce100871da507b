/// Texts and characters as Go quotes them: `strconv.Quote`, the `%q` of error messages, `%#U`.
package enum Quote {
    /// Appends `text` in double quotes, as `strconv.Quote` does.
    ///
    /// Quotes, backslashes and unprintable characters are escaped; a byte that is no UTF-8 becomes `\xNN`.
    /// - Parameter isASCII: escapes everything that is not ASCII, too (`strconv.QuoteToASCII`, `%+q`).
    package static func append(_ text: UnsafeBufferPointer<UInt8>, isASCII: Bool = false, to out: inout [UInt8]) {
        out.reserveCapacity(out.count + text.count + 2)
        out.append(UInt8(ascii: "\""))
        var i = 0
        while i < text.count {
            let rune = Rune.decode(text, at: i)
            if rune.isInvalid {
                appendHexEscape(UInt32(text[i]), marker: UInt8(ascii: "x"), digits: 2, to: &out)
            } else {
                appendEscaped(rune.value, quote: UInt8(ascii: "\""), isASCII: isASCII, to: &out)
            }
            i += rune.width
        }
        out.append(UInt8(ascii: "\""))
    }

    /// `text` in double quotes.
    package static func text(_ text: UnsafeBufferPointer<UInt8>, isASCII: Bool = false) -> String {
        var out: [UInt8] = []
        append(text, isASCII: isASCII, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// `text` in double quotes.
    package static func text(_ text: [UInt8], isASCII: Bool = false) -> String {
        text.withUnsafeBufferPointer { self.text($0, isASCII: isASCII) }
    }

    /// `text` in double quotes.
    package static func text(_ text: String, isASCII: Bool = false) -> String {
        var copy = text
        return copy.withUTF8 { self.text($0, isASCII: isASCII) }
    }

    /// The first `count` characters of `text` in double quotes: `%.10q` for a count of 10.
    package static func text(_ text: UnsafeBufferPointer<UInt8>, cutTo count: Int) -> String {
        self.text(UnsafeBufferPointer(rebasing: text[..<Rune.prefixLength(text, count: count)]))
    }

    /// Appends a code point in single quotes (`strconv.QuoteRune`, `%q` of a number); one that is no character becomes U+FFFD.
    package static func append(rune: UInt32, isASCII: Bool = false, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "'"))
        appendEscaped(Rune.isValid(rune) ? rune : Rune.replacement, quote: UInt8(ascii: "'"), isASCII: isASCII, to: &out)
        out.append(UInt8(ascii: "'"))
    }

    /// A code point in single quotes: `'é'`, `'\x00'`.
    package static func text(rune: UInt32) -> String {
        var out: [UInt8] = []
        append(rune: rune, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// A code point as `%#U` writes it: `U+0071 'q'`, without the quotes where it is not printable.
    package static func unicodeText(_ rune: UInt32) -> String {
        var out = Array("U+".utf8)
        appendHex(UInt64(rune), minimumDigits: 4, isUppercase: true, to: &out)
        if Rune.isPrintable(rune) {
            out += " '".utf8
            Rune.append(rune, to: &out)
            out.append(UInt8(ascii: "'"))
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether `text` can stand between back quotes (`strconv.CanBackquote`): no control character but the tab, no back quote,
    /// no byte order mark, and valid UTF-8.
    package static func canBackquote(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = 0
        while i < text.count {
            let rune = Rune.decode(text, at: i)
            i += rune.width
            if rune.width > 1 {
                if rune.value == 0xFEFF { return false }
                continue
            }
            if rune.value == Rune.replacement { return false }
            if rune.value < 0x20 && rune.value != 0x09 || rune.value == 0x60 || rune.value == 0x7F { return false }
        }
        return true
    }

    private static func appendEscaped(_ value: UInt32, quote: UInt8, isASCII: Bool, to out: inout [UInt8]) {
        let backslash = UInt8(ascii: "\\")
        if value == UInt32(quote) || value == UInt32(backslash) {
            out.append(backslash)
            out.append(UInt8(value))
            return
        }
        if value < 0x7F && value >= 0x20 {
            out.append(UInt8(value))
            return
        }
        if !isASCII, Rune.isPrintable(value) {
            Rune.append(value, to: &out)
            return
        }
        let letter: Unicode.Scalar?
        switch value {
        case 0x07: letter = "a"
        case 0x08: letter = "b"
        case 0x0C: letter = "f"
        case 0x0A: letter = "n"
        case 0x0D: letter = "r"
        case 0x09: letter = "t"
        case 0x0B: letter = "v"
        default: letter = nil
        }
        if let letter {
            out.append(backslash)
            out.append(UInt8(ascii: letter))
        } else if value < 0x20 || value == 0x7F {
            appendHexEscape(value, marker: UInt8(ascii: "x"), digits: 2, to: &out)
        } else if value < 0x10000 {
            appendHexEscape(value, marker: UInt8(ascii: "u"), digits: 4, to: &out)
        } else {
            appendHexEscape(value, marker: UInt8(ascii: "U"), digits: 8, to: &out)
        }
    }

    private static func appendHexEscape(_ value: UInt32, marker: UInt8, digits: Int, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\\"))
        out.append(marker)
        appendHex(UInt64(value), minimumDigits: digits, isUppercase: false, to: &out)
    }
}

/// Appends hexadecimal digits, with zeros in front up to `minimumDigits`.
func appendHex(_ value: UInt64, minimumDigits: Int, isUppercase: Bool, to out: inout [UInt8]) {
    let needed = max(1, (64 - value.leadingZeroBitCount + 3) / 4)
    for _ in 0..<max(0, minimumDigits - needed) { out.append(UInt8(ascii: "0")) }
    for position in (0..<needed).reversed() {
        out.append(hexDigit(UInt8(value >> UInt64(position * 4) & 0xF), isUppercase: isUppercase))
    }
}

/// The digit for 0…15.
func hexDigit(_ value: UInt8, isUppercase: Bool) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : (isUppercase ? UInt8(ascii: "A") : UInt8(ascii: "a")) + value - 10
}

/// The value of a hexadecimal digit; nil for any other byte.
func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
