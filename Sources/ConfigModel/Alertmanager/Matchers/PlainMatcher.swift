/// A matcher in its plainest form, `severity="page"` or `team=web`, on which every parser agrees.
enum PlainMatcher {
    /// The matcher of such a text; nil for any other text, which the parsers then read.
    ///
    /// A name of ASCII letters, digits and underscores, an operator, and a value of letters, digits and `_-./:`, bare or in double
    /// quotes, where the usual signs of regular expressions may stand, too.
    static func parse(_ input: [UInt8]) -> AlertMatcher? {
        let parts = input.withUnsafeBufferPointer { split($0) }
        guard let parts else { return nil }
        // One that is no valid expression is left to the parsers.
        return try? AlertMatcher(Array(input[..<parts.nameEnd]), parts.operation, Array(input[parts.value]))
    }

    private static func split(_ text: UnsafeBufferPointer<UInt8>) -> (nameEnd: Int, operation: MatchOperator, value: Range<Int>)? {
        var i = 0
        while i < text.count, isNameByte(text[i], isFirst: i == 0) { i += 1 }
        let nameEnd = i
        guard nameEnd > 0, i + 1 < text.count else { return nil }
        let operation: MatchOperator
        switch (text[i], text[i + 1]) {
        case (UInt8(ascii: "="), UInt8(ascii: "~")): operation = .matches
        case (UInt8(ascii: "!"), UInt8(ascii: "=")): operation = .notEqual
        case (UInt8(ascii: "!"), UInt8(ascii: "~")): operation = .notMatches
        case (UInt8(ascii: "="), _): operation = .equal
        default: return nil
        }
        i += operation == .equal ? 1 : 2
        var end = text.count
        let isQuoted = i < end && text[i] == UInt8(ascii: "\"")
        if isQuoted {
            guard end - i >= 2, text[end - 1] == UInt8(ascii: "\"") else { return nil }
            i += 1
            end -= 1
        } else if i == end {
            return nil
        }
        for k in i..<end where !isValueByte(text[k]) && !(isQuoted && isPatternByte(text[k])) { return nil }
        return (nameEnd, operation, i..<end)
    }

    private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x5F: return true
        case 0x30...0x39: return !isFirst
        default: return false
        }
    }

    private static func isPatternByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "|"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "$"):
            true
        default: false
        }
    }

    private static func isValueByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F, 0x2D, 0x2E, 0x2F, 0x3A: return true
        default: return false
        }
    }
}
