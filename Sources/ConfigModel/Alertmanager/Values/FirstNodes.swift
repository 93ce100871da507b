import Documents
import SourceText

/// Where each of some names stood first. Few names need no table: making one takes longer than reading a short file.
struct FirstNodes: Sendable {
    private var few: [(name: ByteText, node: NodeIndex)] = []
    private var many: [ByteText: NodeIndex] = [:]

    private static let limit = 12

    /// The node of a name; nil when it was not added.
    subscript(name: String) -> NodeIndex? { self[ByteText(name)] }

    subscript(name: ByteText) -> NodeIndex? {
        many.isEmpty ? few.first { $0.name.bytes == name.bytes }?.node : many[name]
    }

    /// Adds a name unless it is there.
    ///
    /// - Returns: the node that it had already.
    mutating func add(_ name: String, _ node: NodeIndex) -> NodeIndex? { add(ByteText(name), node) }

    mutating func add(_ name: ByteText, _ node: NodeIndex) -> NodeIndex? {
        if let first = self[name] { return first }
        if many.isEmpty, few.count < Self.limit {
            few.append((name, node))
            return nil
        }
        if many.isEmpty { for (name, node) in few { many[name] = node } }
        many[name] = node
        return nil
    }
}
