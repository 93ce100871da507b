import GoFormat

/// Upper and lower case as Go's `strings.ToUpper` and `strings.ToLower`: each code point on its own, by Unicode's simple mappings.
///
/// `ß` has no upper case of one code point and stays, a final sigma is a sigma like any other. Knows the letters of Unicode 15,
/// as Go does; a byte that is no UTF-8 becomes U+FFFD, unless the whole text is ASCII.
package enum CaseMapping {
    /// Appends the text in lower case.
    package static func appendLower(_ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        append(text, to: &out, ascii: { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }, other: lower)
    }

    /// Appends the text in upper case.
    package static func appendUpper(_ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        append(text, to: &out, ascii: { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }, other: upper)
    }

    /// `unicode.ToLower` of a code point beyond ASCII.
    package static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        // The only letter whose full lower case has two code points.
        if scalar.value == 0x130 { return "i" }
        return single(scalar.properties.lowercaseMapping, of: scalar) ?? scalar
    }

    /// `unicode.ToUpper` of a code point beyond ASCII.
    package static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        // Greek letters with a small iota: in full upper case two letters, but one of their own in title case.
        case 0x1F80...0x1F87, 0x1F90...0x1F97, 0x1FA0...0x1FA7: return Unicode.Scalar(scalar.value + 8) ?? scalar
        case 0x1FB3, 0x1FC3, 0x1FF3: return Unicode.Scalar(scalar.value + 9) ?? scalar
        default: return single(scalar.properties.uppercaseMapping, of: scalar) ?? scalar
        }
    }

    /// The mapping if it is one code point and both it and the letter are in Unicode 15.
    private static func single(_ mapping: String, of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        var scalars = mapping.unicodeScalars.makeIterator()
        guard let first = scalars.next(), scalars.next() == nil, first != scalar, isKnown(scalar), isKnown(first) else { return nil }
        return first
    }

    private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.age.map { $0.major <= 15 } ?? false
    }

    private static func append(
        _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8], ascii: (UInt8) -> UInt8, other: (Unicode.Scalar) -> Unicode.Scalar
    ) {
        var i = 0
        while i < text.count {
            if text[i] < 0x80 {
                out.append(ascii(text[i]))
                i += 1
                continue
            }
            let rune = Rune.decode(text, at: i)
            Rune.append(Unicode.Scalar(rune.value).map { other($0).value } ?? rune.value, to: &out)
            i += rune.width
        }
    }
}
