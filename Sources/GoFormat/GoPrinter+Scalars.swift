extension GoPrinter {
    /// Writes a text, filled up to the width on the left, or on the right with the flag `-`.
    mutating func pad(_ bytes: some Collection<UInt8>) {
        guard let width = flags.width, width > 0 else {
            write(bytes: bytes)
            return
        }
        let count = bytes.withContiguousStorageIfAvailable { Rune.count($0) } ?? Array(bytes).withUnsafeBufferPointer { Rune.count($0) }
        if !flags.minus { writePadding(width - count) }
        write(bytes: bytes)
        if flags.minus { writePadding(width - count) }
    }

    private mutating func writePadding(_ count: Int) {
        guard count > 0 else { return }
        let filler = flags.zero && !flags.minus ? UInt8(ascii: "0") : UInt8(ascii: " ")
        write(bytes: repeatElement(filler, count: count))
    }

    /// Fills up with spaces whatever the flag `0` says.
    private mutating func padWithSpaces(_ bytes: some Collection<UInt8>) {
        let zero = flags.zero
        flags.zero = false
        pad(bytes)
        flags.zero = zero
    }

    /// Writes a text, cut to the precision (in characters).
    mutating func formatString(_ text: [UInt8]) {
        pad(text.prefix(cutLength(text)))
    }

    private func cutLength(_ text: [UInt8]) -> Int {
        guard let precision = flags.precision else { return text.count }
        return text.withUnsafeBufferPointer { Rune.prefixLength($0, count: precision) }
    }

    /// Writes a text as a verb asks; false where the verb is not one for texts.
    @discardableResult
    mutating func formatString(_ text: [UInt8], verb: Verb) -> Bool {
        switch verb.letter {
        case UInt8(ascii: "v") where !flags.sharpV, UInt8(ascii: "s"): formatString(text)
        case UInt8(ascii: "v"), UInt8(ascii: "q"): formatQuoted(text)
        case UInt8(ascii: "x"): formatHexBytes(text, isUppercase: false)
        case UInt8(ascii: "X"): formatHexBytes(text, isUppercase: true)
        default: return false
        }
        return true
    }

    private mutating func formatQuoted(_ text: [UInt8]) {
        var quoted: [UInt8] = []
        let cut = text.prefix(cutLength(text))
        cut.withUnsafeBufferPointer { shown in
            if flags.sharp, Quote.canBackquote(shown) {
                quoted.append(UInt8(ascii: "`"))
                quoted += shown
                quoted.append(UInt8(ascii: "`"))
            } else {
                Quote.append(shown, isASCII: flags.plus, to: &quoted)
            }
        }
        pad(quoted)
    }

    /// `%x` of a text: its bytes, at most as many as the precision says.
    private mutating func formatHexBytes(_ text: [UInt8], isUppercase: Bool) {
        var out: [UInt8] = []
        for (i, byte) in text.prefix(flags.precision ?? text.count).enumerated() {
            if i > 0, flags.space { out.append(UInt8(ascii: " ")) }
            if flags.sharp, i == 0 || flags.space { out += (isUppercase ? "0X" : "0x").utf8 }
            appendHex(UInt64(byte), minimumDigits: 2, isUppercase: isUppercase, to: &out)
        }
        pad(out)
    }

    /// Writes an integer as a verb asks; false where the verb is not one for integers.
    mutating func formatInteger(_ value: UInt64, isSigned: Bool, verb: Verb) -> Bool {
        switch verb.letter {
        case UInt8(ascii: "v") where flags.sharpV && !isSigned:
            let sharp = flags.sharp
            flags.sharp = true
            formatDigits(value, base: 16, isSigned: false, letter: UInt8(ascii: "v"))
            flags.sharp = sharp
        case UInt8(ascii: "v"), UInt8(ascii: "d"): formatDigits(value, base: 10, isSigned: isSigned, letter: verb.letter)
        case UInt8(ascii: "b"): formatDigits(value, base: 2, isSigned: isSigned, letter: verb.letter)
        case UInt8(ascii: "o"), UInt8(ascii: "O"): formatDigits(value, base: 8, isSigned: isSigned, letter: verb.letter)
        case UInt8(ascii: "x"), UInt8(ascii: "X"): formatDigits(value, base: 16, isSigned: isSigned, letter: verb.letter)
        case UInt8(ascii: "c"):
            var out: [UInt8] = []
            Rune.append(Self.rune(value), to: &out)
            pad(out)
        case UInt8(ascii: "q"):
            var out: [UInt8] = []
            Quote.append(rune: Self.rune(value), isASCII: flags.plus, to: &out)
            pad(out)
        case UInt8(ascii: "U"): formatUnicode(value)
        default: return false
        }
        return true
    }

    private static func rune(_ value: UInt64) -> UInt32 {
        value > UInt64(Rune.maximum) ? Rune.replacement : UInt32(value)
    }

    private mutating func formatDigits(_ value: UInt64, base: UInt64, isSigned: Bool, letter: UInt8) {
        let isNegative = isSigned && Int64(bitPattern: value) < 0
        let magnitude = isNegative ? 0 &- value : value
        let isUppercase = letter == UInt8(ascii: "X")
        // Zeros in front come from the precision, else from the flag 0 with a width.
        var wanted = 0
        if let precision = flags.precision {
            wanted = precision
            if precision == 0, magnitude == 0 {
                padWithSpaces([])
                return
            }
        } else if flags.zero, !flags.minus, let width = flags.width {
            wanted = width - (isNegative || flags.plus || flags.space ? 1 : 0)
        }

        var digits: [UInt8] = []
        var rest = magnitude
        repeat {
            digits.append(hexDigit(UInt8(rest % base), isUppercase: isUppercase))
            rest /= base
        } while rest > 0
        if wanted > digits.count { digits += repeatElement(UInt8(ascii: "0"), count: wanted - digits.count) }
        if flags.sharp {
            switch base {
            case 2: digits += "b0".utf8
            case 8: if digits.last != UInt8(ascii: "0") { digits.append(UInt8(ascii: "0")) }
            case 16: digits += (isUppercase ? "X0" : "x0").utf8
            default: break
            }
        }
        if letter == UInt8(ascii: "O") { digits += "o0".utf8 }
        if isNegative {
            digits.append(UInt8(ascii: "-"))
        } else if flags.plus {
            digits.append(UInt8(ascii: "+"))
        } else if flags.space {
            digits.append(UInt8(ascii: " "))
        }
        digits.reverse()
        padWithSpaces(digits)
    }

    /// `%U`: `U+0078`, with the flag `#` also the character.
    private mutating func formatUnicode(_ value: UInt64) {
        var out = Array("U+".utf8)
        appendHex(value, minimumDigits: max(flags.precision ?? 4, 4), isUppercase: true, to: &out)
        if flags.sharp, value <= UInt64(Rune.maximum), Rune.isPrintable(UInt32(value)) {
            out += " '".utf8
            Rune.append(UInt32(value), to: &out)
            out.append(UInt8(ascii: "'"))
        }
        padWithSpaces(out)
    }

    /// Writes a float as a verb asks; false where the verb is not one for floats.
    mutating func formatFloat(_ value: Double, verb: Verb) -> Bool {
        let style: FloatFormat.Style
        var precision = flags.precision
        switch verb.letter {
        case UInt8(ascii: "v"), UInt8(ascii: "g"): style = .g
        case UInt8(ascii: "G"): style = .upperG
        case UInt8(ascii: "b"): style = .b
        case UInt8(ascii: "x"): style = .x
        case UInt8(ascii: "X"): style = .upperX
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
            style = .f
            precision = precision ?? 6
        case UInt8(ascii: "e"):
            style = .e
            precision = precision ?? 6
        case UInt8(ascii: "E"):
            style = .upperE
            precision = precision ?? 6
        default: return false
        }

        var number: [UInt8] = []
        FloatFormat.append(value, style, precision: precision, to: &number)
        var sign = UInt8(ascii: "+")
        if let first = number.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            sign = first
            number.removeFirst()
        }
        if flags.space, !flags.plus, sign == UInt8(ascii: "+") { sign = UInt8(ascii: " ") }
        if !value.isFinite {
            let showsSign = !value.isNaN ? flags.plus || sign != UInt8(ascii: "+") || value.isInfinite : flags.space || flags.plus
            padWithSpaces(showsSign ? [sign] + number : number)
            return true
        }
        if flags.sharp, verb.letter != UInt8(ascii: "b") { keepZeros(&number, verb: verb, precision: precision) }
        guard flags.plus || sign != UInt8(ascii: "+") else {
            pad(number)
            return true
        }
        // The sign stands before the zeros that fill up.
        if flags.zero, !flags.minus, let width = flags.width, width > number.count + 1 {
            write(bytes: CollectionOfOne(sign))
            writePadding(width - number.count - 1)
            write(bytes: number)
        } else {
            pad([sign] + number)
        }
        return true
    }

    /// The flag `#`: a point always, and for `g` the zeros at the end.
    private func keepZeros(_ number: inout [UInt8], verb: Verb, precision: Int?) {
        var missing = 0
        switch verb.letter {
        case UInt8(ascii: "v"), UInt8(ascii: "g"), UInt8(ascii: "G"), UInt8(ascii: "x"): missing = precision ?? 6
        default: break
        }
        let isHexadecimal = verb.letter | 0x20 == UInt8(ascii: "x")
        let marker = isHexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e")
        let end = number.firstIndex { $0 | 0x20 == marker } ?? number.count
        let tail = Array(number[end...])
        number.removeSubrange(end...)
        var hasPoint = false
        var hasDigit = false
        for byte in number {
            if byte == UInt8(ascii: ".") {
                hasPoint = true
                continue
            }
            if byte != UInt8(ascii: "0") { hasDigit = true }
            if hasDigit { missing -= 1 }
        }
        if !hasPoint {
            if number.count == 1, number[0] == UInt8(ascii: "0") { missing -= 1 }
            number.append(UInt8(ascii: "."))
        }
        if missing > 0 { number += repeatElement(UInt8(ascii: "0"), count: missing) }
        number += tail
    }

    /// Writes a complex number as a verb asks: both parts in parentheses; false where the verb is not one for floats.
    mutating func formatComplex(_ real: Double, _ imaginary: Double, verb: Verb) -> Bool {
        guard "vbgGxXfFeE".utf8.contains(verb.letter) else { return false }
        write("(")
        _ = formatFloat(real, verb: verb)
        let plus = flags.plus
        flags.plus = true
        _ = formatFloat(imaginary, verb: verb)
        flags.plus = plus
        write("i)")
        return true
    }
}
