/// Which of its two parsers of matchers Alertmanager uses.
package enum MatcherMode: String, Sendable, CaseIterable {
    /// `--enable-feature=classic-mode`, and all versions before 0.27.
    case classic
    /// `--enable-feature=utf8-strict-mode`.
    case utf8
    /// The default: the UTF-8 parser, and the classic one where that fails or means something else.
    case fallback
}

/// What the fallback mode logs about a text that its two parsers do not read alike.
package struct MatcherWarning: Sendable {
    package enum Kind: String, Sendable {
        /// Only the classic parser reads it.
        case incompatible
        /// Both read it, differently; the classic result is used.
        case disagreement
    }

    package var kind: Kind
    /// Of `incompatible`: the same matchers as both parsers read them.
    package var suggestion: [UInt8] = []
    /// Of `incompatible`: why the UTF-8 parser fails.
    package var reason: MatcherError?
}

/// Reads matchers as Alertmanager does in a mode (`matcher/compat`).
package struct MatcherParser: Sendable {
    package let mode: MatcherMode

    package init(_ mode: MatcherMode) { self.mode = mode }

    /// The matchers of a text, in the order of the text: an entry of `matchers:` in the configuration.
    package func list(_ input: [UInt8]) throws(MatcherError) -> (matchers: [AlertMatcher], warning: MatcherWarning?) {
        try parse(input, classic: ClassicMatcherParser.list, utf8: UTF8MatcherParser.list) { utf8, classic in
            // Upstream compares an absent list with an empty one, and says so even where both are empty.
            !utf8.isEmpty && utf8 == classic
        } print: { matchers in
            Array(matchers.map(\.text).joined(separator: [UInt8(ascii: ",")]))
        }
    }

    /// The text as exactly one matcher: a filter, a matcher of a silence, an argument of amtool.
    package func one(_ input: [UInt8]) throws(MatcherError) -> (matcher: AlertMatcher, warning: MatcherWarning?) {
        if mode == .fallback, input.first == UInt8(ascii: "{") || input.last == UInt8(ascii: "}") {
            return (try UTF8MatcherParser.one(input), nil)
        }
        return try parse(input, classic: ClassicMatcherParser.one, utf8: UTF8MatcherParser.one, isSame: ==, print: \.text)
    }

    private func parse<Parsed>(
        _ input: [UInt8], classic: ([UInt8]) throws(MatcherError) -> Parsed, utf8: ([UInt8]) throws(MatcherError) -> Parsed,
        isSame: (Parsed, Parsed) -> Bool, print: (Parsed) -> [UInt8]
    ) throws(MatcherError) -> (Parsed, MatcherWarning?) {
        switch mode {
        case .classic: return (try classic(input), nil)
        case .utf8: return (try utf8(input), nil)
        case .fallback: break
        }
        let new: Parsed
        do throws(MatcherError) {
            new = try utf8(input)
        } catch let reason {
            // Upstream names the error of the classic parser; the other one says better what to write.
            guard let old = try? classic(input) else { throw reason }
            return (old, MatcherWarning(kind: .incompatible, suggestion: print(old), reason: reason))
        }
        guard let old = try? classic(input), !isSame(new, old) else { return (new, nil) }
        return (old, MatcherWarning(kind: .disagreement))
    }
}
