import GoFormat

/// Templates' values as Go's package fmt sees them.
enum Printing {
    static func value(_ value: TemplateValue) -> GoValue {
        guard let type = value.type else { return .none }
        let plain = underlying(value, type)
        if let string = type.stringer?(value) { return named(type, plain, string, value) }
        if type.kind == .pointer, case .pointer(let box) = value.payload, let element = type.element {
            if let string = element.stringer?(box.value) { return named(type, plain, string, box.value) }
        }
        guard type.isNamed, needsName(type) else { return plain }
        return .named(GoNamed(type: type.name, underlying: plain))
    }

    /// What printing an action shows: what a pointer points to, unless only the pointer has `String()`.
    static func printable(_ value: TemplateValue) -> TemplateValue {
        guard value.type?.kind == .pointer else { return value }
        var value = value
        while case .pointer(let box) = value.payload {
            if value.type?.element?.isPointerStringer == true { return value }
            value = box.value
        }
        return value
    }

    /// A value for an error's text: one that would fill pages is left out.
    static func brief(_ value: TemplateValue) -> GoValue {
        var budget = 10_000
        return fits(value, &budget) ? self.value(value) : .text("…")
    }

    private static func fits(_ value: TemplateValue, _ budget: inout Int) -> Bool {
        budget -= 1
        if budget < 0 { return false }
        switch value.payload {
        case .list(let list): return list.elements.allSatisfy { fits($0, &budget) }
        case .map(let map): return map.values.allSatisfy { fits($0, &budget) }
        case .structure(let structure): return structure.fields.allSatisfy { fits($0, &budget) }
        case .pointer(let box): return fits(box.value, &budget)
        default: return true
        }
    }

    /// Go's `fmt.Sprint` of values as they are printed by an action.
    static func text(_ values: [TemplateValue]) -> [UInt8] {
        GoPrinter.sprint(values.map { $0.type == nil ? .text("<no value>") : value(printable($0)) })
    }

    private static func named(_ type: GoType, _ plain: GoValue, _ string: [UInt8], _ value: TemplateValue) -> GoValue {
        let goString = TimeValue.of(value).map { Array($0.time.goSyntax.utf8) }
        return .named(GoNamed(type: type.name, underlying: plain, string: string, goString: goString))
    }

    /// Whether the plain form does not carry the type's name already.
    private static func needsName(_ type: GoType) -> Bool {
        switch type.kind {
        case .bool: type !== GoType.bool
        case .string: type !== GoType.string
        case .float64: type !== GoType.float64
        case .complex128: type !== GoType.complex128
        default: false
        }
    }

    private static func underlying(_ value: TemplateValue, _ type: GoType) -> GoValue {
        switch value.payload {
        case .none:
            switch type.kind {
            case .slice: return type === GoType.bytes ? .bytes([]) : .list([], type: type.name, isNil: true)
            case .map: return .map([], type: type.name, isNil: true)
            default: return .pointer(nil, type: type.name)
            }
        case .bool(let bool): return .bool(bool)
        case .int(let int): return .int(int, type: type.name)
        case .uint(let uint): return .uint(uint, type: type.name)
        case .float(let float): return .float(float)
        case .complex(let complex): return .complex(real: complex.real, imaginary: complex.imaginary)
        case .text(let bytes): return .string(bytes)
        case .list(let list):
            if type.element === GoType.uint8 { return .bytes(list.elements.map(byte)) }
            return .list(list.elements.map { self.value($0) }, type: type.name)
        case .map(let map):
            let entries = zip(map.keys, map.values).map { (key: GoValue.string($0), value: self.value($1)) }
            return .map(entries, type: type.name)
        case .structure(let structure):
            if let time = TimeValue.of(value), case .named(let named) = GoValue.time(time.time) { return named.underlying }
            let fields = zip(type.fields, structure.fields).map { (name: $0.name, value: self.value($1)) }
            return .structure(fields, type: type.name)
        case .pointer(let box): return .pointer(self.value(box.value), type: type.name)
        }
    }

    private static func byte(_ value: TemplateValue) -> UInt8 {
        if case .uint(let byte) = value.payload { UInt8(truncatingIfNeeded: byte) } else { 0 }
    }
}
