import GoFormat

/// `eq`, `lt` and the like: values compare only with their own kind, but integers of any sign with each other.
enum Comparison {
    private enum Basic { case bool, complex, int, float, string, uint }

    private static func basic(_ value: TemplateValue) -> Basic? {
        guard let kind = value.type?.kind else { return nil }
        switch kind {
        case .bool: return .bool
        case .complex128: return .complex
        case .string: return .string
        case .float32, .float64: return .float
        case _ where kind.isSigned: return .int
        case _ where kind.isUnsigned: return .uint
        default: return nil
        }
    }

    /// Go's `eq`: whether the first equals any of the others.
    static func isEqual(_ first: TemplateValue, toAnyOf others: [TemplateValue]) throws(GoFailure) -> Bool {
        guard !others.isEmpty else { throw GoFailure("missing argument for comparison") }
        for other in others where try isEqual(first.outOfInterface, other.outOfInterface) { return true }
        return false
    }

    private static func isEqual(_ a: TemplateValue, _ b: TemplateValue) throws(GoFailure) -> Bool {
        let kind = basic(a)
        if kind != basic(b) {
            switch (a.payload, b.payload) {
            case (.int(let int), .uint(let uint)), (.uint(let uint), .int(let int)): return int >= 0 && UInt64(int) == uint
            default: break
            }
            guard a.type != nil, b.type != nil else { return false }
            throw incompatible(a, b)
        }
        switch (a.payload, b.payload) {
        case (.bool(let x), .bool(let y)): return x == y
        case (.complex(let x), .complex(let y)): return x == y
        case (.float(let x), .float(let y)): return x == y
        case (.int(let x), .int(let y)): return x == y
        case (.uint(let x), .uint(let y)): return x == y
        case (.text(let x), .text(let y)): return x == y
        default: return try isSame(a, b)
        }
    }

    /// Equality of values that are neither numbers nor texts.
    private static func isSame(_ a: TemplateValue, _ b: TemplateValue) throws(GoFailure) -> Bool {
        if let left = a.type, let right = b.type, left.kind != right.kind {
            throw formatted("non-comparable types %s: %v, %s: %v", [a, .text(left.name), .text(right.name), b])
        }
        if isNil(a) || isNil(b) { return isNil(a) == isNil(b) }
        guard let left = a.type, let right = b.type else { return false }
        guard right.isComparable else { throw formatted("non-comparable type %s: %v", [b, .text(right.name)]) }
        if left !== right { return false }
        return try areIdentical(a, b)
    }

    private static func isNil(_ value: TemplateValue) -> Bool {
        guard let type = value.type else { return true }
        if case .none = value.payload { return type.kind.canBeNil }
        return false
    }

    /// Go's `==` on values of one type.
    private static func areIdentical(_ a: TemplateValue, _ b: TemplateValue) throws(GoFailure) -> Bool {
        switch (a.payload, b.payload) {
        case (.pointer(let x), .pointer(let y)): return x === y
        case (.structure(let x), .structure(let y)):
            if let left = TimeValue.of(a), let right = TimeValue.of(b) { return left.isIdentical(to: right) }
            for (left, right) in zip(x.fields, y.fields) where try !areIdentical(left, right) { return false }
            return true
        case (.none, .none): return a.type === b.type
        case (.list, _), (.map, _):
            guard a.type === b.type else { return false }
            throw GoFailure("runtime error: comparing uncomparable type \(a.type?.name ?? "")")
        default:
            if a.type !== b.type { return false }
            return try isEqual(a, b)
        }
    }

    static func isLess(_ first: TemplateValue, _ second: TemplateValue) throws(GoFailure) -> Bool {
        let (a, b) = (first.outOfInterface, second.outOfInterface)
        guard let kind = basic(a), let other = basic(b) else { throw GoFailure("invalid type for comparison") }
        if kind != other {
            switch (a.payload, b.payload) {
            case (.int(let int), .uint(let uint)): return int < 0 || UInt64(int) < uint
            case (.uint(let uint), .int(let int)): return int >= 0 && uint < UInt64(int)
            default: throw incompatible(a, b)
            }
        }
        switch (a.payload, b.payload) {
        case (.float(let x), .float(let y)): return x < y
        case (.int(let x), .int(let y)): return x < y
        case (.uint(let x), .uint(let y)): return x < y
        case (.text(let x), .text(let y)): return x.lexicographicallyPrecedes(y)
        default: throw GoFailure("invalid type for comparison")
        }
    }

    static func isLessOrEqual(_ a: TemplateValue, _ b: TemplateValue) throws(GoFailure) -> Bool {
        if try isLess(a, b) { return true }
        return try isEqual(a, toAnyOf: [b])
    }

    private static func incompatible(_ a: TemplateValue, _ b: TemplateValue) -> GoFailure {
        GoFailure("incompatible types for comparison: \(a.type?.name ?? "") and \(b.type?.name ?? "")")
    }

    private static func formatted(_ format: String, _ arguments: [TemplateValue]) -> GoFailure {
        GoFailure(String(decoding: GoPrinter.sprintf(Array(format.utf8), arguments.map(Printing.brief)), as: UTF8.self))
    }
}
