/// Remembers texts of a document that were found to be all right, so that the same text is not judged again.
///
/// Holds no copies: the texts must stay in place as long as the reader that has the memo.
package struct TextMemo: Sendable {
    private struct Text: @unchecked Sendable {
        let bytes: UnsafeBufferPointer<UInt8>
    }

    private var known: [UInt64: Text] = [:]

    /// Whether the text was added before. May forget texts, never makes one up.
    package func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let earlier = known[Self.hash(text)] else { return false }
        return equalBytes(text, earlier.bytes)
    }

    package mutating func insert(_ text: UnsafeBufferPointer<UInt8>) { known[Self.hash(text)] = Text(bytes: text) }

    /// FNV-1a.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
