import Documents

extension FieldShape {
    /// The names of the fields of a section; none of anything else.
    var fieldNames: [String] {
        guard case .structure(let type) = self else { return [] }
        return FieldShapes.of(type).fields.map(\.name)
    }

    /// The shape of a field of a section, or of any value of a mapping; nil when there is none of that name.
    func member(_ name: String) -> FieldShape? {
        switch self {
        case .structure(let type): return FieldShapes.of(type).fields.first { $0.name.utf8.elementsEqual(name.utf8) }?.shape
        case .map(let inner): return inner
        case .scalar, .list: return nil
        }
    }

    /// The shape of the items of a list.
    var item: FieldShape? {
        guard case .list(let inner) = self else { return nil }
        return inner
    }
}

/// Collects the fields of a section.
private struct FieldShapes: FieldVisitor {
    private(set) var fields: [(name: String, shape: FieldShape)] = []

    static func of<Structure: FieldStruct>(_ type: Structure.Type) -> FieldShapes {
        var visitor = FieldShapes()
        var value = Structure()
        value.fields(&visitor)
        return visitor
    }

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        if !traits.isUndocumented { fields.append((name.description, Value.shape)) }
    }
}
