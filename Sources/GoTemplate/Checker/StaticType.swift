/// What is known of a value before a template runs.
enum StaticType: Sendable {
    /// Nothing.
    case unknown
    /// No value at all: `nil`, or `.` of a template that is called without a value.
    case none
    case known(GoType)
    /// Something of type `interface {}` that holds one of these.
    case oneOf([GoType])

    /// What a place of a type can hold.
    init(_ type: GoType, holds: [GoType] = []) {
        if type.kind == .interface || type === GoType.value {
            self = holds.isEmpty ? .unknown : .oneOf(holds)
        } else {
            self = .known(type)
        }
    }

    /// The types that it can have; nil where that is not known.
    var possibilities: [GoType]? {
        switch self {
        case .unknown, .none: nil
        case .known(let type): [type]
        case .oneOf(let types): types
        }
    }

    /// What is known of a value that is one or the other.
    func joined(_ other: StaticType) -> StaticType {
        switch (self, other) {
        case (.none, .none): return .none
        case (.known(let a), .known(let b)) where a === b: return self
        case (.oneOf(let a), .oneOf(let b)) where a.elementsEqual(b, by: { $0 === $1 }): return self
        default: return .unknown
        }
    }

    func isSame(as other: StaticType) -> Bool {
        switch (self, other) {
        case (.unknown, .unknown), (.none, .none): return true
        case (.known(let a), .known(let b)): return a === b
        case (.oneOf(let a), .oneOf(let b)): return a.elementsEqual(b, by: { $0 === $1 })
        default: return false
        }
    }

    /// The types' names, for messages.
    var text: String { (possibilities ?? []).map(\.name).joined(separator: " or ") }
}

extension GoType {
    /// What pointers lead to.
    var pointee: GoType {
        var type = self
        while type.kind == .pointer, let element = type.element { type = element }
        return type
    }
}
