import GoFormat

/// The kinds of words in a template.
enum TokenKind: UInt8 {
    case error, bool, char, charConstant, complex, assign, declare, eof, field, identifier, leftDelimiter, leftParen, number, pipe
    case rawString, rightDelimiter, rightParen, space, string, text, variable
    // Keywords: everything from here on.
    case block, breakWord, continueWord, dot, define, elseWord, end, ifWord, nilWord, range, template, with

    var isKeyword: Bool { rawValue >= TokenKind.block.rawValue }
}

struct Token {
    var kind: TokenKind
    var start: UInt32
    var end: UInt32
}

/// Why a text cannot be cut into words; the parser words it.
enum LexicalFault {
    case unclosedAction, unclosedLeftParen, expectedDeclare, unexpectedRightParen, unrecognizedCharacter(UInt32), badCharacter(UInt32)
    case unterminatedCharacter, unterminatedString, unterminatedRawString, badNumber, unclosedComment, commentEnds
}

/// Cuts a template into words, with the rules of Go's `text/template/parse`.
///
/// After a fault it gives only that the text has ended, until it is told where to go on.
struct TemplateLexer {
    let text: UnsafeBufferPointer<UInt8>
    private(set) var position = 0
    private(set) var insideAction = false
    private var parenDepth = 0
    private(set) var fault: LexicalFault?

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// Goes on outside of actions at `offset`, whatever was there before.
    mutating func restart(at offset: Int) {
        position = min(offset, text.count)
        insideAction = false
        parenDepth = 0
        fault = nil
    }

    mutating func next() -> Token {
        if fault != nil { return token(.eof, from: text.count) }
        return insideAction ? insideActionToken() : textToken()
    }

    // MARK: Outside of actions

    private mutating func textToken() -> Token {
        while true {
            let start = position
            guard let delimiter = findLeftDelimiter(from: start) else {
                position = text.count
                return token(start < text.count ? .text : .eof, from: start)
            }
            let trims = isTrimmed(delimiter)
            if delimiter > start {
                var end = delimiter
                if trims { while end > start, isSpace(text[end - 1]) { end -= 1 } }
                position = delimiter
                if end > start { return Token(kind: .text, start: UInt32(start), end: UInt32(end)) }
            }
            let afterMarker = delimiter + 2 + (trims ? 2 : 0)
            if at(afterMarker) == 0x2F, at(afterMarker + 1) == 0x2A {
                guard skipComment(from: afterMarker) else {
                    return Token(kind: .error, start: UInt32(afterMarker), end: UInt32(text.count))
                }
                continue
            }
            position = afterMarker
            insideAction = true
            parenDepth = 0
            return Token(kind: .leftDelimiter, start: UInt32(delimiter), end: UInt32(delimiter + 2))
        }
    }

    private func findLeftDelimiter(from start: Int) -> Int? {
        var i = start
        while i + 1 < text.count {
            if text[i] == 0x7B, text[i + 1] == 0x7B { return i }
            i += 1
        }
        return nil
    }

    /// Whether `{{` at `delimiter` is followed by the trim marker, `-` and a space.
    private func isTrimmed(_ delimiter: Int) -> Bool {
        guard at(delimiter + 2) == 0x2D, let after = at(delimiter + 3) else { return false }
        return isSpace(after)
    }

    private mutating func skipComment(from start: Int) -> Bool {
        var i = start + 2
        while i + 1 < text.count, !(text[i] == 0x2A && text[i + 1] == 0x2F) { i += 1 }
        guard i + 1 < text.count else {
            fault = .unclosedComment
            return false
        }
        i += 2
        guard let (trims, end) = rightDelimiter(at: i) else {
            fault = .commentEnds
            return false
        }
        position = end
        if trims { skipSpaces() }
        return true
    }

    private mutating func skipSpaces() {
        while position < text.count, isSpace(text[position]) { position += 1 }
    }

    /// Whether `}}` stands here, perhaps after a trim marker, and where it ends.
    private func rightDelimiter(at i: Int) -> (trims: Bool, end: Int)? {
        guard let first = at(i) else { return nil }
        if first == 0x7D { return at(i + 1) == 0x7D ? (false, i + 2) : nil }
        guard isSpace(first), at(i + 1) == 0x2D, at(i + 2) == 0x7D, at(i + 3) == 0x7D else { return nil }
        return (true, i + 4)
    }

    // MARK: Inside of actions

    private mutating func insideActionToken() -> Token {
        let start = position
        if let (trims, end) = rightDelimiter(at: start) {
            if parenDepth > 0 { return fail(.unclosedLeftParen, from: start) }
            return closeAction(trims: trims, end: end)
        }
        guard let byte = at(start) else { return fail(.unclosedAction, from: start) }
        position = start + 1
        switch byte {
        case 0x20, 0x09, 0x0D, 0x0A: return spaceToken(from: start)
        case 0x3D: return token(.assign, from: start)
        case 0x3A:
            guard at(position) == 0x3D else {
                advanceScalar()
                return fail(.expectedDeclare, from: start)
            }
            position += 1
            return token(.declare, from: start)
        case 0x7C: return token(.pipe, from: start)
        case 0x22: return quotedToken(.string, close: 0x22, .unterminatedString, from: start)
        case 0x27: return quotedToken(.charConstant, close: 0x27, .unterminatedCharacter, from: start)
        case 0x60: return rawStringToken(from: start)
        case 0x24: return nameToken(.variable, alone: .variable, from: start)
        case 0x2E:
            if let after = at(position), !(0x30...0x39).contains(after) { return nameToken(.field, alone: .dot, from: start) }
            position = start
            return numberToken(from: start)
        case 0x2B, 0x2D, 0x30...0x39:
            position = start
            return numberToken(from: start)
        case 0x28:
            parenDepth += 1
            return token(.leftParen, from: start)
        case 0x29:
            parenDepth -= 1
            return parenDepth < 0 ? fail(.unexpectedRightParen, from: start) : token(.rightParen, from: start)
        default:
            position = start
            if isAlphanumeric(at: start) { return identifierToken(from: start) }
            let scalar = advanceScalar()
            if (0x21...0x7E).contains(scalar) { return token(.char, from: start) }
            return fail(.unrecognizedCharacter(scalar), from: start)
        }
    }

    private mutating func closeAction(trims: Bool, end: Int) -> Token {
        position = end
        insideAction = false
        if trims { skipSpaces() }
        return Token(kind: .rightDelimiter, start: UInt32(end - 2), end: UInt32(end))
    }

    /// A run of spaces. The last one belongs to `-}}` when that follows.
    private mutating func spaceToken(from start: Int) -> Token {
        skipSpaces()
        if rightDelimiter(at: position - 1)?.trims == true { position -= 1 }
        return token(.space, from: start)
    }

    private mutating func identifierToken(from start: Int) -> Token {
        skipAlphanumerics()
        guard atTerminator() else { return failAtBadCharacter(from: start) }
        return token(word(from: start), from: start)
    }

    private mutating func nameToken(_ kind: TokenKind, alone: TokenKind, from start: Int) -> Token {
        if atTerminator() { return token(alone, from: start) }
        skipAlphanumerics()
        guard atTerminator() else { return failAtBadCharacter(from: start) }
        return token(kind, from: start)
    }

    private mutating func failAtBadCharacter(from start: Int) -> Token {
        let before = position
        let scalar = advanceScalar()
        position = before
        return fail(.badCharacter(scalar), from: start)
    }

    private mutating func quotedToken(_ kind: TokenKind, close: UInt8, _ fault: LexicalFault, from start: Int) -> Token {
        while let byte = at(position), byte != 0x0A {
            position += 1
            if byte == close { return token(kind, from: start) }
            if byte == 0x5C {
                guard let escaped = at(position), escaped != 0x0A else { break }
                position += 1
            }
        }
        return fail(fault, from: start)
    }

    private mutating func rawStringToken(from start: Int) -> Token {
        while let byte = at(position) {
            position += 1
            if byte == 0x60 { return token(.rawString, from: start) }
        }
        return fail(.unterminatedRawString, from: start)
    }

    private mutating func numberToken(from start: Int) -> Token {
        guard scanNumber() else { return fail(.badNumber, from: start) }
        if let sign = at(position), sign == 0x2B || sign == 0x2D {
            guard scanNumber(), text[position - 1] == 0x69 else { return fail(.badNumber, from: start) }
            return token(.complex, from: start)
        }
        return token(.number, from: start)
    }

    private mutating func scanNumber() -> Bool {
        accept { $0 == 0x2B || $0 == 0x2D }
        var base = 10
        if accept({ $0 == 0x30 }) {
            if accept({ $0 | 0x20 == 0x78 }) {
                base = 16
            } else if accept({ $0 | 0x20 == 0x6F }) {
                base = 8
            } else if accept({ $0 | 0x20 == 0x62 }) {
                base = 2
            }
        }
        skipDigits(base)
        if accept({ $0 == 0x2E }) { skipDigits(base) }
        if base == 10, accept({ $0 | 0x20 == 0x65 }) {
            accept { $0 == 0x2B || $0 == 0x2D }
            skipDigits(10)
        }
        if base == 16, accept({ $0 | 0x20 == 0x70 }) {
            accept { $0 == 0x2B || $0 == 0x2D }
            skipDigits(10)
        }
        accept { $0 == 0x69 }
        if isAlphanumeric(at: position) {
            advanceScalar()
            return false
        }
        return true
    }

    @discardableResult
    private mutating func accept(_ isWanted: (UInt8) -> Bool) -> Bool {
        guard let byte = at(position), isWanted(byte) else { return false }
        position += 1
        return true
    }

    private mutating func skipDigits(_ base: Int) {
        while let byte = at(position) {
            switch byte {
            case 0x5F: break
            case 0x30...0x39 where Int(byte - 0x30) < base: break
            case 0x41...0x46 where base == 16, 0x61...0x66 where base == 16: break
            default: return
            }
            position += 1
        }
    }

    // MARK: Characters

    @inline(__always)
    private func at(_ i: Int) -> UInt8? { i < text.count ? text[i] : nil }

    private func token(_ kind: TokenKind, from start: Int) -> Token {
        Token(kind: kind, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: max(start, position)))
    }

    private mutating func fail(_ fault: LexicalFault, from start: Int) -> Token {
        self.fault = fault
        return token(.error, from: start)
    }

    /// Whether a name may end here. Catches `$x+2`, so that arithmetic stays free for a later Go.
    private func atTerminator() -> Bool {
        guard let byte = at(position) else { return true }
        switch byte {
        case 0x20, 0x09, 0x0D, 0x0A, 0x2E, 0x2C, 0x7C, 0x3A, 0x29, 0x28: return true
        case 0x7D: return at(position + 1) == 0x7D
        default: return false
        }
    }

    private mutating func skipAlphanumerics() {
        while let byte = at(position) {
            if byte < 0x80 {
                guard isASCIIAlphanumeric(byte) else { return }
                position += 1
            } else {
                guard isAlphanumeric(at: position) else { return }
                advanceScalar()
            }
        }
    }

    private func isAlphanumeric(at i: Int) -> Bool {
        guard let byte = at(i) else { return false }
        if byte < 0x80 { return isASCIIAlphanumeric(byte) }
        return isLetterOrDigit(Rune.decode(text, at: i).value)
    }

    @discardableResult
    private mutating func advanceScalar() -> UInt32 {
        guard position < text.count else { return 0xFFFF_FFFF }
        let rune = Rune.decode(text, at: position)
        position += rune.width
        return rune.value
    }

    private func word(from start: Int) -> TokenKind {
        let count = position - start
        guard count >= 2, count <= 8, let base = text.baseAddress else { return .identifier }
        func matches(_ word: StaticString) -> Bool {
            guard word.utf8CodeUnitCount == count else { return false }
            for i in 0..<count where base[start + i] != word.utf8Start[i] { return false }
            return true
        }
        switch text[start] {
        case 0x62:
            if matches("block") { return .block }
            if matches("break") { return .breakWord }
        case 0x63: if matches("continue") { return .continueWord }
        case 0x64: if matches("define") { return .define }
        case 0x65:
            if matches("end") { return .end }
            if matches("else") { return .elseWord }
        case 0x66: if matches("false") { return .bool }
        case 0x69: if matches("if") { return .ifWord }
        case 0x6E: if matches("nil") { return .nilWord }
        case 0x72: if matches("range") { return .range }
        case 0x74:
            if matches("true") { return .bool }
            if matches("template") { return .template }
        case 0x77: if matches("with") { return .with }
        default: break
        }
        return .identifier
    }
}
