/// Splits a text into tokens as Prometheus 3.14 does.
///
/// Where it stands decides what a byte means: inside braces every word is an identifier, inside brackets a colon is a token of its
/// own and only the words of duration expressions are known. Comments and blanks are skipped (in series notation blanks are tokens).
///
/// After ``TokenKind/invalid`` nothing more is to be read; ``TokenKind/endOfText`` is returned again and again. The text must outlive
/// the lexer and is at most 4 GiB long. Nothing is allocated until there is something to complain about.
///
///     var lexer = Lexer(text)                      // an expression, a metric, a selector
///     var lexer = Lexer(text, notation: .series)   // `metric{a="b"} 1+1x5 _x3 {{sum:1}}`
///     while true {
///         let token = lexer.next()                 // kind and byte range
///         if token.kind == .invalid { report(lexer.problem, from: lexer.start) }
///     }
package struct Lexer {
    /// What the text is.
    package enum Notation: Sendable {
        case expression
        /// A metric and its values, as tests write them. Numbers have no hexadecimal form here, since `x` repeats.
        case series
    }

    enum State {
        case statements
        /// Behind `[`, until the first number.
        case brackets
        case values
        case histogram
        case buckets
        /// A number has to come.
        case number
        case ended
    }

    /// What follows a closed histogram.
    enum HistogramState {
        case none, open, times, add, subtract
    }

    let base: UnsafePointer<UInt8>
    let count: Int
    let classes: UnsafePointer<UInt8>
    let isSeries: Bool
    /// In durations `max_of` and `min_of` are called `max` and `min` as well: before 3.13.
    var hasOldDurationWords = false

    /// The offset of the first byte that is not yet read.
    package internal(set) var position = 0
    /// Where the token that is being read begins. After ``TokenKind/invalid`` it is where Prometheus' error range begins; the range
    /// ends with the text.
    package internal(set) var start = 0
    /// Where the token that was returned last begins.
    package internal(set) var lastStart = 0
    /// Why the last token is ``TokenKind/invalid``, in Prometheus' words; else empty.
    package internal(set) var problem = ""

    var state = State.statements
    var histogramState = HistogramState.none
    var parenDepth = 0
    var braceOpen = false
    var bracketOpen = false
    var gotColon = false
    /// A number was seen inside brackets. Kept for the rest of the text, so that it tells little of later brackets.
    var gotDuration = false

    package init(_ text: UnsafeBufferPointer<UInt8>, notation: Notation = .expression) {
        base = text.baseAddress ?? ByteClass.table
        count = text.count
        classes = ByteClass.table
        isSeries = notation == .series
    }

    /// The next token.
    package mutating func next() -> Token {
        let token = scan()
        lastStart = Int(token.start)
        return token
    }

    private mutating func scan() -> Token {
        while true {
            switch state {
            case .statements:
                if histogramState != .none {
                    state = .histogram
                    continue
                }
                return braceOpen ? scanInsideBraces() : scanStatement()
            case .brackets: return scanInsideBrackets()
            case .ended: return Token(.endOfText, start: start, end: position)
            default:
                if let token = scanSeries() { return token }
            }
        }
    }
}

extension Lexer {
    /// The byte at an offset, 0 behind the end.
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 { offset < count ? base[offset] : 0 }

    @inline(__always)
    func isAlphanumeric(_ byte: UInt8) -> Bool { classes[Int(byte)] & (ByteClass.letter | ByteClass.digit) != 0 }

    @inline(__always)
    func isLetter(_ byte: UInt8) -> Bool { classes[Int(byte)] & ByteClass.letter != 0 }

    @inline(__always)
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    func isSpace(_ byte: UInt8) -> Bool { classes[Int(byte)] & ByteClass.space != 0 }

    /// The token from ``start`` to ``position``; the next one begins there.
    @inline(__always)
    mutating func emit(_ kind: TokenKind) -> Token {
        let token = Token(kind, start: start, end: position)
        start = position
        return token
    }

    /// The token of the next `length` bytes.
    @inline(__always)
    mutating func emit(_ kind: TokenKind, length: Int) -> Token {
        position &+= length
        return emit(kind)
    }

    /// The token that says that the text is wrong from ``start`` on.
    @inline(never)
    mutating func fail(_ message: String) -> Token {
        problem = message
        state = .ended
        return Token(.invalid, start: start, end: position)
    }

    @inline(__always)
    mutating func skipSpaces() {
        var i = position
        while i < count, isSpace(base[i]) { i &+= 1 }
        position = i
        start = i
    }

    /// Skips blanks and comments; a comment ends with its line.
    @inline(__always)
    mutating func skipSpacesAndComments() {
        while true {
            skipSpaces()
            guard position < count, base[position] == UInt8(ascii: "#") else { return }
            var i = position
            while i < count, base[i] != UInt8(ascii: "\n"), base[i] != UInt8(ascii: "\r") { i &+= 1 }
            position = i
            start = i
        }
    }
}

extension Lexer {
    private mutating func scanStatement() -> Token {
        skipSpacesAndComments()
        guard position < count else {
            if parenDepth != 0 { return fail("unclosed left parenthesis") }
            if bracketOpen { return fail("unclosed left bracket") }
            state = .ended
            return emit(.endOfText)
        }
        let byte = base[position]
        if isLetter(byte) || byte == UInt8(ascii: ":") { return bracketOpen ? scanWordInsideBrackets() : scanWord() }
        if isDigit(byte) { return scanNumberOrDuration() }
        switch byte {
        case UInt8(ascii: "("):
            parenDepth &+= 1
            return emit(.leftParen, length: 1)
        case UInt8(ascii: ")"):
            let token = emit(.rightParen, length: 1)
            parenDepth &-= 1
            return parenDepth < 0 ? fail("unexpected right parenthesis ')'") : token
        case UInt8(ascii: "{"):
            braceOpen = true
            return emit(.leftBrace, length: 1)
        case UInt8(ascii: "["):
            if bracketOpen {
                position &+= 1
                return fail("unexpected left bracket '['")
            }
            gotColon = false
            let token = emit(.leftBracket, length: 1)
            skipSpaces()
            bracketOpen = true
            state = .brackets
            return token
        case UInt8(ascii: "]"):
            guard bracketOpen else {
                position &+= 1
                return fail("unexpected right bracket ']'")
            }
            bracketOpen = false
            return emit(.rightBracket, length: 1)
        case UInt8(ascii: ","): return emit(.comma, length: 1)
        case UInt8(ascii: "*"): return emit(.multiply, length: 1)
        case UInt8(ascii: "/"): return emit(.divide, length: 1)
        case UInt8(ascii: "%"): return emit(.modulo, length: 1)
        case UInt8(ascii: "+"): return emit(.add, length: 1)
        case UInt8(ascii: "-"): return emit(.subtract, length: 1)
        case UInt8(ascii: "^"): return emit(.power, length: 1)
        case UInt8(ascii: "@"): return emit(.at, length: 1)
        case UInt8(ascii: "="):
            switch self.byte(position &+ 1) {
            case UInt8(ascii: "="): return emit(.equalEqual, length: 2)
            case UInt8(ascii: "~"):
                position &+= 1
                return fail("unexpected character after '=': '~'")
            default: return emit(.equal, length: 1)
            }
        case UInt8(ascii: "!"):
            if self.byte(position &+ 1) == UInt8(ascii: "=") { return emit(.notEqual, length: 2) }
            position &+= 1
            return fail("unexpected character after '!': \(quotedCharacter(at: position))")
        case UInt8(ascii: "<"):
            switch self.byte(position &+ 1) {
            case UInt8(ascii: "="): return emit(.lessOrEqual, length: 2)
            case UInt8(ascii: "/"): return emit(.trimUpper, length: 2)
            default: return emit(.less, length: 1)
            }
        case UInt8(ascii: ">"):
            switch self.byte(position &+ 1) {
            case UInt8(ascii: "="): return emit(.greaterOrEqual, length: 2)
            case UInt8(ascii: "/"): return emit(.trimLower, length: 2)
            default: return emit(.greater, length: 1)
            }
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return scanString(quote: byte)
        case UInt8(ascii: "`"): return scanRawString()
        case UInt8(ascii: ".") where isDigit(self.byte(position &+ 1)): return scanNumberOrDuration()
        default: return fail("unexpected character: \(quotedCharacter(at: position))")
        }
    }

    private mutating func scanInsideBraces() -> Token {
        skipSpacesAndComments()
        guard position < count else { return fail("unexpected end of input inside braces") }
        let byte = base[position]
        if isLetter(byte) {
            var i = position &+ 1
            while i < count, isAlphanumeric(base[i]) { i &+= 1 }
            position = i
            return emit(.identifier)
        }
        switch byte {
        case UInt8(ascii: ","): return emit(.comma, length: 1)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return scanString(quote: byte)
        case UInt8(ascii: "`"): return scanRawString()
        case UInt8(ascii: "="):
            return self.byte(position &+ 1) == UInt8(ascii: "~") ? emit(.matches, length: 2) : emit(.equal, length: 1)
        case UInt8(ascii: "!"):
            switch self.byte(position &+ 1) {
            case UInt8(ascii: "~"): return emit(.notMatches, length: 2)
            case UInt8(ascii: "="): return emit(.notEqual, length: 2)
            default: return fail("unexpected character after '!' inside braces: \(quotedCharacter(at: position &+ 1))")
            }
        case UInt8(ascii: "{"): return fail("unexpected left brace '{'")
        case UInt8(ascii: "}"):
            braceOpen = false
            if isSeries { state = .values }
            return emit(.rightBrace, length: 1)
        default: return fail("unexpected character inside braces: \(quotedCharacter(at: position))")
        }
    }

    /// Behind `[`, as long as no number has come: operators, parentheses, the words of duration expressions.
    private mutating func scanInsideBrackets() -> Token {
        skipSpaces()
        guard position < count else { return fail("unexpected end of input in duration expression") }
        let byte = base[position]
        switch byte {
        case UInt8(ascii: "]"):
            bracketOpen = false
            gotColon = false
            state = .statements
            return emit(.rightBracket, length: 1)
        case UInt8(ascii: ":"):
            let token = emit(.colon, length: 1)
            if !gotDuration { return fail("unexpected colon before duration in duration expression") }
            if gotColon { return fail("unexpected repeated colon in duration expression") }
            gotColon = true
            return token
        case UInt8(ascii: "("):
            parenDepth &+= 1
            return emit(.leftParen, length: 1)
        case UInt8(ascii: ")"):
            let token = emit(.rightParen, length: 1)
            parenDepth &-= 1
            return parenDepth < 0 ? fail("unexpected right parenthesis ')'") : token
        case UInt8(ascii: "+"): return emit(.add, length: 1)
        case UInt8(ascii: "-"): return emit(.subtract, length: 1)
        case UInt8(ascii: "*"): return emit(.multiply, length: 1)
        case UInt8(ascii: "/"): return emit(.divide, length: 1)
        case UInt8(ascii: "%"): return emit(.modulo, length: 1)
        case UInt8(ascii: "^"): return emit(.power, length: 1)
        case UInt8(ascii: ","): return emit(.comma, length: 1)
        default:
            if isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(self.byte(position &+ 1))) {
                gotDuration = true
                state = .statements
                return scanNumberOrDuration()
            }
            if let token = scanDurationWord() { return token }
            return fail("unexpected character in duration expression: \(quotedCharacter(at: start))")
        }
    }

    /// Inside brackets, behind a number: a colon or a word of a duration expression.
    private mutating func scanWordInsideBrackets() -> Token {
        if base[position] == UInt8(ascii: ":") {
            if gotColon { return fail("unexpected colon ':'") }
            gotColon = true
            return emit(.colon, length: 1)
        }
        if let token = scanDurationWord() { return token }
        return fail("unexpected character: \(quotedCharacter(at: start)), expected ':'")
    }
}
