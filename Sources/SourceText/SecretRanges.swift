/// Where secrets stand in files. Reports show `<secret>` there.
package struct SecretRanges: Sendable {
    /// Keeps the file, so that no other one gets its identity.
    private struct Entry: Sendable {
        var file: SourceFile
        var ranges: [ByteRange]
    }

    private var entries: [ObjectIdentifier: Entry] = [:]

    /// What is shown in place of a secret.
    package static let placeholder = "<secret>"

    package init() {}

    package var isEmpty: Bool { entries.isEmpty }

    /// Adds ranges of a file, in any order.
    package mutating func add(_ ranges: [ByteRange], in file: SourceFile) {
        guard !ranges.isEmpty else { return }
        let id = ObjectIdentifier(file)
        let known = entries[id]?.ranges ?? []
        entries[id] = Entry(file: file, ranges: Self.merged(known + ranges))
    }

    package mutating func add(_ other: SecretRanges) {
        for entry in other.entries.values { add(entry.ranges, in: entry.file) }
    }

    /// The ranges of a file in order; none touches another.
    package func ranges(in file: SourceFile) -> [ByteRange] { entries[ObjectIdentifier(file)]?.ranges ?? [] }

    /// Ranges in order, those that touch each other as one, without empty ones.
    package static func merged(_ ranges: [ByteRange]) -> [ByteRange] {
        var merged: [ByteRange] = []
        for range in ranges.filter({ !$0.isEmpty }).sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            if let last = merged.last, range.start <= last.end {
                merged[merged.count - 1].end = max(last.end, range.end)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
