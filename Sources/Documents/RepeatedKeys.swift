/// The keys of a mapping that were written before, each with the first one of the same text.
///
/// Compares decoded bytes of scalar keys. Small mappings are compared pairwise, large ones through a hash table.
func repeatedKeys(of mapping: Node) -> [(later: Node, earlier: Node)] {
    var found: [(later: Node, earlier: Node)] = []
    if mapping.count <= 12 {
        var keys: [Node] = []
        for (key, _) in mapping.entries where key.kind == .scalar {
            if let first = keys.first(where: { sameText($0, key) }) {
                found.append((key, first))
            } else {
                keys.append(key)
            }
        }
        return found
    }
    var seen: [KeyText: Node] = [:]
    seen.reserveCapacity(mapping.count)
    for (key, _) in mapping.entries where key.kind == .scalar {
        let text = KeyText(node: key)
        if let first = seen[text] { found.append((key, first)) } else { seen[text] = key }
    }
    return found
}

func sameText(_ a: Node, _ b: Node) -> Bool {
    a.withBytes { x in b.withBytes { y in x.count == y.count && x.elementsEqual(y) } }
}

/// A key compared and hashed by its bytes where they stand.
private struct KeyText: Hashable {
    let node: Node

    static func == (a: KeyText, b: KeyText) -> Bool { sameText(a.node, b.node) }

    func hash(into hasher: inout Hasher) {
        node.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
