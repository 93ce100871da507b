/// A value as Go's package fmt sees it: what it is and the name of its type.
///
/// Whoever prints values of its own (a template's data, a query result) turns them into this first.
package indirect enum GoValue: Sendable {
    /// An interface that holds nothing: an untyped nil argument, or a nil element of `[]interface {}`.
    case none
    case bool(Bool)
    /// A signed integer; the type is `int`, `int64` and so on.
    case int(Int64, type: String = "int")
    /// An unsigned integer; the type is `uint`, `uint8` and so on.
    case uint(UInt64, type: String = "uint")
    /// A `float64`.
    case float(Double)
    /// A `complex128`.
    case complex(real: Double, imaginary: Double)
    /// A `string`: any bytes.
    case string([UInt8])
    /// A slice or an array. For one of bytes (`[]uint8`) use `bytes`.
    case list([GoValue], type: String, isNil: Bool = false)
    /// A `[]uint8`.
    case bytes([UInt8])
    /// A map. Entries may stand in any order, they are printed by key.
    case map([(key: GoValue, value: GoValue)], type: String, isNil: Bool = false)
    /// A struct; its type is the whole text where it has no name (`struct { A int }`).
    case structure([(name: String, value: GoValue)], type: String)
    /// A pointer, nil where it points to nothing. Only one to a list, map or struct is followed, and only at the top.
    case pointer(GoValue?, type: String)
    /// A value of a named type, with what its methods answer.
    case named(GoNamed)

    /// A string from a Swift one.
    package static func text(_ text: String) -> GoValue { .string(Array(text.utf8)) }

    /// A `time.Duration` in nanoseconds.
    package static func duration(_ nanoseconds: Int64) -> GoValue {
        .named(
            GoNamed(
                type: "time.Duration", underlying: .int(nanoseconds, type: "int64"), string: Array(GoDuration.text(nanoseconds).utf8)))
    }

    /// A `time.Time`. Of its own fields, which only odd verbs print, the first two are shown as they are in UTC.
    package static func time(_ time: GoTime) -> GoValue {
        let sinceYearOne = time.seconds &+ 62_135_596_800
        let location: GoValue = .pointer(nil, type: "*time.Location")
        return .named(
            GoNamed(
                type: "time.Time",
                underlying: .structure(
                    [
                        ("wall", .uint(UInt64(time.nanoseconds), type: "uint64")), ("ext", .int(sinceYearOne, type: "int64")),
                        ("loc", location),
                    ], type: "time.Time"),
                string: Array(time.text.utf8), goString: Array(time.goSyntax.utf8)))
    }

    /// The name of the type, as `%T` prints it; `<nil>` for an empty interface.
    package var typeName: String {
        switch self {
        case .none: "<nil>"
        case .bool: "bool"
        case .int(_, let type), .uint(_, let type): type
        case .float: "float64"
        case .complex: "complex128"
        case .string: "string"
        case .bytes: "[]uint8"
        case .list(_, let type, _), .map(_, let type, _), .structure(_, let type), .pointer(_, let type): type
        case .named(let named): named.type
        }
    }

    /// The value without the names and methods of its type.
    var underlying: GoValue {
        var value = self
        while case .named(let named) = value { value = named.underlying }
        return value
    }

    /// Whether its kind is string: `print` puts a space only between two values that are not.
    var isString: Bool {
        if case .string = underlying { true } else { false }
    }
}

/// A value whose type has a name of its own, and perhaps methods.
package struct GoNamed: Sendable {
    package var type: String
    package var underlying: GoValue
    /// What `Error()` or `String()` answers; nil where the type has neither.
    package var string: [UInt8]?
    /// What `GoString()` answers; nil where the type has none.
    package var goString: [UInt8]?

    package init(type: String, underlying: GoValue, string: [UInt8]? = nil, goString: [UInt8]? = nil) {
        self.type = type
        self.underlying = underlying
        self.string = string
        self.goString = goString
    }
}
