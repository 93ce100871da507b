import SourceText

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

/// Reads lists of matchers and remembers those with regular expressions: routes say the same again and again.
struct MatcherMemo: Sendable {
    private let parser: MatcherParser
    private var positions = FirstNodes()
    private var known: [(matchers: [AlertMatcher], warning: MatcherWarning?)] = []

    init(_ parser: MatcherParser) { self.parser = parser }

    /// As ``MatcherParser/list(_:)``.
    mutating func list(_ input: [UInt8]) throws(MatcherError) -> (matchers: [AlertMatcher], warning: MatcherWarning?) {
        guard input.contains(UInt8(ascii: "~")) else { return try parser.list(input) }
        let text = ByteText(input)
        if let position = positions[text] { return known[Int(position)] }
        let parsed = try parser.list(input)
        _ = positions.add(text, Int32(truncatingIfNeeded: known.count))
        known.append(parsed)
        return parsed
    }
}

/// Reads matchers as Alertmanager does in a mode (`matcher/compat`).
package struct MatcherParser: Sendable {
    package let mode: MatcherMode

    package init(_ mode: MatcherMode) { self.mode = mode }

    /// The matchers of a text, in the order of the text: an entry of `matchers:` in the configuration.
    package func list(_ input: [UInt8]) throws(MatcherError) -> (matchers: [AlertMatcher], warning: MatcherWarning?) {
        if let plain = PlainMatcher.parse(input) { return ([plain], nil) }
        switch mode {
        case .classic: return (try ClassicMatcherParser.list(input), nil)
        case .utf8: return (try UTF8MatcherParser.list(input), nil)
        case .fallback: return try fallBack(input, isOne: false)
        }
    }

    /// The text as exactly one matcher: a filter, a matcher of a silence, an argument of amtool.
    package func one(_ input: [UInt8]) throws(MatcherError) -> (matcher: AlertMatcher, warning: MatcherWarning?) {
        if let plain = PlainMatcher.parse(input) { return (plain, nil) }
        switch mode {
        case .classic: return (try ClassicMatcherParser.one(input), nil)
        case .utf8: return (try UTF8MatcherParser.one(input), nil)
        case .fallback: break
        }
        // Braces are refused before either parser is asked.
        if input.first == UInt8(ascii: "{") || input.last == UInt8(ascii: "}") { return (try UTF8MatcherParser.one(input), nil) }
        let parsed = try fallBack(input, isOne: true)
        guard let first = parsed.matchers.first else { throw MatcherError("there is no matcher", 0..<input.count) }
        return (first, parsed.warning)
    }

    private func fallBack(_ input: [UInt8], isOne: Bool) throws(MatcherError) -> (matchers: [AlertMatcher], warning: MatcherWarning?) {
        let new: [AlertMatcher]
        do throws(MatcherError) {
            new = isOne ? [try UTF8MatcherParser.one(input)] : try UTF8MatcherParser.list(input)
        } catch let reason {
            // Upstream names the error of the classic parser; the other one says better what to write.
            guard let old = classic(input, isOne: isOne) else { throw reason }
            let suggestion = Array(old.map(\.text).joined(separator: [UInt8(ascii: ",")]))
            return (old, MatcherWarning(kind: .incompatible, suggestion: suggestion, reason: reason))
        }
        guard let isSame = ClassicMatcherParser.agrees(on: new, input, isOne: isOne) else { return (new, nil) }
        // Upstream compares an absent list with an empty one, and says so even where both are empty.
        if isSame, !new.isEmpty { return (new, nil) }
        guard let old = classic(input, isOne: isOne) else { return (new, nil) }
        return (old, MatcherWarning(kind: .disagreement))
    }

    private func classic(_ input: [UInt8], isOne: Bool) -> [AlertMatcher]? {
        isOne ? (try? ClassicMatcherParser.one(input)).map { [$0] } : try? ClassicMatcherParser.list(input)
    }
}
