import GoFormat

/// A token of the UTF-8 matcher syntax: bytes of the input.
struct MatcherToken {
    enum Kind {
        case end, openBrace, closeBrace, comma, operation(MatchOperator), quoted, unquoted
    }

    var kind: Kind
    var range: Range<Int>
}

/// Cuts a text into the tokens of Alertmanager's UTF-8 matcher syntax (`matcher/parse`, since 0.27).
struct UTF8MatcherLexer {
    let input: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ input: UnsafeBufferPointer<UInt8>) { self.input = input }

    /// The next token; `end` at the end of the input, again and again.
    mutating func next() throws(MatcherError) -> MatcherToken {
        while position < input.count {
            let start = position
            let rune = Rune.decode(input, at: start)
            switch rune.value {
            case 0x7B: return token(.openBrace, 1)
            case 0x7D: return token(.closeBrace, 1)
            case 0x2C: return token(.comma, 1)
            case 0x3D: return isNext(0x7E) ? token(.operation(.matches), 2) : token(.operation(.equal), 1)
            case 0x21:
                if isNext(0x3D) { return token(.operation(.notEqual), 2) }
                if isNext(0x7E) { return token(.operation(.notMatches), 2) }
                throw MatcherError("'!' begins no operator here", start..<start + 1, note: "write != or !~")
            case 0x22: return try quoted()
            default:
                if MatcherCharacters.isSpace(rune.value) {
                    position += rune.width
                } else if MatcherCharacters.isReserved(rune.value) {
                    throw unquotable(start)
                } else {
                    return unquoted()
                }
            }
        }
        return MatcherToken(kind: .end, range: input.count..<input.count)
    }

    private func isNext(_ byte: UInt8) -> Bool { position + 1 < input.count && input[position + 1] == byte }

    private mutating func token(_ kind: MatcherToken.Kind, _ length: Int) -> MatcherToken {
        defer { position += length }
        return MatcherToken(kind: kind, range: position..<position + length)
    }

    private mutating func quoted() throws(MatcherError) -> MatcherToken {
        var i = position + 1
        while i < input.count {
            switch input[i] {
            case 0x5C: i += 1
            case 0x22: return token(.quoted, i + 1 - position)
            default: break
            }
            i += 1
        }
        throw MatcherError("the double quote is not closed", position..<input.count)
    }

    private mutating func unquoted() -> MatcherToken {
        var i = position
        while i < input.count {
            let rune = Rune.decode(input, at: i)
            if MatcherCharacters.isReserved(rune.value) { break }
            i += rune.width
        }
        return token(.unquoted, i - position)
    }

    private func unquotable(_ at: Int) -> MatcherError {
        let note: String
        switch input[at] {
        case 0x27, 0x60: note = "only double quotes work here"
        case 0x5C: note = "put the value into double quotes and double the backslash"
        default: note = "the operators are = != =~ !~"
        }
        return MatcherError("'\(Character(UnicodeScalar(input[at])))' cannot stand here outside of double quotes", at..<at + 1, note: note)
    }
}
