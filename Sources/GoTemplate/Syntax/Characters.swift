/// The spaces that templates know: blank, tab, carriage return, line feed.
@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

@inline(__always)
func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
}

/// Go's `unicode.IsLetter` or `IsDigit`.
func isLetterOrDigit(_ scalar: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(scalar), scalar.value != 0xFFFD else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: return true
    default: return false
    }
}
