import GoFormat
import GoRegexp

/// The parser of matchers before 0.27, which the classic and the fallback mode still use (`pkg/labels`).
enum ClassicMatcherParser {
    /// Reads matchers separated by commas outside of double quotes; one leading `{` and one trailing `}` fall off, each alone.
    static func list(_ input: [UInt8]) throws(MatcherError) -> [AlertMatcher] {
        var matchers: [AlertMatcher] = []
        for piece in pieces(input) { matchers.append(try parts(piece.text, at: piece.range).matcher()) }
        return matchers
    }

    /// Reads the text as exactly one matcher.
    static func one(_ input: [UInt8]) throws(MatcherError) -> AlertMatcher {
        try parts(input[...], at: 0..<input.count).matcher()
    }

    /// Whether the parser reads these matchers from the text, too: no expression is compiled for the answer. Nil where it fails.
    static func agrees(on matchers: [AlertMatcher], _ input: [UInt8], isOne: Bool) -> Bool? {
        let pieces = isOne ? [Piece(text: input[...], range: 0..<input.count)] : self.pieces(input)
        var isSame = pieces.count == matchers.count
        for (i, piece) in pieces.enumerated() {
            guard let parts = try? parts(piece.text, at: piece.range) else { return nil }
            if isSame, parts.name == matchers[i].name, parts.operation == matchers[i].operation, parts.value.bytes == matchers[i].value {
                continue
            }
            isSame = false
            if parts.operation.isRegexp, RegexpSyntax.check(parts.value.bytes, .alertmanager) != nil { return nil }
        }
        return isSame
    }

    /// The three parts of a matcher, its expression not yet looked at.
    private struct Parts {
        var name: [UInt8]
        var operation: MatchOperator
        var value: Value
        var range: Range<Int>
        /// Whether the text was taken as it stands, so that the value's place is known.
        var isVerbatim: Bool

        func matcher() throws(MatcherError) -> AlertMatcher {
            do throws(RegexpError) {
                return try AlertMatcher(name, operation, value.bytes)
            } catch {
                let end = range.upperBound - (value.isQuoted ? 1 : 0)
                let place = max(range.lowerBound, end - value.bytes.count)..<max(range.lowerBound, end)
                throw MatcherError(error, in: value.bytes, at: place, isVerbatim: isVerbatim && value.isVerbatim)
            }
        }
    }

    private struct Piece {
        /// With U+FFFD for what is not UTF-8.
        var text: ArraySlice<UInt8>
        /// Where the piece stands in the input.
        var range: Range<Int>
    }

    private static func pieces(_ input: [UInt8]) -> [Piece] {
        var start = 0
        var end = input.count
        if input.first == UInt8(ascii: "{") { start = 1 }
        if end > start, input[end - 1] == UInt8(ascii: "}") { end -= 1 }
        var pieces: [Piece] = []
        var isQuoted = false
        var isEscaped = false
        var from = start
        for i in start..<end {
            switch input[i] {
            case UInt8(ascii: ",") where !isQuoted:
                pieces.append(piece(input, from..<i))
                from = i + 1
                // As upstream: a backslash before the comma still escapes what follows it.
                continue
            case UInt8(ascii: ","):
                break
            case UInt8(ascii: "\""):
                if isEscaped { isEscaped = false } else { isQuoted.toggle() }
            case UInt8(ascii: "\\"):
                isEscaped.toggle()
            default:
                isEscaped = false
            }
        }
        var last = piece(input, from..<end)
        let trimmed = MatcherCharacters.trimmed(last.text)
        if !trimmed.isEmpty {
            last.text = trimmed
            pieces.append(last)
        }
        return pieces
    }

    private static func piece(_ input: [UInt8], _ range: Range<Int>) -> Piece {
        let text = input[range]
        if MatcherCharacters.isUTF8(text) { return Piece(text: text, range: trimBlanks(input, range)) }
        var replaced: [UInt8] = []
        text.withUnsafeBufferPointer { bytes in
            var i = 0
            while i < bytes.count {
                let rune = Rune.decode(bytes, at: i)
                Rune.append(rune.value, to: &replaced)
                i += rune.width
            }
        }
        return Piece(text: replaced[...], range: range)
    }

    private static func trimBlanks(_ input: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, MatcherCharacters.isBlank(input[start]) { start += 1 }
        while end > start, MatcherCharacters.isBlank(input[end - 1]) { end -= 1 }
        return start == end ? range : start..<end
    }

    /// `NAME OPERATOR VALUE` with blanks around each; the value may be in double quotes, with `\"`, `\\` and `\n` inside.
    private static func parts(_ text: ArraySlice<UInt8>, at range: Range<Int>) throws(MatcherError) -> Parts {
        var i = text.startIndex
        func skipBlanks() { while i < text.endIndex, MatcherCharacters.isBlank(text[i]) { i += 1 } }
        skipBlanks()
        let nameStart = i
        while i < text.endIndex, isNameByte(text[i], isFirst: i == nameStart) { i += 1 }
        let name = Array(text[nameStart..<i])
        skipBlanks()
        guard !name.isEmpty, let operation = scanOperator(text, &i) else { throw formatError(text, name: name, range) }
        skipBlanks()
        var end = text.endIndex
        while end > i, MatcherCharacters.isBlank(text[end - 1]) { end -= 1 }
        let value = try unescape(text[i..<end], at: range)
        return Parts(name: name, operation: operation, value: value, range: range, isVerbatim: text.count >= range.count)
    }

    private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x3A: return true
        case 0x30...0x39: return !isFirst
        default: return false
        }
    }

    private static func scanOperator(_ text: ArraySlice<UInt8>, _ i: inout Int) -> MatchOperator? {
        guard i < text.endIndex else { return nil }
        let second = i + 1 < text.endIndex ? text[i + 1] : 0
        switch (text[i], second) {
        case (UInt8(ascii: "="), UInt8(ascii: "~")):
            i += 2
            return .matches
        case (UInt8(ascii: "="), _):
            i += 1
            return .equal
        case (UInt8(ascii: "!"), UInt8(ascii: "=")):
            i += 2
            return .notEqual
        case (UInt8(ascii: "!"), UInt8(ascii: "~")):
            i += 2
            return .notMatches
        default:
            return nil
        }
    }

    private struct Value {
        var bytes: [UInt8] = []
        var isQuoted = false
        /// Whether the bytes stand in the text as they are.
        var isVerbatim = true
    }

    private static func unescape(_ raw: ArraySlice<UInt8>, at range: Range<Int>) throws(MatcherError) -> Value {
        var value = Value()
        var text = raw
        if raw.first == UInt8(ascii: "\"") {
            text = raw.dropFirst()
            value.isQuoted = true
        }
        guard MatcherCharacters.isUTF8(text) else { throw MatcherError("the value of the matcher is not UTF-8", range) }
        var wantsQuote = value.isQuoted
        var isEscaped = false
        for i in text.indices {
            let byte = text[i]
            let isLast = i == text.endIndex - 1
            if isEscaped {
                isEscaped = false
                switch byte {
                case UInt8(ascii: "n"): value.bytes.append(0x0A)
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): value.bytes.append(byte)
                default: value.bytes += [UInt8(ascii: "\\"), byte]
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"):
                if isLast {
                    value.bytes.append(byte)
                } else {
                    isEscaped = true
                    value.isVerbatim = false
                }
            case UInt8(ascii: "\""):
                guard wantsQuote, isLast else { throw quoteError(raw, range) }
                wantsQuote = false
            default:
                value.bytes.append(byte)
            }
        }
        if wantsQuote { throw quoteError(raw, range) }
        return value
    }

    private static func quoteError(_ raw: ArraySlice<UInt8>, _ range: Range<Int>) -> MatcherError {
        MatcherError(
            "a double quote inside the value of a matcher must be escaped: \(String(decoding: raw, as: UTF8.self))", range,
            note: "put the whole value into double quotes and write \\\" for a quote inside of it")
    }

    private static func formatError(_ text: ArraySlice<UInt8>, name: [UInt8], _ range: Range<Int>) -> MatcherError {
        let shown = String(decoding: text, as: UTF8.self)
        if MatcherCharacters.trimmed(text).isEmpty {
            return MatcherError("there is no matcher before this comma", range, note: "remove the comma")
        }
        return MatcherError(
            "'\(shown)' is no matcher", range,
            note: "a matcher is a label name, one of = != =~ !~, and a value: severity=\"critical\"")
    }
}
