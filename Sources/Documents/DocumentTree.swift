import SourceText

/// One node in its compact form. Nodes stand in document order, a collection before its children.
struct NodeRecord: Sendable, Equatable {
    var kind: NodeKind
    var style: NodeStyle
    /// Whether a scalar's text lies in the tree's arena of decoded text and not in the file.
    var isDecoded: Bool
    var range: ByteRange
    /// The index behind the last node of this subtree.
    var subtreeEnd: Int32
    /// Scalar: offset of the text. Collection: number of child nodes. Alias: index of the target.
    var a: UInt32
    /// Scalar: length of the text.
    var b: UInt32
    /// Index into the tree's properties, or -1.
    var properties: Int32

    init(kind: NodeKind, style: NodeStyle, range: ByteRange) {
        self.kind = kind
        self.style = style
        isDecoded = false
        self.range = range
        subtreeEnd = 0
        a = 0
        b = 0
        properties = -1
    }
}

/// Tag and anchor of a node; few nodes have any.
struct NodeProperties: Sendable, Equatable {
    var tag: String?
    var anchor: String?
    /// Where the node's tag or anchor begins.
    var start: UInt32
}

/// A parsed document whose every node knows its bytes in the file.
///
/// Nodes live in one array, decoded text that does not stand in the file as it is in one arena: building a tree
/// allocates a handful of times, whatever its size.
package final class DocumentTree: Sendable {
    package let file: SourceFile
    let records: ContiguousArray<NodeRecord>
    let arena: [UInt8]
    let properties: [NodeProperties]
    /// The collections that a syntax error cut short, outermost first: what is missing from them may stand behind it.
    let truncated: [Int32]

    init(
        file: SourceFile, records: ContiguousArray<NodeRecord>, arena: [UInt8], properties: [NodeProperties], truncated: [Int32]
    ) {
        self.file = file
        self.truncated = truncated
        self.records = records
        self.arena = arena
        self.properties = properties
    }

    /// The root node, or nil for an empty document.
    package var root: Node? { records.isEmpty ? nil : Node(tree: self, index: 0) }

    /// The node at an index that came from ``Node/index``.
    package func node(at index: Int32) -> Node { Node(tree: self, index: index) }

    package var nodeCount: Int { records.count }

    @inline(__always)
    func withBytes<Result>(of record: NodeRecord, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        guard record.kind == .scalar else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
        let bounds = Int(record.a)..<Int(record.a) + Int(record.b)
        if record.isDecoded {
            return try arena.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[bounds])) }
        }
        return try file.bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[bounds])) }
    }
}

/// Builds a tree from events in document order.
struct TreeBuilder {
    var records: ContiguousArray<NodeRecord> = []
    var arena: [UInt8] = []
    var properties: [NodeProperties] = []
    /// Open collections: the index of their record.
    var open: [Int32] = []
    private var truncated: [Int32] = []

    init(estimatedNodes: Int) {
        records.reserveCapacity(estimatedNodes)
    }

    /// The number of open collections.
    var depth: Int { open.count }

    @inline(__always)
    private mutating func countChild() {
        if let parent = open.last { records[Int(parent)].a &+= 1 }
    }

    /// Adds a scalar whose decoded text stands in the file.
    @discardableResult
    mutating func scalar(_ style: NodeStyle, _ range: ByteRange, textInFile text: ByteRange) -> Int32 {
        countChild()
        var record = NodeRecord(kind: .scalar, style: style, range: range)
        record.a = text.start
        record.b = text.end - text.start
        let index = Int32(truncatingIfNeeded: records.count)
        record.subtreeEnd = index + 1
        records.append(record)
        return index
    }

    /// Adds a scalar whose decoded text is `arena[from...]`.
    @discardableResult
    mutating func scalar(_ style: NodeStyle, _ range: ByteRange, decodedFrom from: Int) -> Int32 {
        countChild()
        var record = NodeRecord(kind: .scalar, style: style, range: range)
        record.isDecoded = true
        record.a = UInt32(truncatingIfNeeded: from)
        record.b = UInt32(truncatingIfNeeded: arena.count - from)
        let index = Int32(truncatingIfNeeded: records.count)
        record.subtreeEnd = index + 1
        records.append(record)
        return index
    }

    /// Adds a scalar, pointing into the file where its text stands there unchanged, at `start` if anywhere.
    mutating func scalar(
        _ style: NodeStyle, _ range: ByteRange, _ value: UnsafeBufferPointer<UInt8>, at start: Int, in file: UnsafeBufferPointer<UInt8>
    ) -> Int32 {
        if let inFile = unchangedText(value, at: start, in: file) { return scalar(style, range, textInFile: inFile) }
        let from = arena.count
        arena.append(contentsOf: value)
        return scalar(style, range, decodedFrom: from)
    }

    @discardableResult
    mutating func alias(_ range: ByteRange, target: Int32) -> Int32 {
        countChild()
        var record = NodeRecord(kind: .alias, style: .plain, range: range)
        record.a = UInt32(bitPattern: target)
        let index = Int32(truncatingIfNeeded: records.count)
        record.subtreeEnd = index + 1
        records.append(record)
        return index
    }

    @discardableResult
    mutating func begin(_ kind: NodeKind, _ style: NodeStyle, at start: Int) -> Int32 {
        countChild()
        let index = Int32(truncatingIfNeeded: records.count)
        records.append(NodeRecord(kind: kind, style: style, range: ByteRange(at: start)))
        open.append(index)
        return index
    }

    mutating func end(at end: Int) {
        guard let index = open.popLast() else { return }
        records[Int(index)].range.end = UInt32(truncatingIfNeeded: max(end, records[Int(index)].range.lowerBound))
        records[Int(index)].subtreeEnd = Int32(truncatingIfNeeded: records.count)
    }

    mutating func addProperties(_ properties: NodeProperties, to index: Int32) {
        records[Int(index)].properties = Int32(truncatingIfNeeded: self.properties.count)
        self.properties.append(properties)
    }

    /// Closes what a syntax error left open, so that what was read can be used. A key without a value gets an empty one.
    mutating func closeAll(at end: Int) {
        truncated = open
        while let index = open.last {
            if records[Int(index)].kind == .mapping, records[Int(index)].a % 2 == 1 {
                scalar(.plain, ByteRange(at: end), textInFile: ByteRange(at: end))
            }
            self.end(at: end)
        }
    }

    func finish(_ file: SourceFile) -> DocumentTree {
        DocumentTree(file: file, records: records, arena: arena, properties: properties, truncated: truncated)
    }
}
