/// What a byte may be part of, as bits of ``ByteClass/table``.
enum ByteClass {
    static let letter: UInt8 = 1
    static let digit: UInt8 = 2
    static let space: UInt8 = 4
    static let colon: UInt8 = 8
    /// A byte inside quotes that ends the string or needs a closer look: quotes, backslash, line feed, beyond ASCII.
    static let special: UInt8 = 16

    /// 256 bit sets, made when the first text is read and kept.
    nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        table.initialize(repeating: 0, count: 256)
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
            table[Int(byte)] = letter
            table[Int(byte) - 32] = letter
        }
        table[Int(UInt8(ascii: "_"))] = letter
        for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] = digit }
        for byte in " \t\n\r".utf8 { table[Int(byte)] |= space }
        table[Int(UInt8(ascii: ":"))] = colon
        for byte in "\"'`\\\n".utf8 { table[Int(byte)] |= special }
        for byte in 0x80...0xFF { table[byte] |= special }
        return UnsafePointer(table)
    }()
}
