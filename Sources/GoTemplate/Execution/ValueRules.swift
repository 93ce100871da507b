/// Whether values count as true.
enum Truth {
    /// Go's rule: not the zero of its type, not empty. Structs and pointers that are there always are.
    static func of(_ value: TemplateValue) -> Bool {
        switch value.payload {
        case .none: false
        case .bool(let bool): bool
        case .int(let int): int != 0
        case .uint(let uint): uint != 0
        case .float(let float): float != 0
        case .complex(let complex): complex.real != 0 || complex.imaginary != 0
        case .text(let bytes): !bytes.isEmpty
        case .list(let list): list.count > 0
        case .map(let map): map.count > 0
        case .structure, .pointer: true
        }
    }
}

/// Following of pointers and interfaces.
enum Indirection {
    /// What stands behind pointers; a nil pointer stays itself.
    static func follow(_ value: TemplateValue) -> TemplateValue {
        var value = value.outOfInterface
        while case .pointer(let box) = value.payload { value = box.value.outOfInterface }
        return value
    }

    /// Whether following ends at a nil pointer or an empty interface.
    static func endsAtNil(_ value: TemplateValue) -> Bool {
        let end = follow(value)
        if case .none = end.payload { return end.type == nil ? value.isInterface : end.type?.kind == .pointer }
        return false
    }
}

/// The zero values of types.
enum Zero {
    static func value(of type: GoType?) -> TemplateValue {
        guard let type else { return .none }
        switch type.kind {
        case .interface: return TemplateValue(nil, .none, isInterface: true)
        case .bool: return TemplateValue(type, .bool(false))
        case .string: return TemplateValue(type, .text([]))
        case .float32, .float64: return TemplateValue(type, .float(0))
        case .complex128: return TemplateValue(type, .complex(GoComplex(real: 0, imaginary: 0)))
        case .structure: return TemplateValue(type, .structure(GoStructure(type.fields.map { value(of: $0.type) })))
        case _ where type.kind.isSigned: return TemplateValue(type, .int(0))
        case _ where type.kind.isUnsigned: return TemplateValue(type, .uint(0))
        default: return TemplateValue(type, .none)
        }
    }
}
