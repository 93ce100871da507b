/// Where secrets stand in files. Reports show `<secret>` there.
package struct SecretRanges: Sendable {
    private struct Entry: Sendable {
        var file: SourceFile
        var secrets: FileSecrets
    }

    /// A file may have several.
    private var entries: [Entry] = []

    /// What is shown in place of a secret.
    package static let placeholder = "<secret>"

    package init() {}

    /// Whether no file is known that may hold a secret.
    package var isEmpty: Bool { entries.isEmpty }

    /// Adds ranges of a file, in any order.
    package mutating func add(_ ranges: [ByteRange], in file: SourceFile) {
        if !ranges.isEmpty { add(FileSecrets(ranges), in: file) }
    }

    /// Adds the secrets of a file, which are looked for when a report asks for them.
    package mutating func add(_ secrets: FileSecrets, in file: SourceFile) {
        entries.append(Entry(file: file, secrets: secrets))
    }

    package mutating func add(_ other: SecretRanges) { entries += other.entries }

    /// The ranges of a file in order; none touches another.
    package func ranges(in file: SourceFile) -> [ByteRange] {
        let secrets = entries.filter { $0.file === file }.map(\.secrets)
        return secrets.count == 1 ? secrets[0].ranges : Self.merged(secrets.flatMap(\.ranges))
    }

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
