/// Labels in an order of their own, packed for being set again and again.
struct PackedLabels: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var entries: [Labels.Entry] = []

    mutating func append(_ name: String, _ value: String) {
        let start = bytes.count
        bytes += name.utf8
        let nameEnd = bytes.count
        bytes += value.utf8
        entries.append(
            Labels.Entry(
                start: UInt32(truncatingIfNeeded: start), nameEnd: UInt32(truncatingIfNeeded: nameEnd),
                valueEnd: UInt32(truncatingIfNeeded: bytes.count)))
    }
}
