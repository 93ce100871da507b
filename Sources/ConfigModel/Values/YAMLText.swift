/// Texts as a fix writes them into a YAML file.
enum YAMLText {
    /// The text in single quotes, which need nothing but their own quote doubled.
    ///
    /// Text that holds a line break or a control character goes into double quotes.
    static func singleQuoted(_ text: String) -> String {
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return doubleQuoted(text) }
        return "'" + text.replacing("'", with: "''") + "'"
    }

    private static func doubleQuoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\r": out += "\\r"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                out += "\\x" + (digits.count < 2 ? "0" : "") + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
