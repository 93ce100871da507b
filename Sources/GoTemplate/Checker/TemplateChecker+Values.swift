import GoFormat
import SourceText

extension TemplateChecker {
    /// The type of a pipeline's value; its variables are declared.
    mutating func pipeline(_ pipe: UInt32) -> StaticType {
        var node = self[pipe].firstChild
        for _ in 0..<self[pipe].declared { node = self[node].next }
        var value: StaticType?
        while node != TemplateNode.none {
            value = command(node, piped: value)
            node = self[node].next
        }
        let result = value ?? .unknown
        if self[pipe].declared > 0 { declare(pipe, result) }
        return result
    }

    private mutating func declare(_ pipe: UInt32, _ type: StaticType) {
        var variable = self[pipe].firstChild
        for _ in 0..<self[pipe].declared {
            let name = self[variable].data
            if self[pipe].flag == 0 {
                scope.declare(name, type)
            } else if scope.type(of: name) == nil {
                report(
                    "template/undefined-variable",
                    "variable `\(scope.text.variableName(name))` is assigned but nowhere declared; `:=` declares it", range(variable))
                scope.declare(name, .unknown)
            }
            variable = self[variable].next
        }
    }

    /// The type of a variable. One that is given other values somewhere may hold anything.
    private func variable(_ node: TemplateNode) -> StaticType {
        guard let known = scope.type(of: node.data), !scope.text.assigned.contains(node.data) else { return .unknown }
        return known
    }

    // MARK: Commands

    private mutating func command(_ node: UInt32, piped: StaticType?) -> StaticType {
        let first = self[node].firstChild
        let operand = self[first]
        let isAlone = operand.next == TemplateNode.none && piped == nil
        switch operand.kind {
        case .identifier: return call(first, arguments: operand.next, piped: piped)
        case .field, .chain: return fields(first, arguments: operand.next, piped: piped)
        case .variable where Int(operand.end - operand.start) > scope.text.nameLength(operand.data):
            return fields(first, arguments: operand.next, piped: piped)
        case .nilLiteral where isAlone:
            report("template/wrong-type", "nil alone is no value to print", range(first))
            return .none
        default: break
        }
        if !isAlone {
            let written = NodePrinter.text(first, of: scope.text)
            report(
                "template/wrong-arguments", "`\(written)` is no function and takes no arguments",
                ByteRange(range(first).lowerBound, Int(self[node].end)))
            return .unknown
        }
        return self.operand(first)
    }

    /// The type of an operand by itself.
    mutating func operand(_ node: UInt32) -> StaticType {
        let operand = self[node]
        switch operand.kind {
        case .dot: return scope.dot
        case .nilLiteral: return .none
        case .bool: return .known(.bool)
        case .string: return .known(.string)
        case .number:
            if Literal.overflow(operand, scope.text) != nil { return .unknown }
            let value = Literal.value(operand, scope.text)
            return value.type.map { .known($0) } ?? .unknown
        case .variable:
            if Int(operand.end - operand.start) > scope.text.nameLength(operand.data) {
                return fields(node, arguments: TemplateNode.none, piped: nil)
            }
            return variable(operand)
        case .field, .chain: return fields(node, arguments: TemplateNode.none, piped: nil)
        case .identifier: return call(node, arguments: TemplateNode.none, piped: nil)
        case .pipe: return nested(node)
        default: return .unknown
        }
    }

    private mutating func nested(_ pipe: UInt32) -> StaticType {
        guard nesting < Self.maximumDepth else { return .unknown }
        nesting += 1
        defer { nesting -= 1 }
        return pipeline(pipe)
    }

    // MARK: Fields

    /// The type behind a chain of fields; the last one takes the arguments.
    private mutating func fields(_ node: UInt32, arguments: UInt32, piped: StaticType?) -> StaticType {
        let owner = self[node]
        var receiver: StaticType
        var start = Int(owner.start)
        switch owner.kind {
        case .field: receiver = scope.dot
        case .chain: receiver = operand(owner.firstChild)
        default:
            receiver = variable(owner)
            start += scope.text.nameLength(owner.data)
        }
        let end = Int(owner.end)
        while start < end {
            var next = start + 1
            while next < end, scope.text.bytes[next] != 0x2E { next += 1 }
            let isLast = next == end
            receiver = field(
                ByteRange(start + 1, next), of: receiver, arguments: isLast ? arguments : TemplateNode.none, piped: isLast ? piped : nil)
            start = next
        }
        return receiver
    }

    private mutating func field(
        _ name: ByteRange, of receiver: StaticType, arguments: UInt32, piped: StaticType?
    ) -> StaticType {
        let types: [GoType]
        switch receiver {
        case .unknown, .none:
            skip(arguments)
            if case .none = receiver { return .none }
            return .unknown
        case .known(let type):
            if let result = plainField(name, of: type, hasArguments: arguments != TemplateNode.none || piped != nil) { return result }
            types = [type]
        case .oneOf(let possible): types = possible
        }
        let bytes = Array(scope.text.bytes[name.lowerBound..<name.upperBound])
        var results: [StaticType] = []
        for type in types {
            let target = type.pointee
            if let method = bytes.withUnsafeBufferPointer({ target.method($0) }) {
                if types.count == 1 { return callMethod(method, name, arguments, piped) }
                results.append(StaticType(method.signature.result))
            } else if let index = bytes.withUnsafeBufferPointer({ target.fieldIndex($0) }), target.fields[index].isExported {
                let field = target.fields[index]
                if types.count == 1 { checkVersion(of: field, name) }
                results.append(StaticType(field.type, holds: field.holds))
            } else if target.kind == .map, let element = target.element {
                results.append(StaticType(element))
            } else if target.kind == .interface {
                results.append(.unknown)
            }
        }
        if results.isEmpty {
            skip(arguments)
            reportUnknownField(bytes, name, types)
            return .unknown
        }
        if arguments != TemplateNode.none || piped != nil {
            skip(arguments)
            if types.count == 1 {
                report(
                    "template/wrong-arguments", "`.\(String(decoding: bytes, as: UTF8.self))` is no method and takes no arguments", name)
            }
        }
        return results.count == types.count ? results.dropFirst().reduce(results[0]) { $0.joined($1) } : .unknown
    }

    /// The common case: a field of a struct or the entry of a map, without arguments.
    private func plainField(_ name: ByteRange, of type: GoType, hasArguments: Bool) -> StaticType? {
        if hasArguments { return nil }
        let target = type.pointee
        if target.kind == .map, !target.hasMethods { return target.element.map { StaticType($0) } }
        guard target.kind == .structure, !target.hasMethods else { return nil }
        return scope.text.bytes.withUnsafeBufferPointer { all in
            let name = UnsafeBufferPointer(rebasing: all[name.lowerBound..<name.upperBound])
            guard let index = target.fieldIndex(name), case let field = target.fields[index], field.isExported, field.since == nil else {
                return nil
            }
            return StaticType(field.type, holds: field.holds)
        }
    }

    private mutating func checkVersion(of field: GoField, _ range: ByteRange) {
        guard let since = field.since, let target, target < since else { return }
        report(
            "template/unknown-field", "`.\(field.name)` exists from \(language.functions.product) \(since) on, not in \(target)",
            range)
    }

    private mutating func callMethod(_ method: GoMethod, _ range: ByteRange, _ arguments: UInt32, _ piped: StaticType?) -> StaticType {
        let name = "\(method.name)"
        if let unusable = method.unusable {
            skip(arguments)
            report("template/wrong-arguments", "`.\(name)` cannot be called from a template: \(unusable)", range)
            return .unknown
        }
        guard checkCount(name, method.signature, arguments, piped, range) else { return StaticType(method.signature.result) }
        _ = checkArguments(name, method.signature, arguments, piped)
        return StaticType(method.signature.result)
    }

    private mutating func reportUnknownField(_ bytes: [UInt8], _ range: ByteRange, _ types: [GoType]) {
        let name = String(decoding: bytes, as: UTF8.self)
        let type = types.count == 1 ? types[0].pointee : nil
        let foreign = ForeignFields.note(name, in: type)
        let known = (type?.fields.filter(\.isExported).map(\.name) ?? []) + (type?.methods.map { "\($0.name)" } ?? [])
        let meant = foreign == nil ? didYouMean(name, among: known) : nil
        let what = type.map(ForeignFields.describe) ?? "a value of type " + types.map(\.name).joined(separator: " or ")
        report(
            "template/unknown-field", "\(what) has no field or method `\(name)`", range,
            note: foreign ?? meant.map { "did you mean `.\($0)`?" },
            replacement: meant.map { .init(title: "replace with `.\($0)`", range: range, text: $0) }, isForeign: foreign != nil)
    }

    // MARK: Calls

    /// Whether so many arguments fit; a report where they do not.
    mutating func checkCount(
        _ name: String, _ signature: GoSignature, _ arguments: UInt32, _ piped: StaticType?, _ range: ByteRange, meant: String? = nil
    ) -> Bool {
        var written = 0
        var node = arguments
        while node != TemplateNode.none {
            written += 1
            node = self[node].next
        }
        let count = written + (piped == nil ? 0 : 1)
        guard signature.complaint(name: name, count: count, written: written) != nil else { return true }
        skip(arguments)
        let wanted = signature.parameters.count
        let number = signature.variadic == nil ? "\(wanted)" : "at least \(wanted)"
        report(
            "template/wrong-arguments", "`\(name)` wants \(number) argument\(wanted == 1 ? "" : "s"), got \(count)", range,
            note: meant.map { "did you mean the variable `\($0)`?" } ?? (piped == nil ? nil : "what is piped in is the last argument"),
            replacement: meant.map { .init(title: "replace with `\($0)`", range: range, text: $0) })
        return false
    }

    /// The types of arguments, each checked against its parameter.
    mutating func checkArguments(
        _ name: String, _ signature: GoSignature, _ arguments: UInt32, _ piped: StaticType?
    ) -> [StaticType] {
        var types: [StaticType] = []
        var node = arguments
        while node != TemplateNode.none {
            let type = operand(node)
            let parameter = signature.parameter(types.count)
            if parameter.kind != .interface, parameter !== GoType.value { checkArgument(type, node, as: parameter, of: name) }
            types.append(type)
            node = self[node].next
        }
        if let piped { types.append(piped) }
        return types
    }

    private mutating func checkArgument(_ type: StaticType, _ node: UInt32, as parameter: GoType, of name: String) {
        let literal = self[node]
        switch literal.kind {
        case .nilLiteral:
            if !parameter.kind.canBeNil {
                report("template/wrong-type", "`\(name)` wants a \(parameter.name) here, not nil", range(node))
            }
        case .number, .string, .bool:
            if !canBe(literal, parameter) {
                report(
                    "template/wrong-type",
                    "`\(name)` wants a \(parameter.name) here, not `\(scope.text.string(literal.start, literal.end))`", range(node))
            }
        default:
            if let possible = type.possibilities { checkAssignable(possible, parameter, of: name, node) }
        }
    }

    private func canBe(_ literal: TemplateNode, _ type: GoType) -> Bool {
        let number = literal.kind == .number ? scope.text.numbers[Int(literal.data)] : nil
        switch type.kind {
        case .string: return literal.kind == .string
        case .bool: return literal.kind == .bool
        case _ where type.kind.isSigned: return number?.int != nil
        case _ where type.kind.isUnsigned: return number?.uint != nil
        case _ where type.kind.isFloat: return number?.float != nil
        default: return false
        }
    }

    private mutating func checkAssignable(_ types: [GoType], _ parameter: GoType, of name: String, _ node: UInt32) {
        if parameter === GoType.value || parameter.kind == .interface { return }
        let fits = types.contains { type in
            type.kind == .interface || type.isAssignable(to: parameter)
                || (type.kind == .pointer && type.element?.isAssignable(to: parameter) == true)
        }
        guard !fits else { return }
        report(
            "template/wrong-type",
            "`\(name)` wants a \(parameter.name) here, not a \(types.map(\.name).joined(separator: " or "))", range(node))
    }

    /// Looks at arguments for what is wrong inside of them.
    mutating func skip(_ arguments: UInt32) {
        var node = arguments
        while node != TemplateNode.none {
            _ = operand(node)
            node = self[node].next
        }
    }

    private mutating func call(_ identifier: UInt32, arguments: UInt32, piped: StaticType?) -> StaticType {
        let node = self[identifier]
        guard node.data != TemplateNode.none else { return .unknown }
        let function = scope.text.functions[node.data]
        let isVariable = arguments == TemplateNode.none && piped == nil
        let variable = isVariable ? scope.text.prelude.variables.first { $0.name.dropFirst() == function.name }?.name : nil
        guard checkCount(function.name, function.signature, arguments, piped, range(identifier), meant: variable) else {
            return StaticType(function.signature.result)
        }
        let types = checkArguments(function.name, function.signature, arguments, piped)
        if let piped, case let last = function.signature.parameter(types.count - 1), last.kind != .interface, last !== GoType.value,
            let possible = piped.possibilities
        {
            checkAssignable(possible, last, of: function.name, identifier)
        }
        if function.isBuiltin { return checkBuiltin(function.name, identifier, arguments, types) }
        return StaticType(function.signature.result, holds: function.signature.resultHolds)
    }
}
