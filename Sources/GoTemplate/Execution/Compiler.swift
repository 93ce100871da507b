import GoFormat

/// Changes that make a template safe in HTML; empty for plain text.
struct EscapeEdits: Sendable {
    /// The escapers behind the pipeline of an action.
    var actions: [UInt32: EscapedPipeline] = [:]
    /// Texts without what is not to be sent.
    var texts: [UInt32: [UInt8]] = [:]
    /// Templates by the names that they have in the context where they are called.
    var templates: [UInt32: [UInt8]] = [:]
}

/// Makes a tree ready to run: a list of steps that needs no recursion, neither here nor when it runs.
struct Compiler {
    private enum Task {
        case statements(UInt32)
        case pipeline(UInt32)
        case command(UInt32, isPiped: Bool)
        case commands(UInt32, isPiped: Bool)
        case arguments(UInt32)
        case argument(UInt32)
        case shortCircuitArguments(UInt32, jumps: Int)
        case fields(UInt32, from: UInt32, owner: UInt32, command: UInt32, isPiped: Bool)
        case emit(Operation)
        case emitJump(Operation, label: Int)
        case place(label: Int)
    }

    private let text: TemplateText
    let edits: EscapeEdits
    private var tasks: [Task] = []
    private var labels: [UInt32] = []
    /// The jumps to each label.
    private var jumps: [(operation: Int, label: Int)] = []
    private var nameNumbers: [[UInt8]: UInt32] = [:]
    private(set) var operations: [Operation] = []
    private(set) var constants: [TemplateValue] = []
    private(set) var names: [[UInt8]] = []
    private(set) var messages: [String] = []
    private(set) var replacements: [[UInt8]] = []

    static func code(_ text: TemplateText, root: UInt32, edits: EscapeEdits = EscapeEdits()) -> Code {
        var compiler = Compiler(text: text, edits: edits)
        compiler.run(root)
        return Code(compiler)
    }

    private init(text: TemplateText, edits: EscapeEdits) {
        self.text = text
        self.edits = edits
    }

    private subscript(_ node: UInt32) -> TemplateNode { text.nodes[Int(node)] }

    private mutating func run(_ root: UInt32) {
        operations.reserveCapacity(text.nodes.count * 2 + 1)
        tasks = [.emit(Operation(code: .end)), .statements(self[root].firstChild)]
        while let task = tasks.popLast() { perform(task) }
        for (operation, label) in jumps {
            switch operations[operation].code {
            case .beginMethod: operations[operation].b = labels[label]
            default: operations[operation].a = labels[label]
            }
        }
    }

    private mutating func perform(_ task: Task) {
        switch task {
        case .statements(let node):
            guard node != TemplateNode.none else { return }
            tasks.append(.statements(self[node].next))
            compileStatement(node)
        case .pipeline(let node): compilePipeline(node)
        case .commands(let node, let isPiped):
            guard node != TemplateNode.none else { return }
            tasks.append(.commands(self[node].next, isPiped: true))
            tasks.append(.emit(Operation(code: .stripInterface)))
            tasks.append(.command(node, isPiped: isPiped))
        case .command(let node, let isPiped): compileCommand(node, isPiped: isPiped)
        case .arguments(let node):
            guard node != TemplateNode.none else { return }
            tasks.append(.arguments(self[node].next))
            tasks.append(.argument(node))
        case .shortCircuitArguments(let node, let label):
            guard node != TemplateNode.none else { return }
            tasks.append(.shortCircuitArguments(self[node].next, jumps: label))
            tasks.append(.emitJump(Operation(code: .shortCircuit), label: label))
            tasks.append(.argument(node))
        case .argument(let node): compileArgument(node)
        case .fields(let start, let from, let owner, let command, let isPiped):
            compileFields(start, from: from, owner: owner, command: command, isPiped: isPiped)
        case .emit(let operation): operations.append(operation)
        case .emitJump(let operation, let label):
            jumps.append((operations.count, label))
            operations.append(operation)
        case .place(let label):
            labels[label] = UInt32(truncatingIfNeeded: operations.count)
        }
    }

    // MARK: Tables

    private mutating func newLabel() -> Int {
        labels.append(0)
        return labels.count - 1
    }

    private mutating func name(_ bytes: [UInt8]) -> UInt32 {
        if let known = nameNumbers[bytes] { return known }
        names.append(bytes)
        nameNumbers[bytes] = UInt32(names.count - 1)
        return UInt32(names.count - 1)
    }

    private mutating func message(_ text: String) -> UInt32 {
        messages.append(text)
        return UInt32(messages.count - 1)
    }

    private mutating func constant(_ value: TemplateValue) -> UInt32 {
        constants.append(value)
        return UInt32(constants.count - 1)
    }

    private mutating func emit(
        _ code: Operation.Code, flag: Bool = false, count: Int = 0, a: UInt32 = 0, b: UInt32 = 0, node: UInt32 = TemplateNode.none
    ) {
        operations.append(Operation(code: code, flag: flag, count: UInt16(truncatingIfNeeded: count), a: a, b: b, node: node))
    }

    // MARK: Statements

    private mutating func compileStatement(_ node: UInt32) {
        let statement = self[node]
        switch statement.kind {
        case .text:
            if let replacement = edits.texts[node] {
                replacements.append(replacement)
                emit(.writeReplacement, a: UInt32(replacements.count - 1), node: node)
            } else {
                emit(.writeText, a: statement.start, b: statement.end, node: node)
            }
        case .action: compileAction(node)
        case .ifAction, .withAction: compileBranch(node, isWith: statement.kind == .withAction)
        case .rangeAction: compileRange(node)
        case .template: compileTemplateCall(node)
        case .breakAction: emit(.breakRange, node: node)
        case .continueAction: emit(.continueRange, node: node)
        default: break
        }
    }

    private mutating func compileAction(_ node: UInt32) {
        let pipe = self[node].firstChild
        if self[pipe].declared > 0 {
            tasks.append(.emit(Operation(code: .pop)))
            tasks.append(.pipeline(pipe))
            return
        }
        tasks.append(.emit(Operation(code: .print, node: node)))
        guard let escaped = edits.actions[node] else {
            tasks.append(.pipeline(pipe))
            return
        }
        for escaper in escaped.escapers.reversed() {
            tasks.append(.emit(Operation(code: .escape, a: UInt32(escaper.rawValue))))
        }
        compileEscaped(pipe, escaped)
    }

    /// The person's own part of an escaped pipeline.
    private mutating func compileEscaped(_ pipe: UInt32, _ escaped: EscapedPipeline) {
        guard escaped.replacesLast || escaped.printsArguments else { return tasks.append(.pipeline(pipe)) }
        let first = self[pipe].firstChild
        if escaped.printsArguments {
            emit(.at, node: self[first].firstChild)
            emit(.beginPrint, count: count(self[self[first].firstChild].next), node: first)
            tasks.append(.emit(Operation(code: .endCall)))
            tasks.append(.arguments(self[self[first].firstChild].next))
            return
        }
        var commands: [UInt32] = []
        var command = first
        while self[command].next != TemplateNode.none {
            commands.append(command)
            command = self[command].next
        }
        if commands.isEmpty { return emit(.pushConstant, a: constant(.text([]))) }
        for (i, command) in commands.enumerated().reversed() {
            tasks.append(.emit(Operation(code: .stripInterface)))
            tasks.append(.command(command, isPiped: i > 0))
        }
    }

    private mutating func compileBranch(_ node: UInt32, isWith: Bool) {
        let pipe = self[node].firstChild
        let list = self[pipe].next
        let elseList = self[list].next
        let otherwise = newLabel()
        let end = newLabel()
        emit(.mark, node: node)
        tasks.append(.emit(Operation(code: .unmark)))
        tasks.append(.place(label: end))
        if elseList != TemplateNode.none { tasks.append(.statements(self[elseList].firstChild)) }
        tasks.append(.place(label: otherwise))
        tasks.append(.emitJump(Operation(code: .jump), label: end))
        if isWith { tasks.append(.emit(Operation(code: .popDot))) }
        tasks.append(.statements(self[list].firstChild))
        tasks.append(.emitJump(Operation(code: .jumpIfFalse, flag: isWith), label: otherwise))
        tasks.append(.pipeline(pipe))
    }

    private mutating func compileRange(_ node: UInt32) {
        let pipe = self[node].firstChild
        let list = self[pipe].next
        let elseList = self[list].next
        let otherwise = newLabel()
        let end = newLabel()
        let body = newLabel()
        emit(.mark, node: node)
        tasks.append(.emit(Operation(code: .unmark)))
        tasks.append(.place(label: end))
        if elseList != TemplateNode.none { tasks.append(.statements(self[elseList].firstChild)) }
        tasks.append(.place(label: otherwise))
        tasks.append(.emitJump(Operation(code: .jump), label: end))
        tasks.append(.emitJump(Operation(code: .nextInRange), label: body))
        tasks.append(.statements(self[list].firstChild))
        tasks.append(.place(label: body))
        var begin = Operation(code: .beginRange, flag: self[pipe].flag != 0, count: self[pipe].declared)
        begin.b = pipe
        tasks.append(.emitJump(begin, label: otherwise))
        tasks.append(.pipeline(pipe))
    }

    private mutating func compileTemplateCall(_ node: UInt32) {
        let call = self[node]
        let literal = text.slice(call.start, call.end)
        let written = Array(literal).withUnsafeBufferPointer { StringLiteral.value(of: $0) } ?? []
        let name = name(edits.templates[node] ?? written)
        emit(.checkTemplate, a: name, node: node)
        tasks.append(.emit(Operation(code: .callTemplate, a: name, node: node)))
        if call.firstChild == TemplateNode.none {
            tasks.append(.emit(Operation(code: .pushConstant, a: constant(.none))))
        } else {
            tasks.append(.pipeline(call.firstChild))
        }
    }

    // MARK: Pipelines

    private mutating func compilePipeline(_ node: UInt32) {
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

    private mutating func compileCommand(_ node: UInt32, isPiped: Bool) {
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
    private mutating func compileFields(_ start: UInt32, from node: UInt32, owner: UInt32, command: UInt32, isPiped: Bool) {
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

    private func count(_ first: UInt32) -> Int {
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

    private mutating func compileArgument(_ node: UInt32) {
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
