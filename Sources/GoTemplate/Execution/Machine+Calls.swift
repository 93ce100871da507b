import GoFormat

extension Machine {
    // MARK: Fields

    /// Replaces the value on top by one of its fields, the entry of a map, or what a method without arguments gives.
    mutating func readField(_ operation: Operation) throws(RenderingFailure) {
        let name = program.code.names[Int(operation.a)]
        let receiver = pop()
        guard !receiver.isInvalid else { return stack.append(.none) }
        let target = try target(receiver, name)
        if let method = target.type?.method(name) {
            begin(method, of: target, isPiped: false, operation.node)
            if let complaint = method.signature.complaint(name: String(decoding: name, as: UTF8.self), count: 0, written: 0) {
                throw failure("%s", [.text(complaint)])
            }
            try checkUsable(method)
            return try endCall()
        }
        stack.append(try field(name, of: target, receiver: receiver, hasArguments: false))
    }

    /// Begins the call of a method with arguments; what is no method cannot have any.
    mutating func beginMethod(_ operation: Operation) throws(RenderingFailure) {
        let name = program.code.names[Int(operation.a)]
        let receiver = pop()
        guard !receiver.isInvalid else {
            if operation.flag { stack.removeLast() }
            stack.append(.none)
            position = Int(operation.b)
            return
        }
        let target = try target(receiver, name)
        guard let method = target.type?.method(name) else {
            _ = try field(name, of: target, receiver: receiver, hasArguments: true)
            return
        }
        let written = Int(operation.count)
        let count = written + (operation.flag ? 1 : 0)
        if let complaint = method.signature.complaint(name: String(decoding: name, as: UTF8.self), count: count, written: written) {
            throw failure("%s", [.text(complaint)])
        }
        try checkUsable(method)
        begin(method, of: target, isPiped: operation.flag, operation.node)
    }

    private mutating func begin(_ method: GoMethod, of receiver: TemplateValue, isPiped: Bool, _ node: UInt32) {
        calls.append(Call(callee: .method(method), receiver: receiver, node: node, isPiped: isPiped, base: stack.count))
    }

    private func checkUsable(_ method: GoMethod) throws(RenderingFailure) {
        if let unusable = method.unusable { throw failure("%s", [.text(unusable)]) }
    }

    /// The value whose fields and methods are meant: pointers and interfaces are followed.
    private func target(_ receiver: TemplateValue, _ name: [UInt8]) throws(RenderingFailure) -> TemplateValue {
        if receiver.isInterface, receiver.type == nil {
            throw failure("nil pointer evaluating %s.%s", [.text(receiver.typeName), .text(name)])
        }
        return Indirection.follow(receiver)
    }

    private func field(
        _ name: [UInt8], of target: TemplateValue, receiver: TemplateValue, hasArguments: Bool
    ) throws(RenderingFailure) -> TemplateValue {
        switch (target.type?.kind, target.payload) {
        case (.structure, let payload):
            guard let type = target.type, let index = name.withUnsafeBufferPointer({ type.fieldIndex($0) }) else { break }
            if !type.fields[index].isExported {
                throw failure("%s is an unexported field of struct type %s", [.text(name), .text(receiver.typeName)])
            }
            if hasArguments { throw failure("%s has arguments but cannot be invoked as function", [.text(name)]) }
            guard case .structure(let structure) = payload else { break }
            return structure.fields[index]
        case (.map, let payload):
            if hasArguments { throw failure("%s is not a method but has arguments", [.text(name)]) }
            if case .map(let map) = payload, let value = map[name] { return value }
            return Zero.value(of: target.type?.element)
        case (.pointer, .none):
            let pointee = target.type?.element
            if pointee?.kind == .structure, name.withUnsafeBufferPointer({ pointee?.fieldIndex($0) }) == nil { break }
            throw failure("nil pointer evaluating %s.%s", [.text(receiver.typeName), .text(name)])
        default: break
        }
        throw failure("can't evaluate field %s in type %s", [.text(name), .text(receiver.typeName)])
    }

    // MARK: Functions

    mutating func beginCall(_ operation: Operation) {
        let function = program.text.functions[operation.a]
        calls.append(
            Call(callee: .function(function), receiver: .none, node: operation.node, isPiped: operation.flag, base: stack.count))
    }

    /// Begins the printing of arguments as one text, for an escaper that a person wrote as a function.
    mutating func beginPrint(_ operation: Operation) {
        calls.append(Call(callee: .printing, receiver: .none, node: operation.node, isPiped: false, base: stack.count))
    }

    /// Leaves `and` and `or` at the first argument that decides.
    mutating func shortCircuit(_ operation: Operation) {
        let call = calls[calls.count - 1]
        let value = pop()
        stack.removeLast(stack.count - call.base)
        if Truth.of(value) == (call.special == .or) {
            if call.isPiped { stack.removeLast() }
            calls.removeLast()
            position = Int(operation.a)
        }
        stack.append(value)
    }

    /// Calls the function whose arguments are complete and leaves its result in their place.
    mutating func endCall() throws(RenderingFailure) {
        guard let call = calls.popLast() else { return }
        let special = call.special
        if special == .and || special == .or {
            let result = call.isPiped ? stack[call.base - 1] : pop()
            stack.removeLast(stack.count - call.base + (call.isPiped ? 1 : 0))
            return stack.append(result)
        }
        if call.isPiped {
            let piped = stack[call.base - 1]
            stack.append(try checked(piped, as: call.parameter(call.argument)))
        }
        if special == .call { try checkCallee(call) }
        let result = try perform(call)
        stack.removeLast(stack.count - call.base + (call.isPiped ? 1 : 0))
        stack.append(result)
    }

    private mutating func perform(_ call: Call) throws(RenderingFailure) -> TemplateValue {
        let base = call.base
        let rendering = rendering
        let outcome: Result<TemplateValue, GoFailure> = stack.withUnsafeBufferPointer { all in
            let arguments = GoArguments(UnsafeBufferPointer(rebasing: all[base...]))
            do throws(GoFailure) {
                return .success(try call.perform(GoCall(receiver: call.receiver, arguments: arguments, rendering: rendering)))
            } catch {
                return .failure(error)
            }
        }
        switch outcome {
        case .success(var value):
            try rendering.charge(result: value)
            if call.givesAny { value.isInterface = true }
            return value
        case .failure(let failure):
            if let limit = rendering.limitFailure { throw limit }
            node = call.node
            throw self.failure("error calling %s: %v", [.text(call.name), .text(failure.message)])
        }
    }

    /// `call` calls nothing here, as no value is a function; Go says what it was given instead.
    private mutating func checkCallee(_ call: Call) throws(RenderingFailure) {
        let callee = stack[call.base].outOfInterface
        let name: String
        if call.argument > 0 {
            var argument = program.text.nodes[Int(call.node)].firstChild
            argument = program.text.nodes[Int(argument)].next
            name = NodePrinter.text(argument, of: program.text)
        } else {
            name = callee.type?.kind == .string ? callee.string : callee.type == nil ? "<invalid Value>" : "<\(callee.typeName) Value>"
        }
        node = call.node
        guard callee.type != nil else { throw failure("error calling %s: %v", [.text(call.name), .text("call of nil")]) }
        throw failure(
            "error calling %s: %v", [.text(call.name), .text("non-function \(name) of type \(callee.typeName)")])
    }

    // MARK: Arguments

    private mutating func nextParameter() -> GoType {
        let i = calls.count - 1
        let parameter = calls[i].parameter(calls[i].argument)
        calls[i].argument += 1
        return parameter
    }

    /// Checks the value on top against the parameter that it is for.
    mutating func checkArgument() throws(RenderingFailure) {
        let parameter = nextParameter()
        stack[stack.count - 1] = try checked(stack[stack.count - 1], as: parameter)
    }

    /// A value as an argument of a type: a pointer is followed once where that fits.
    private func checked(_ value: TemplateValue, as type: GoType) throws(RenderingFailure) -> TemplateValue {
        if type === GoType.value { return value }
        if value.isInvalid {
            if type.kind.canBeNil { return TemplateValue(type === GoType.any ? nil : type, .none) }
            throw failure("invalid value; expected %s", [.text(type.name)])
        }
        if type === GoType.any { return value.outOfInterface }
        guard let own = value.type else {
            throw failure("wrong type for value; expected %s; got %s", [.text(type.name), .text(value.typeName)])
        }
        if own === type { return value.outOfInterface }
        if own.isAssignable(to: type) { return TemplateValue(type, value.payload) }
        if own.kind == .pointer, let element = own.element, element.isAssignable(to: type) {
            guard case .pointer(let box) = value.payload else {
                throw failure("dereference of nil pointer of type %s", [.text(type.name)])
            }
            return box.value.outOfInterface
        }
        throw failure("wrong type for value; expected %s; got %s", [.text(type.name), .text(own.name)])
    }

    mutating func pushNilArgument(_ operation: Operation) throws(RenderingFailure) {
        node = operation.node
        let type = nextParameter()
        guard type.kind.canBeNil || type === GoType.value else { throw failure("cannot assign nil to %s", [.text(type.name)]) }
        let isUntyped = type === GoType.any || type === GoType.value
        stack.append(TemplateValue(isUntyped ? nil : type, .none))
    }

    private func unexpectedLiteral(_ wanted: String) -> RenderingFailure {
        failure("expected %s; found %s", [.text(wanted), .text(NodePrinter.text(node, of: program.text))])
    }

    /// A literal as an argument: the parameter's type decides what it is.
    mutating func pushLiteralArgument(_ operation: Operation) throws(RenderingFailure) {
        node = operation.node
        let type = nextParameter()
        let literal = program.text.nodes[Int(operation.node)]
        let value = program.code.constants[Int(operation.a)]
        let number = literal.kind == .number ? program.text.numbers[Int(literal.data)] : nil
        switch type.kind {
        case _ where type === GoType.value || type.kind == .interface:
            if let overflow = Literal.overflow(literal, program.text) { throw failure("%s", [.text(overflow)]) }
            return stack.append(value)
        case .string:
            guard literal.kind == .string else { throw unexpectedLiteral("string") }
            return stack.append(TemplateValue(type, value.payload))
        case .bool:
            guard literal.kind == .bool else { throw unexpectedLiteral("bool") }
            return stack.append(TemplateValue(type, value.payload))
        case _ where type.kind.isSigned:
            guard let int = number?.int else { throw unexpectedLiteral("integer") }
            return stack.append(TemplateValue(type, .int(int)))
        case _ where type.kind.isUnsigned:
            guard let uint = number?.uint else { throw unexpectedLiteral("unsigned integer") }
            return stack.append(TemplateValue(type, .uint(uint)))
        case _ where type.kind.isFloat:
            guard let float = number?.float else { throw unexpectedLiteral("float") }
            return stack.append(TemplateValue(type, .float(float)))
        default:
            throw failure(
                "can't handle %s for arg of type %s",
                [.text(NodePrinter.text(operation.node, of: program.text)), .text(type.name)])
        }
    }
}

extension GoType {
    fileprivate func method(_ name: [UInt8]) -> GoMethod? { !hasMethods ? nil : name.withUnsafeBufferPointer { method($0) } }
}
