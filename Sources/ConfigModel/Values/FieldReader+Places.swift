import Documents

extension FieldReader {
    /// The key in front of a value of a block mapping, else the value itself: where a secret can be pointed at without showing it.
    package func keyInFront(of node: NodeIndex) -> NodeIndex {
        guard node > 0, kind(node) == .scalar, kind(node - 1) == .scalar else { return node }
        return node - 1
    }
}
