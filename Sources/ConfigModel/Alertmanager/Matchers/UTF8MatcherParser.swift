import GoFormat
import GoRegexp

/// The parser of matchers since 0.27 (`matcher/parse`): names and values of any characters, quoted where they are reserved.
struct UTF8MatcherParser {
    private var lexer: UTF8MatcherLexer
    private var matchers: [AlertMatcher] = []

    private init(_ input: UnsafeBufferPointer<UInt8>) { lexer = UTF8MatcherLexer(input) }

    /// Reads matchers separated by commas, as a whole in braces or not; a last comma is fine.
    static func list(_ input: [UInt8]) throws(MatcherError) -> [AlertMatcher] {
        let result = input.withUnsafeBufferPointer { bytes -> Result<[AlertMatcher], MatcherError> in
            var parser = UTF8MatcherParser(bytes)
            do throws(MatcherError) {
                try parser.parse()
                return .success(parser.matchers)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Reads the text as exactly one matcher, which braces around it forbid, those of its value included.
    static func one(_ input: [UInt8]) throws(MatcherError) -> AlertMatcher {
        if input.first == UInt8(ascii: "{") || input.last == UInt8(ascii: "}") {
            throw MatcherError(
                "a single matcher takes no braces", 0..<input.count, note: "put a value that ends with '}' into double quotes")
        }
        let matchers = try list(input)
        guard let first = matchers.first else { throw MatcherError("there is no matcher", 0..<input.count) }
        if matchers.count > 1 { throw MatcherError("there are \(matchers.count) matchers, one is wanted", 0..<input.count) }
        return first
    }

    private mutating func parse() throws(MatcherError) {
        var token = try lexer.next()
        if case .end = token.kind { return }
        var opening: MatcherToken?
        if case .openBrace = token.kind {
            opening = token
            token = try lexer.next()
        }
        while true {
            switch token.kind {
            case .closeBrace: return try close(token, opening)
            case .end where opening != nil || !matchers.isEmpty: return try finish(opening)
            default: break
            }
            token = try parseMatcher(name: token)
            switch token.kind {
            case .end: return try finish(opening)
            case .closeBrace: return try close(token, opening)
            case .comma: token = try lexer.next()
            default:
                throw MatcherError(
                    "unexpected '\(shown(token))' behind a matcher", token.range,
                    note: "matchers are separated by commas; a value with blanks or one of {}!=~,\\\"'` must be in double quotes")
            }
        }
    }

    /// Reads a matcher that begins with `name`; gives the token behind it.
    private mutating func parseMatcher(name: MatcherToken) throws(MatcherError) -> MatcherToken {
        let label: [UInt8]
        switch name.kind {
        case .quoted, .unquoted: label = try unquote(name)
        default: throw unexpected(name, expected: "a label name")
        }
        let sign = try lexer.next()
        guard case .operation(let operation) = sign.kind else { throw unexpected(sign, expected: "one of = != =~ !~") }
        let token = try lexer.next()
        switch token.kind {
        case .quoted, .unquoted: break
        default: throw unexpected(token, expected: "a value; the empty value is written \"\"")
        }
        let value = try unquote(token)
        do throws(RegexpError) {
            matchers.append(try AlertMatcher(label, operation, value))
        } catch {
            var inner = token.range
            if case .quoted = token.kind { inner = (inner.lowerBound + 1)..<(inner.upperBound - 1) }
            throw MatcherError(error, in: value, at: inner, isVerbatim: inner.count == value.count)
        }
        return try lexer.next()
    }

    private mutating func close(_ brace: MatcherToken, _ opening: MatcherToken?) throws(MatcherError) {
        guard opening != nil else {
            throw MatcherError("no '{' stands before this '}'", brace.range, note: "put a value that holds a brace into double quotes")
        }
        let token = try lexer.next()
        if case .end = token.kind { return }
        throw MatcherError("unexpected '\(shown(token))' behind the closing brace", token.range)
    }

    private func finish(_ opening: MatcherToken?) throws(MatcherError) {
        if let opening { throw MatcherError("the brace is not closed", opening.range) }
    }

    private func unquote(_ token: MatcherToken) throws(MatcherError) -> [UInt8] {
        let text = UnsafeBufferPointer(rebasing: lexer.input[token.range])
        guard case .quoted = token.kind else { return Array(text) }
        guard let value = Unquote.bytes(text, dialect: .go) else {
            throw MatcherError(
                "\(shown(token)) holds an unknown escape or a line break", token.range,
                note: "inside of double quotes a backslash is written \\\\, a line break \\n")
        }
        guard MatcherCharacters.isUTF8(value[...]) else { throw MatcherError("\(shown(token)) is not UTF-8", token.range) }
        return value
    }

    private func unexpected(_ token: MatcherToken, expected: String) -> MatcherError {
        if case .end = token.kind {
            let end = lexer.input.count
            return MatcherError("the matcher ends where \(expected) should stand", max(0, end - 1)..<end)
        }
        return MatcherError("unexpected '\(shown(token))', expected \(expected)", token.range)
    }

    private func shown(_ token: MatcherToken) -> String { String(decoding: lexer.input[token.range], as: UTF8.self) }
}
