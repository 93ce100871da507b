/// Labels in an order of their own, packed for being set again and again.
struct PackedLabels: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var entries: [Labels.Entry] = []

    init() {
        bytes.reserveCapacity(320)
        entries.reserveCapacity(8)
    }

    mutating func append(_ name: String, _ value: String) {
        var value = value
        value.withUTF8 { append(Array(name.utf8), $0) }
    }

    mutating func append(_ name: [UInt8], _ value: String) {
        var value = value
        value.withUTF8 { append(name, $0) }
    }

    private mutating func append(_ name: [UInt8], _ value: UnsafeBufferPointer<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: name)
        let nameEnd = bytes.count
        bytes.append(contentsOf: value)
        entries.append(
            Labels.Entry(
                start: UInt32(truncatingIfNeeded: start), nameEnd: UInt32(truncatingIfNeeded: nameEnd),
                valueEnd: UInt32(truncatingIfNeeded: bytes.count)))
    }
}
