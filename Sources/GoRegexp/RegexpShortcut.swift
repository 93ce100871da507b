/// Patterns that match whole texts and need no machine: texts with `|` between, and one `.*` or `.+` at an end or at both.
enum RegexpShortcut: Sendable {
    /// One of these texts.
    case literals([[UInt8]])
    /// Begins with a text, then at least so many bytes.
    case prefix([UInt8], more: Int)
    /// At least so many bytes, then a text.
    case suffix([UInt8], more: Int)
    /// A text with at least so many bytes on both sides.
    case infix([UInt8], before: Int, after: Int)

    /// Finds the shortcut for a pattern that Go accepts; nil where there is none.
    init?(_ pattern: UnsafeBufferPointer<UInt8>, _ dialect: RegexpDialect) {
        guard dialect != .bare else { return nil }
        // Where the pattern is parsed, U+FFFD also matches a bad byte of the text.
        let mayMatchBadBytes = Self.hasReplacementCharacter(pattern)
        if RegexpSyntax.isAlternationOfLiterals(pattern) {
            let texts = Self.split(pattern)
            let needsBytes = dialect == .matcher && (mayMatchBadBytes || RepairedText(pattern) != nil)
            // RE2 is quicker with many texts, but cannot tell bad bytes apart.
            guard needsBytes || texts.count <= 16 && !mayMatchBadBytes else { return nil }
            self = .literals(texts)
            return
        }
        if mayMatchBadBytes { return nil }
        guard dialect.dotMatchesNewline else { return nil }
        var body = pattern[...]
        let before = Self.wildcard(body.prefix(2))
        if before != nil { body = body.dropFirst(2) }
        let after = Self.wildcard(body.suffix(2))
        if after != nil { body = body.dropLast(2) }
        guard !body.contains(where: { RegexpSyntax.isMeta($0) }) else { return nil }
        let text = Array(body)
        switch (before, after) {
        case (let before?, nil): self = .suffix(text, more: before)
        case (nil, let after?): self = .prefix(text, more: after)
        case (let before?, let after?): self = .infix(text, before: before, after: after)
        case (nil, nil): return nil
        }
    }

    /// Whether the whole text matches.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .literals(let texts): texts.contains { Self.isEqual($0, text, at: 0) && $0.count == text.count }
        case .prefix(let prefix, let more): text.count >= prefix.count + more && Self.isEqual(prefix, text, at: 0)
        case .suffix(let suffix, let more):
            text.count >= suffix.count + more && Self.isEqual(suffix, text, at: text.count - suffix.count)
        case .infix(let infix, let before, let after):
            Self.contains(infix, text, from: before, upTo: text.count - infix.count - after)
        }
    }

    private static func wildcard(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard bytes.count == 2, bytes.first == UInt8(ascii: ".") else { return nil }
        switch bytes.last {
        case UInt8(ascii: "*"): return 0
        case UInt8(ascii: "+"): return 1
        default: return nil
        }
    }

    private static func hasReplacementCharacter(_ pattern: UnsafeBufferPointer<UInt8>) -> Bool {
        pattern.indices.dropLast(2).contains { pattern[$0] == 0xEF && pattern[$0 + 1] == 0xBF && pattern[$0 + 2] == 0xBD }
    }

    private static func split(_ pattern: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
        pattern.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map(Array.init)
    }

    private static func isEqual(_ piece: [UInt8], _ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard text.count - start >= piece.count else { return false }
        for i in piece.indices where piece[i] != text[start + i] { return false }
        return true
    }

    private static func contains(_ piece: [UInt8], _ text: UnsafeBufferPointer<UInt8>, from first: Int, upTo last: Int) -> Bool {
        var start = first
        while start <= last {
            if isEqual(piece, text, at: start) { return true }
            start += 1
        }
        return false
    }
}
