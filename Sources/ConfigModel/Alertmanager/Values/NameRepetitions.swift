import Documents

/// The names of a list that stood in it before, each with its first place. Names are compared by their bytes.
struct NameRepetitions: Sequence {
    typealias Element = (later: Field<String>, first: Field<String>)

    private var found: [Element] = []

    init(_ names: [Field<String>]) {
        // Few names are compared pairwise, which needs no table.
        if names.count <= 12 {
            for (i, name) in names.enumerated() {
                guard let first = names[..<i].first(where: { $0.value.utf8.elementsEqual(name.value.utf8) }) else { continue }
                found.append((name, first))
            }
            return
        }
        var seen: [[UInt8]: Field<String>] = [:]
        for name in names {
            let bytes = Array(name.value.utf8)
            if let first = seen[bytes] { found.append((name, first)) } else { seen[bytes] = name }
        }
    }

    func makeIterator() -> Array<Element>.Iterator { found.makeIterator() }
}
