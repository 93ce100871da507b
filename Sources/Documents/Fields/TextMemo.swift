/// Remembers something about texts of a document, so that the same text is not looked at again.
///
/// Holds no copies: the texts must stay in place as long as the reader that has the memo.
package struct TextMemo: Sendable {
    private struct Entry: @unchecked Sendable {
        let text: UnsafeBufferPointer<UInt8>
        let note: Int32
    }

    private var entries: [UInt64: Entry] = [:]

    package init() {}

    /// What was noted about a text. May forget, never makes something up.
    package subscript(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
        get {
            guard let entry = entries[Self.hash(text)], equalBytes(text, entry.text) else { return nil }
            return entry.note
        }
        set { entries[Self.hash(text)] = newValue.map { Entry(text: text, note: $0) } }
    }

    /// Eight bytes at a time; what is left counts once more with the bytes before it.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: text.count)
        let raw = UnsafeRawBufferPointer(text)
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        if raw.count < 8 {
            for byte in raw { mix(UInt64(byte)) }
            return hash
        }
        var i = 0
        while i + 8 <= raw.count {
            mix(raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
            i += 8
        }
        if i < raw.count { mix(raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)) }
        return hash
    }
}
