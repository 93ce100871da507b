import SourceText

/// A number for a finding that stays the same when lines are put in before it, by which tools know it again.
///
/// Made from the check, the path, the marked text and the line it begins on (without the blanks around them): not from
/// line numbers, nor from the message, which may count things. Findings that are alike in all of this are told apart by
/// their order.
struct Fingerprint {
    private var seen: [UInt64: Int] = [:]

    /// `0123456789abcdef:1`; the part behind the colon counts findings that are alike.
    mutating func text(of diagnostic: Diagnostic, in source: IndexedFile) -> String {
        var hash = Hash()
        hash.add(diagnostic.check.utf8)
        hash.add(diagnostic.primary.file.path.utf8)
        let range = source.clamped(diagnostic.primary.range)
        let line = source.lines.content(ofLine: source.lines.line(of: range.lowerBound))
        // Enough of a line of megabytes, and cheap.
        let near = max(line.lowerBound, range.lowerBound - 256)..<max(line.lowerBound, min(line.upperBound, range.lowerBound + 256))
        hash.add(Self.trimmed(Self.bytes(near, of: source)))
        hash.add(Self.trimmed(Self.bytes(range.prefix(4096), of: source)))
        let count = (seen[hash.value] ?? 0) + 1
        seen[hash.value] = count
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits + ":\(count)"
    }

    /// The bytes of a range without the secrets in it: a hash of few unknown bytes is soon undone.
    private static func bytes(_ range: Range<Int>, of source: IndexedFile) -> ArraySlice<UInt8> {
        let secrets = source.secrets.filter { $0.overlaps(range) }
        if secrets.isEmpty { return source.bytes[range] }
        return range.filter { i in !secrets.contains { $0.contains(i) } }.map { source.bytes[$0] }[...]
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        var bytes = bytes.drop(while: isBlank)
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return bytes
    }

    /// FNV-1a, 64 bits.
    private struct Hash {
        private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func add(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { add(byte) }
            add(0xFF)
        }

        private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
}
