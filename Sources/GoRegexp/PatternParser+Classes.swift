extension PatternParser {
    /// Reads what a backslash outside of a class begins.
    mutating func readEscape() {
        let start = position
        if start + 1 < text.count {
            switch text[start + 1] {
            case UInt8(ascii: "A"), UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "z"):
                position += 2
                pushAssertion(matchesEmpty: text[start + 1] != UInt8(ascii: "b"))
                return
            case UInt8(ascii: "C"):
                fail(.invalidEscape, start..<start + 2)
                return
            case UInt8(ascii: "Q"):
                readQuotedLiterals()
                return
            case UInt8(ascii: "p"), UInt8(ascii: "P"):
                if readProperty(inClass: false) { pushClass(isSingle: false, runes: Self.propertyRunes) }
                return
            case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"), UInt8(ascii: "W"):
                position += 2
                pushClass(isSingle: false, runes: 0)
                return
            default: break
            }
        }
        if readEscapedRune() != nil { pushEscaped() }
    }

    /// About as many runes as Go counts for `\pL`; what many properties in a pattern cost it.
    private static var propertyRunes: Int { 1292 }

    /// `\Q…\E`: all characters stand for themselves.
    private mutating func readQuotedLiterals() {
        position += 2
        while position < text.count {
            if text[position] == UInt8(ascii: "\\"), position + 1 < text.count, text[position + 1] == UInt8(ascii: "E") {
                position += 2
                return
            }
            guard nextRune() != nil else { return }
            pushEscaped()
        }
        hasOpenQuote = true
        // A matcher's pattern is parsed before anything is put behind it.
        record(position..<position) { Array("\\E".utf8) }
    }

    /// Reads an escape that stands for one character; nil after a failure.
    private mutating func readEscapedRune() -> UInt32? {
        let start = position
        position += 1
        guard position < text.count else {
            fail(.trailingBackslash, position..<position)
            return nil
        }
        guard let letter = nextRune() else { return nil }
        func octalDigit() -> UInt32? {
            guard position < text.count, text[position] >= UInt8(ascii: "0"), text[position] <= UInt8(ascii: "7") else { return nil }
            return UInt32(text[position] - UInt8(ascii: "0"))
        }
        guard letter < 0x80 else {
            fail(.invalidEscape, start..<position)
            return nil
        }
        switch UInt8(letter) {
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            // One digit alone would be a back reference, but for the zero.
            if letter != UInt32(UInt8(ascii: "0")), octalDigit() == nil { break }
            var value = letter - UInt32(UInt8(ascii: "0"))
            for _ in 0..<2 {
                guard let digit = octalDigit() else { break }
                value = value * 8 + digit
                position += 1
            }
            return value
        case UInt8(ascii: "x"):
            if let value = readHexadecimal() { return value }
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "v"): return 0x0B
        case UInt8(ascii: "_"): return letter
        case let byte where !isWordByte(byte): return letter
        default: break
        }
        fail(.invalidEscape, start..<position)
        return nil
    }

    /// Two hexadecimal digits, or any number of them in braces; nil where they are not there.
    private mutating func readHexadecimal() -> UInt32? {
        guard position < text.count, let first = nextRune() else { return nil }
        guard first == UInt32(UInt8(ascii: "{")) else {
            // Go reads two characters before it looks at them.
            guard position < text.count else { return nil }
            guard let second = nextRune(), let high = hexValue(first), let low = hexValue(second) else { return nil }
            return high * 16 + low
        }
        var value: UInt32 = 0
        var count = 0
        while position < text.count {
            guard let rune = nextRune() else { return nil }
            if rune == UInt32(UInt8(ascii: "}")) { return count > 0 ? value : nil }
            guard let digit = hexValue(rune) else { return nil }
            value = value * 16 + digit
            if value > 0x10FFFF { return nil }
            count += 1
        }
        return nil
    }

    private func hexValue(_ rune: UInt32) -> UInt32? {
        switch rune {
        case 0x30...0x39: rune - 0x30
        case 0x41...0x46: rune - 0x41 + 10
        case 0x61...0x66: rune - 0x61 + 10
        default: nil
        }
    }

    /// Reads a class in brackets.
    mutating func readClass() {
        let start = position
        position += 1
        let isNegated = position < text.count && text[position] == UInt8(ascii: "^")
        if isNegated { position += 1 }
        var items = 0
        var isSingle = !isNegated
        var runes = 0
        while true {
            // A bracket right at the start is a character.
            if position < text.count, text[position] == UInt8(ascii: "]"), items > 0 { break }
            items += 1
            if position + 2 < text.count, text[position] == UInt8(ascii: "["), text[position + 1] == UInt8(ascii: ":") {
                let from = position
                if readNamedClass() {
                    isSingle = false
                    continue
                }
                if position != from || failure != nil { return }
            }
            if position + 1 < text.count, text[position] == UInt8(ascii: "\\") {
                switch text[position + 1] {
                case UInt8(ascii: "p"), UInt8(ascii: "P"):
                    guard readProperty(inClass: true) else { return }
                    runes += Self.propertyRunes
                    isSingle = false
                    continue
                case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"), UInt8(ascii: "W"):
                    position += 2
                    isSingle = false
                    continue
                default: break
                }
            }
            let rangeStart = position
            guard let low = readClassRune(from: start) else { return }
            if position + 1 < text.count, text[position] == UInt8(ascii: "-"), text[position + 1] != UInt8(ascii: "]") {
                position += 1
                guard let high = readClassRune(from: start) else { return }
                if high < low {
                    fail(.invalidCharacterRange, rangeStart..<position)
                    return
                }
                if high > low { isSingle = false }
            }
        }
        position += 1
        pushClass(isSingle: isSingle && items == 1, runes: runes)
    }

    private mutating func readClassRune(from start: Int) -> UInt32? {
        guard position < text.count else {
            fail(.missingBracket, start..<text.count)
            return nil
        }
        return text[position] == UInt8(ascii: "\\") ? readEscapedRune() : nextRune()
    }

    /// Reads `[:alpha:]` inside a class. False where none stands here, or it has an unknown name, which is a failure.
    private mutating func readNamedClass() -> Bool {
        var i = position + 2
        while i + 1 < text.count, text[i] != UInt8(ascii: ":") || text[i + 1] != UInt8(ascii: "]") { i += 1 }
        guard i + 1 < text.count else { return false }
        var name = UnsafeBufferPointer(rebasing: text[position + 2..<i])
        if name.first == UInt8(ascii: "^") { name = UnsafeBufferPointer(rebasing: name[1...]) }
        guard Self.namedClasses.contains(where: { $0.utf8.elementsEqual(name) }) else {
            fail(.invalidCharacterRange, position..<i + 2)
            return false
        }
        position = i + 2
        return true
    }

    private static let namedClasses = [
        "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word", "xdigit",
    ]

    /// Reads `\pL`, `\p{Greek}`, `\P{^Lu}`. False after a failure.
    private mutating func readProperty(inClass: Bool) -> Bool {
        let start = position
        var isNegated = text[start + 1] == UInt8(ascii: "P")
        position += 2
        guard position < text.count else {
            fail(.invalidCharacterRange, start..<text.count)
            return false
        }
        let nameStart = position
        guard let first = nextRune() else { return false }
        var name = UnsafeBufferPointer(rebasing: text[nameStart..<position])
        if first == UInt32(UInt8(ascii: "{")) {
            guard let end = text[start...].firstIndex(of: UInt8(ascii: "}")) else {
                if isUTF8(start..<text.count) { fail(.invalidCharacterRange, start..<text.count) }
                return false
            }
            guard isUTF8(nameStart + 1..<end) else { return false }
            name = UnsafeBufferPointer(rebasing: text[nameStart + 1..<end])
            position = end + 1
        }
        if name.first == UInt8(ascii: "^") {
            isNegated.toggle()
            name = UnsafeBufferPointer(rebasing: name[1...])
        }
        guard let property = UnicodeProperty(name: name, isLoose: hasLoosePropertyNames) else {
            fail(.invalidCharacterRange, start..<position)
            return false
        }
        record(start..<position) { property.pattern(isNegated: isNegated, inClass: inClass) }
        return true
    }
}
