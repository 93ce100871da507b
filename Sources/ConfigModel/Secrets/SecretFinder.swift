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

    /// - Parameters:
    ///   - read: what the model's own types read as secret.
    ///   - diagnostics: what was found in the file; unknown fields are taken for secret ones when their names are near.
    static func ranges(
        in file: SourceFile, tree: DocumentTree?, isWellFormed: Bool, _ fields: SecretFields, read: [ByteRange],
        diagnostics: [Diagnostic]
    ) -> [ByteRange] {
        var finder = SecretFinder(file: file, fields: fields, ranges: read)
        let unknown = Set(diagnostics.lazy.filter { $0.check == "yaml/unknown-field" }.map(\.primary.range.start))
        if let tree { finder.addValues(of: tree, unknown) }
        if !isWellFormed { finder.ranges += SecretTextScan.ranges(in: file, fields) }
        finder.addAddresses()
        return finder.ranges
    }

    private init(file: SourceFile, fields: SecretFields, ranges: [ByteRange]) {
        self.file = file
        self.fields = fields
        self.ranges = ranges
    }

    private mutating func addValues(of tree: DocumentTree, _ unknown: Set<UInt32>) {
        // What stands inside of a value that was added is added with it.
        var covered: UInt32 = 0
        var judged: [String: Bool] = [:]
        for i in 0..<tree.nodeCount {
            let node = tree.node(at: Int32(i))
            guard node.kind == .mapping, node.range.start >= covered else { continue }
            for (key, value) in node.entries {
                let key = key.resolved
                guard key.kind == .scalar else { continue }
                let name = key.string
                let isAlias = value.kind == .alias
                let value = value.resolved
                let isNear = unknown.contains(key.range.start) && didYouMean(name, among: fields.names) != nil
                let isSecret = judged[name] ?? fields.isSecret(name)
                judged[name] = isSecret
                guard isNear || isSecret || (value.kind == .scalar && fields.sections.contains(name)) else { continue }
                addLeaves(of: value)
                if !isAlias { covered = max(covered, value.range.end) }
            }
        }
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
