/// The values behind a metric: `1 2.5 _x3 -1+1x5 stale {{schema:0 sum:1 buckets:[1 2]}}x2`.
extension Lexer {
    /// A token of series notation; nil when only the state changed.
    @inline(never)
    mutating func scanSeries() -> Token? {
        switch state {
        case .values:
            if histogramState != .none {
                state = .histogram
                return nil
            }
            return scanValue()
        case .number:
            state = .statements
            return scanPlainNumber()
        case .buckets: return scanBucket()
        default: return scanHistogram()
        }
    }

    private mutating func scanValue() -> Token? {
        guard position < count else {
            state = .statements
            return nil
        }
        let byte = base[position]
        switch byte {
        case UInt8(ascii: "{") where self.byte(position &+ 1) == UInt8(ascii: "{"):
            histogramState = .open
            state = .histogram
            return emit(.openHistogram, length: 2)
        case UInt8(ascii: "+"): return emit(.add, length: 1)
        case UInt8(ascii: "-"): return emit(.subtract, length: 1)
        case UInt8(ascii: "x"): return emit(.times, length: 1)
        case UInt8(ascii: "_"): return emit(.blank, length: 1)
        default: break
        }
        if isSpace(byte) { return emitSpace() }
        if isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(self.byte(position &+ 1))) { return scanPlainNumber() }
        if isLetter(byte) {
            state = .statements
            return scanWord()
        }
        return fail("unexpected character in series sequence: \(quotedCharacter(at: position))")
    }

    /// One token for a run of blanks; it covers the first of them.
    private mutating func emitSpace() -> Token {
        let token = emit(.space, length: 1)
        skipSpaces()
        return token
    }

    private mutating func scanHistogram() -> Token? {
        switch histogramState {
        case .times: return leaveHistogram(with: .times)
        case .add: return leaveHistogram(with: .add)
        case .subtract: return leaveHistogram(with: .subtract)
        case .none, .open: break
        }
        if bracketOpen {
            state = .buckets
            return nil
        }
        state = .histogram
        let byte = self.byte(position)
        if position < count {
            if isSpace(byte) {
                state = .statements
                return emitSpace()
            }
            // `x` is a letter: a repetition inside the braces is read as a key.
            if isLetter(byte) { return scanHistogramWord() }
            if isDigit(byte) {
                state = .statements
                return scanPlainNumber()
            }
            switch byte {
            case UInt8(ascii: ":"): return emit(.colon, length: 1)
            case UInt8(ascii: "-"): return emit(.subtract, length: 1)
            case UInt8(ascii: "["):
                bracketOpen = true
                gotColon = false
                gotDuration = false
                state = .buckets
                return emit(.leftBracket, length: 1)
            case UInt8(ascii: "}") where self.byte(position &+ 1) == UInt8(ascii: "}"):
                let token = emit(.closeHistogram, length: 2)
                switch self.byte(position) {
                case UInt8(ascii: "x"): histogramState = .times
                case UInt8(ascii: "+"): histogramState = .add
                case UInt8(ascii: "-"): histogramState = .subtract
                default:
                    histogramState = .none
                    state = .values
                }
                return token
            default: break
            }
        }
        return fail("histogram description incomplete unexpected: \(quotedCharacter(at: position))")
    }

    private mutating func leaveHistogram(with kind: TokenKind) -> Token {
        histogramState = .none
        state = .values
        return emit(kind, length: min(1, count &- position))
    }

    private mutating func scanHistogramWord() -> Token {
        var i = position
        while i < count, isLetter(base[i]) { i &+= 1 }
        position = i
        let word = UnsafeBufferPointer(start: base + start, count: i &- start)
        if let key = Self.histogramWord(word, among: Self.histogramKeys) {
            return byte(i) == UInt8(ascii: ":") ? emit(key) : fail("missing `:` for histogram descriptor")
        }
        if Keywords.kind(base + start, i &- start) == .number { return emit(.number) }
        if let hint = Self.histogramWord(word, among: Self.resetHints) { return emit(hint) }
        return fail("bad histogram descriptor found: \(quoted(start..<i))")
    }

    private mutating func scanBucket() -> Token? {
        while position < count {
            let byte = base[position]
            if isSpace(byte) {
                position &+= 1
                let token = emit(.space)
                skipSpaces()
                state = .statements
                return token
            }
            if isDigit(byte) {
                state = .statements
                return scanPlainNumber()
            }
            if byte == UInt8(ascii: "-") {
                position &+= 1
                state = .number
                return emit(.subtract)
            }
            if byte == UInt8(ascii: "]") {
                position &+= 1
                bracketOpen = false
                state = .histogram
                return emit(.rightBracket)
            }
            guard isLetter(byte) else { break }
            // Letters are gathered until they spell a number; others stay in front of the next token.
            position &+= 1
            if Keywords.kind(base + start, position &- start) == .number {
                state = .statements
                return emit(.number)
            }
        }
        return fail("invalid character in buckets description: \(quotedCharacter(at: position))")
    }

    private static func histogramWord(_ word: UnsafeBufferPointer<UInt8>, among table: [(StaticString, TokenKind)]) -> TokenKind? {
        for (name, kind) in table where name.utf8CodeUnitCount == word.count {
            let isSame = name.withUTF8Buffer { zip($0, word).allSatisfy { $0 == ($1 &- 0x41 < 26 ? $1 | 0x20 : $1) } }
            if isSame { return kind }
        }
        return nil
    }

    private static let histogramKeys: [(StaticString, TokenKind)] = [
        ("sum", .sumKey), ("count", .countKey), ("schema", .schemaKey), ("offset", .offsetKey), ("n_offset", .negativeOffsetKey),
        ("buckets", .bucketsKey), ("n_buckets", .negativeBucketsKey), ("z_bucket", .zeroBucketKey), ("z_bucket_w", .zeroBucketWidthKey),
        ("custom_values", .customValuesKey), ("counter_reset_hint", .counterResetHintKey),
    ]

    private static let resetHints: [(StaticString, TokenKind)] = [
        ("unknown", .unknownReset), ("reset", .counterReset), ("not_reset", .notCounterReset), ("gauge", .gaugeType),
    ]
}
