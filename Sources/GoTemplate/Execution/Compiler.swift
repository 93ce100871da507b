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
    enum Task {
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

    let text: TemplateText
    let edits: EscapeEdits
    var tasks: [Task] = []
    private var labels: [UInt32] = []
    /// The jumps to each label.
    var jumps: [(operation: Int, label: Int)] = []
    private var nameNumbers: [[UInt8]: UInt32] = [:]
    var operations: [Operation] = []
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

    subscript(_ node: UInt32) -> TemplateNode { text.nodes[Int(node)] }

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

    mutating func newLabel() -> Int {
        labels.append(0)
        return labels.count - 1
    }

    mutating func name(_ bytes: [UInt8]) -> UInt32 {
        if let known = nameNumbers[bytes] { return known }
        names.append(bytes)
        nameNumbers[bytes] = UInt32(names.count - 1)
        return UInt32(names.count - 1)
    }

    mutating func message(_ text: String) -> UInt32 {
        messages.append(text)
        return UInt32(messages.count - 1)
    }

    mutating func constant(_ value: TemplateValue) -> UInt32 {
        constants.append(value)
        return UInt32(constants.count - 1)
    }

    mutating func emit(
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
}
