import GoRegexp

/// Why a text is no matcher, with the bytes of the text that are to blame.
package struct MatcherError: Error, Sendable {
    /// One sentence for people.
    package var message: String
    /// Bytes of the parsed text.
    package var range: Range<Int>
    /// What to write instead.
    package var note: String?

    init(_ message: String, _ range: Range<Int>, note: String? = nil) {
        self.message = message
        self.range = range
        self.note = note
    }

    /// A regular expression that is none; `range` is where its text stands.
    init(_ error: RegexpError, in pattern: [UInt8], at range: Range<Int>, isVerbatim: Bool) {
        message = "'\(String(decoding: pattern, as: UTF8.self))' is no regular expression: \(error.reason.rawValue)"
        let inner = (range.lowerBound + error.range.lowerBound)..<(range.lowerBound + error.range.upperBound)
        self.range = isVerbatim && inner.upperBound <= range.upperBound && !inner.isEmpty ? inner : range
    }
}
