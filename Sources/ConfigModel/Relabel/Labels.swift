/// Labels in the byte order of their names, each name once, no value empty: what Prometheus calls `labels.Labels`.
///
/// Names and values are bytes. Two spellings of one character are two names, and a value need not be UTF-8.
package struct Labels: Sendable, Hashable {
    /// Where a name and its value lie in `bytes`, the value right behind the name.
    struct Entry: Sendable, Hashable {
        var start: UInt32
        var nameEnd: UInt32
        var valueEnd: UInt32
    }

    package func hash(into hasher: inout Hasher) {
        // Equal labels have equal bytes; few others do.
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    /// All names and values one after another, without gaps.
    let bytes: [UInt8]
    let entries: [Entry]

    package static let empty = Labels(bytes: [], entries: [])

    init(bytes: [UInt8], entries: [Entry]) {
        self.bytes = bytes
        self.entries = entries
    }

    /// Labels in any order; of two with one name the last counts, one with an empty value is left out.
    package init(_ labels: [(name: String, value: String)]) {
        self.init(bytes: labels.map { (Array($0.name.utf8), Array($0.value.utf8)) })
    }

    /// Labels in any order; of two with one name the last counts, one with an empty value is left out.
    package init(bytes labels: [(name: [UInt8], value: [UInt8])]) {
        var builder = LabelBuilder()
        for label in labels { builder.set(label.name, label.value) }
        self = builder.labels
    }

    package var count: Int { entries.count }
    package var isEmpty: Bool { entries.isEmpty }

    /// The name of a label as text, U+FFFD for what is no UTF-8.
    package func name(at index: Int) -> String { String(decoding: nameBytes(at: index), as: UTF8.self) }

    /// The value of a label as text, U+FFFD for what is no UTF-8.
    package func value(at index: Int) -> String { String(decoding: valueBytes(at: index), as: UTF8.self) }

    package func nameBytes(at index: Int) -> ArraySlice<UInt8> {
        let entry = entries[index]
        return bytes[Int(entry.start)..<Int(entry.nameEnd)]
    }

    package func valueBytes(at index: Int) -> ArraySlice<UInt8> {
        let entry = entries[index]
        return bytes[Int(entry.nameEnd)..<Int(entry.valueEnd)]
    }

    /// The value of a label; nil when there is none.
    package subscript(name: String) -> String? {
        index(of: Array(name.utf8)).map { value(at: $0) }
    }

    /// The position of a name.
    package func index(of name: [UInt8]) -> Int? {
        name.withUnsafeBufferPointer { name in
            bytes.withUnsafeBufferPointer { bytes in
                let i = lowerBound(of: name, bytes)
                return i < entries.count && self.name(i, bytes).elementsEqual(name) ? i : nil
            }
        }
    }

    /// The value of a label; empty when there is none.
    func bytes(of name: [UInt8]) -> ArraySlice<UInt8> { index(of: name).map { valueBytes(at: $0) } ?? [] }

    /// The positions of the labels whose names begin with a text.
    func range(ofPrefix prefix: [UInt8]) -> Range<Int> {
        prefix.withUnsafeBufferPointer { prefix in
            bytes.withUnsafeBufferPointer { bytes in
                let start = lowerBound(of: prefix, bytes)
                var end = start
                while end < entries.count, hasPrefix(name(end, bytes), prefix) { end += 1 }
                return start..<end
            }
        }
    }

    /// The position of the first label whose name is not before `name`.
    private func lowerBound(of name: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if precedes(self.name(middle, bytes), name) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    @inline(__always)
    private func name(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(entries[index].start)..<Int(entries[index].nameEnd)])
    }

    /// The labels as texts, in order.
    package var pairs: [(name: String, value: String)] { entries.indices.map { (name(at: $0), value(at: $0)) } }

    /// The position of the first value that is no UTF-8.
    var firstInvalidValue: Int? {
        bytes.withUnsafeBufferPointer { bytes in
            if bytes.allSatisfy({ $0 < 0x80 }) { return nil }
            return entries.firstIndex { !UTF8Bytes.isValid(UnsafeBufferPointer(rebasing: bytes[Int($0.nameEnd)..<Int($0.valueEnd)])) }
        }
    }

    /// The labels whose name `isIncluded` accepts.
    func filter(_ isIncluded: (ArraySlice<UInt8>) -> Bool) -> Labels {
        var bytes: [UInt8] = []
        var kept: [Entry] = []
        for i in entries.indices where isIncluded(nameBytes(at: i)) {
            let start = bytes.count
            bytes += nameBytes(at: i)
            let nameEnd = bytes.count
            bytes += valueBytes(at: i)
            kept.append(
                Entry(
                    start: UInt32(truncatingIfNeeded: start), nameEnd: UInt32(truncatingIfNeeded: nameEnd),
                    valueEnd: UInt32(truncatingIfNeeded: bytes.count)))
        }
        return Labels(bytes: bytes, entries: kept)
    }
}
