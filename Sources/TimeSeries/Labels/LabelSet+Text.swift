import GoFormat

extension LabelSet: CustomStringConvertible {
    /// `{__name__="up", job="api"}`; names that are not letters, digits and underscores are quoted, as are all values.
    package var description: String { text(separator: ", ") }

    /// The same without blanks behind the commas.
    package var compactDescription: String { text(separator: ",") }

    private func text(separator: String) -> String {
        var out: [UInt8] = [UInt8(ascii: "{")]
        for (i, label) in enumerated() {
            if i > 0 { out += separator.utf8 }
            if LabelSet.isPlainName(label.name) {
                out += label.name
            } else {
                label.name.withUnsafeBufferPointer { Quote.append($0, to: &out) }
            }
            out.append(UInt8(ascii: "="))
            label.value.withUnsafeBufferPointer { Quote.append($0, to: &out) }
        }
        out.append(UInt8(ascii: "}"))
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether a label name needs no quotes: letters, digits and underscores, no digit first.
    private static func isPlainName(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, !(0x30...0x39).contains(first) else { return false }
        return name.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
        }
    }
}
