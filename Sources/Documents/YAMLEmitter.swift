/// Writes trees of values as YAML that all versions of go-yaml read back the same.
package struct YAMLEmitter {
    private var out: [UInt8] = []

    /// The document of a tree, with a line end behind it.
    package static func text(_ tree: ValueTree) -> String {
        var emitter = YAMLEmitter()
        switch tree {
        case .map(let members) where !members.isEmpty: emitter.map(members, indent: 0)
        case .list(let items) where !items.isEmpty: emitter.list(items, indent: 0)
        default:
            emitter.inline(tree, indent: 0)
            emitter.newline()
        }
        return String(decoding: emitter.out, as: UTF8.self)
    }

    private mutating func write(_ text: String) { out += Array(text.utf8) }
    private mutating func newline() { out.append(0x0A) }
    private mutating func spaces(_ count: Int) { out += [UInt8](repeating: 0x20, count: count) }

    private mutating func map(_ members: [ValueTree.Member], indent: Int, isBehindDash: Bool = false) {
        for (i, member) in members.enumerated() {
            if i > 0 || !isBehindDash { spaces(indent) }
            key(member.key, indent: indent)
            write(":")
            switch member.value {
            case .map(let inner) where !inner.isEmpty:
                newline()
                map(inner, indent: indent + 2)
            case .list(let items) where !items.isEmpty:
                newline()
                // Lists stand at the indent of their key, as go-yaml v2 writes them.
                list(items, indent: indent)
            default:
                out.append(0x20)
                inline(member.value, indent: indent + 2)
                newline()
            }
        }
    }

    private mutating func list(_ items: [ValueTree], indent: Int, isBehindDash: Bool = false) {
        for (i, item) in items.enumerated() {
            if i > 0 || !isBehindDash { spaces(indent) }
            write("- ")
            switch item {
            case .map(let members) where !members.isEmpty: map(members, indent: indent + 2, isBehindDash: true)
            case .list(let inner) where !inner.isEmpty: list(inner, indent: indent + 2, isBehindDash: true)
            default:
                inline(item, indent: indent + 2)
                newline()
            }
        }
    }

    private mutating func inline(_ tree: ValueTree, indent: Int) {
        switch tree {
        case .null: write("null")
        case .map: write("{}")
        case .list: write("[]")
        case .scalar(let text, let isText): isText ? scalar(text, indent: indent) : write(text)
        }
    }

    private mutating func key(_ text: String, indent: Int) {
        // YAML finds the colon of a longer key only behind a question mark.
        if text.utf8.count > 1000 {
            write("? ")
            quoted(text)
            newline()
            spaces(indent)
            return
        }
        Self.isPlain(text) ? write(text) : quoted(text)
    }

    private mutating func scalar(_ text: String, indent: Int) {
        if Self.isPlain(text) { return write(text) }
        if Self.isLiteral(text) { return literal(text, indent: indent) }
        if !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x27 }), Self.isPrintable(text) {
            write("'")
            write(text)
            write("'")
            return
        }
        quoted(text)
    }

    // MARK: Styles

    /// Whether a text can stand without quotes: nothing in it means anything to YAML, and it is read as text.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, last != 0x20, isPrintable(text), !text.hasPrefix("...") else { return false }
        if "-?:,[]{}#&*!|>'\"%@` =~".utf8.contains(first) {
            // A dash before a letter or digit begins a text; what it could be beside is asked below.
            guard first == 0x2D, bytes.count > 1, isAlphanumeric(bytes[1]) else { return false }
        }
        for (i, byte) in bytes.enumerated() {
            switch byte {
            case 0x00..<0x20, 0x7F: return false
            case 0x3A:
                if i + 1 == bytes.count || bytes[i + 1] == 0x20 { return false }
            case 0x23:
                if bytes[i - 1] == 0x20 { return false }
            default: break
            }
        }
        return bytes.withUnsafeBufferPointer { bytes in
            // The words that only some of the versions take for a boolean are among those of v2.
            for dialect in [YAMLDialect.v2, .v3, .v4] {
                guard case .text = PlainScalar.resolve(bytes, dialect) else { return false }
            }
            return true
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// Whether every character can stand in a YAML file as it is.
    private static func isPrintable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: return true
            default: return false
            }
        }
    }

    /// Whether a text of several lines can stand in a literal block.
    private static func isLiteral(_ text: String) -> Bool {
        guard text.utf8.contains(0x0A), isPrintable(text), !text.utf8.contains(0x09) else { return false }
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard let first = lines.first, !first.isEmpty, first.first != 0x20 else { return false }
        return lines.allSatisfy { $0.last != 0x20 }
    }

    private mutating func literal(_ text: String, indent: Int) {
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        let trailing = lines.reversed().prefix { $0.isEmpty }.count
        write(trailing == 0 ? "|-" : trailing == 1 ? "|" : "|+")
        // The document begins at column 0, where a block still has to be indented.
        let content = trailing > 0 ? lines.dropLast() : lines[...]
        for line in content {
            newline()
            guard !line.isEmpty else { continue }
            spaces(max(indent, 2))
            out += Array(line)
        }
    }

    private mutating func quoted(_ text: String) {
        let digits = Array("0123456789ABCDEF".utf8)
        out.append(0x22)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": write("\\\"")
            case "\\": write("\\\\")
            case "\n": write("\\n")
            case "\t": write("\\t")
            case "\r": write("\\r")
            default:
                let value = scalar.value
                if Self.isPrintable(String(scalar)) {
                    out += Array(String(scalar).utf8)
                } else if value < 0x100 {
                    out += [0x5C, 0x78, digits[Int(value >> 4)], digits[Int(value & 15)]]
                } else {
                    out += [0x5C, 0x75]
                    for shift in [12, 8, 4, 0] { out.append(digits[Int(value >> UInt32(shift)) & 15]) }
                }
            }
        }
        out.append(0x22)
    }
}
