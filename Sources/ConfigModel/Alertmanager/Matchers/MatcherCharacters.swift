import GoFormat

/// The characters that have a meaning in matchers.
enum MatcherCharacters {
    /// Whether an unquoted name or value ends here, and a printed name needs quotes.
    static func isReserved(_ rune: UInt32) -> Bool {
        switch rune {
        case 0x7B, 0x7D, 0x21, 0x3D, 0x7E, 0x2C, 0x5C, 0x22, 0x27, 0x60: return true
        default: return isSpace(rune)
        }
    }

    /// Go's `unicode.IsSpace`.
    static func isSpace(_ rune: UInt32) -> Bool {
        switch rune {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
        default: return false
        }
    }

    static func containsReserved(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = 0
        while i < text.count {
            let rune = Rune.decode(text, at: i)
            if isReserved(rune.value) { return true }
            i += rune.width
        }
        return false
    }

    /// Go's `strings.TrimSpace`.
    static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                let rune = Rune.decode(bytes, at: start)
                guard isSpace(rune.value) else { break }
                start += rune.width
            }
            var end = bytes.count
            while end > start {
                var last = end - 1
                while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
                let rune = Rune.decode(bytes, at: last)
                guard last + rune.width == end, isSpace(rune.value) else { break }
                end = last
            }
            return text[(text.startIndex + start)..<(text.startIndex + end)]
        }
    }

    /// Go's `\s`: a blank, tab, newline, form feed or carriage return.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D }

    /// Whether all of a text is UTF-8.
    static func isUTF8(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            var i = 0
            while i < bytes.count {
                let rune = Rune.decode(bytes, at: i)
                if rune.isInvalid { return false }
                i += rune.width
            }
            return true
        }
    }
}
