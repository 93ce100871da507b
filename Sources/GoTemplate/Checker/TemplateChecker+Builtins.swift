import SourceText

extension TemplateChecker {
    /// The result of one of Go's own functions, whose rules no signature tells.
    mutating func checkBuiltin(_ name: String, _ identifier: UInt32, _ arguments: UInt32, _ types: [StaticType]) -> StaticType {
        switch name {
        case "and", "or":
            guard let first = types.first else { return .unknown }
            return types.dropFirst().reduce(first) { $0.joined($1) }
        case "eq", "ne", "lt", "le", "gt", "ge":
            checkComparison(name, identifier, arguments, types)
            return .known(.bool)
        case "len":
            checkLength(types.first, identifier)
            return .known(.int)
        case "index": return checkIndex(identifier, types)
        case "slice": return checkSlice(identifier, types)
        case "printf":
            checkPrintf(arguments, types)
            return .known(.string)
        case "call":
            if types.first?.possibilities != nil {
                report("template/wrong-type", "`call` wants a function, which no value here is", range(identifier))
            }
            return .unknown
        case "not": return .known(.bool)
        default: return .known(.string)
        }
    }

    // MARK: Comparisons

    private enum Basic { case bool, complex, int, float, string, other }

    private func basic(_ type: GoType) -> Basic {
        switch type.kind {
        case .bool: .bool
        case .complex128: .complex
        case .string: .string
        case .float32, .float64: .float
        case _ where type.kind.isInteger: .int
        default: .other
        }
    }

    private mutating func checkComparison(_ name: String, _ identifier: UInt32, _ arguments: UInt32, _ types: [StaticType]) {
        let isEquality = name == "eq" || name == "ne"
        if isEquality, types.count == 1 {
            return report("template/wrong-arguments", "`\(name)` compares with nothing", range(identifier))
        }
        if !isEquality, let bad = types.first(where: { $0.possibilities?.allSatisfy { !hasOrder($0) } ?? false }) {
            return report("template/wrong-type", "`\(name)` cannot order values of type \(bad.text)", range(identifier))
        }
        guard let first = types.first?.possibilities else { return }
        for (i, type) in types.enumerated().dropFirst() {
            guard let others = type.possibilities else { continue }
            let canCompare = first.contains { a in others.contains { b in self.canCompare(a, b, isEquality) } }
            // Later operands are looked at only where the earlier ones were different.
            if canCompare || i > 1 { continue }
            let fix = floatLiteral(arguments, i, first, others)
            report(
                "template/wrong-type",
                "`\(name)` cannot compare \(types[0].text) with \(type.text): it fails whenever it is reached", range(identifier),
                note: fix.map { "write the number as `\($0.text)`" }, replacement: fix)
            return
        }
    }

    private func hasOrder(_ type: GoType) -> Bool {
        switch basic(type) {
        case .int, .float, .string: true
        default: type.kind == .interface
        }
    }

    private func canCompare(_ a: GoType, _ b: GoType, _ isEquality: Bool) -> Bool {
        if a.kind == .interface || b.kind == .interface { return true }
        let kind = basic(a)
        guard kind == basic(b) else { return false }
        guard kind == .other else { return isEquality || hasOrder(a) }
        return isEquality && a.kind == b.kind && (b.isComparable || b.kind.canBeNil)
    }

    /// An integer literal among a comparison's operands as the float that it has to be.
    private func floatLiteral(
        _ arguments: UInt32, _ index: Int, _ first: [GoType], _ others: [GoType]
    ) -> TemplateFinding.Replacement? {
        var nodes: [UInt32] = []
        var node = arguments
        while node != TemplateNode.none {
            nodes.append(node)
            node = self[node].next
        }
        let candidates = [(0, others), (index, first)]
        for (i, against) in candidates where i < nodes.count && against.contains(where: { basic($0) == .float }) {
            let literal = self[nodes[i]]
            guard literal.kind == .number, scope.text.numbers[Int(literal.data)].int != nil else { continue }
            let written = scope.text.string(literal.start, literal.end)
            guard written.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) else { continue }
            return .init(title: "replace with `\(written).0`", range: range(nodes[i]), text: written + ".0")
        }
        return nil
    }

    // MARK: Collections

    private mutating func checkLength(_ type: StaticType?, _ identifier: UInt32) {
        guard let type, let types = type.possibilities else { return }
        let hasLength = types.contains { type in
            switch type.pointee.kind {
            case .string, .slice, .map, .interface: true
            default: false
            }
        }
        if !hasLength { report("template/wrong-type", "a value of type \(type.text) has no length", range(identifier)) }
    }

    private mutating func checkIndex(_ identifier: UInt32, _ types: [StaticType]) -> StaticType {
        guard var item = types.first else { return .unknown }
        for index in types.dropFirst() {
            guard let possible = item.possibilities, possible.count == 1 else { return .unknown }
            let type = possible[0].pointee
            let keys = index.possibilities
            switch type.kind {
            case .map:
                if let keys, keys.allSatisfy({ $0 !== GoType.string && $0.kind != .interface }) {
                    report("template/wrong-type", "a \(type.name) is indexed by texts, not by \(index.text)", range(identifier))
                    return .unknown
                }
                item = type.element.map { StaticType($0) } ?? .unknown
            case .slice, .string:
                if let keys, keys.allSatisfy({ !$0.kind.isInteger && $0.kind != .interface }) {
                    report("template/wrong-type", "a \(type.name) is indexed by numbers, not by \(index.text)", range(identifier))
                    return .unknown
                }
                item = type.kind == .string ? .known(.uint8) : type.element.map { StaticType($0) } ?? .unknown
            case .interface: return .unknown
            default:
                report("template/wrong-type", "a \(type.name) cannot be indexed", range(identifier))
                return .unknown
            }
        }
        return item
    }

    private mutating func checkSlice(_ identifier: UInt32, _ types: [StaticType]) -> StaticType {
        guard let item = types.first, let possible = item.possibilities, possible.count == 1 else { return .unknown }
        let type = possible[0].pointee
        guard type.kind == .slice || type.kind == .string || type.kind == .interface else {
            report("template/wrong-type", "a \(type.name) cannot be sliced", range(identifier))
            return .unknown
        }
        return .known(type)
    }

    // MARK: printf

    private mutating func checkPrintf(_ arguments: UInt32, _ types: [StaticType]) {
        guard arguments != TemplateNode.none, self[arguments].kind == .string else { return }
        let format = Literal.bytes(self[arguments], scope.text)
        for fault in PrintfFormat.faults(in: format, Array(types.dropFirst())) {
            report("template/printf", fault, range(arguments), severity: .warning)
        }
    }
}
