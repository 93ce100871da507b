/// What Go's limits need to know of a parsed expression: the tree itself is never built.
struct PatternNode {
    enum Kind { case literal, characters, concatenation, alternation, other }

    var kind: Kind
    /// The height of Go's tree.
    var height: Int32 = 1
    /// The height of the tallest child: it counts where a concatenation is merged into the one around it.
    var innerHeight: Int32 = 0
    /// How many children a concatenation or alternation has.
    var children: Int32 = 0
    /// Go's estimate of the compiled size, in instructions.
    var size: Int64 = 1
    /// The largest product of nested repeat counts, 1 at least.
    var repeats: Int32 = 1
    /// Whether a literal ignores case: only equal ones merge.
    var isFolded = false
    /// Whether it matches the empty text.
    var matchesEmpty = false

    /// Whether Go can merge it with a neighbour in an alternation: one character or a class.
    var isCharacterClass: Bool { kind == .characters || kind == .literal && size == 1 }

    /// Limits of Go's regexp/syntax.
    static let maximumHeight: Int32 = 1000
    static let maximumRepeat: Int32 = 1000
    static let maximumSize: Int64 = (128 << 20) / 40
    static let maximumRunes = (128 << 20) / 4
}

/// The children of a concatenation or an alternation while it is read.
struct PatternChildren {
    private(set) var count: Int32 = 0
    private var size: Int64 = 0
    private var innerHeight: Int32 = 0
    private var repeats: Int32 = 1
    private var everyOneMatchesEmpty = true
    private var anyMatchesEmpty = false
    /// The last child that was added; the only one while `count` is 1.
    private var tail = PatternNode(kind: .other)

    /// Adds a child of a concatenation. Returns how many of Go's nodes become free.
    mutating func concatenate(_ node: PatternNode) -> Int {
        if node.kind == .literal, count > 0, tail.kind == .literal, tail.isFolded == node.isFolded {
            tail.size += node.size
            size += node.size
            return 1
        }
        return add(node, flattening: .concatenation)
    }

    /// Adds a child of an alternation. Returns how many of Go's nodes become free.
    mutating func alternate(_ node: PatternNode) -> Int {
        if count > 0, node.isCharacterClass, tail.isCharacterClass {
            size += 1 - tail.size
            tail.kind = .characters
            tail.size = 1
            return 1
        }
        return add(node, flattening: .alternation)
    }

    private mutating func add(_ node: PatternNode, flattening kind: PatternNode.Kind) -> Int {
        let isMerged = node.kind == kind
        count += isMerged ? node.children : 1
        let own = isMerged && kind == .alternation ? node.size - Int64(node.children - 1) : node.size
        size = min(size + own, PatternNode.maximumSize + 1)
        innerHeight = max(innerHeight, isMerged ? node.innerHeight : node.height)
        repeats = max(repeats, node.repeats)
        if node.matchesEmpty { anyMatchesEmpty = true } else { everyOneMatchesEmpty = false }
        tail = node
        return isMerged ? 1 : 0
    }

    /// The node that the children make. One child stands for itself; none is the empty expression.
    func node(_ kind: PatternNode.Kind) -> PatternNode {
        if count == 1 { return tail }
        var node = PatternNode(kind: count == 0 ? .other : kind)
        node.matchesEmpty = kind == .alternation ? anyMatchesEmpty : everyOneMatchesEmpty
        if count == 0 { return node }
        node.height = 1 + innerHeight
        node.innerHeight = innerHeight
        node.children = count
        node.size = kind == .alternation ? size + Int64(count - 1) : size
        node.repeats = repeats
        return node
    }
}
