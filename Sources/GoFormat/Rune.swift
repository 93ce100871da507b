/// A code point as Go reads it from bytes that need not be UTF-8.
///
/// Every byte that starts no valid sequence is one character, U+FFFD, one byte wide. Surrogates and overlong forms are not valid.
package struct Rune: Sendable, Equatable {
    /// The code point; may be any 32-bit number where a caller makes one from an integer.
    package var value: UInt32
    /// How many bytes of the text it takes.
    package var width: Int

    /// What stands for a byte that is no character.
    package static let replacement: UInt32 = 0xFFFD
    /// The largest code point.
    package static let maximum: UInt32 = 0x10FFFF

    package init(value: UInt32, width: Int) {
        self.value = value
        self.width = width
    }

    /// Whether the bytes were no UTF-8: U+FFFD that is one byte wide.
    package var isInvalid: Bool { value == Self.replacement && width == 1 }

    /// Whether `value` can be written as UTF-8: in range and no surrogate.
    package static func isValid(_ value: UInt32) -> Bool {
        value < 0xD800 || (value > 0xDFFF && value <= maximum)
    }

    /// Reads the character that starts at `index`, which must lie inside `text`.
    package static func decode(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Rune {
        let first = text[index]
        if first < 0x80 { return Rune(value: UInt32(first), width: 1) }
        let invalid = Rune(value: replacement, width: 1)
        func continuation(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> UInt32? {
            let at = index + offset
            guard at < text.count, text[at] >= low, text[at] <= high else { return nil }
            return UInt32(text[at] & 0x3F)
        }
        switch first {
        case 0xC2...0xDF:
            guard let second = continuation(1) else { return invalid }
            return Rune(value: UInt32(first & 0x1F) << 6 | second, width: 2)
        case 0xE0...0xEF:
            let low: UInt8 = first == 0xE0 ? 0xA0 : 0x80
            let high: UInt8 = first == 0xED ? 0x9F : 0xBF
            guard let second = continuation(1, low, high), let third = continuation(2) else { return invalid }
            return Rune(value: UInt32(first & 0x0F) << 12 | second << 6 | third, width: 3)
        case 0xF0...0xF4:
            let low: UInt8 = first == 0xF0 ? 0x90 : 0x80
            let high: UInt8 = first == 0xF4 ? 0x8F : 0xBF
            guard let second = continuation(1, low, high), let third = continuation(2), let fourth = continuation(3) else {
                return invalid
            }
            return Rune(value: UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth, width: 4)
        default:
            return invalid
        }
    }

    /// Appends the UTF-8 form of a code point; one that has none becomes U+FFFD.
    package static func append(_ value: UInt32, to out: inout [UInt8]) {
        let scalar = isValid(value) ? value : replacement
        switch scalar {
        case 0..<0x80:
            out.append(UInt8(scalar))
        case 0x80..<0x800:
            out.append(UInt8(0xC0 | scalar >> 6))
            out.append(UInt8(0x80 | scalar & 0x3F))
        case 0x800..<0x10000:
            out.append(UInt8(0xE0 | scalar >> 12))
            out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            out.append(UInt8(0x80 | scalar & 0x3F))
        default:
            out.append(UInt8(0xF0 | scalar >> 18))
            out.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            out.append(UInt8(0x80 | scalar & 0x3F))
        }
    }

    /// The number of characters of a text, a bad byte being one.
    package static func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var i = 0
        while i < text.count {
            i += text[i] < 0x80 ? 1 : decode(text, at: i).width
            count += 1
        }
        return count
    }

    /// How many bytes the first `count` characters of a text take; all of it if it has no more.
    package static func prefixLength(_ text: UnsafeBufferPointer<UInt8>, count: Int) -> Int {
        var left = count
        var i = 0
        while i < text.count, left > 0 {
            i += text[i] < 0x80 ? 1 : decode(text, at: i).width
            left -= 1
        }
        return i
    }

    /// Whether Go prints the code point as it is (`strconv.IsPrint` of Go 1.26): letters, marks, numbers, punctuation, symbols and
    /// the space of Unicode 15.0. All others are written as an escape.
    package static func isPrintable(_ value: UInt32) -> Bool {
        if value < 0x7F { return value >= 0x20 }
        guard let properties = Unicode.Scalar(value)?.properties else { return false }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator:
            return false
        default:
            // The toolchain may know a newer Unicode than Go does.
            guard let age = properties.age else { return false }
            return (age.major, age.minor) <= (15, 0)
        }
    }
}
