/// Text from a user's file or command line, made fit for a terminal: what would move the cursor, change colours, turn the
/// direction of writing or stay invisible is shown instead of done.
enum VisibleText {
    /// One character of a byte text: a scalar, or nil for a byte (or a malformed sequence) that is none.
    ///
    /// Sequences are cut as ``SourceText/LineIndex`` counts columns, so that both agree in texts that are not UTF-8.
    @inline(__always)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> (scalar: Unicode.Scalar?, length: Int) {
        let lead = bytes[i]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let length: Int
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return (nil, 1)
        }
        guard i + length <= bytes.count else { return (nil, 1) }
        var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for k in 1..<length {
            let next = bytes[i + k]
            if next & 0xC0 != 0x80 { return (nil, 1) }
            value = value << 6 | UInt32(next & 0x3F)
        }
        let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        return (value < smallest ? nil : Unicode.Scalar(value), length)
    }

    /// Appends a character as it is shown; the columns that it takes. Tabs are for the caller to lay out.
    static func append(_ scalar: Unicode.Scalar?, to text: inout [UInt8]) -> Int {
        guard let scalar else {
            text += [0xEF, 0xBF, 0xBD]
            return 1
        }
        let value = scalar.value
        if value < 0x20 {
            // The pictures of the control characters: ESC is shown as U+241B.
            text += [0xE2, 0x90, 0x80 | UInt8(truncatingIfNeeded: value)]
            return 1
        }
        if value < 0x7F {
            text.append(UInt8(truncatingIfNeeded: value))
            return 1
        }
        if value == 0x7F {
            text += [0xE2, 0x90, 0xA1]
            return 1
        }
        if isInvisible(scalar) {
            let digits = String(value, radix: 16, uppercase: true)
            let name = "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
            text += name.utf8
            return name.utf8.count
        }
        text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        return DisplayWidth.columns(scalar)
    }

    /// Appends a whole text; line breaks are shown, too.
    static func append(_ string: String, to text: inout [UInt8]) {
        if string.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
            text += string.utf8
            return
        }
        for scalar in string.unicodeScalars { _ = append(scalar, to: &text) }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
