import Synchronization

/// The elements of a slice.
///
/// Slices share their elements in Go: one that a function may sort in place is made with `isShared`.
package final class GoList: Sendable {
    private let fixed: [TemplateValue]
    private let shared: SharedElements?
    /// How many elements the array behind the slice has room for.
    package let capacity: Int
    /// How deep lists and maps nest, this one included.
    package let depth: Int

    package init(_ elements: [TemplateValue], capacity: Int? = nil, isShared: Bool = false) {
        fixed = isShared ? [] : elements
        shared = isShared ? SharedElements(elements) : nil
        self.capacity = max(elements.count, capacity ?? elements.count)
        depth = 1 + (elements.lazy.map(\.depth).max() ?? 0)
    }

    package var elements: [TemplateValue] { shared?.elements.withLock { $0 } ?? fixed }

    package var count: Int { shared?.elements.withLock { $0.count } ?? fixed.count }

    /// Puts the elements of a shared list in another order; everyone who holds the list sees it.
    package func sortInPlace(by areInOrder: (TemplateValue, TemplateValue) -> Bool) {
        shared?.elements.withLock { elements in
            let order = elements.indices.sorted { a, b in
                if areInOrder(elements[a], elements[b]) { return true }
                return areInOrder(elements[b], elements[a]) ? false : a < b
            }
            elements = order.map { elements[$0] }
        }
    }

    private final class SharedElements: Sendable {
        let elements: Mutex<[TemplateValue]>

        init(_ elements: [TemplateValue]) { self.elements = Mutex(elements) }
    }
}

/// A map from texts, in the order of its keys' bytes.
package final class GoMap: Sendable {
    package let keys: [[UInt8]]
    package let values: [TemplateValue]
    /// How deep lists and maps nest, this one included.
    package let depth: Int

    /// The entries may come in any order; the last one of a doubled key counts.
    package init(_ entries: [(key: [UInt8], value: TemplateValue)]) {
        var keys: [[UInt8]] = []
        var values: [TemplateValue] = []
        keys.reserveCapacity(entries.count)
        values.reserveCapacity(entries.count)
        var isSorted = true
        for i in entries.indices.dropFirst() where !Self.precedes(entries[i - 1].key, entries[i].key) {
            isSorted = false
            break
        }
        if isSorted {
            for entry in entries {
                keys.append(entry.key)
                values.append(entry.value)
            }
        } else {
            let order = entries.indices.sorted { a, b in
                if Self.precedes(entries[a].key, entries[b].key) { return true }
                return Self.precedes(entries[b].key, entries[a].key) ? false : a < b
            }
            for i in order {
                if let last = keys.last, last == entries[i].key {
                    values[values.count - 1] = entries[i].value
                } else {
                    keys.append(entries[i].key)
                    values.append(entries[i].value)
                }
            }
        }
        self.keys = keys
        self.values = values
        depth = 1 + (values.lazy.map(\.depth).max() ?? 0)
    }

    package var count: Int { keys.count }

    package subscript(_ key: UnsafeBufferPointer<UInt8>) -> TemplateValue? {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            switch Self.compare(keys[middle], key) {
            case 0: return values[middle]
            case ..<0: low = middle + 1
            default: high = middle
            }
        }
        return nil
    }

    package subscript(_ key: [UInt8]) -> TemplateValue? { key.withUnsafeBufferPointer { self[$0] } }

    package subscript(_ key: String) -> TemplateValue? { self[Array(key.utf8)] }

    private static func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool { b.withUnsafeBufferPointer { compare(a, $0) < 0 } }

    private static func compare(_ a: [UInt8], _ b: UnsafeBufferPointer<UInt8>) -> Int {
        a.withUnsafeBufferPointer { a in
            let count = min(a.count, b.count)
            for i in 0..<count where a[i] != b[i] { return a[i] < b[i] ? -1 : 1 }
            return a.count - b.count
        }
    }
}
