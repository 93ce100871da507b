import SourceText

/// Under which rules a document is decoded.
package struct ReaderSettings: Sendable {
    package var dialect: YAMLDialect
    /// Unknown fields are not reported (`--ignore-unknown-fields`).
    package var ignoresUnknownFields = false
    /// The program that reads the file, for messages, and the version for which it is checked.
    package var program = "Prometheus"
    package var version = Version(3, 14)

    package init(dialect: YAMLDialect) { self.dialect = dialect }
}

/// Reads a tree into typed values as go-yaml does with strict structs: unknown fields, duplicate keys and wrong types are
/// reported with their places, and reading goes on.
///
/// A value type that checks itself calls ``report(_:_:at:severity:effect:related:notes:fixes:)``.
@usableFromInline
package struct FieldReader {
    package let tree: DocumentTree
    package let settings: ReaderSettings
    package var diagnostics: [Diagnostic] = []
    /// Regular expressions of relabelling that are valid: jobs often have the same.
    package var validPatterns = TextMemo()
    /// What a type remembers from one of its values to the next.
    package var memory: AnyObject?
    /// Where secrets stand in the file, added by the types that read them.
    package var secrets: [ByteRange] = []

    let records: UnsafePointer<NodeRecord>
    let fileBytes: UnsafeBufferPointer<UInt8>
    let arena: UnsafeBufferPointer<UInt8>

    /// A key and its value in the mapping that is being read; mappings inside it stack up behind.
    struct Entry {
        var key: NodeIndex
        var value: NodeIndex
        var name: UnsafePointer<UInt8>?
        var length: Int
        var isUsed = false
        /// Comes from a merge key.
        var isMerged = false
        /// Written a second time, which was reported.
        var isRepeated = false
    }

    var entries: ContiguousArray<Entry> = []
    var frame = 0
    /// A bit for the length and first character of each key of the mapping that is being read: most fields are not there, and this
    /// tells it without looking for them.
    @usableFromInline var keyMask: UInt64 = 0
    private var outerMasks: ContiguousArray<UInt64> = []
    /// The struct's node and whether the field being visited has been gated.
    private(set) var depth = 0
    /// How many values inside of each other are being read.
    @usableFromInline var nesting = 0
    /// How many secret values are being read: messages do not quote what stands in them.
    @usableFromInline var hiding = 0
    /// How many values were decoded, as go-yaml counts them.
    package var decodeCount = 0
    private var aliasCount = 0
    /// The aliases that are being followed.
    var activeAliases: [NodeIndex] = []
    /// Decoded `!!binary` keys, kept as long as the reader runs.
    let texts = TextPool()
    private var isExhausted = false
    /// Unknown fields that were taken for another one.
    private var misspelt: [(mapping: NodeIndex, field: String)] = []

    /// Structs nest no deeper than models do; untyped values may, and their walkers do not recurse.
    static let maximumDepth = 512
    /// Values of any kind, lists and free mappings included.
    static let maximumNesting = 256

    /// Reads the root of a document into `Model`. An empty or null document leaves it as it was built.
    package static func read<Model: FieldValue>(
        _ type: Model.Type, from tree: DocumentTree, _ settings: ReaderSettings,
        body: (inout FieldReader, inout Model) -> Void = { _, _ in }
    ) -> (model: Model, diagnostics: [Diagnostic]) {
        tree.records.withUnsafeBufferPointer { records in
            tree.file.bytes.withUnsafeBufferPointer { bytes in
                tree.arena.withUnsafeBufferPointer { arena in
                    guard let base = records.baseAddress else { return (Model(), []) }
                    var reader = FieldReader(tree: tree, settings: settings, records: base, fileBytes: bytes, arena: arena)
                    var model = Model()
                    if !records.isEmpty { _ = reader.readValue(&model, 0) }
                    body(&reader, &model)
                    return (model, reader.diagnostics)
                }
            }
        }
    }

    private init(
        tree: DocumentTree, settings: ReaderSettings, records: UnsafePointer<NodeRecord>,
        fileBytes: UnsafeBufferPointer<UInt8>, arena: UnsafeBufferPointer<UInt8>
    ) {
        self.tree = tree
        self.settings = settings
        self.records = records
        self.fileBytes = fileBytes
        self.arena = arena
    }

    // MARK: Nodes

    package func kind(_ node: NodeIndex) -> NodeKind { records[Int(node)].kind }
    package func style(_ node: NodeIndex) -> NodeStyle { records[Int(node)].style }
    package func range(_ node: NodeIndex) -> ByteRange { records[Int(node)].range }
    package func place(_ node: NodeIndex, label: String = "") -> Place { Place(tree.file, records[Int(node)].range, label: label) }

    /// The decoded bytes of a scalar, valid as long as the reader runs.
    @inline(__always)
    package func text(_ node: NodeIndex) -> UnsafeBufferPointer<UInt8> {
        guard records[Int(node)].kind == .scalar, let base = (records[Int(node)].isDecoded ? arena : fileBytes).baseAddress else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: base + Int(records[Int(node)].a), count: Int(records[Int(node)].b))
    }

    /// How many decoded bytes a scalar has; 0 for anything else.
    package func textLength(_ node: NodeIndex) -> Int { records[Int(node)].kind == .scalar ? Int(records[Int(node)].b) : 0 }

    package func string(_ node: NodeIndex) -> String { String(decoding: text(node), as: UTF8.self) }

    /// What an alias points to, else the node itself; nil for an alias that points nowhere or that is being followed already.
    @inline(__always)
    package func resolve(_ node: NodeIndex) -> NodeIndex? {
        guard records[Int(node)].kind == .alias else { return node }
        let target = NodeIndex(bitPattern: records[Int(node)].a)
        // An alias without an anchor points to itself.
        return target == node || activeAliases.contains(node) ? nil : target
    }

    /// Whether a node has neither tag nor anchor.
    package func isUntagged(_ node: NodeIndex) -> Bool { records[Int(node)].properties < 0 }

    package func tag(_ node: NodeIndex) -> String? {
        let p = records[Int(node)].properties
        return p >= 0 ? tree.properties[Int(p)].tag : nil
    }

    /// The source of a node, if a node with the same source is the same but for its place: without aliases, anchors, tags and texts
    /// that are not in the file as they are.
    package func comparableSource(_ node: NodeIndex) -> UnsafeBufferPointer<UInt8>? {
        guard activeAliases.isEmpty, let base = fileBytes.baseAddress else { return nil }
        for i in Int(node)..<Int(records[Int(node)].subtreeEnd) {
            if records[i].kind == .alias || records[i].properties >= 0 || records[i].isDecoded { return nil }
            if records[i].style == .literal || records[i].style == .folded { return nil }
        }
        let range = records[Int(node)].range
        return UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    /// The first child of a collection, to be followed by ``next(after:)`` up to ``end(of:)``.
    @inline(__always) func firstChild(_ node: NodeIndex) -> NodeIndex { node + 1 }
    @usableFromInline func next(after child: NodeIndex) -> NodeIndex { records[Int(child)].subtreeEnd }
    @usableFromInline func end(of node: NodeIndex) -> NodeIndex { records[Int(node)].subtreeEnd }

    /// Whether a field may be missing from a mapping only because it is misspelt there, or because the file breaks off
    /// inside the mapping; both are reported already.
    package func excusesMissing(_ field: String, in mapping: NodeIndex) -> Bool {
        let node = resolve(mapping) ?? mapping
        return tree.truncated.contains(node) || misspelt.contains { $0.mapping == node && $0.field == field }
    }

    // MARK: Reporting

    package mutating func report(
        _ check: String, _ message: String, at node: NodeIndex, severity: Severity = .error, effect: Effect = .load, label: String = "",
        related: [Place] = [], notes: [String] = [], fixes: [Fix] = []
    ) {
        diagnostics.append(
            Diagnostic(
                check, severity, effect, message, at: place(max(0, node), label: label), related: related, notes: notes, fixes: fixes))
    }

    /// Reports a range of the decoded bytes of a scalar.
    package mutating func report(
        _ check: String, _ message: String, inText range: Range<Int>, of node: NodeIndex, severity: Severity = .error,
        effect: Effect = .load,
        label: String = "", related: [Place] = [], notes: [String] = [], fixes: [Fix] = []
    ) {
        let place = Place(tree.file, Node(tree: tree, index: node).source.sourceRange(range), label: label)
        diagnostics.append(Diagnostic(check, severity, effect, message, at: place, related: related, notes: notes, fixes: fixes))
    }

    // MARK: Values

    /// Reads a node into a value: follows aliases, applies the dialect's rules for null, then lets the type read itself.
    @inlinable
    package mutating func readValue<Value: FieldValue>(_ value: inout Value, _ node: NodeIndex) -> Bool {
        guard Value.isSecret else { return readAnyValue(&value, node) }
        hiding += 1
        defer { hiding -= 1 }
        return readAnyValue(&value, node)
    }

    @inlinable
    mutating func readAnyValue<Value: FieldValue>(_ value: inout Value, _ node: NodeIndex) -> Bool {
        // The generic part is kept small: it is specialised for every type in the rooms of the models.
        let entered = enter(node, ownDecoder: Value.hasOwnDecoder)
        switch entered.state {
        case .refused, .keepsDefault:
            return false
        case .isZeroed:
            value = Value.goZero
            return true
        case .isRead:
            nesting += 1
            defer { nesting -= 1 }
            return value.read(entered.node, &self)
        case .isReadThroughAlias:
            nesting += 1
            defer {
                nesting -= 1
                leaveAlias()
            }
            return value.read(entered.node, &self)
        }
    }

    /// What is to be done with a node.
    @usableFromInline
    enum Entrance {
        case refused, keepsDefault, isZeroed, isRead, isReadThroughAlias
    }

    /// Follows an alias and applies the dialect's rules for null.
    @usableFromInline
    mutating func enter(_ node: NodeIndex, ownDecoder: Bool) -> (node: NodeIndex, state: Entrance) {
        guard count(node) else { return (node, .refused) }
        guard nesting < Self.maximumNesting else {
            report("yaml/depth", "nested deeper than \(Self.maximumNesting) levels", at: node, effect: .risk)
            return (node, .refused)
        }
        var target = node
        let isAlias = records[Int(node)].kind == .alias
        if isAlias {
            guard let resolved = resolve(node) else {
                if NodeIndex(bitPattern: records[Int(node)].a) != node {
                    report("yaml/alias", "the value of this alias contains the alias itself", at: node)
                }
                return (node, .refused)
            }
            target = resolved
            activeAliases.append(node)
            guard count(target) else {
                leaveAlias()
                return (node, .refused)
            }
        }
        let state = entrance(of: target, ownDecoder: ownDecoder)
        guard isAlias else { return (target, state) }
        if state == .isRead { return (target, .isReadThroughAlias) }
        leaveAlias()
        return (target, state)
    }

    /// What is to be done with a node that is no alias.
    @usableFromInline
    mutating func entrance(of node: NodeIndex, ownDecoder: Bool) -> Entrance {
        guard records[Int(node)].kind == .scalar, isNull(node, ownDecoder: ownDecoder) else { return .isRead }
        if records[Int(node)].properties >= 0, case .invalid(let tag) = resolved(node) {
            reportUnfitTag(node, tag)
            return .refused
        }
        // v2 zeroes, v3 and v4 leave what was there and do not count the field as written.
        return settings.dialect == .v2 ? .isZeroed : .keepsDefault
    }

    @usableFromInline
    mutating func leaveAlias() { activeAliases.removeLast() }

    /// Reads a node that was entered for an outer type (a pointer) into the type inside.
    @inlinable
    mutating func readInner<Value: FieldValue>(_ value: inout Value, _ node: NodeIndex) -> Bool {
        switch entrance(of: node, ownDecoder: Value.hasOwnDecoder) {
        case .refused, .keepsDefault:
            return false
        case .isZeroed:
            value = Value.goZero
            return true
        case .isRead, .isReadThroughAlias:
            return value.read(node, &self)
        }
    }

    /// go-yaml's guard against documents that are mostly aliases.
    private mutating func count(_ node: NodeIndex) -> Bool {
        decodeCount += 1
        if activeAliases.isEmpty { return !isExhausted }
        aliasCount += 1
        guard aliasCount > 100, decodeCount > 1000, !isExhausted else { return !isExhausted }
        let ratio = Double(aliasCount) / Double(decodeCount)
        let part = Double(min(max(decodeCount, 400_000), 4_000_000) - 400_000) / 3_600_000
        if ratio > 0.99 - 0.89 * part {
            isExhausted = true
            report("yaml/alias", "the document consists of aliases nearly alone (excessive aliasing)", at: node)
        }
        return !isExhausted
    }

    /// Reports that a node is not of the type that the field wants, naming both.
    @usableFromInline
    package mutating func typeError(_ node: NodeIndex, expected: String) {
        if records[Int(node)].kind == .mapping, looksLikeTemplate(node) {
            let range = records[Int(node)].range
            var fixes: [Fix] = []
            let text = tree.file.text(range)
            if !text.contains("'"), !text.contains("\n") {
                fixes = [Fix("put the text into quotes", .safe, [Fix.Edit(tree.file, range, "'\(text)'")])]
            }
            report(
                "yaml/unquoted-template", "text that begins with '{{' must be in quotes, YAML reads '{' as the start of a mapping",
                at: node,
                fixes: fixes)
            return
        }
        report("yaml/type", "expected \(expected), found \(describe(node))", at: node)
    }

    /// The same for a type: where a secret may stand instead of it, what was found is not quoted.
    @usableFromInline
    mutating func typeError<Value: FieldValue>(_ node: NodeIndex, of type: Value.Type) {
        let hides = Value.leadsToSecret
        if hides { hiding += 1 }
        typeError(node, expected: Value.expectation)
        if hides { hiding -= 1 }
    }

    /// What a node is, in words: "a list", "the number 5", "text".
    package func describe(_ node: NodeIndex) -> String {
        if hiding > 0, records[Int(node)].kind == .scalar { return isNull(node, ownDecoder: false) ? "nothing (null)" : "text" }
        switch records[Int(node)].kind {
        case .mapping: return "a mapping"
        case .sequence: return "a list"
        case .alias: return "an alias"
        case .scalar: break
        }
        let shown = shortened(node)
        switch resolved(node) {
        case .null: return "nothing (null)"
        case .bool: return shown
        case .int, .uint, .float: return "the number \(shown)"
        case .text: return records[Int(node)].style == .plain ? "'\(shown)'" : "the text \"\(shown)\""
        case .timestamp: return "the date \(shown)"
        case .merge: return "'<<'"
        case .invalid: return "'\(shown)'"
        }
    }

    private func shortened(_ node: NodeIndex) -> String {
        let text = string(node)
        let line = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
        return line.count > 40 || line.count < text.count ? line.prefix(37) + "…" : line
    }

    private func looksLikeTemplate(_ node: NodeIndex) -> Bool {
        let start = records[Int(node)].range.lowerBound
        return records[Int(node)].style == .flow && start + 1 < fileBytes.count && fileBytes[start] == 0x7B && fileBytes[start + 1] == 0x7B
    }

    // MARK: Structs

    /// Whether v2 hands a null to a type's own decoder.
    @usableFromInline
    func isNullForDecoder(_ node: NodeIndex) -> Bool {
        settings.dialect == .v2 && records[Int(node)].kind == .scalar && isNull(node, ownDecoder: false)
    }

    /// Reads a mapping into a struct whose fields are declared by its `fields`.
    @inlinable
    package mutating func readStruct<Structure: FieldStruct>(_ value: inout Structure, _ node: NodeIndex) -> Bool {
        guard isMapping(node) else {
            // v2 calls a decoder for `Null` and `NULL`, and that one gets a struct without any field.
            if isNullForDecoder(node) {
                value = Structure.goZero
                value.check(node, &self)
                return true
            }
            typeError(node, of: Structure.self)
            return false
        }
        let outerFrame = openFrame(node)
        defer { closeFrame(outerFrame) }
        guard outerFrame >= 0 else { return false }
        value.fields(&self)
        if hasUnusedEntries { reportUnusedEntries(Structure.self, in: node) }
        value.check(node, &self)
        return true
    }

    @usableFromInline
    func isMapping(_ node: NodeIndex) -> Bool { records[Int(node)].kind == .mapping }

    /// Pushes the entries of a mapping; the frame to return to, or a negative number when the mapping is not to be read.
    @usableFromInline
    mutating func openFrame(_ node: NodeIndex) -> Int {
        let outer = frame
        frame = entries.count
        outerMasks.append(keyMask)
        keyMask = 0
        depth += 1
        guard depth <= Self.maximumDepth else {
            report("yaml/depth", "nested deeper than \(Self.maximumDepth) levels of settings", at: node)
            return -outer - 1
        }
        collectEntries(of: node)
        for i in frame..<entries.count {
            keyMask |= Self.maskBit(entries[i].length, entries[i].length > 0 ? entries[i].name?.pointee ?? 0 : 0)
        }
        if settings.dialect != .v2, reportRepeatedKeys(from: frame) { return -outer - 1 }
        return outer
    }

    @usableFromInline
    mutating func closeFrame(_ outer: Int) {
        entries.removeLast(entries.count - frame)
        frame = outer >= 0 ? outer : -outer - 1
        keyMask = outerMasks.removeLast()
        depth -= 1
    }

    @inlinable
    @inline(__always)
    static func maskBit(_ length: Int, _ first: UInt8) -> UInt64 { 1 << UInt64((length &* 31 &+ Int(first)) & 63) }

    @usableFromInline
    var hasUnusedEntries: Bool {
        for i in frame..<entries.count where !entries[i].isUsed && !entries[i].isRepeated { return true }
        return false
    }

    /// Reports what no field took: unknown keys, and keys written twice.
    @usableFromInline
    mutating func reportUnusedEntries<Structure: FieldStruct>(_ type: Structure.Type, in mapping: NodeIndex) {
        var names: [String]?
        for i in frame..<entries.count where !entries[i].isUsed && !entries[i].isRepeated {
            let entry = entries[i]
            if settings.ignoresUnknownFields { continue }
            let known = names ?? FieldNames.of(type)
            names = known
            if let meant = unknownField(entry, known: known, foreignOwner: Structure.foreignOwner(of: string(entry))) {
                misspelt.append((mapping, meant))
            }
        }
    }

    /// Reports an unknown field and returns the one that was probably meant.
    private mutating func unknownField(_ entry: Entry, known: [String], foreignOwner: String?) -> String? {
        var meant: String?
        let name = string(entry)
        var notes: [String] = []
        var fixes: [Fix] = []
        if let foreignOwner {
            notes.append("\(name) is a field of \(foreignOwner), \(settings.program) does not know it")
        } else if name.hasPrefix("-"), known.contains(String(name.dropFirst())) {
            meant = String(name.dropFirst())
            notes.append("a blank is missing behind the dash: - \(name.dropFirst())")
        } else if let near = didYouMean(name, among: known) {
            meant = near
            notes.append("did you mean \(near)?")
            let range = records[Int(entry.key)].range
            fixes.append(Fix("write \(near)", .unsafe, [Fix.Edit(tree.file, range, near)]))
        } else {
            notes.append("known here: \(known.joined(separator: ", "))")
        }
        report("yaml/unknown-field", "unknown field '\(name)'", at: entry.key, notes: notes, fixes: fixes)
        return meant
    }

    func string(_ entry: Entry) -> String {
        guard let name = entry.name else { return "" }
        return String(decoding: UnsafeBufferPointer(start: name, count: entry.length), as: UTF8.self)
    }
}
