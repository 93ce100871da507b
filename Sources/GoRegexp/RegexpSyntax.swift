/// Whether Go takes a pattern, without compiling it.
package enum RegexpSyntax {
    /// Checks a pattern; nil when the program accepts it.
    ///
    /// Reads it once and compiles nothing: about 100 ns for a usual one. Follows Go 1.26, for `matcher` the older parser that
    /// Prometheus uses there.
    package static func check(_ pattern: UnsafeBufferPointer<UInt8>, _ dialect: RegexpDialect) -> RegexpError? {
        let isMatcher = dialect == .matcher
        if isMatcher, isAlternationOfLiterals(pattern) { return nil }
        var parser = PatternParser(pattern, hasLoosePropertyNames: !isMatcher, isRecording: false)
        let isAccepted = parser.parse()
        // What is fine alone is fine between anchors, but for an open quote and at the limit of height.
        if isAccepted, parser.result.height < PatternNode.maximumHeight, isMatcher || !parser.hasOpenQuote { return nil }
        if isMatcher { return matcherError(parser, pattern) }
        if dialect == .bare { return error(parser, prefix: 0, patternCount: pattern.count) }
        return glue(pattern, dialect).withUnsafeBufferPointer { glued in
            var parser = PatternParser(glued, hasLoosePropertyNames: true, isRecording: false)
            return parser.parse() ? nil : error(parser, prefix: dialect.prefix.utf8CodeUnitCount, patternCount: pattern.count)
        }
    }

    /// Checks a pattern; nil when the program accepts it.
    package static func check(_ pattern: [UInt8], _ dialect: RegexpDialect) -> RegexpError? {
        pattern.withUnsafeBufferPointer { check($0, dialect) }
    }

    /// Checks a pattern; nil when the program accepts it.
    package static func check(_ pattern: String, _ dialect: RegexpDialect) -> RegexpError? {
        var copy = pattern
        return copy.withUTF8 { check($0, dialect) }
    }

    /// Whether a pattern that the program accepts matches the empty text, found without compiling it. False for one that it refuses.
    package static func matchesEmpty(_ pattern: UnsafeBufferPointer<UInt8>, _ dialect: RegexpDialect) -> Bool {
        let isMatcher = dialect == .matcher
        if isMatcher, isAlternationOfLiterals(pattern) {
            return pattern.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).contains { $0.isEmpty }
        }
        var parser = PatternParser(pattern, hasLoosePropertyNames: !isMatcher, isRecording: false)
        let isAccepted = parser.parse()
        if isMatcher || dialect == .bare || isAccepted && !parser.hasOpenQuote { return isAccepted && parser.result.matchesEmpty }
        return glue(pattern, dialect).withUnsafeBufferPointer { glued in
            var parser = PatternParser(glued, hasLoosePropertyNames: true, isRecording: false)
            return parser.parse() && parser.result.matchesEmpty
        }
    }

    /// Whether no byte of the pattern is special: it matches itself and nothing else.
    package static func hasNoMeta(_ pattern: UnsafeBufferPointer<UInt8>) -> Bool {
        !pattern.contains { isMeta($0) }
    }

    /// The pattern that matches a text literally (`regexp.QuoteMeta`).
    package static func quoteMeta(_ text: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for byte in text {
            if isMeta(byte) { out.append(UInt8(ascii: "\\")) }
            out.append(byte)
        }
        return out
    }

    static func isMeta(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "^"), UInt8(ascii: "$"):
            true
        default: false
        }
    }

    /// Whether a matcher's pattern is only texts with `|` between: Prometheus does not parse these, they need not even be UTF-8.
    static func isAlternationOfLiterals(_ pattern: UnsafeBufferPointer<UInt8>) -> Bool {
        !pattern.contains { $0 != UInt8(ascii: "|") && isMeta($0) }
    }

    /// What is wrong with a matcher's pattern that has been read alone: its own error, or that of what it becomes when it is anchored.
    static func matcherError(_ parser: PatternParser, _ pattern: UnsafeBufferPointer<UInt8>) -> RegexpError? {
        if parser.failure != nil { return error(parser, prefix: 0, patternCount: pattern.count) }
        // The anchors make it a concatenation, which is one level more unless it is one already.
        guard parser.result.height == PatternNode.maximumHeight, parser.result.kind != .concatenation else { return nil }
        return RegexpError(reason: .nestingDepth, expression: glue(pattern, .matcher), range: 0..<pattern.count)
    }

    /// The pattern as the program compiles it.
    static func glue(_ pattern: UnsafeBufferPointer<UInt8>, _ dialect: RegexpDialect) -> [UInt8] {
        let prefix = dialect.prefix
        let suffix = dialect.suffix
        var out: [UInt8] = []
        out.reserveCapacity(pattern.count + prefix.utf8CodeUnitCount + suffix.utf8CodeUnitCount)
        out += UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
        out += pattern
        out += UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount)
        return out
    }

    /// The error of a parser that read a pattern behind `prefix` other bytes.
    static func error(_ parser: PatternParser, prefix: Int, patternCount: Int) -> RegexpError? {
        guard let (reason, range) = parser.failure else { return nil }
        let start = min(max(range.lowerBound - prefix, 0), patternCount)
        let end = min(max(range.upperBound - prefix, start), patternCount)
        return RegexpError(reason: reason, expression: Array(parser.text[range]), range: start..<end)
    }
}
