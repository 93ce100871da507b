import Documents
import SourceText

/// Finds everything in a file that must not be shown: what its model read as secret, and what never got that far, as it stands behind
/// a misspelt or repeated key, in a field that the version does not know, or in a file that is no YAML.
///
/// Rather too much than too little: what is hidden needlessly costs a reader a glance at the file.
struct SecretFinder {
    private let file: SourceFile
    private let fields: SecretFields
    private var ranges: [ByteRange]
    private var nearNames: [String: Bool] = [:]

    /// The secrets of a file, found when they are asked for.
    ///
    /// - Parameters:
    ///   - read: what the model's own types read as secret.
    ///   - diagnostics: what was found in the file; unknown fields are taken for secret ones when their names are near.
    static func secrets(
        of file: SourceFile, tree: DocumentTree?, isWellFormed: Bool, _ fields: @escaping @autoclosure @Sendable () -> SecretFields,
        read: [ByteRange], diagnostics: [Diagnostic]
    ) -> FileSecrets {
        FileSecrets {
            var finder = SecretFinder(file: file, fields: fields(), ranges: read)
            func starts(_ checks: Set<String>) -> Set<UInt32> {
                Set(diagnostics.lazy.filter { checks.contains($0.check) }.map(\.primary.range.start))
            }
            if let tree {
                finder.addValues(
                    of: tree, unknown: starts(["yaml/unknown-field", "yaml/duplicate-key"]),
                    unread: starts(["version/unknown-field", "version/removed-field", "yaml/type"]))
            }
            if !isWellFormed { finder.ranges += SecretTextScan.ranges(in: file, finder.fields) }
            finder.addAddresses()
            return finder.ranges
        }
    }

    private init(file: SourceFile, fields: SecretFields, ranges: [ByteRange]) {
        self.file = file
        self.fields = fields
        self.ranges = ranges
    }

    /// - Parameters:
    ///   - unknown: where keys begin that no field took, or took once already.
    ///   - unread: where values that were not read begin, or their keys: nobody knows which of the keys below are fields.
    private mutating func addValues(of tree: DocumentTree, unknown: Set<UInt32>, unread: Set<UInt32>) {
        // A file that is a single value may be one with a secret.
        if let root = tree.root, root.kind == .scalar { ranges.append(root.range) }
        var unreadEnd: UInt32 = 0
        // What stands inside of a value that was added is added with it.
        var covered: UInt32 = 0
        var judged: [String: Bool] = [:]
        for i in 0..<tree.nodeCount {
            let node = tree.node(at: Int32(i))
            if node.kind != .scalar, unread.contains(node.range.start) { unreadEnd = max(unreadEnd, node.range.end) }
            guard node.kind == .mapping, node.range.start >= covered else { continue }
            for (key, value) in node.entries {
                let key = key.resolved
                guard key.kind == .scalar else { continue }
                let name = key.string
                let isAlias = value.kind == .alias
                let value = value.resolved
                if unread.contains(key.range.start) { unreadEnd = max(unreadEnd, value.range.end) }
                let mayBeUnknown = key.range.start < unreadEnd || unknown.contains(key.range.start)
                let isNear = mayBeUnknown && isNear(name)
                let isNamed = judged[name] ?? fields.isSecret(name, wasRead: true)
                judged[name] = isNamed
                let isSecret = isNamed || (mayBeUnknown && fields.names.contains(name))
                if isNear || isSecret {
                    if fields.mappings.contains(name) { addLeaves(of: value) } else { ranges.append(value.range) }
                    if !isAlias { covered = max(covered, value.range.end) }
                } else if fields.sections.contains(name) {
                    // A single value in place of the section.
                    var places = [value]
                    if value.kind == .sequence { places += value.children }
                    if value.kind == .mapping, fields.mappings.contains(name) { places += value.entries.map { $0.value } }
                    for place in places where place.kind == .scalar { ranges.append(place.range) }
                }
            }
        }
    }

    private mutating func isNear(_ name: String) -> Bool {
        if let known = nearNames[name] { return known }
        let isNear = didYouMean(name, among: fields.names) != nil
        nearNames[name] = isNear
        return isNear
    }

    /// The scalars below a node, the keys of mappings left out: these name users and headers.
    private mutating func addLeaves(of node: Node) {
        var pending = [node]
        while let node = pending.popLast() {
            switch node.kind {
            case .scalar: ranges.append(node.range)
            case .sequence: pending += node.children
            case .mapping: for (_, value) in node.entries { pending.append(value) }
            // What it points to is found where it stands, unless that is elsewhere.
            case .alias where node.resolved.kind == .scalar: ranges.append(node.resolved.range)
            case .alias: break
            }
        }
    }

    /// Passwords in addresses: `http://user:password@host`.
    private mutating func addAddresses() {
        file.bytes.withUnsafeBufferPointer { bytes in
            guard bytes.contains(UInt8(ascii: "@")) else { return }
            var i = 0
            while i + 3 < bytes.count {
                guard bytes[i] == UInt8(ascii: ":"), bytes[i + 1] == UInt8(ascii: "/"), bytes[i + 2] == UInt8(ascii: "/") else {
                    i += 1
                    continue
                }
                i += 3
                var colon: Int?
                var at: Int?
                while i < bytes.count, !" \t\r\n\"'/?#".utf8.contains(bytes[i]) {
                    if bytes[i] == UInt8(ascii: ":"), colon == nil, at == nil { colon = i }
                    if bytes[i] == UInt8(ascii: "@") { at = i }
                    i += 1
                }
                if let colon, let at, colon + 1 < at { ranges.append(ByteRange(colon + 1, at)) }
            }
        }
    }
}
