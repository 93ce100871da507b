import SourceText

/// What a Go type is made of; the kinds of Go's `reflect` that can occur in templates.
package enum GoKind: UInt8, Sendable {
    case bool, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, float32, float64, complex128, string
    case slice, map, structure, pointer, interface, function

    package var isSigned: Bool { rawValue >= GoKind.int.rawValue && rawValue <= GoKind.int64.rawValue }
    package var isUnsigned: Bool { rawValue >= GoKind.uint.rawValue && rawValue <= GoKind.uint64.rawValue }
    package var isInteger: Bool { isSigned || isUnsigned }
    package var isFloat: Bool { self == .float32 || self == .float64 }
    /// Whether `nil` is a value of such types.
    package var canBeNil: Bool { self == .slice || self == .map || self == .pointer || self == .interface || self == .function }
}

/// A field of a struct.
package final class GoField: Sendable {
    package let name: String
    package let type: GoType
    /// The name in JSON; nil for the field's own name.
    package let json: String?
    /// The version of the program that has the field first; nil for one older than all targets.
    package let since: Version?
    /// What a field of type `interface {}` can hold; empty where that is not known.
    package let holds: [GoType]

    package init(_ name: String, _ type: GoType, json: String? = nil, since: Version? = nil, holds: [GoType] = []) {
        self.name = name
        self.type = type
        self.json = json
        self.since = since
        self.holds = holds
    }

    /// Whether templates may read it.
    package var isExported: Bool { name.utf8.first.map { (0x41...0x5A).contains($0) } ?? false }
}

/// A type of Go, as far as templates and their errors see it. Types are compared by identity.
package final class GoType: Sendable {
    /// As Go prints it: `map[string]string`, `*template.Data`.
    package let name: String
    package let kind: GoKind
    /// Whether it has a name of its own; two types of which only one is named share values when they are built alike.
    package let isNamed: Bool
    /// What a slice, map or pointer holds.
    package let element: GoType?
    package let key: GoType?
    package let fields: [GoField]
    /// Made when first asked for, as methods take and give values of the type itself.
    private let methodTable: @Sendable () -> [GoMethod]
    package var methods: [GoMethod] { methodTable() }
    /// Whether it has methods at all.
    package let hasMethods: Bool
    /// What a named slice, map or basic type is built of; nil for types without a name, and structs.
    package let underlying: GoType?
    /// The text that `String()` gives, where the type has that method; printing uses it.
    package let stringer: (@Sendable (TemplateValue) -> [UInt8])?
    /// Whether only a pointer to the type has `String()`.
    package let isPointerStringer: Bool
    /// The JSON of a value, where it is not made from the type's parts.
    package let json: (@Sendable (TemplateValue) -> [UInt8])?

    package init(
        _ name: String, _ kind: GoKind, isNamed: Bool = true, element: GoType? = nil, key: GoType? = nil, fields: [GoField] = [],
        underlying: GoType? = nil, methods: (@Sendable () -> [GoMethod])? = nil, isPointerStringer: Bool = false,
        json: (@Sendable (TemplateValue) -> [UInt8])? = nil, stringer: (@Sendable (TemplateValue) -> [UInt8])? = nil
    ) {
        self.name = name
        self.kind = kind
        self.isNamed = isNamed
        self.element = element ?? underlying?.element
        self.key = key ?? underlying?.key
        self.fields = fields
        methodTable = methods ?? { [] }
        hasMethods = methods != nil
        self.underlying = underlying
        self.stringer = stringer
        self.isPointerStringer = isPointerStringer
        self.json = json
    }

    /// The type of pointers to `type`.
    package convenience init(pointerTo type: GoType) {
        self.init("*" + type.name, .pointer, isNamed: false, element: type)
    }

    /// The type of lists of `type`.
    package convenience init(sliceOf type: GoType) {
        self.init("[]" + type.name, .slice, isNamed: false, element: type)
    }

    /// The type of maps from texts to `type`.
    package convenience init(mapTo type: GoType) {
        self.init("map[string]" + type.name, .map, isNamed: false, element: type, key: .string)
    }

    package func method(_ name: UnsafeBufferPointer<UInt8>) -> GoMethod? {
        for method in methods where method.isNamed(name) { return method }
        return nil
    }

    package func fieldIndex(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        for (i, field) in fields.enumerated() where field.name.utf8.elementsEqual(name) { return i }
        return nil
    }

    /// Whether a value of this type can stand where `other` is wanted, as Go assigns.
    package func isAssignable(to other: GoType) -> Bool {
        if self === other || other.kind == .interface { return true }
        if isNamed && other.isNamed { return false }
        return (underlying ?? self) === (other.underlying ?? other)
    }

    /// Whether `==` compares values of the type.
    package var isComparable: Bool {
        switch kind {
        case .slice, .map, .function: return false
        case .structure: return fields.allSatisfy(\.type.isComparable)
        default: return true
        }
    }
}

extension GoType {
    package static let bool = GoType("bool", .bool)
    package static let int = GoType("int", .int)
    package static let int32 = GoType("int32", .int32)
    package static let int64 = GoType("int64", .int64)
    package static let uint8 = GoType("uint8", .uint8)
    package static let uint64 = GoType("uint64", .uint64)
    package static let float64 = GoType("float64", .float64)
    package static let complex128 = GoType("complex128", .complex128)
    package static let string = GoType("string", .string)
    /// `interface {}`, which holds anything.
    package static let any = GoType("interface {}", .interface, isNamed: false)
    /// `reflect.Value`, the parameter type of Go's own functions: takes anything as it is.
    package static let value = GoType("reflect.Value", .structure)
    package static let bytes = GoType(sliceOf: .uint8)
    package static let strings = GoType(sliceOf: .string)
    package static let floats = GoType(sliceOf: .float64)
    package static let anys = GoType(sliceOf: .any)
    package static let stringMap = GoType(mapTo: .string)
    package static let anyMap = GoType(mapTo: .any)

    /// Texts of html/template that are trusted in their context.
    package static let html = GoType("template.HTML", .string, underlying: .string)
    package static let url = GoType("template.URL", .string, underlying: .string)
}
