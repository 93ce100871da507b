extension GoPrinter {
    /// Prints an argument as its verb asks.
    mutating func printArgument(_ value: GoValue, verb: Verb) {
        if case .none = value {
            if verb.letter == UInt8(ascii: "T") || verb == .v { pad("<nil>".utf8) } else { reportBadVerb(verb, value) }
            return
        }
        switch verb.letter {
        case UInt8(ascii: "T"): formatString(Array(value.typeName.utf8))
        case UInt8(ascii: "p"): printPointer(value, verb: verb)
        default: printValue(value, verb: verb, depth: 0, hasMethods: true)
        }
    }

    /// Deeper nesting than any value of Prometheus has; what lies below is left out.
    private static var maximumDepth: Int { 1000 }

    private mutating func printValue(_ value: GoValue, verb: Verb, depth: Int, hasMethods: Bool) {
        guard depth < Self.maximumDepth else { return }
        if verb.letter == UInt8(ascii: "w"), hasMethods, !isReporting {
            // Only Errorf knows it, and Go looks for it before it looks into a value.
            reportBadVerb(verb, value)
            return
        }
        if case .named(let named) = value, hasMethods, printWithMethods(named, verb: verb) { return }
        switch value.underlying {
        case .none:
            write(flags.sharpV ? "interface {}(nil)" : "<nil>")
        case .bool(let bool):
            if verb.letter == UInt8(ascii: "t") || verb == .v {
                pad((bool ? "true" : "false").utf8)
            } else {
                reportBadVerb(verb, value)
            }
        case .int(let integer, _):
            if !formatInteger(UInt64(bitPattern: integer), isSigned: true, verb: verb) { reportBadVerb(verb, value) }
        case .uint(let integer, _):
            if !formatInteger(integer, isSigned: false, verb: verb) { reportBadVerb(verb, value) }
        case .float(let float):
            if !formatFloat(float, verb: verb) { reportBadVerb(verb, value) }
        case .complex(let real, let imaginary):
            if !formatComplex(real, imaginary, verb: verb) { reportBadVerb(verb, value) }
        case .string(let string):
            if !formatString(string, verb: verb) { reportBadVerb(verb, value) }
        case .bytes(let bytes):
            printBytes(bytes, type: value.typeName, verb: verb)
        case .list(let elements, _, let isNil):
            printList(elements, isNil: isNil, type: value.typeName, verb: verb, depth: depth, hasMethods: hasMethods)
        case .map(let entries, _, let isNil):
            printMap(entries, isNil: isNil, type: value.typeName, verb: verb, depth: depth, hasMethods: hasMethods)
        case .structure(let fields, _):
            printStructure(fields, type: value.typeName, verb: verb, depth: depth, hasMethods: hasMethods)
        case .pointer(let target, _):
            if depth == 0, let target {
                switch target.underlying {
                case .list, .bytes, .map, .structure:
                    write("&")
                    printValue(target, verb: verb, depth: 1, hasMethods: hasMethods)
                    return
                default: break
                }
            }
            printPointer(value, verb: verb)
        case .named:
            break
        }
    }

    /// Prints what the value's own method says, if the verb takes a text.
    private mutating func printWithMethods(_ named: GoNamed, verb: Verb) -> Bool {
        if isReporting { return false }
        if flags.sharpV {
            guard let text = named.goString else { return false }
            formatString(text)
            return true
        }
        switch verb.letter {
        case UInt8(ascii: "v"), UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "q"):
            guard let text = named.string else { return false }
            return formatString(text, verb: verb)
        default:
            return false
        }
    }

    private mutating func printList(
        _ elements: [GoValue], isNil: Bool, type: String, verb: Verb, depth: Int, hasMethods: Bool
    ) {
        if flags.sharpV {
            write(type)
            if isNil {
                write("(nil)")
                return
            }
        }
        write(flags.sharpV ? "{" : "[")
        for (i, element) in elements.enumerated() {
            separate(i)
            printValue(element, verb: verb, depth: depth + 1, hasMethods: hasMethods)
        }
        write(flags.sharpV ? "}" : "]")
    }

    private mutating func printMap(
        _ entries: [(key: GoValue, value: GoValue)], isNil: Bool, type: String, verb: Verb, depth: Int, hasMethods: Bool
    ) {
        if flags.sharpV {
            write(type)
            if isNil {
                write("(nil)")
                return
            }
        }
        write(flags.sharpV ? "{" : "map[")
        for (i, entry) in entries.sorted(by: { isOrdered($0.key, before: $1.key) }).enumerated() {
            separate(i)
            printValue(entry.key, verb: verb, depth: depth + 1, hasMethods: hasMethods)
            write(":")
            printValue(entry.value, verb: verb, depth: depth + 1, hasMethods: hasMethods)
        }
        write(flags.sharpV ? "}" : "]")
    }

    private mutating func printStructure(
        _ fields: [(name: String, value: GoValue)], type: String, verb: Verb, depth: Int, hasMethods: Bool
    ) {
        if flags.sharpV { write(type) }
        write("{")
        for (i, field) in fields.enumerated() {
            separate(i)
            if flags.plusV || flags.sharpV, !field.name.isEmpty {
                write(field.name)
                write(":")
            }
            // The methods of what stands in a private field cannot be called.
            let isExported = field.name.unicodeScalars.first.map { $0.properties.generalCategory == .uppercaseLetter } ?? true
            printValue(field.value, verb: verb, depth: depth + 1, hasMethods: hasMethods && isExported)
        }
        write("}")
    }

    private mutating func separate(_ index: Int) {
        if index > 0 { write(flags.sharpV ? ", " : " ") }
    }

    private mutating func printBytes(_ bytes: [UInt8], type: String, verb: Verb) {
        switch verb.letter {
        case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "q"):
            formatString(bytes, verb: verb)
        default:
            if flags.sharpV, verb == .v || verb.letter == UInt8(ascii: "d") { write(type) }
            write(flags.sharpV ? "{" : "[")
            for (i, byte) in bytes.enumerated() {
                separate(i)
                let element = GoValue.uint(UInt64(byte), type: "uint8")
                if !formatInteger(UInt64(byte), isSigned: false, verb: verb) { reportBadVerb(verb, element) }
            }
            write(flags.sharpV ? "}" : "]")
        }
    }

    /// Prints an address. As there is none, every pointer that is not nil has the same.
    private mutating func printPointer(_ value: GoValue, verb: Verb) {
        let address: UInt64
        switch value.underlying {
        case .pointer(let target, _): address = target == nil ? 0 : 0xC000_0000_00
        case .map(_, _, let isNil), .list(_, _, let isNil): address = isNil ? 0 : 0xC000_0000_00
        case .bytes: address = 0xC000_0000_00
        default:
            reportBadVerb(verb, value)
            return
        }
        switch verb.letter {
        case UInt8(ascii: "v") where flags.sharpV:
            write("(\(value.typeName))(")
            if address == 0 { write("nil") } else { formatAddress(address, hasPrefix: true) }
            write(")")
        case UInt8(ascii: "v") where address == 0:
            pad("<nil>".utf8)
        case UInt8(ascii: "v"), UInt8(ascii: "p"):
            formatAddress(address, hasPrefix: !flags.sharp)
        case UInt8(ascii: "b"), UInt8(ascii: "o"), UInt8(ascii: "d"), UInt8(ascii: "x"), UInt8(ascii: "X"):
            _ = formatInteger(address, isSigned: false, verb: verb)
        default:
            reportBadVerb(verb, value)
        }
    }

    private mutating func formatAddress(_ address: UInt64, hasPrefix: Bool) {
        let sharp = flags.sharp
        flags.sharp = hasPrefix
        _ = formatInteger(address, isSigned: false, verb: Verb(UInt32(UInt8(ascii: "x"))))
        flags.sharp = sharp
    }
}

/// The order of map keys: numbers by value, texts by bytes, false before true.
private func isOrdered(_ left: GoValue, before right: GoValue) -> Bool {
    switch (left.underlying, right.underlying) {
    case (.string(let a), .string(let b)): a.lexicographicallyPrecedes(b)
    case (.int(let a, _), .int(let b, _)): a < b
    case (.uint(let a, _), .uint(let b, _)): a < b
    case (.float(let a), .float(let b)): a < b || a.isNaN && !b.isNaN
    case (.bool(let a), .bool(let b)): !a && b
    default: false
    }
}
