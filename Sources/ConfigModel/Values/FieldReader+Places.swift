import Documents

extension FieldReader {
    /// A place for what is missing from a section: its first key rather than the whole mapping.
    package func firstKey(of node: NodeIndex) -> NodeIndex {
        guard node >= 0, let target = resolve(node), kind(target) == .mapping, hasChildren(target) else { return max(0, node) }
        return target + 1
    }

    /// The key in front of a value of a block mapping, else the value itself: where a secret can be pointed at without showing it.
    package func keyInFront(of node: NodeIndex) -> NodeIndex {
        guard node > 0, kind(node) == .scalar, kind(node - 1) == .scalar else { return node }
        return node - 1
    }
}
