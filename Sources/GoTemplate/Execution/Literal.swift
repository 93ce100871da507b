/// Literals in templates as values.
enum Literal {
    /// The value of a literal where no type is wanted: a number's form decides.
    static func value(_ node: TemplateNode, _ text: TemplateText) -> TemplateValue {
        switch node.kind {
        case .bool: return .bool(node.flag != 0)
        case .string: return .text(bytes(node, text))
        case .number:
            let number = text.numbers[Int(node.data)]
            if let complex = number.complex { return .complex(complex.real, complex.imaginary) }
            if let float = number.float, looksLikeFloat(text.slice(node.start, node.end)) { return .float(float) }
            return .int(Int(number.int ?? 0))
        default: return .none
        }
    }

    /// What Go says of a number that is too big without a type; nil for all others.
    static func overflow(_ node: TemplateNode, _ text: TemplateText) -> String? {
        guard node.kind == .number else { return nil }
        let number = text.numbers[Int(node.data)]
        let written = text.slice(node.start, node.end)
        guard number.complex == nil, number.int == nil, !(number.float != nil && looksLikeFloat(written)), number.uint != nil else {
            return nil
        }
        return "\(String(decoding: written, as: UTF8.self)) overflows int"
    }

    static func bytes(_ node: TemplateNode, _ text: TemplateText) -> [UInt8] {
        text.bytes.withUnsafeBufferPointer { all in
            StringLiteral.value(of: UnsafeBufferPointer(rebasing: all[Int(node.start)..<Int(node.end)])) ?? []
        }
    }

    private static func looksLikeFloat(_ text: ArraySlice<UInt8>) -> Bool {
        if text.first == 0x27 { return false }
        let hasExponent = text.contains { $0 | 0x20 == 0x70 }
        let isHex = text.count > 2 && text[text.startIndex] == 0x30 && text[text.startIndex + 1] | 0x20 == 0x78
        if isHex && !hasExponent { return false }
        return text.contains { $0 == 0x2E || $0 | 0x20 == 0x65 || $0 | 0x20 == 0x70 }
    }
}
