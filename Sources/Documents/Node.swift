import SourceText

/// What a node of a document is.
package enum NodeKind: UInt8, Sendable {
    case scalar, sequence, mapping, alias
}

/// How a node was written.
package enum NodeStyle: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
    case block, flow
}

/// A node of a ``DocumentTree``: a cursor that is cheap to copy.
///
/// YAML and JSON documents share it. A JSON number, `true`, `false` or `null` is a plain scalar, a JSON string a
/// double-quoted one, objects and arrays are flow collections.
package struct Node: Sendable {
    package let tree: DocumentTree
    package let index: Int32

    package init(tree: DocumentTree, index: Int32) {
        self.tree = tree
        self.index = index
    }

    var record: NodeRecord { tree.records[Int(index)] }

    package var kind: NodeKind { record.kind }
    package var style: NodeStyle { record.style }

    /// Where the node stands, without its tag and anchor; quotes and block headers belong to it.
    package var range: ByteRange { record.range }

    package var place: Place { Place(tree.file, record.range) }

    /// The tag as resolved by the parser (`tag:yaml.org,2002:int`, `!local`), or nil when there is none.
    package var tag: String? {
        let p = Int(record.properties)
        return p >= 0 ? tree.properties[p].tag : nil
    }

    /// The anchor's name without `&`.
    package var anchor: String? {
        let p = Int(record.properties)
        return p >= 0 ? tree.properties[p].anchor : nil
    }

    /// The node itself, or what an alias points to.
    package var resolved: Node {
        let r = record
        return r.kind == .alias ? Node(tree: tree, index: Int32(bitPattern: r.a)) : self
    }

    /// The number of items of a sequence, or of keys of a mapping (aliases are not followed).
    package var count: Int {
        let r = record
        switch r.kind {
        case .sequence: return Int(r.a)
        case .mapping: return Int(r.a) / 2
        default: return 0
        }
    }

    /// The decoded text of a scalar; bytes that are not UTF-8 become U+FFFD.
    package var string: String {
        withBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// The decoded bytes of a scalar; empty for anything else.
    package var bytes: [UInt8] { withBytes { Array($0) } }

    /// Calls `body` with the decoded bytes of a scalar.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try tree.withBytes(of: record, body)
    }

    /// Whether the decoded bytes equal `text`.
    package func hasText(_ text: StaticString) -> Bool {
        withBytes { bytes in
            guard bytes.count == text.utf8CodeUnitCount else { return false }
            for i in 0..<bytes.count where bytes[i] != text.utf8Start[i] { return false }
            return true
        }
    }

    /// The items of a sequence, or keys and values of a mapping in turn.
    package var children: Children { Children(tree: tree, record: record, index: index) }

    /// The pairs of a mapping in the order of the file; merge keys are not applied.
    package var entries: Entries { Entries(children: record.kind == .mapping ? children : Children(tree: tree)) }

    /// The value of the last key with this text, or nil. JSON and YAML alike; merge keys are not applied.
    package subscript(key: StaticString) -> Node? {
        var found: Node?
        for (k, v) in resolved.entries where k.resolved.hasText(key) { found = v }
        return found?.resolved
    }

    package struct Children: Sequence, IteratorProtocol, Sendable {
        private let tree: DocumentTree
        private var next_: Int32
        private let end: Int32

        init(tree: DocumentTree) {
            self.tree = tree
            next_ = 0
            end = 0
        }

        init(tree: DocumentTree, record: NodeRecord, index: Int32) {
            self.tree = tree
            let isCollection = record.kind == .sequence || record.kind == .mapping
            next_ = index + 1
            end = isCollection ? record.subtreeEnd : index + 1
        }

        package mutating func next() -> Node? {
            guard next_ < end else { return nil }
            let node = Node(tree: tree, index: next_)
            next_ = tree.records[Int(next_)].subtreeEnd
            return node
        }
    }

    package struct Entries: Sequence, IteratorProtocol, Sendable {
        private var children: Children

        init(children: Children) { self.children = children }

        package mutating func next() -> (key: Node, value: Node)? {
            guard let key = children.next(), let value = children.next() else { return nil }
            return (key, value)
        }
    }
}
