import SourceText

/// A parsed expression: its text and its syntax tree.
///
/// The tree is an arena: every node is known by its ``NodeID``, ``root`` is the whole expression, and ``node(_:)`` shows what a node is.
/// Nodes hold no strings; names and values are slices of the expression's own bytes (``string(_:)``, ``equals(_:_:)``). The children
/// of a node come before it, so that going through all nodes from the first to the last visits every child before its parent (duration
/// expressions of an `offset` alone come behind their selector).
///
/// Immutable, cheap to pass on, one block of memory for each expression. Made by ``ExpressionParser``.
package final class Expression: @unchecked Sendable {
    // Immutable after init and freed only by deinit: safe to share.
    private let block: UnsafeMutableRawPointer
    private let textCount: Int
    private let allBytes: UnsafeBufferPointer<UInt8>

    let nodes: UnsafeBufferPointer<NodeRecord>
    let children: UnsafeBufferPointer<UInt32>
    let selectors: UnsafeBufferPointer<SelectorRecord>
    let durations: UnsafeBufferPointer<DurationRecord>
    let subqueries: UnsafeBufferPointer<SubqueryRecord>
    let matchings: UnsafeBufferPointer<MatchingRecord>
    let groupings: UnsafeBufferPointer<GroupingRecord>
    let matchers: UnsafeBufferPointer<MatcherRecord>
    let labelNames: UnsafeBufferPointer<LabelNameRecord>

    /// The whole expression.
    package let root: NodeID

    /// Copies what a parser has gathered.
    init(root: UInt32, text: UnsafeBufferPointer<UInt8>, arena: borrowing Arena) {
        var size = 0
        func reserve<T>(_ type: T.Type, _ count: Int) -> Int {
            let alignment = MemoryLayout<T>.alignment
            size = (size + alignment - 1) & ~(alignment - 1)
            defer { size += MemoryLayout<T>.stride * count }
            return size
        }
        let offsets = (
            reserve(MatchingRecord.self, arena.matchings.count), reserve(SelectorRecord.self, arena.selectors.count),
            reserve(DurationRecord.self, arena.durations.count), reserve(SubqueryRecord.self, arena.subqueries.count),
            reserve(NodeRecord.self, arena.nodes.count), reserve(UInt32.self, arena.children.count),
            reserve(GroupingRecord.self, arena.groupings.count), reserve(MatcherRecord.self, arena.matchers.count),
            reserve(LabelNameRecord.self, arena.labelNames.count), reserve(UInt8.self, text.count + arena.decoded.count)
        )
        let block = UnsafeMutableRawPointer.allocate(byteCount: max(size, 1), alignment: 8)
        func copy<T: BitwiseCopyable>(_ source: UnsafeMutablePointer<T>, _ count: Int, to offset: Int) -> UnsafeBufferPointer<T> {
            let target = (block + offset).bindMemory(to: T.self, capacity: count)
            target.initialize(from: source, count: count)
            return UnsafeBufferPointer(start: target, count: count)
        }
        matchings = copy(arena.matchings.base, arena.matchings.count, to: offsets.0)
        selectors = copy(arena.selectors.base, arena.selectors.count, to: offsets.1)
        durations = copy(arena.durations.base, arena.durations.count, to: offsets.2)
        subqueries = copy(arena.subqueries.base, arena.subqueries.count, to: offsets.3)
        nodes = copy(arena.nodes.base, arena.nodes.count, to: offsets.4)
        children = copy(arena.children.base, arena.children.count, to: offsets.5)
        groupings = copy(arena.groupings.base, arena.groupings.count, to: offsets.6)
        matchers = copy(arena.matchers.base, arena.matchers.count, to: offsets.7)
        labelNames = copy(arena.labelNames.base, arena.labelNames.count, to: offsets.8)
        let bytes = (block + offsets.9).bindMemory(to: UInt8.self, capacity: text.count + arena.decoded.count)
        if let source = text.baseAddress { bytes.initialize(from: source, count: text.count) }
        (bytes + text.count).initialize(from: arena.decoded.base, count: arena.decoded.count)
        allBytes = UnsafeBufferPointer(start: bytes, count: text.count + arena.decoded.count)
        textCount = text.count
        self.block = block
        self.root = NodeID(root)
    }

    deinit { block.deallocate() }
}

extension Expression {
    /// The text that was parsed.
    package var text: String { withTextBytes { String(decoding: $0, as: UTF8.self) } }

    /// The bytes that were parsed; the pointer must not leave `body`.
    package func withTextBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        try withExtendedLifetime(self) { try body(UnsafeBufferPointer(rebasing: allBytes[..<textCount])) }
    }

    /// A piece of the text.
    package func text(_ range: ByteRange) -> String {
        withTextBytes { bytes in
            let lower = min(range.lowerBound, bytes.count)
            return String(decoding: bytes[lower..<min(max(lower, range.upperBound), bytes.count)], as: UTF8.self)
        }
    }

    /// The bytes of a name or value; the pointer must not leave `body`.
    package func withBytes<R>(_ slice: TextSlice, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        try withExtendedLifetime(self) { try body(raw(slice)) }
    }

    /// A name or value as bytes; it need not be UTF-8, since `"\xff"` can be written.
    package func bytes(_ slice: TextSlice) -> [UInt8] { withBytes(slice) { Array($0) } }

    /// A name or value, with U+FFFD for bytes that are not UTF-8.
    package func string(_ slice: TextSlice) -> String { withBytes(slice) { String(decoding: $0, as: UTF8.self) } }

    /// Whether a name or value is these bytes.
    package func equals(_ slice: TextSlice, _ text: StaticString) -> Bool {
        withBytes(slice) { $0.equals(text) }
    }

    /// The bytes of a slice; only to be used while the expression is held.
    func raw(_ slice: TextSlice) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: allBytes[Int(slice.offset)..<Int(slice.offset) + Int(slice.length)])
    }
}

/// What a parser gathers before it is copied into an ``Expression``; used again for the next one.
struct Arena: ~Copyable {
    var nodes = GrowableBuffer<NodeRecord>(capacity: 64)
    var children = GrowableBuffer<UInt32>(capacity: 32)
    var selectors = GrowableBuffer<SelectorRecord>(capacity: 16)
    var durations = GrowableBuffer<DurationRecord>(capacity: 16)
    var subqueries = GrowableBuffer<SubqueryRecord>(capacity: 4)
    var matchings = GrowableBuffer<MatchingRecord>(capacity: 8)
    var groupings = GrowableBuffer<GroupingRecord>(capacity: 8)
    var matchers = GrowableBuffer<MatcherRecord>(capacity: 32)
    var labelNames = GrowableBuffer<LabelNameRecord>(capacity: 32)
    /// What strings with escapes stand for. Their slices begin behind the text.
    var decoded = GrowableBuffer<UInt8>(capacity: 64)

    mutating func removeAll() {
        nodes.truncate(to: 0)
        children.truncate(to: 0)
        selectors.truncate(to: 0)
        durations.truncate(to: 0)
        subqueries.truncate(to: 0)
        matchings.truncate(to: 0)
        groupings.truncate(to: 0)
        matchers.truncate(to: 0)
        labelNames.truncate(to: 0)
        decoded.truncate(to: 0)
    }
}
