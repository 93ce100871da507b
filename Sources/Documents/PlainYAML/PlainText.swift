import SourceText

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the bytes of YAML mean to ``PlainYAMLReader``.
enum PlainText {
    /// Whether a text consists of characters that YAML allows, without byte order marks and line breaks other than LF.
    static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(text)
        var i = 0
        while i < raw.count {
            if i + 32 <= raw.count {
                let found =
                    oddities(raw, i) | oddities(raw, i + 8) | oddities(raw, i + 16) | oddities(raw, i + 24)
                if found & 0x8080_8080_8080_8080 == 0 {
                    i += 32
                    continue
                }
            }
            let stop = min(i + 32, raw.count)
            while i < stop {
                let length = characterLength(text, i)
                guard length > 0 else { return false }
                i += length
            }
        }
        return true
    }

    /// The highest bit of each of eight bytes: whether it is below 0x20, but for line breaks, or above 0x7E.
    @inline(__always)
    private static func oddities(_ raw: UnsafeRawBufferPointer, _ i: Int) -> UInt64 {
        let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        let sevenBits = word & 0x7F7F_7F7F_7F7F_7F7F
        let breaks = ((word ^ 0x0A0A_0A0A_0A0A_0A0A) & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
        return ~(sevenBits &+ 0x6060_6060_6060_6060) & breaks | word | (sevenBits &+ 0x0101_0101_0101_0101)
    }

    /// The length of the character here; 0 for one that is not plain.
    private static func characterLength(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        let byte = text[i]
        if byte < 0x80 { return byte >= 0x20 ? (byte == 0x7F ? 0 : 1) : byte == 0x0A || byte == 0x09 ? 1 : 0 }
        let length = validUTF8Length(text, i)
        switch (byte, length) {
        // C1 controls, NEL among them.
        case (0xC2, _) where length == 2 && text[i + 1] < 0xA0: return 0
        // Line and paragraph separator.
        case (0xE2, _) where length == 3 && text[i + 1] == 0x80 && (text[i + 2] == 0xA8 || text[i + 2] == 0xA9): return 0
        // The byte order mark, and what is no character.
        case (0xEF, _) where length == 3 && (text[i + 1] == 0xBB || text[i + 1] == 0xBF) && text[i + 2] >= 0xBE: return 0
        default: return length
        }
    }

    /// Where the line ends: at its break or at the end of the text.
    @inline(__always)
    static func lineEnd(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        guard start < end, let found = memchr(bytes + start, 0x0A, end - start) else { return end }
        return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
    }

    /// A plain scalar can end, or must be looked at, at such a byte.
    static let endsBlockText: UInt8 = 1
    /// The same inside of brackets and braces.
    static let endsFlowText: UInt8 = 2
    /// A byte at the start of a node that means something.
    static let indicator: UInt8 = 4
    /// The same or a dash, which only does with a blank behind it.
    static let special: UInt8 = 8

    /// The classes of all bytes, made once for all readers.
    static var classes: UnsafePointer<UInt8> { UnsafePointer(table.pointer) }

    private struct Table: @unchecked Sendable {
        let pointer = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)

        init() {
            pointer.initialize(repeating: 0, count: 256)
            for byte in "\t\n :".utf8 { pointer[Int(byte)] |= endsBlockText }
            for byte in ",?[]{}".utf8 { pointer[Int(byte)] |= endsFlowText }
            for byte in "?:#&*!|>'\"%@`\t\n ,[]{}".utf8 { pointer[Int(byte)] |= indicator | special }
            pointer[0x2D] |= special
        }
    }

    private static let table = Table()

    static func isFlowIndicator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2C, 0x3F, 0x5B, 0x5D, 0x7B, 0x7D: true
        default: false
        }
    }

    /// Whether a byte ends an item inside of brackets or braces.
    static func endsFlowItem(_ byte: UInt8) -> Bool { byte == 0x2C || byte == 0x5D || byte == 0x7D }
}

/// How far the ranges of block scalars reach.
enum YAMLRanges {
    /// A block scalar ends with its last line of text.
    static func trimBlock(_ range: inout ByteRange, _ bytes: UnsafePointer<UInt8>, _ count: Int) {
        var end = min(range.upperBound, count)
        trim: while end > range.lowerBound + 1 {
            switch bytes[end - 1] {
            case 0x20, 0x09, 0x0A, 0x0D: end -= 1
            default: break trim
            }
        }
        range.end = UInt32(truncatingIfNeeded: end)
    }

    /// Where the text of a block scalar begins, if it may stand there unchanged: behind the header and the indentation.
    static func blockContent(_ range: ByteRange, _ value: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var i = range.lowerBound
        while i < range.upperBound, bytes[i] != 0x0A, bytes[i] != 0x0D { i += 1 }
        guard let first = value.first else { return i }
        while i < range.upperBound, bytes[i] == 0x0A || bytes[i] == 0x0D { i += 1 }
        while i < range.upperBound, bytes[i] == 0x20, first != 0x20 { i += 1 }
        return i
    }
}
