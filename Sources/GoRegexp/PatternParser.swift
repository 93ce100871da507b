/// Reads a pattern once from left to right as Go's regexp/syntax does, and says whether Go accepts it.
///
/// Builds no tree and calls nothing recursively: of each open group only sums are kept, so that deep nesting costs little. Where Go
/// factors common beginnings out of alternatives, its tree may be a little taller than counted here; that decides only for patterns
/// at the very limit of 1000 levels.
struct PatternParser {
    /// An open group, or the whole pattern.
    private struct Frame {
        var isCapture: Bool
        /// Whether case was ignored before the group.
        var isFoldedOutside: Bool
        var alternatives = PatternChildren()
        var hasBar = false
        var sequence = PatternChildren()
        /// The last thing read, still open to a repetition operator.
        var last: PatternNode?
    }

    let text: UnsafeBufferPointer<UInt8>
    /// Whether property names are matched without regard to case, as since Go 1.25.
    let hasLoosePropertyNames: Bool
    var position = 0
    /// Whether `\Q` without `\E` makes a quote of all that follows.
    var hasOpenQuote = false
    /// The error that ended reading: what is wrong and with which bytes of the text.
    private(set) var failure: (reason: RegexpError.Reason, range: Range<Int>)?
    /// What has to be written otherwise for RE2, from left to right; only kept on request.
    private(set) var edits: [PatternEdit] = []
    /// The names of the groups from the first on, empty for groups without one; only kept on request.
    private(set) var groupNames: [[UInt8]] = []
    /// The node of the whole pattern once it has been read.
    private(set) var result = PatternNode(kind: .other)

    private let isRecording: Bool
    private var isFolded = false
    private var outer: [Frame] = []
    private var frame = Frame(isCapture: false, isFoldedOutside: false)
    /// How many of Go's nodes are in use, and the most that ever were.
    private var liveNodes = 0
    private var peakNodes = 0
    /// From how many nodes on Go watches sizes: the size limit divided by the product of all repeat counts.
    private var watchedNodes = Int(PatternNode.maximumSize)
    private var repeatProduct: Int64 = 1
    private var isWatchingSize = false
    private var runeCount = 0

    init(_ text: UnsafeBufferPointer<UInt8>, hasLoosePropertyNames: Bool, isRecording: Bool) {
        self.text = text
        self.hasLoosePropertyNames = hasLoosePropertyNames
        self.isRecording = isRecording
    }

    /// Reads the whole text. Returns whether Go accepts it; see `failure`.
    mutating func parse() -> Bool {
        var repeatStart: Int?
        while position < text.count {
            let start = position
            var isRepeat = false
            switch text[position] {
            case UInt8(ascii: "("): readGroup()
            case UInt8(ascii: "|"):
                readBar()
                position += 1
            case UInt8(ascii: ")"): closeGroup()
            case UInt8(ascii: "^"), UInt8(ascii: "$"):
                pushAssertion(matchesEmpty: true)
                position += 1
            case UInt8(ascii: "."):
                push(PatternNode(kind: .characters))
                position += 1
            case UInt8(ascii: "["): readClass()
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
                position += 1
                let added: Int64 = text[start] == UInt8(ascii: "*") ? 2 : 1
                applyRepeat(nil, isOptional: text[start] != UInt8(ascii: "+"), added: added, from: start, after: repeatStart)
                isRepeat = true
            case UInt8(ascii: "{"):
                if let counts = RepeatCounts(text, at: start) {
                    position = counts.end
                    if counts.isValid {
                        applyRepeat(counts, isOptional: counts.minimum == 0, added: 0, from: start, after: repeatStart)
                    } else {
                        fail(.invalidRepeatSize, start..<position)
                    }
                    isRepeat = true
                } else {
                    pushLiteral()
                    position += 1
                }
            case UInt8(ascii: "\\"): readEscape()
            default: readLiterals()
            }
            if failure != nil { return false }
            repeatStart = isRepeat ? start : nil
        }
        guard outer.isEmpty else {
            fail(.missingParenthesis, 0..<text.count)
            return false
        }
        result = finishFrame()
        return failure == nil
    }

    /// Reads characters that stand for themselves.
    private mutating func readLiterals() {
        let start = position
        while position < text.count, isPlain(text[position]) { position += 1 }
        let length = position - start
        if length > 1 {
            // Only the last one is open to a repetition operator.
            pushLiteral(count: length - 1)
            pushLiteral()
        } else if length == 1 {
            pushLiteral()
        } else if nextRune() != nil {
            pushLiteral()
        }
    }

    /// Whether a byte is ASCII and not special anywhere outside of a class.
    private func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "?"),
            UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "|"):
            false
        default: byte < 0x80
        }
    }

    /// The next character; nil after a failure where it is no UTF-8.
    mutating func nextRune() -> UInt32? {
        let (value, width) = decodeRune(text, at: position)
        if width == 1, value == invalidRune {
            fail(.invalidUTF8, position..<text.count)
            return nil
        }
        position += width
        return value
    }

    mutating func fail(_ reason: RegexpError.Reason, _ range: Range<Int>) {
        if failure == nil { failure = (reason, range) }
    }

    mutating func record(_ range: Range<Int>, _ replacement: () -> [UInt8]) {
        if isRecording { edits.append(PatternEdit(range: range, replacement: replacement())) }
    }

    private mutating func readGroup() {
        let start = position
        guard start + 1 < text.count, text[start + 1] == UInt8(ascii: "?") else {
            position += 1
            openGroup(isCapture: true, name: [])
            return
        }
        if let nameStart = nameStart(of: start) {
            readNamedGroup(start, nameStart: nameStart)
        } else {
            readFlags(start)
        }
    }

    /// Where the name of `(?P<name>` or `(?<name>` begins.
    private func nameStart(of start: Int) -> Int? {
        let left = text.count - start
        if left > 4, text[start + 2] == UInt8(ascii: "P"), text[start + 3] == UInt8(ascii: "<") { return start + 4 }
        return left > 3 && text[start + 2] == UInt8(ascii: "<") ? start + 3 : nil
    }

    private mutating func readNamedGroup(_ start: Int, nameStart: Int) {
        guard let end = text[start...].firstIndex(of: UInt8(ascii: ">")) else {
            if isUTF8(start..<text.count) { fail(.invalidNamedCapture, start..<text.count) }
            return
        }
        guard isUTF8(nameStart..<max(end, nameStart)) else { return }
        let isName = nameStart < end && text[nameStart..<end].allSatisfy { isWordByte($0) }
        guard isName else {
            fail(.invalidNamedCapture, start..<end + 1)
            return
        }
        position = end + 1
        // RE2 takes neither the short form nor a name twice, and the numbers are all that is needed.
        record(start..<position) { [UInt8(ascii: "(")] }
        openGroup(isCapture: true, name: isRecording ? Array(text[nameStart..<end]) : [])
    }

    /// Whether a part of the text is UTF-8; fails with the first bad byte and the rest of the part otherwise.
    mutating func isUTF8(_ range: Range<Int>) -> Bool {
        var i = range.lowerBound
        let part = UnsafeBufferPointer(rebasing: text[..<range.upperBound])
        while i < range.upperBound {
            let (value, width) = decodeRune(part, at: i)
            if width == 1, value == invalidRune {
                fail(.invalidUTF8, i..<range.upperBound)
                return false
            }
            i += width
        }
        return true
    }

    /// `(?i)`, `(?i-s:` and the like.
    private mutating func readFlags(_ start: Int) {
        position = start + 2
        var isNegative = false
        var hasFlag = false
        var folds = isFolded
        while position < text.count {
            guard let rune = nextRune() else { return }
            switch rune {
            case UInt32(UInt8(ascii: "i")):
                folds = !isNegative
                hasFlag = true
            case UInt32(UInt8(ascii: "m")), UInt32(UInt8(ascii: "s")), UInt32(UInt8(ascii: "U")):
                hasFlag = true
            case UInt32(UInt8(ascii: "-")) where !isNegative:
                isNegative = true
                hasFlag = false
            case UInt32(UInt8(ascii: ":")) where hasFlag || !isNegative:
                openGroup(isCapture: false, name: [])
                isFolded = folds
                return
            case UInt32(UInt8(ascii: ")")) where hasFlag || !isNegative:
                isFolded = folds
                return
            default:
                fail(.invalidPerlOperator, start..<position)
                return
            }
        }
        fail(.invalidPerlOperator, start..<position)
    }

    private mutating func openGroup(isCapture: Bool, name: [UInt8]) {
        if isCapture, isRecording { groupNames.append(name) }
        commitLast()
        allocate()
        if outer.isEmpty { outer.reserveCapacity(8) }
        outer.append(frame)
        frame = Frame(isCapture: isCapture, isFoldedOutside: isFolded)
    }

    private mutating func readBar() {
        commitLast()
        endAlternative()
        if !frame.hasBar {
            frame.hasBar = true
            allocate()
        }
        frame.sequence = PatternChildren()
    }

    private mutating func closeGroup() {
        guard let parent = outer.popLast() else {
            fail(.unexpectedParenthesis, 0..<text.count)
            return
        }
        position += 1
        var node = finishFrame()
        let isCapture = frame.isCapture
        isFolded = frame.isFoldedOutside
        frame = parent
        if isCapture {
            node = wrap(node, added: 2)
            check(node)
        }
        commitLast()
        frame.last = node
    }

    /// Takes the alternatives of the open group together.
    private mutating func finishFrame() -> PatternNode {
        commitLast()
        endAlternative()
        let node = frame.alternatives.node(.alternation)
        if node.kind == .alternation { allocate() }
        check(node)
        return node
    }

    private mutating func endAlternative() {
        let node = frame.sequence.node(.concatenation)
        if frame.sequence.count != 1 { allocate() }
        check(node)
        liveNodes -= frame.alternatives.alternate(node)
    }

    private mutating func commitLast() {
        guard let last = frame.last else { return }
        liveNodes -= frame.sequence.concatenate(last)
        frame.last = nil
    }

    private mutating func pushLiteral(count: Int = 1) {
        var node = PatternNode(kind: .literal)
        node.size = Int64(count)
        node.isFolded = isFolded
        push(node)
    }

    mutating func push(_ node: PatternNode) {
        commitLast()
        allocate()
        check(node)
        frame.last = node
    }

    /// Pushes a class; `single` where it is exactly one character, which Go turns into a literal.
    mutating func pushClass(isSingle: Bool, runes: Int) {
        runeCount += runes
        if runeCount > PatternNode.maximumRunes { fail(.tooLarge, 0..<text.count) }
        push(PatternNode(kind: isSingle ? .literal : .characters))
    }

    /// Pushes `^`, `\b` and the like.
    mutating func pushAssertion(matchesEmpty: Bool) {
        var node = PatternNode(kind: .other)
        node.matchesEmpty = matchesEmpty
        push(node)
    }

    /// A character outside of a class that is written with an escape.
    mutating func pushEscaped() { pushLiteral() }

    private mutating func allocate() {
        liveNodes += 1
        peakNodes = max(peakNodes, liveNodes)
    }

    private func wrap(_ node: PatternNode, added: Int64) -> PatternNode {
        var wrapped = PatternNode(kind: .other)
        wrapped.height = node.height + 1
        wrapped.size = node.size + added
        wrapped.repeats = node.repeats
        wrapped.matchesEmpty = node.matchesEmpty
        return wrapped
    }

    /// Go's limits on height and size.
    private mutating func check(_ node: PatternNode) {
        if node.height > PatternNode.maximumHeight { fail(.nestingDepth, 0..<text.count) }
        if !isWatchingSize {
            guard peakNodes >= watchedNodes else { return }
            isWatchingSize = true
            for frame in outer + [frame] {
                let nodes = [frame.alternatives.node(.alternation), frame.sequence.node(.concatenation), frame.last]
                if nodes.contains(where: { $0.map { $0.size > PatternNode.maximumSize } ?? false }) {
                    fail(.tooLarge, 0..<text.count)
                }
            }
        }
        if node.size > PatternNode.maximumSize { fail(.tooLarge, 0..<text.count) }
    }

    /// Applies an operator to the last thing read.
    ///
    /// - Parameter isOptional: whether the operand may be missing.
    /// - Parameter added: what an operator without counts adds to the compiled size.
    /// - Parameter previous: where an operator stands directly in front, which Go refuses.
    private mutating func applyRepeat(
        _ counts: RepeatCounts?, isOptional: Bool, added: Int64, from start: Int, after previous: Int?
    ) {
        if position < text.count, text[position] == UInt8(ascii: "?") { position += 1 }
        if let previous {
            fail(.invalidRepeatOperator, previous..<position)
            return
        }
        // What was read before an empty piece such as `(?i)` is still the operand.
        guard let operand = frame.last else {
            fail(.missingRepeatArgument, start..<position)
            return
        }
        var node = wrap(operand, added: added)
        if isOptional { node.matchesEmpty = true }
        if let counts {
            node.size = counts.size(of: operand.size)
            node.repeats = counts.maximum == 0 ? 1 : min(Int32(counts.factor) * operand.repeats, PatternNode.maximumRepeat + 1)
            let factor = Int64(counts.factor)
            let limit = PatternNode.maximumSize
            repeatProduct = factor > limit / repeatProduct ? limit : repeatProduct * factor
            watchedNodes = Int(limit / repeatProduct)
        }
        allocate()
        check(node)
        if let counts, counts.minimum >= 2 || counts.maximum >= 2, node.repeats > PatternNode.maximumRepeat {
            fail(.invalidRepeatSize, start..<position)
        }
        frame.last = node
    }
}

/// A piece of a pattern that RE2 wants to read otherwise.
struct PatternEdit {
    var range: Range<Int>
    var replacement: [UInt8]
}
