import GoFormat

extension Compiler {
    // MARK: Pipelines

    mutating func compilePipeline(_ node: UInt32) {
        let pipe = self[node]
        var child = pipe.firstChild
        var declarations: [Operation] = []
        for _ in 0..<pipe.declared {
            declarations.append(Operation(code: pipe.flag != 0 ? .assign : .declare, a: self[child].data, node: child))
            child = self[child].next
        }
        if child != TemplateNode.none, self[self[child].firstChild].kind == .pipe { emit(.at, node: node) }
        for declaration in declarations.reversed() { tasks.append(.emit(declaration)) }
        tasks.append(.commands(child, isPiped: false))
    }

    mutating func compileCommand(_ node: UInt32, isPiped: Bool) {
        let first = self[node].firstChild
        let operand = self[first]
        let isAlone = operand.next == TemplateNode.none && !isPiped
        switch operand.kind {
        case .field:
            emit(.at, node: first)
            emit(.pushDot)
            compileFields(operand.start, from: first, owner: first, command: first, isPiped: isPiped)
        case .chain: compileChain(first, command: first, isPiped: isPiped)
        case .identifier: compileCall(first, command: node, isPiped: isPiped)
        case .pipe:
            if isAlone { tasks.append(.pipeline(first)) } else { failAsNoFunction(first) }
        case .variable:
            emit(.pushVariable, a: operand.data, node: first)
            if variableHasFields(first) {
                compileFields(fieldsStart(first), from: first, owner: first, command: first, isPiped: isPiped)
            } else if !isAlone {
                failAsNoFunction(first)
            }
        default:
            emit(.at, node: first)
            if isAlone { pushLiteral(first) } else { failAsNoFunction(first) }
        }
    }

    private mutating func failAsNoFunction(_ operand: UInt32) {
        emit(.fail, a: message("can't give argument to non-function \(NodePrinter.text(operand, of: text))"))
    }

    /// A literal where no type is wanted.
    private mutating func pushLiteral(_ node: UInt32) {
        switch self[node].kind {
        case .dot: emit(.pushDot)
        case .nilLiteral: emit(.fail, a: message("nil is not a command"))
        default:
            if let overflow = Literal.overflow(self[node], text) {
                emit(.fail, a: message(overflow))
            } else {
                emit(.pushConstant, a: constant(Literal.value(self[node], text)))
            }
        }
    }

    // MARK: Fields

    private func variableHasFields(_ node: UInt32) -> Bool { fieldsStart(node) < self[node].end }

    /// Where the fields of a variable begin.
    private func fieldsStart(_ node: UInt32) -> UInt32 {
        var i = self[node].start
        while i < self[node].end, text.bytes[Int(i)] != 0x2E { i += 1 }
        return i
    }

    private mutating func compileChain(_ node: UInt32, command: UInt32, isPiped: Bool) {
        let chain = self[node]
        emit(.at, node: node)
        tasks.append(.fields(chain.start, from: node, owner: node, command: command, isPiped: isPiped))
        if self[chain.firstChild].kind == .pipe {
            emit(.at, node: chain.firstChild)
            tasks.append(.pipeline(chain.firstChild))
        } else {
            compileCall(chain.firstChild, command: chain.firstChild, isPiped: false, hasArguments: false)
        }
    }

    /// The fields that stand from `start` on in a node; the last one takes the arguments of `command`, if that is given.
    mutating func compileFields(_ start: UInt32, from node: UInt32, owner: UInt32, command: UInt32, isPiped: Bool) {
        let end = Int(self[node].end)
        var i = Int(start)
        while i < end {
            var next = i + 1
            while next < end, text.bytes[next] != 0x2E { next += 1 }
            let name = name(Array(text.bytes[i + 1..<next]))
            let arguments = command == TemplateNode.none ? TemplateNode.none : self[command].next
            if next == end, isPiped || arguments != TemplateNode.none {
                compileMethod(name, owner: owner, arguments: arguments, isPiped: isPiped)
            } else {
                emit(.field, a: name, node: owner)
            }
            i = next
        }
    }

    private mutating func compileMethod(_ name: UInt32, owner: UInt32, arguments: UInt32, isPiped: Bool) {
        let end = newLabel()
        var begin = Operation(code: .beginMethod, flag: isPiped, count: UInt16(truncatingIfNeeded: count(arguments)), a: name)
        begin.node = owner
        jumps.append((operations.count, end))
        operations.append(begin)
        tasks.append(.place(label: end))
        tasks.append(.emit(Operation(code: .endCall)))
        tasks.append(.arguments(arguments))
    }

    // MARK: Calls

    func count(_ first: UInt32) -> Int {
        var node = first
        var count = 0
        while node != TemplateNode.none {
            count += 1
            node = self[node].next
        }
        return count
    }

    private mutating func compileCall(_ identifier: UInt32, command: UInt32, isPiped: Bool, hasArguments: Bool = true) {
        let node = self[identifier]
        emit(.at, node: identifier)
        guard node.data != TemplateNode.none else {
            let name = Array(text.slice(node.start, node.end))
            emit(.fail, a: message("\(Quote.text(name)) is not a defined function"))
            return
        }
        let function = text.functions[node.data]
        let arguments = hasArguments ? node.next : TemplateNode.none
        let written = count(arguments)
        if let complaint = function.signature.complaint(name: function.name, count: written + (isPiped ? 1 : 0), written: written) {
            emit(.fail, a: message(complaint))
            return
        }
        emit(.beginCall, flag: isPiped, count: written, a: node.data, node: command)
        if function.special == .and || function.special == .or {
            let end = newLabel()
            tasks.append(.place(label: end))
            tasks.append(.emit(Operation(code: .endCall)))
            tasks.append(.shortCircuitArguments(arguments, jumps: end))
        } else {
            tasks.append(.emit(Operation(code: .endCall)))
            tasks.append(.arguments(arguments))
        }
    }

    mutating func compileArgument(_ node: UInt32) {
        let argument = self[node]
        switch argument.kind {
        case .dot: emit(.argumentDot, node: node)
        case .nilLiteral: emit(.argumentNil, node: node)
        case .field:
            emit(.at, node: node)
            emit(.pushDot)
            compileFields(argument.start, from: node, owner: node, command: TemplateNode.none, isPiped: false)
            emit(.argument)
        case .variable:
            emit(.pushVariable, a: argument.data, node: node)
            if variableHasFields(node) {
                compileFields(fieldsStart(node), from: node, owner: node, command: TemplateNode.none, isPiped: false)
            }
            emit(.argument)
        case .pipe:
            emit(.at, node: node)
            tasks.append(.emit(Operation(code: .argument)))
            tasks.append(.pipeline(node))
        case .identifier:
            tasks.append(.emit(Operation(code: .argument)))
            compileCall(node, command: node, isPiped: false, hasArguments: false)
        case .chain:
            tasks.append(.emit(Operation(code: .argument)))
            compileChain(node, command: TemplateNode.none, isPiped: false)
        default:
            emit(.argumentLiteral, a: constant(Literal.value(argument, text)), node: node)
        }
    }
}
