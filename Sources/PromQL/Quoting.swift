/// How Go shows text in messages.
enum Quoting {
    static func string(_ bytes: some Sequence<UInt8>) -> String {
        var out = "\""
        for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars { out += escaped(scalar.value, quote: 0x22) }
        return out + "\""
    }

    static func character(_ value: UInt32) -> String { "'" + escaped(value, quote: 0x27) + "'" }

    static func codePoint(_ value: UInt32) -> String {
        let hex = String(value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        return isPrintable(value) ? "U+\(padded) '\(Unicode.Scalar(value).map(String.init) ?? "")'" : "U+\(padded)"
    }

    private static func escaped(_ value: UInt32, quote: UInt32) -> String {
        switch value {
        case quote, 0x5C: return "\\" + (Unicode.Scalar(value).map(String.init) ?? "")
        case 7: return "\\a"
        case 8: return "\\b"
        case 12: return "\\f"
        case 10: return "\\n"
        case 13: return "\\r"
        case 9: return "\\t"
        case 11: return "\\v"
        default:
            if isPrintable(value) { return Unicode.Scalar(value).map(String.init) ?? "" }
            let hex = String(value, radix: 16)
            if value < 0x80 { return "\\x" + String(repeating: "0", count: 2 - hex.count) + hex }
            if value < 0x10000 { return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex }
            return "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
        }
    }

    private static func isPrintable(_ value: UInt32) -> Bool {
        if value < 0x7F { return value >= 0x20 }
        guard let scalar = Unicode.Scalar(value) else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
        default: return true
        }
    }
}
