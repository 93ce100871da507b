/// What Go reads for a byte that is no UTF-8.
let invalidRune: UInt32 = 0xFFFD

/// The character that starts at `index`; a byte that starts none is U+FFFD and one wide. Surrogates are no characters.
func decodeRune(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, width: Int) {
    let first = text[index]
    if first < 0x80 { return (UInt32(first), 1) }
    func continuation(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> UInt32? {
        let at = index + offset
        guard at < text.count, text[at] >= low, text[at] <= high else { return nil }
        return UInt32(text[at] & 0x3F)
    }
    switch first {
    case 0xC2...0xDF:
        if let second = continuation(1) { return (UInt32(first & 0x1F) << 6 | second, 2) }
    case 0xE0...0xEF:
        if let second = continuation(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF), let third = continuation(2) {
            return (UInt32(first & 0x0F) << 12 | second << 6 | third, 3)
        }
    case 0xF0...0xF4:
        if let second = continuation(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF), let third = continuation(2),
            let fourth = continuation(3)
        {
            return (UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
        }
    default: break
    }
    return (invalidRune, 1)
}

/// Whether a byte may stand in a group's name.
func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "_"):
        true
    default: false
    }
}
