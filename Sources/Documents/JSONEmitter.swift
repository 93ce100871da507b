/// Writes trees of values as JSON.
package struct JSONEmitter {
    private var out: [UInt8] = []
    private let isPretty: Bool

    /// The text of a tree without a line end behind it; pretty with two blanks a level.
    package static func text(_ tree: ValueTree, isPretty: Bool = true) -> String {
        var emitter = JSONEmitter(isPretty: isPretty)
        emitter.value(tree, indent: 0)
        return String(decoding: emitter.out, as: UTF8.self)
    }

    private init(isPretty: Bool) { self.isPretty = isPretty }

    private mutating func write(_ text: String) { out += Array(text.utf8) }

    private mutating func newline(_ indent: Int) {
        guard isPretty else { return }
        out.append(0x0A)
        out += [UInt8](repeating: 0x20, count: indent * 2)
    }

    private mutating func value(_ tree: ValueTree, indent: Int) {
        switch tree {
        case .null: write("null")
        case .scalar(let text, let isText): !isText && Self.isJSON(text) ? write(text) : string(text)
        case .list(let items):
            write("[")
            for (i, item) in items.enumerated() {
                if i > 0 { write(",") }
                newline(indent + 1)
                value(item, indent: indent + 1)
            }
            if !items.isEmpty { newline(indent) }
            write("]")
        case .map(let members):
            write("{")
            for (i, member) in members.enumerated() {
                if i > 0 { write(",") }
                newline(indent + 1)
                string(member.key)
                write(isPretty ? ": " : ":")
                value(member.value, indent: indent + 1)
            }
            if !members.isEmpty { newline(indent) }
            write("}")
        }
    }

    /// Whether a scalar that is no text can stand without quotes: a boolean, or a number that is finite.
    private static func isJSON(_ text: String) -> Bool {
        if text == "true" || text == "false" { return true }
        guard let first = text.utf8.first, let last = text.utf8.last, (0x30...0x39).contains(last) else { return false }
        return first == 0x2D || (0x30...0x39).contains(first)
    }

    private mutating func string(_ text: String) {
        let digits = Array("0123456789abcdef".utf8)
        out.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: write("\\\"")
            case 0x5C: write("\\\\")
            case 0x0A: write("\\n")
            case 0x0D: write("\\r")
            case 0x09: write("\\t")
            case 0x00..<0x20: out += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: out.append(byte)
            }
        }
        out.append(0x22)
    }
}
