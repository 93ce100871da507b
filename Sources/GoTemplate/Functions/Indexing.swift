/// `len`, `index` and `slice`.
enum Indexing {
    static func length(_ value: TemplateValue) throws(GoFailure) -> TemplateValue {
        if Indirection.endsAtNil(value) { throw GoFailure("len of nil pointer") }
        let item = Indirection.follow(value)
        guard let type = item.type else { throw GoFailure("reflect: call of reflect.Value.Type on zero Value") }
        switch (type.kind, item.payload) {
        case (.string, .text(let bytes)): return .int(bytes.count)
        case (.slice, .list(let list)): return .int(list.count)
        case (.map, .map(let map)): return .int(map.count)
        case (.slice, _), (.map, _): return .int(0)
        default: throw GoFailure("len of type \(type.name)")
        }
    }

    static func index(_ value: TemplateValue, _ indexes: [TemplateValue]) throws(GoFailure) -> TemplateValue {
        var item = value.outOfInterface
        guard item.type != nil else { throw GoFailure("index of untyped nil") }
        for index in indexes {
            if Indirection.endsAtNil(item) { throw GoFailure("index of nil pointer") }
            item = Indirection.follow(item)
            guard let type = item.type else { throw GoFailure("reflect: call of reflect.Value.Type on zero Value") }
            switch type.kind {
            case .string:
                let bytes = item.bytes ?? []
                let i = try position(index.outOfInterface, in: bytes.count)
                guard i < bytes.count else { throw GoFailure("reflect: string index out of range") }
                item = TemplateValue(.uint8, .uint(UInt64(bytes[i])))
            case .slice:
                let elements = item.elements
                let i = try position(index.outOfInterface, in: elements.count)
                guard i < elements.count else { throw GoFailure("reflect: slice index out of range") }
                item = elements[i]
            case .map:
                let key = try mapKey(index.outOfInterface, type)
                if case .map(let map) = item.payload, let entry = map[key] { item = entry } else { item = Zero.value(of: type.element) }
            default: throw GoFailure("can't index item of type \(type.name)")
            }
        }
        return item
    }

    private static func mapKey(_ index: TemplateValue, _ map: GoType) throws(GoFailure) -> [UInt8] {
        let wanted = map.key?.name ?? "string"
        guard let type = index.type else { throw GoFailure("value is nil; should be of type \(wanted)") }
        guard type === GoType.string, let bytes = index.bytes else { throw GoFailure("value has type \(type.name); should be \(wanted)") }
        return bytes
    }

    /// An index up to `limit`, which itself passes.
    private static func position(_ index: TemplateValue, in limit: Int) throws(GoFailure) -> Int {
        let value: Int64
        switch index.payload {
        case .int(let int): value = int
        case .uint(let uint): value = Int64(truncatingIfNeeded: uint)
        default:
            guard let type = index.type else { throw GoFailure("cannot index slice/array with nil") }
            throw GoFailure("cannot index slice/array with type \(type.name)")
        }
        guard value >= 0, value <= limit else { throw GoFailure("index out of range: \(value)") }
        return Int(value)
    }

    static func slice(_ value: TemplateValue, _ indexes: [TemplateValue]) throws(GoFailure) -> TemplateValue {
        guard value.outOfInterface.type != nil else { throw GoFailure("slice of untyped nil") }
        if Indirection.endsAtNil(value) { throw GoFailure("slice of nil pointer") }
        let item = Indirection.follow(value)
        guard let type = item.type else { throw GoFailure("slice of untyped nil") }
        guard indexes.count <= 3 else { throw GoFailure("too many slice indexes: \(indexes.count)") }
        let capacity: Int
        let count: Int
        switch (type.kind, item.payload) {
        case (.string, .text(let bytes)):
            guard indexes.count < 3 else { throw GoFailure("cannot 3-index slice a string") }
            capacity = bytes.count
            count = bytes.count
        case (.slice, .list(let list)):
            capacity = list.capacity
            count = list.count
        case (.slice, _):
            capacity = 0
            count = 0
        default: throw GoFailure("can't slice item of type \(type.name)")
        }
        var bounds = [0, count, capacity]
        for (i, index) in indexes.enumerated() { bounds[i] = try position(index, in: capacity) }
        guard bounds[0] <= bounds[1] else { throw GoFailure("invalid slice index: \(bounds[0]) > \(bounds[1])") }
        guard indexes.count < 3 || bounds[1] <= bounds[2] else {
            throw GoFailure("invalid slice index: \(bounds[1]) > \(bounds[2])")
        }
        if let bytes = item.bytes { return TemplateValue(type, .text(Array(bytes[bounds[0]..<bounds[1]]))) }
        guard case .list(let list) = item.payload else { return item }
        var elements = list.elements
        while elements.count < bounds[1] { elements.append(Zero.value(of: type.element)) }
        return TemplateValue(
            type, .list(GoList(Array(elements[bounds[0]..<bounds[1]]), capacity: bounds[2] - bounds[0])))
    }
}
