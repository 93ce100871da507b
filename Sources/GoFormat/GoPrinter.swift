/// Go's package fmt: `Sprintf`, `Sprint` and `Sprintln` over ``GoValue``.
///
/// `GoPrinter.sprintf(Array("%d items\n".utf8), [.int(3)])`. A format that does not fit its arguments is no error: Go writes
/// `%!d(string=x)`, `%!v(MISSING)`, `%!(EXTRA int=1)` and so on into the result. Widths and precisions are bounded as in Go: an
/// argument beyond a million is `%!(BADWIDTH)`, a written number beyond ten million ends the format. The whole result is cut at
/// `limit` bytes, which Go does not do.
package struct GoPrinter {
    /// How long a result can become: what would be longer is cut.
    package static let limit = 64 << 20

    var out: [UInt8] = []
    var flags = FormatFlags()
    /// Set while a bad verb is reported: no methods are called then.
    var isReporting = false
    private var room = Self.limit

    /// `fmt.Sprintf`; the result is cut at `limit` bytes.
    package static func sprintf(_ format: [UInt8], _ arguments: [GoValue], limit: Int = Self.limit) -> [UInt8] {
        var printer = GoPrinter()
        printer.room = limit
        format.withUnsafeBufferPointer { printer.printFormat($0, arguments) }
        return printer.out
    }

    /// `fmt.Sprint`: default formats, a space between two values that are both no strings.
    package static func sprint(_ arguments: [GoValue]) -> [UInt8] {
        var printer = GoPrinter()
        var previousIsString = false
        for (i, argument) in arguments.enumerated() {
            let isString = argument.isString
            if i > 0, !isString, !previousIsString { printer.write(" ") }
            printer.printArgument(argument, verb: .v)
            previousIsString = isString
        }
        return printer.out
    }

    /// `fmt.Sprintln`: default formats, a space between all values, a newline at the end.
    package static func sprintln(_ arguments: [GoValue]) -> [UInt8] {
        var printer = GoPrinter()
        for (i, argument) in arguments.enumerated() {
            if i > 0 { printer.write(" ") }
            printer.printArgument(argument, verb: .v)
        }
        printer.write("\n")
        return printer.out
    }

    /// Writes a text of the printer's own.
    mutating func write(_ text: String) {
        write(bytes: text.utf8)
    }

    mutating func write(bytes: some Collection<UInt8>) {
        let count = bytes.count
        out.append(contentsOf: bytes.prefix(room))
        room -= min(count, room)
    }

    mutating func write(verb: Verb) {
        var bytes: [UInt8] = []
        Rune.append(verb.rune, to: &bytes)
        write(bytes: bytes)
    }

    /// `%!d(string=x)`: the verb does not fit the value.
    mutating func reportBadVerb(_ verb: Verb, _ value: GoValue) {
        isReporting = true
        write("%!")
        write(verb: verb)
        write("(")
        if case .none = value {
            write("<nil>")
        } else {
            write(value.typeName)
            write("=")
            printArgument(value, verb: .v)
        }
        write(")")
        isReporting = false
    }
}

/// The letter behind a `%`.
struct Verb: Equatable {
    let rune: UInt32

    init(_ rune: UInt32) { self.rune = rune }

    static let v = Verb(UInt32(UInt8(ascii: "v")))

    /// The letter where it is ASCII; 0 for any other.
    var letter: UInt8 { rune < 0x80 ? UInt8(rune) : 0 }
}

/// What stands between the `%` and its verb.
struct FormatFlags {
    var width: Int?
    var precision: Int?
    var minus = false
    var plus = false
    var sharp = false
    var space = false
    var zero = false
    /// `%+v`: names of fields.
    var plusV = false
    /// `%#v`: Go syntax.
    var sharpV = false

    /// For `%v` (and `%w`) plus and sharp mean another thing than elsewhere.
    mutating func adapt(to verb: Verb) {
        guard verb.letter == UInt8(ascii: "v") || verb.letter == UInt8(ascii: "w") else { return }
        sharpV = sharp
        sharp = false
        plusV = plus
        plus = false
    }
}
