/// The labels of a series, ordered by the bytes of their names.
///
/// One block of bytes in the layout of Prometheus (each name and value behind its length), so that comparing and hashing
/// touch nothing else, and ``encoded`` can be hashed as Prometheus does. A set is expected to have no name twice and no empty
/// value, but the series notation can write both, and they are kept.
package struct LabelSet: Sendable {
    /// A length below 255 in one byte, up to 2^24 - 2 as 255 and three bytes, little-endian. Longer texts, which Prometheus
    /// cannot hold, have eight bytes behind 255 and 2^24 - 1.
    package private(set) var encoded: [UInt8]

    /// The set without labels.
    package init() { encoded = [] }

    /// The set of these labels, in any order; of several with one name, the order stays.
    package init(_ labels: some Sequence<Label>) {
        var sorted = Array(labels)
        let isSorted = zip(sorted, sorted.dropFirst()).allSatisfy { !$1.name.lexicographicallyPrecedes($0.name) }
        if !isSorted {
            let order = sorted.indices.sorted { a, b in
                let (left, right) = (sorted[a].name, sorted[b].name)
                return left == right ? a < b : left.lexicographicallyPrecedes(right)
            }
            sorted = order.map { sorted[$0] }
        }
        self.init(ordered: sorted)
    }

    /// The set of names and values that are texts.
    package init(_ labels: KeyValuePairs<String, String>) {
        self.init(labels.map { Label($0.key, $0.value) })
    }

    private init(ordered labels: some Sequence<Label>) {
        encoded = []
        for label in labels {
            LabelSet.append(label.name, to: &encoded)
            LabelSet.append(label.value, to: &encoded)
        }
    }

    package var isEmpty: Bool { encoded.isEmpty }

    /// The number of labels; it takes a walk over them.
    package var count: Int { reduce(0) { count, _ in count + 1 } }

    /// The value of a label; nil when it is not there.
    package func bytes(of name: StaticString) -> ArraySlice<UInt8>? {
        name.withUTF8Buffer { bytes(of: $0) }
    }

    /// The value of a label; nil when it is not there.
    package func bytes(of name: some Collection<UInt8>) -> ArraySlice<UInt8>? {
        for label in self {
            if label.name.elementsEqual(name) { return label.value }
            if name.lexicographicallyPrecedes(label.name) { return nil }
        }
        return nil
    }

    /// The value of a label as a text; empty when it is not there, as in PromQL.
    package subscript(name: String) -> String {
        bytes(of: name.utf8).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The set with this label instead of those of the same name; an empty value only removes them.
    package func setting(_ label: Label) -> LabelSet {
        var labels = filter { $0.name != label.name }
        if label.value.isEmpty { return LabelSet(ordered: labels) }
        let place = labels.firstIndex { label.name.lexicographicallyPrecedes($0.name) } ?? labels.count
        labels.insert(label, at: place)
        return LabelSet(ordered: labels)
    }

    /// The labels for which the condition holds.
    package func keeping(_ condition: (Label) -> Bool) -> LabelSet {
        LabelSet(ordered: lazy.filter(condition))
    }

    /// The set without the name of the metric.
    package var withoutMetricName: LabelSet {
        bytes(of: LabelSet.metricName) == nil ? self : keeping { !LabelSet.isMetricName($0) }
    }

    /// The set without labels whose value is empty; to PromQL they are not there.
    package var withoutEmptyValues: LabelSet {
        contains { $0.value.isEmpty } ? keeping { !$0.value.isEmpty } : self
    }

    /// A name that occurs more than once.
    package var repeatedName: ArraySlice<UInt8>? {
        var last: ArraySlice<UInt8>?
        for label in self {
            if label.name == last { return last }
            last = label.name
        }
        return nil
    }

    /// The label that holds the name of the metric.
    package static let metricName: StaticString = "__name__"

    private static func isMetricName(_ label: Label) -> Bool {
        metricName.withUTF8Buffer { label.name.elementsEqual($0) }
    }

    private static let longLength = 0xFF_FFFF

    private static func append(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
        let count = text.count
        if count < 255 {
            out.append(UInt8(count))
        } else {
            out.append(255)
            let short = Swift.min(count, longLength)
            for shift in [0, 8, 16] { out.append(UInt8(truncatingIfNeeded: short >> shift)) }
            if short == longLength {
                for shift in stride(from: 0, to: 64, by: 8) { out.append(UInt8(truncatingIfNeeded: count >> shift)) }
            }
        }
        out += text
    }

    /// The text at an offset, which is moved behind it.
    private func text(at offset: inout Int) -> ArraySlice<UInt8> {
        var length = Int(encoded[offset])
        offset += 1
        if length == 255 {
            length = littleEndian(3, at: &offset)
            if length == LabelSet.longLength { length = littleEndian(8, at: &offset) }
        }
        defer { offset += length }
        return encoded[offset..<offset + length]
    }

    private func littleEndian(_ count: Int, at offset: inout Int) -> Int {
        defer { offset += count }
        return encoded[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}

extension LabelSet: Sequence {
    package struct Iterator: IteratorProtocol {
        fileprivate let set: LabelSet
        private var offset = 0

        fileprivate init(_ set: LabelSet) { self.set = set }

        package mutating func next() -> Label? {
            guard offset < set.encoded.count else { return nil }
            let name = set.text(at: &offset)
            return Label(name: name, value: set.text(at: &offset))
        }
    }

    package func makeIterator() -> Iterator { Iterator(self) }
}

extension LabelSet: Hashable {
    package func hash(into hasher: inout Hasher) {
        encoded.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension LabelSet: Comparable {
    /// The order of series in results: by the first name or value that differs; a set that the other one begins with is first.
    package static func < (a: LabelSet, b: LabelSet) -> Bool {
        var i = 0
        var j = 0
        while i < a.encoded.count, j < b.encoded.count {
            let left = a.text(at: &i)
            let right = b.text(at: &j)
            if left != right { return left.lexicographicallyPrecedes(right) }
        }
        return i >= a.encoded.count && j < b.encoded.count
    }
}
