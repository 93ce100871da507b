extension GoPrinter {
    /// Walks a format and prints the arguments that its verbs ask for.
    mutating func printFormat(_ format: UnsafeBufferPointer<UInt8>, _ arguments: [GoValue]) {
        var scanner = FormatScanner(format, arguments)
        while let literal = scanner.literal() {
            write(bytes: literal)
            guard scanner.startsVerb() else { break }
            let verb = scanner.verb()
            flags = scanner.flags
            if scanner.hasBadWidth { write("%!(BADWIDTH)") }
            if scanner.hasBadPrecision { write("%!(BADPREC)") }
            guard let verb else {
                write("%!(NOVERB)")
                break
            }
            if verb.letter == UInt8(ascii: "%") {
                write("%")
            } else if !scanner.hasGoodIndex {
                report(verb, "(BADINDEX)")
            } else if let argument = scanner.nextArgument() {
                flags.adapt(to: verb)
                printArgument(argument, verb: verb)
            } else {
                report(verb, "(MISSING)")
            }
        }
        let extra = scanner.extraArguments
        guard !extra.isEmpty else { return }
        flags = FormatFlags()
        write("%!(EXTRA ")
        for (i, argument) in extra.enumerated() {
            if i > 0 { write(", ") }
            if case .none = argument {
                write("<nil>")
            } else {
                write(argument.typeName)
                write("=")
                printArgument(argument, verb: .v)
            }
        }
        write(")")
    }

    private mutating func report(_ verb: Verb, _ problem: String) {
        write("%!")
        write(verb: verb)
        write(problem)
    }
}

/// Reads a format's literal texts and verbs, and counts the arguments that they use.
private struct FormatScanner {
    private let format: UnsafeBufferPointer<UInt8>
    private let arguments: [GoValue]
    private var position = 0
    private var argumentIndex = 0
    /// Whether any argument was named by its index: extra ones are not reported then.
    private var isReordered = false
    /// Whether the last thing read was an index such as `[3]`.
    private var isAfterIndex = false
    private(set) var flags = FormatFlags()
    private(set) var hasBadWidth = false
    private(set) var hasBadPrecision = false
    private(set) var hasGoodIndex = true

    init(_ format: UnsafeBufferPointer<UInt8>, _ arguments: [GoValue]) {
        self.format = format
        self.arguments = arguments
    }

    private var byte: UInt8? { position < format.count ? format[position] : nil }

    /// The text up to the next `%`; nil at the end.
    mutating func literal() -> UnsafeBufferPointer<UInt8>? {
        guard position < format.count else { return nil }
        let start = position
        while let byte, byte != UInt8(ascii: "%") { position += 1 }
        return UnsafeBufferPointer(rebasing: format[start..<position])
    }

    /// Steps over a `%`, if one stands here.
    mutating func startsVerb() -> Bool {
        guard byte != nil else { return false }
        position += 1
        return true
    }

    /// The argument for a verb; nil where there is none left.
    mutating func nextArgument() -> GoValue? {
        guard argumentIndex < arguments.count else { return nil }
        defer { argumentIndex += 1 }
        return arguments[argumentIndex]
    }

    var extraArguments: ArraySlice<GoValue> {
        isReordered || argumentIndex >= arguments.count ? [] : arguments[argumentIndex...]
    }

    /// Reads flags, width, precision and verb; nil where the format ends before the verb.
    mutating func verb() -> Verb? {
        flags = FormatFlags()
        hasBadWidth = false
        hasBadPrecision = false
        hasGoodIndex = true
        isAfterIndex = false
        readFlags()
        // A small letter right behind the flags is the verb: Go looks no further.
        if let byte, byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z"), argumentIndex < arguments.count {
            position += 1
            return Verb(UInt32(byte))
        }
        readIndex()
        readWidth()
        readPrecision()
        if !isAfterIndex { readIndex() }
        guard position < format.count else { return nil }
        let rune = Rune.decode(format, at: position)
        position += rune.width
        return Verb(rune.value)
    }

    private mutating func readFlags() {
        while let byte {
            switch byte {
            case UInt8(ascii: "#"): flags.sharp = true
            case UInt8(ascii: "0"): flags.zero = true
            case UInt8(ascii: "+"): flags.plus = true
            case UInt8(ascii: "-"): flags.minus = true
            case UInt8(ascii: " "): flags.space = true
            default: return
            }
            position += 1
        }
    }

    private mutating func readWidth() {
        if byte == UInt8(ascii: "*") {
            position += 1
            flags.width = integerArgument()
            hasBadWidth = flags.width == nil
            if let width = flags.width, width < 0 {
                flags.width = -width
                flags.minus = true
                flags.zero = false
            }
            isAfterIndex = false
        } else {
            flags.width = number(end: format.count)
            if isAfterIndex, flags.width != nil { hasGoodIndex = false }
        }
    }

    private mutating func readPrecision() {
        guard position + 1 < format.count, byte == UInt8(ascii: ".") else { return }
        position += 1
        if isAfterIndex { hasGoodIndex = false }
        readIndex()
        if byte == UInt8(ascii: "*") {
            position += 1
            flags.precision = integerArgument().flatMap { $0 < 0 ? nil : $0 }
            hasBadPrecision = flags.precision == nil
            isAfterIndex = false
        } else {
            flags.precision = number(end: format.count) ?? 0
        }
    }

    /// A decimal number at the position; nil where there is none. One beyond a million also swallows all up to `end`.
    private mutating func number(end: Int) -> Int? {
        var value: Int?
        while position < end, format[position] >= UInt8(ascii: "0"), format[position] <= UInt8(ascii: "9") {
            let soFar = value ?? 0
            if Self.isTooLarge(soFar) {
                position = end
                return nil
            }
            value = soFar * 10 + Int(format[position] - UInt8(ascii: "0"))
            position += 1
        }
        return value
    }

    private static func isTooLarge(_ value: Int) -> Bool { value > 1_000_000 || value < -1_000_000 }

    /// Takes the argument that a `*` stands for; nil where it is no integer or too large.
    private mutating func integerArgument() -> Int? {
        guard let argument = nextArgument() else { return nil }
        let value: Int
        switch argument.underlying {
        case .int(let signed, _): value = Int(signed)
        case .uint(let unsigned, _): value = Int(exactly: unsigned) ?? .max
        default: return nil
        }
        return Self.isTooLarge(value) ? nil : value
    }

    /// Reads an index such as `[3]`, if one stands here.
    private mutating func readIndex() {
        isAfterIndex = false
        guard byte == UInt8(ascii: "[") else { return }
        isReordered = true
        let start = position
        guard format.count - start >= 3, let end = format[(start + 1)...].firstIndex(of: UInt8(ascii: "]")) else {
            hasGoodIndex = false
            position = start + 1
            return
        }
        position = start + 1
        let written = number(end: end)
        let isNumber = written != nil && position == end
        position = end + 1
        if isNumber, let written, written >= 1, written <= arguments.count {
            argumentIndex = written - 1
            isAfterIndex = true
        } else {
            hasGoodIndex = false
            isAfterIndex = isNumber
        }
    }
}
