import SourceText

/// Reads the YAML that people write in one pass over its bytes: mappings and lists in block style, texts in any style, flow
/// collections, comments. For anything else, errors included, it gives up, and libyaml reads the document.
///
/// The reader is large: its functions are mutating even where they change nothing, so that it is passed by reference.
///
/// Where it does not give up, the tree is the one that libyaml's events make, to the last range. Left to libyaml are: tags and
/// directives, anchors in front of keys and inside of brackets; a second document; `? key`; tabs that separate; characters that YAML
/// does not allow; whatever is not well-formed.
struct PlainYAMLReader {
    /// An open block collection.
    struct Frame {
        /// The column of its keys or dashes.
        var column: Int32
        var isMapping: Bool
        /// A list whose dashes stand in the column of the key that it belongs to.
        var isIndentless = false
        /// Its node.
        var node: Int32 = -1

        init(_ column: Int, isMapping: Bool, isIndentless: Bool = false) {
            self.column = Int32(truncatingIfNeeded: column)
            self.isMapping = isMapping
            self.isIndentless = isIndentless
        }
    }

    let bytes: UnsafePointer<UInt8>
    let end: Int
    let classes = PlainText.classes
    var nodes: NodeWriter
    var frames: [Frame] = []
    var at = 0
    /// Where the last scalar or flow collection ended: a block collection ends there too.
    var lastEnd = 0
    /// Where a value stands if the innermost collection waits for one and there is none; else -1.
    var pending = -1
    /// The anchor of the node that comes next.
    var anchor: (name: String, start: Int)?
    /// The nodes with anchors.
    var anchors: [String: Int] = [:]
    /// Whether something was met that is left to libyaml where that could not be said at once.
    var hasGivenUp = false
    /// How many blanks stand before ``at`` on its line, while a block scalar is read.
    var column = 0
    /// Decoded text of the scalar that is being read.
    var text: [UInt8] = []
    /// Deeper nesting is left to libyaml.
    static let maximumDepth = 256

    /// The tree of the only document; nil when the text is left to libyaml.
    static func read(_ file: SourceFile) -> DocumentTree? {
        file.bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress, PlainText.isPlain(text) else { return nil }
            // Few texts hold more nodes than the first number. The second is more than any can hold.
            for capacity in [text.count / 10 + 64, text.count * 2 + 64] {
                var arena: [UInt8] = []
                var properties: [NodeProperties] = []
                var isRead = false
                var isFull = false
                let records = ContiguousArray<NodeRecord>(unsafeUninitializedCapacity: capacity) { buffer, count in
                    guard let records = buffer.baseAddress else { return }
                    var reader = PlainYAMLReader(base, text.count, NodeWriter(records, capacity))
                    isRead = reader.readDocument()
                    isFull = reader.nodes.isFull
                    count = reader.nodes.count
                    arena = reader.nodes.arena
                    properties = reader.nodes.properties
                }
                if isFull { continue }
                return isRead ? DocumentTree(file: file, records: records, arena: arena, properties: properties, truncated: []) : nil
            }
            return nil
        }
    }

    private init(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ nodes: NodeWriter) {
        self.bytes = bytes
        end = count
        self.nodes = nodes
        frames.reserveCapacity(32)
    }

    // MARK: Lines

    private mutating func readDocument() -> Bool {
        guard skipDocumentStart() else { return false }
        while true {
            let column = nextColumn()
            guard column >= 0 else { break }
            guard !nodes.isFull, !hasGivenUp, readLine(column) else { return false }
        }
        guard at == end, nodes.count > 0, !nodes.isFull else { return false }
        while !frames.isEmpty { closeFrame() }
        return !hasGivenUp
    }

    /// Skips `---` on the first line that is no comment.
    private mutating func skipDocumentStart() -> Bool {
        guard nextColumn() == 0, at + 3 <= end, bytes[at] == 0x2D, bytes[at + 1] == 0x2D, bytes[at + 2] == 0x2D else {
            at = 0
            return true
        }
        at += 3
        return finishLine()
    }

    /// Goes to the first character of the next line that holds more than a comment; its column, or -1 at the end of the text and where
    /// a tab stands before it.
    private mutating func nextColumn() -> Int {
        while at < end {
            let start = at
            while at < end, bytes[at] == 0x20 { at += 1 }
            guard at < end else { return -1 }
            switch bytes[at] {
            case 0x0A: at += 1
            case 0x23: skipComment()
            case 0x09: return -1
            default: return at - start
            }
        }
        return -1
    }

    /// To the start of the next line.
    private mutating func skipComment() {
        at = PlainText.lineEnd(bytes, at, end)
        if at < end { at += 1 }
    }

    /// Whether nothing but blanks and a comment stands on the rest of the line, which is skipped.
    mutating func finishLine() -> Bool {
        let start = at
        while at < end, bytes[at] == 0x20 { at += 1 }
        guard at < end else { return true }
        if bytes[at] == 0x0A {
            at += 1
            return true
        }
        guard bytes[at] == 0x23, at > start else { return false }
        skipComment()
        return true
    }

    /// Whether the dash here begins an item.
    private mutating func isDash(_ i: Int) -> Bool {
        bytes[i] == 0x2D && (i + 1 == end || bytes[i + 1] == 0x20 || bytes[i + 1] == 0x0A)
    }

    /// Whether `---` or `...` stands at the start of a line.
    mutating func isDocumentMark(_ i: Int) -> Bool {
        i + 3 <= end && (bytes[i] == 0x2D || bytes[i] == 0x2E) && bytes[i + 1] == bytes[i] && bytes[i + 2] == bytes[i]
    }

    /// Reads what begins on a line.
    private mutating func readLine(_ column: Int) -> Bool {
        if column == 0, isDocumentMark(at) { return false }
        let isItem = isDash(at)
        while let top = frames.last, Int(top.column) > column || (Int(top.column) == column && top.isIndentless && !isItem) { closeFrame() }
        guard let top = frames.last else {
            return nodes.count == 0 && readNode(column)
        }
        if Int(top.column) < column {
            guard pending >= 0 else { return false }
            pending = -1
            return readNode(column)
        }
        if top.isMapping, isItem {
            guard pending >= 0 else { return false }
            pending = -1
            return open(Frame(column, isMapping: false, isIndentless: true)) && readItem()
        }
        flushPending()
        return top.isMapping ? readKey() : isItem && readItem()
    }

    // MARK: Collections

    private mutating func open(_ frame: Frame) -> Bool {
        guard frames.count < Self.maximumDepth else { return false }
        var frame = frame
        frame.node = Int32(truncatingIfNeeded: begin(frame.isMapping ? .mapping : .sequence, .block))
        frames.append(frame)
        return true
    }

    /// Begins a collection here, or at the anchor in front of it.
    mutating func begin(_ kind: NodeKind, _ style: NodeStyle) -> Int {
        let start = anchor?.start ?? at
        lastEnd = max(lastEnd, start)
        let node = nodes.begin(kind, style, at: start)
        if anchor != nil { attachAnchor(to: node) }
        return node
    }

    private mutating func closeFrame() {
        flushPending()
        nodes.end(Int(frames.removeLast().node), at: lastEnd)
        nodes.parent = Int(frames.last?.node ?? -1)
    }

    /// Puts an empty scalar where a value is missing.
    private mutating func flushPending() {
        guard pending >= 0 else { return }
        if anchor != nil { hasGivenUp = true }
        nodes.scalar(.plain, ByteRange(at: pending), textInFile: ByteRange(at: pending))
        lastEnd = pending
        pending = -1
    }

    /// Reads an item from its dash on.
    private mutating func readItem() -> Bool {
        let dash = at
        at += 1
        while at < end, bytes[at] == 0x20 { at += 1 }
        if at < end, bytes[at] == 0x26 { return readAnchor() && readAnchored(missing: dash + 1) }
        if at == end || bytes[at] == 0x0A || bytes[at] == 0x23 {
            pending = dash + 1
            return finishLineBehindBlank()
        }
        return readNode(columnOf(at))
    }

    /// As ``finishLine()``, where a blank or an indicator stands before.
    mutating func finishLineBehindBlank() -> Bool {
        if at < end { if bytes[at] == 0x23 { skipComment() } else { at += 1 } }
        return true
    }

    private mutating func columnOf(_ i: Int) -> Int {
        var start = i
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        return i - start
    }

    /// Reads a node where a key may stand: at the start of a line or behind a dash.
    private mutating func readNode(_ column: Int) -> Bool {
        if isDash(at) { return open(Frame(column, isMapping: false)) && readItem() }
        switch bytes[at] {
        case 0x7C, 0x3E: return !frames.isEmpty && readBlockScalar()
        case 0x5B, 0x7B: return readFlow(0) && finishLine()
        case 0x2A: return !frames.isEmpty && readAlias() && finishLine()
        default: break
        }
        let scalar = scanScalar(isFlow: false)
        if scalar.isNone { return false }
        let next = colon(behind: scalar)
        guard next >= 0 else {
            // A document that is a single text is left to libyaml.
            return !frames.isEmpty && readText(scalar)
        }
        at = Int(scalar.start)
        return open(Frame(column, isMapping: true)) && readValue(scalar, colon: next)
    }

    /// Reads a key and what follows on its line.
    private mutating func readKey() -> Bool {
        let scalar = scanScalar(isFlow: false)
        if scalar.isNone { return false }
        let next = colon(behind: scalar)
        return next >= 0 && readValue(scalar, colon: next)
    }

    /// The colon that makes a key of a scalar, or -1.
    mutating func colon(behind scalar: Scalar) -> Int {
        if scalar.hasBreaks { return -1 }
        var i = Int(scalar.end)
        while i < end, bytes[i] == 0x20 { i += 1 }
        guard i < end, bytes[i] == 0x3A, i + 1 == end || bytes[i + 1] == 0x20 || bytes[i + 1] == 0x0A else { return -1 }
        // libyaml's limit for simple keys, with a margin.
        return scalar.end - scalar.start < 1000 ? i : -1
    }

    /// Adds a key and reads the value behind its colon.
    private mutating func readValue(_ key: Scalar, colon: Int) -> Bool {
        add(key)
        at = colon + 1
        while at < end, bytes[at] == 0x20 { at += 1 }
        if at == end || bytes[at] == 0x0A || bytes[at] == 0x23 {
            pending = colon + 1
            return finishLineBehindBlank()
        }
        switch bytes[at] {
        case 0x7C, 0x3E: return readBlockScalar()
        case 0x5B, 0x7B: return readFlow(0) && finishLine()
        case 0x2A: return readAlias() && finishLine()
        case 0x26: return readAnchor() && readAnchored(missing: colon + 1)
        default:
            if isDash(at) { return false }
            let scalar = scanScalar(isFlow: false)
            return !scalar.isNone && readText(scalar)
        }
    }

    /// Adds a scalar that is no key, with its further lines.
    mutating func readText(_ scalar: Scalar) -> Bool {
        at = Int(scalar.end)
        if scalar.style == .plain { return readPlain(scalar) }
        add(scalar)
        return finishLine()
    }
}
