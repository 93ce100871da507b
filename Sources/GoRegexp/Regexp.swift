import Synchronization

/// A regular expression as one of the programs compiles it: Go's syntax, executed by RE2.
///
/// RE2 compiles it at its first use that needs it. May be used from several threads. Texts are any bytes: one that is no UTF-8 is a
/// character of its own, U+FFFD, as in Go.
package final class Regexp: Sendable {
    /// The pattern as it was given.
    package let pattern: [UInt8]
    package let dialect: RegexpDialect
    /// The names of the groups from the first on; empty for a group without a name. A name may stand more than once.
    package let groupNames: [[UInt8]]

    /// The expression in RE2's syntax.
    private let translation: [UInt8]
    private let shortcut: RegexpShortcut?
    /// Whether RE2 can find `\B` between the bytes of a character, which does not count.
    private let mayMatchInsideCharacters: Bool
    private let program = AtomicLazyReference<RegexpProgram>()

    /// Reads the pattern; throws what is wrong with it where the program would refuse it.
    package init(_ pattern: [UInt8], _ dialect: RegexpDialect) throws(RegexpError) {
        self.pattern = pattern
        self.dialect = dialect
        let read = pattern.withUnsafeBufferPointer { bytes in Self.read(bytes, dialect) }
        if let error = read.error { throw error }
        groupNames = read.groupNames
        translation = read.translation
        mayMatchInsideCharacters =
            dialect == .bare && zip(pattern, pattern.dropFirst()).contains { $0 == UInt8(ascii: "\\") && $1 == UInt8(ascii: "B") }
        shortcut = pattern.withUnsafeBufferPointer { RegexpShortcut($0, dialect) }
    }

    /// Reads the pattern; throws what is wrong with it where the program would refuse it.
    package convenience init(_ pattern: String, _ dialect: RegexpDialect) throws(RegexpError) {
        try self.init(Array(pattern.utf8), dialect)
    }

    /// How many groups there are, without the whole match.
    package var groupCount: Int { groupNames.count }

    /// Whether RE2 can compile the expression. One that needs more than half a gigabyte never matches; Go has no such limit.
    package var isExecutable: Bool { shortcut != nil || compiled.isUsable }

    /// Whether the text matches: the whole of it, or for `bare` any part.
    package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if let shortcut { return shortcut.matches(text) }
        if mayMatchInsideCharacters { return find(text) != nil }
        if let repaired = RepairedText(text) { return repaired.bytes.withUnsafeBufferPointer { compiled.matches($0) } }
        return compiled.matches(text)
    }

    /// Whether the text matches: the whole of it, or for `bare` any part.
    package func matches(_ text: [UInt8]) -> Bool { text.withUnsafeBufferPointer { matches($0) } }

    /// Whether the text matches: the whole of it, or for `bare` any part.
    package func matches(_ text: String) -> Bool {
        var copy = text
        return copy.withUTF8 { matches($0) }
    }

    /// The first match and its groups as byte offsets: start and end of the match, then of each group, -1 for one that took no part.
    /// Nil where nothing matches.
    package func find(_ text: UnsafeBufferPointer<UInt8>) -> [Int]? { find(text, from: 0) }

    /// The first match and its groups as byte offsets; see the form over a buffer.
    package func find(_ text: [UInt8]) -> [Int]? { text.withUnsafeBufferPointer { find($0) } }

    /// All matches that do not overlap, as `FindAllSubmatchIndex` gives them: an empty one right behind another does not count.
    package func findAll(_ text: [UInt8]) -> [[Int]] {
        var found: [[Int]] = []
        forEachMatch(text) { match, isCounted in
            if isCounted { found.append(match) }
        }
        return found
    }

    /// The text with every match replaced by the template (`ReplaceAllString`); see `expand` for what stands in it.
    package func replaceAll(_ text: [UInt8], with template: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var copied = 0
        forEachMatch(text) { match, isCounted in
            out += text[copied..<match[0]]
            if isCounted { expand(template, text, match, into: &out) }
            copied = match[1]
        }
        out += text[copied...]
        return out
    }

    /// Appends the template with the groups of a match put in (`ExpandString`): `$1`, `${1}`, `$name`, `${name}`, `$$`.
    ///
    /// A name is as long as possible, so `$1_x` is the group named `1_x`. Groups that there are not, or that took no part, are
    /// empty; of several groups of a name the first that took part counts. A `$` before anything else stands for itself.
    package func expand(_ template: [UInt8], _ text: [UInt8], _ match: [Int], into out: inout [UInt8]) {
        for piece in ReplacementTemplate(template) {
            switch piece {
            case .text(let range): out += template[range]
            case .group(let number): appendGroup(number, text, match, to: &out)
            case .name(let name):
                let number = groupNames.indices.first { i in
                    2 * i + 2 < match.count && match[2 * i + 2] >= 0 && !groupNames[i].isEmpty
                        && groupNames[i].elementsEqual(template[name])
                }
                if let number { appendGroup(number + 1, text, match, to: &out) }
            }
        }
    }

    private func appendGroup(_ number: Int, _ text: [UInt8], _ match: [Int], to out: inout [UInt8]) {
        guard 2 * number + 1 < match.count, match[2 * number] >= 0 else { return }
        out += text[match[2 * number]..<match[2 * number + 1]]
    }

    /// Walks over the matches as Go does: always at least one character on.
    private func forEachMatch(_ text: [UInt8], _ body: (_ match: [Int], _ isCounted: Bool) -> Void) {
        text.withUnsafeBufferPointer { bytes in
            let repaired = RepairedText(bytes)
            var position = 0
            var previousEnd = 0
            while position <= bytes.count, let match = find(bytes, from: position, repaired: repaired) {
                body(match, match[1] > previousEnd || match[0] == 0)
                previousEnd = match[1]
                let width = position < bytes.count ? decodeRune(bytes, at: position).width : 0
                position = max(match[1], position + max(width, 1))
            }
        }
    }

    private func find(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> [Int]? {
        find(text, from: start, repaired: RepairedText(text))
    }

    private func find(_ text: UnsafeBufferPointer<UInt8>, from start: Int, repaired: RepairedText?) -> [Int]? {
        var offsets = Array(repeating: -1, count: 2 * (groupCount + 1))
        guard let repaired else { return search(text, from: start, &offsets) ? offsets : nil }
        let found = repaired.bytes.withUnsafeBufferPointer { search($0, from: repaired.offset(ofOriginal: start), &offsets) }
        return found ? offsets.map { $0 < 0 ? $0 : repaired.originalOffset(of: $0) } : nil
    }

    /// Searches a text that is UTF-8.
    private func search(_ text: UnsafeBufferPointer<UInt8>, from start: Int, _ offsets: inout [Int]) -> Bool {
        var start = start
        while compiled.find(text, from: start, into: &offsets) {
            // RE2 steps over bytes: it can find an empty match, of `\B`, inside of a character, where Go does not look.
            var boundary = offsets[0]
            while boundary < text.count, text[boundary] & 0xC0 == 0x80 { boundary += 1 }
            if boundary == offsets[0] { return true }
            start = boundary
        }
        return false
    }

    private var compiled: RegexpProgram {
        if let program = program.load() { return program }
        return program.storeIfNil(RegexpProgram(translation))
    }

    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ dialect: RegexpDialect
    ) -> (error: RegexpError?, groupNames: [[UInt8]], translation: [UInt8]) {
        func translate(_ parser: PatternParser, _ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
            var out: [UInt8] = []
            out.reserveCapacity(text.count)
            var copied = 0
            for edit in parser.edits {
                out += text[copied..<edit.range.lowerBound]
                out += edit.replacement
                copied = edit.range.upperBound
            }
            out += text[copied...]
            return out
        }
        if dialect == .matcher {
            if RegexpSyntax.isAlternationOfLiterals(bytes) { return (nil, [], RegexpSyntax.glue(bytes, dialect)) }
            var parser = PatternParser(bytes, hasLoosePropertyNames: false, isRecording: true)
            _ = parser.parse()
            if let error = RegexpSyntax.matcherError(parser, bytes) { return (error, [], []) }
            let inner = translate(parser, bytes)
            return (nil, parser.groupNames, inner.withUnsafeBufferPointer { RegexpSyntax.glue($0, dialect) })
        }
        let prefix = dialect.prefix.utf8CodeUnitCount
        return RegexpSyntax.glue(bytes, dialect).withUnsafeBufferPointer { glued in
            var parser = PatternParser(glued, hasLoosePropertyNames: true, isRecording: true)
            guard parser.parse() else {
                return (RegexpSyntax.error(parser, prefix: prefix, patternCount: bytes.count), [], [])
            }
            return (nil, parser.groupNames, translate(parser, glued))
        }
    }
}
