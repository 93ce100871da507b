import GoRegexp

/// The regular expressions of label matchers.
enum MatcherPattern {
    /// What Prometheus says of a pattern that it cannot compile; nil for a good one.
    static func problem(_ pattern: UnsafeBufferPointer<UInt8>) -> String? {
        RegexpSyntax.check(pattern, .matcher)?.message
    }

    /// Whether a pattern matches the empty text, so that the matcher holds for series without the label.
    static func matchesEmpty(_ pattern: UnsafeBufferPointer<UInt8>) -> Bool {
        if pattern.isEmpty { return true }
        if RegexpSyntax.hasNoMeta(pattern) { return false }
        return (try? Regexp(Array(pattern), .matcher))?.matches([]) ?? false
    }
}
