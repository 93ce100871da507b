import GoFormat

/// Questions about bytes that need not be UTF-8.
enum UTF8Bytes {
    /// Whether all bytes are UTF-8 as Go sees it.
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = 0
        while i < bytes.count {
            if bytes[i] < 0x80 {
                i += 1
                continue
            }
            let rune = Rune.decode(bytes, at: i)
            if rune.isInvalid { return false }
            i += rune.width
        }
        return true
    }
}
