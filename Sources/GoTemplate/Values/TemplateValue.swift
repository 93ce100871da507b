/// A value of Go as templates see it: a type, what it holds, and whether it lies in a place of type `interface {}`.
package struct TemplateValue: Sendable {
    package enum Payload: Sendable {
        /// No value at all, or the `nil` of the type.
        case none
        case bool(Bool)
        case int(Int64)
        case uint(UInt64)
        case float(Double)
        case complex(GoComplex)
        /// A text; it need not be UTF-8.
        case text([UInt8])
        case list(GoList)
        case map(GoMap)
        case structure(GoStructure)
        case pointer(GoBox)
    }

    /// Nil for no value at all: what `nil` is, or a variable without one.
    package var type: GoType?
    package var payload: Payload
    /// Whether the place that it comes from holds anything; Go then names that place's type in some errors.
    package var isInterface: Bool

    package init(_ type: GoType?, _ payload: Payload, isInterface: Bool = false) {
        self.type = type
        self.payload = payload
        self.isInterface = isInterface
    }

    /// No value.
    package static let none = TemplateValue(nil, .none)

    package static func bool(_ value: Bool) -> TemplateValue { TemplateValue(.bool, .bool(value)) }
    package static func int(_ value: Int) -> TemplateValue { TemplateValue(.int, .int(Int64(value))) }
    package static func float(_ value: Double) -> TemplateValue { TemplateValue(.float64, .float(value)) }
    package static func text(_ value: [UInt8]) -> TemplateValue { TemplateValue(.string, .text(value)) }
    package static func text(_ value: String) -> TemplateValue { TemplateValue(.string, .text(Array(value.utf8))) }
    package static func complex(_ real: Double, _ imaginary: Double) -> TemplateValue {
        TemplateValue(.complex128, .complex(GoComplex(real: real, imaginary: imaginary)))
    }
    package static func list(_ type: GoType, _ elements: [TemplateValue]) -> TemplateValue { TemplateValue(type, .list(GoList(elements))) }
    package static func strings(_ elements: [[UInt8]], type: GoType = .strings) -> TemplateValue { list(type, elements.map { .text($0) }) }

    /// A map from texts; the entries may come in any order, the last one of a doubled key counts.
    package static func map(_ type: GoType, _ entries: [(key: [UInt8], value: TemplateValue)]) -> TemplateValue {
        TemplateValue(type, .map(GoMap(entries)))
    }

    package static func stringMap(_ entries: some Sequence<(String, String)>, type: GoType = .stringMap) -> TemplateValue {
        map(type, entries.map { (Array($0.0.utf8), .text($0.1)) })
    }

    package static func structure(_ type: GoType, _ fields: [TemplateValue], native: (any Sendable)? = nil) -> TemplateValue {
        TemplateValue(type, .structure(GoStructure(fields, native: native)))
    }

    /// A pointer to a value, of the given type.
    package static func pointer(_ type: GoType, to value: TemplateValue) -> TemplateValue { TemplateValue(type, .pointer(GoBox(value))) }

    /// The same in a place of type `interface {}`.
    package var inInterface: TemplateValue {
        var copy = self
        copy.isInterface = true
        return copy
    }

    /// The value itself, wherever it lies.
    package var outOfInterface: TemplateValue {
        var copy = self
        copy.isInterface = false
        return copy
    }

    /// Whether it is no value at all: not even a nil of some type, and in no place.
    package var isInvalid: Bool { type == nil && !isInterface }

    /// The type that Go names: that of the place, where it holds anything.
    package var typeName: String { isInterface ? GoType.any.name : type?.name ?? "<nil>" }

    /// The text of a string of any type.
    package var bytes: [UInt8]? { if case .text(let bytes) = payload { bytes } else { nil } }

    /// The text of a string of any type, with U+FFFD for what is not UTF-8.
    package var string: String { bytes.map { String(decoding: $0, as: UTF8.self) } ?? "" }

    package var elements: [TemplateValue] { if case .list(let list) = payload { list.elements } else { [] } }

    /// How deep lists and maps nest in it.
    var depth: Int {
        switch payload {
        case .list(let list): list.depth
        case .map(let map): map.depth
        case .pointer(let box): box.value.depth
        default: 0
        }
    }
}

package struct GoComplex: Sendable, Equatable {
    package let real: Double
    package let imaginary: Double
}

/// What a pointer points to. Two pointers are equal when they share the box.
package final class GoBox: Sendable {
    package let value: TemplateValue

    package init(_ value: TemplateValue) { self.value = value }
}

/// The fields of a struct, and what its methods need beside them.
package final class GoStructure: Sendable {
    package let fields: [TemplateValue]
    /// The Swift value that the struct stands for.
    package let native: (any Sendable)?

    package init(_ fields: [TemplateValue], native: (any Sendable)? = nil) {
        self.fields = fields
        self.native = native
    }
}
