/// Remembers a number about each of some texts of a document, so that the same text is not looked at again.
///
/// A table of a fixed size in which a text takes the place of another where there is none left: it may forget, but never makes something
/// up. Holds no copies: the texts must stay in place as long as the reader that has the memo.
package struct TextMemo: Sendable {
    private struct Slot: @unchecked Sendable {
        var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        var note: Int32 = -1
    }

    private static let bits = 10
    /// How many places a text may have.
    private static let tries = 4
    private var slots: ContiguousArray<Slot> = []

    package init() {}

    /// What was noted about a text, from 0 on; nil when nothing is known.
    package subscript(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
        get {
            guard !slots.isEmpty else { return nil }
            let place = Self.place(of: text)
            for i in place..<place + Self.tries where slots[i].note >= 0 && equalBytes(text, slots[i].text) { return slots[i].note }
            return nil
        }
        set {
            if slots.isEmpty { slots = ContiguousArray(repeating: Slot(), count: (1 << Self.bits) + Self.tries) }
            let place = Self.place(of: text)
            let free = (place..<place + Self.tries).first { slots[$0].note < 0 || equalBytes(text, slots[$0].text) }
            slots[free ?? place] = Slot(text: text, note: newValue ?? -1)
        }
    }

    /// Eight bytes at a time; what is left counts once more with the bytes before it.
    private static func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
        var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: text.count)
        let raw = UnsafeRawBufferPointer(text)
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        if raw.count < 8 {
            for byte in raw { mix(UInt64(byte)) }
        } else {
            var i = 0
            while i + 8 <= raw.count {
                mix(raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
                i += 8
            }
            if i < raw.count { mix(raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)) }
        }
        // The upper bits of a product depend on all of its lower ones.
        return Int((hash &* 0xC2B2_AE3D_27D4_EB4F) >> UInt64(64 - bits))
    }
}
