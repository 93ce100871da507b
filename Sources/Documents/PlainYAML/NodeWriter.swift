import SourceText

/// Writes the nodes of a tree in document order into memory of a fixed size.
struct NodeWriter {
    private let records: UnsafeMutablePointer<NodeRecord>
    private let capacity: Int
    private(set) var count = 0
    /// Whether there was no room for a node: what was written is of no use then.
    private(set) var isFull = false
    /// The open collection to which new nodes belong, or -1.
    var parent = -1
    private(set) var arena: [UInt8] = []
    private(set) var properties: [NodeProperties] = []

    init(_ records: UnsafeMutablePointer<NodeRecord>, _ capacity: Int) {
        self.records = records
        self.capacity = capacity
    }

    @inline(__always)
    private mutating func add(_ record: NodeRecord) {
        guard count < capacity else { return isFull = true }
        if parent >= 0 { records[parent].a &+= 1 }
        (records + count).initialize(to: record)
        count += 1
    }

    /// Adds a scalar whose decoded text stands in the file.
    @inline(__always)
    mutating func scalar(_ style: NodeStyle, _ range: ByteRange, textInFile text: ByteRange) {
        var record = NodeRecord(kind: .scalar, style: style, range: range)
        record.a = text.start
        record.b = text.end - text.start
        record.subtreeEnd = Int32(truncatingIfNeeded: count + 1)
        add(record)
    }

    /// Adds a scalar, pointing into the file where its text stands there unchanged, at `start` if anywhere.
    mutating func scalar(
        _ style: NodeStyle, _ range: ByteRange, _ text: [UInt8], at start: Int, in file: UnsafeBufferPointer<UInt8>
    ) {
        let inFile = text.withUnsafeBufferPointer { unchangedText($0, at: start, in: file) }
        if let inFile { return scalar(style, range, textInFile: inFile) }
        var record = NodeRecord(kind: .scalar, style: style, range: range)
        record.isDecoded = true
        record.a = UInt32(truncatingIfNeeded: arena.count)
        record.b = UInt32(truncatingIfNeeded: text.count)
        record.subtreeEnd = Int32(truncatingIfNeeded: count + 1)
        arena += text
        add(record)
    }

    mutating func alias(_ range: ByteRange, target: Int) {
        var record = NodeRecord(kind: .alias, style: .plain, range: range)
        record.a = UInt32(truncatingIfNeeded: target)
        record.subtreeEnd = Int32(truncatingIfNeeded: count + 1)
        add(record)
    }

    mutating func addProperties(_ properties: NodeProperties, to node: Int) {
        guard !isFull else { return }
        records[node].properties = Int32(truncatingIfNeeded: self.properties.count)
        self.properties.append(properties)
    }

    /// Begins a collection, to which what follows belongs.
    ///
    /// - Returns: its node.
    mutating func begin(_ kind: NodeKind, _ style: NodeStyle, at start: Int) -> Int {
        let node = count
        add(NodeRecord(kind: kind, style: style, range: ByteRange(at: start)))
        parent = isFull ? -1 : node
        return node
    }

    mutating func end(_ node: Int, at end: Int) {
        guard !isFull else { return }
        records[node].range.end = UInt32(truncatingIfNeeded: max(end, records[node].range.lowerBound))
        records[node].subtreeEnd = Int32(truncatingIfNeeded: count)
    }
}

/// Where a decoded text stands in the file unchanged, if it does at `start`.
func unchangedText(_ text: UnsafeBufferPointer<UInt8>, at start: Int, in file: UnsafeBufferPointer<UInt8>) -> ByteRange? {
    guard start >= 0, start + text.count <= file.count else { return nil }
    if !text.isEmpty, !equalBytes(text, UnsafeBufferPointer(rebasing: file[start..<start + text.count])) { return nil }
    return ByteRange(start, start + text.count)
}
