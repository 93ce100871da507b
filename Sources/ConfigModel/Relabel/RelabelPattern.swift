import GoRegexp

/// The regular expression of a relabel rule, with quick ways for the usual ones.
///
/// Most rules use `(.*)`, a text, or a text with one wildcard in it (`__meta_kubernetes_(.+)`): these need no regular expression engine.
struct RelabelPattern: Sendable {
    private enum Shape: Sendable {
        case literal([UInt8])
        /// A text, one `.*` or `.+`, a text.
        case wildcard(prefix: [UInt8], suffix: [UInt8], minimum: Int, isGroup: Bool)
        case general
    }

    let regexp: Regexp
    private let shape: Shape

    init(_ regexp: Regexp) {
        self.regexp = regexp
        shape = regexp.pattern.withUnsafeBufferPointer { Self.shape(of: $0) }
    }

    /// Whether the text matches.
    @inline(__always)
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch shape {
        case .literal(let literal): isEqual(literal, text)
        case .wildcard(let prefix, let suffix, let minimum, _): wildcard(text, prefix, suffix, minimum) != nil
        case .general: regexp.matches(text)
        }
    }

    /// Whether the text matches; `match` gets the offsets of the match and of its groups, as `Regexp.find` gives them.
    @inline(__always)
    func find(_ text: UnsafeBufferPointer<UInt8>, into match: inout [Int]) -> Bool {
        switch shape {
        case .literal(let literal):
            guard isEqual(literal, text) else { return false }
            set(&match, text.count)
        case .wildcard(let prefix, let suffix, let minimum, let isGroup):
            guard let group = wildcard(text, prefix, suffix, minimum) else { return false }
            set(&match, text.count)
            if isGroup {
                match.append(group.lowerBound)
                match.append(group.upperBound)
            }
        case .general:
            guard let found = regexp.find(text) else { return false }
            match = found
        }
        return true
    }

    /// Whether a match is always the whole text. `a)|(b` becomes `^(?s:a)|(b)$`, which is not.
    var matchesWholeTexts: Bool {
        if case .general = shape { return false }
        return true
    }

    private func set(_ match: inout [Int], _ count: Int) {
        match.removeAll(keepingCapacity: true)
        match.append(0)
        match.append(count)
    }

    private func isEqual(_ literal: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        literal.count == text.count && hasPrefix(text, literal)
    }

    /// What the wildcard stands for; nil when the text does not match.
    private func wildcard(_ text: UnsafeBufferPointer<UInt8>, _ prefix: [UInt8], _ suffix: [UInt8], _ minimum: Int) -> Range<Int>? {
        let end = text.count - suffix.count
        guard prefix.count + minimum <= end, hasPrefix(text, prefix) else { return nil }
        for i in suffix.indices where suffix[i] != text[end + i] { return nil }
        return prefix.count..<end
    }

    private func hasPrefix(_ text: UnsafeBufferPointer<UInt8>, _ prefix: [UInt8]) -> Bool {
        for i in prefix.indices where prefix[i] != text[i] { return false }
        return true
    }

    private static func shape(of pattern: UnsafeBufferPointer<UInt8>) -> Shape {
        // In a pattern U+FFFD also matches a byte of the text that is no UTF-8.
        if pattern.indices.dropLast(2).contains(where: { pattern[$0] == 0xEF && pattern[$0 + 1] == 0xBF && pattern[$0 + 2] == 0xBD }) {
            return .general
        }
        if RegexpSyntax.hasNoMeta(pattern) { return .literal(Array(pattern)) }
        guard let dot = pattern.firstIndex(of: UInt8(ascii: ".")), dot + 1 < pattern.count else { return .general }
        let minimum: Int
        switch pattern[dot + 1] {
        case UInt8(ascii: "*"): minimum = 0
        case UInt8(ascii: "+"): minimum = 1
        default: return .general
        }
        var start = dot
        var end = dot + 2
        let isGroup = start > 0 && pattern[start - 1] == UInt8(ascii: "(") && end < pattern.count && pattern[end] == UInt8(ascii: ")")
        if isGroup {
            start -= 1
            end += 1
        }
        let prefix = UnsafeBufferPointer(rebasing: pattern[..<start])
        let suffix = UnsafeBufferPointer(rebasing: pattern[end...])
        guard RegexpSyntax.hasNoMeta(prefix), RegexpSyntax.hasNoMeta(suffix) else { return .general }
        return .wildcard(prefix: Array(prefix), suffix: Array(suffix), minimum: minimum, isGroup: isGroup)
    }
}

/// A text in which groups of a match are put in place of `$1`, `${1}`, `${name}`.
struct RelabelTemplate: Sendable {
    private enum Shape: Sendable {
        case constant, firstGroup, general
    }

    let bytes: [UInt8]
    private let shape: Shape
    /// How many references there can be at most.
    private let references: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        references = bytes.count { $0 == UInt8(ascii: "$") }
        shape =
            references == 0
            ? .constant
            : bytes.elementsEqual("$1".utf8) || bytes.elementsEqual("${1}".utf8) ? .firstGroup : .general
    }

    /// Whether the text is the same for every match.
    var isConstant: Bool { references == 0 }

    /// The most bytes that an expansion with groups of a text of that length can have.
    func largestExpansion(of count: Int) -> Int {
        let (product, overflows) = references.multipliedReportingOverflow(by: count)
        return overflows ? Int.max : product.addingReportingOverflow(bytes.count).overflow ? Int.max : product + bytes.count
    }

    /// Appends the template with the groups of a match put in.
    func expand(_ pattern: RelabelPattern, _ text: [UInt8], _ match: [Int], into out: inout [UInt8]) {
        switch shape {
        case .constant: out += bytes
        case .firstGroup:
            if match.count >= 4, match[2] >= 0 { out += text[match[2]..<match[3]] }
        case .general: pattern.regexp.expand(bytes, text, match, into: &out)
        }
    }
}
