/// The pieces of a replacement text such as `${1}-$name`, one after another.
struct ReplacementTemplate: Sequence, IteratorProtocol {
    enum Piece {
        /// These bytes of the template, as they are.
        case text(Range<Int>)
        case group(Int)
        /// The group with the name that these bytes of the template spell.
        case name(Range<Int>)
    }

    private let template: [UInt8]
    private var position = 0

    init(_ template: [UInt8]) { self.template = template }

    mutating func next() -> Piece? {
        guard position < template.count else { return nil }
        let start = position
        if template[start] != UInt8(ascii: "$") {
            while position < template.count, template[position] != UInt8(ascii: "$") { position += 1 }
            return .text(start..<position)
        }
        position += 1
        if position < template.count, template[position] == UInt8(ascii: "$") {
            position += 1
            return .text(start..<start + 1)
        }
        guard let name = readName() else { return .text(start..<start + 1) }
        return number(name).map(Piece.group) ?? .name(name)
    }

    /// Reads `name` or `{name}`; nil, and nothing read, where none stands here.
    private mutating func readName() -> Range<Int>? {
        var i = position
        let hasBrace = i < template.count && template[i] == UInt8(ascii: "{")
        if hasBrace { i += 1 }
        let start = i
        template.withUnsafeBufferPointer { bytes in
            while i < bytes.count {
                let (value, width) = decodeRune(bytes, at: i)
                guard Self.isNameCharacter(value) else { break }
                i += width
            }
        }
        guard i > start else { return nil }
        let end = i
        if hasBrace {
            guard i < template.count, template[i] == UInt8(ascii: "}") else { return nil }
            i += 1
        }
        position = i
        return start..<end
    }

    private static func isNameCharacter(_ value: UInt32) -> Bool {
        if value < 0x80 { return isWordByte(UInt8(value)) }
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: return true
        default: return false
        }
    }

    /// The number that a name is, if it is one without a zero in front.
    private func number(_ name: Range<Int>) -> Int? {
        if template[name.lowerBound] == UInt8(ascii: "0"), name.count > 1 { return nil }
        var value = 0
        for byte in template[name] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), value < 100_000_000 else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
