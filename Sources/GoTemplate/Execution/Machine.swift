import GoFormat

/// Runs programs. It recurses neither into templates nor into parentheses: both cost heap only.
struct Machine {
    /// A template that called another.
    private struct Frame {
        let program: Program
        let position: Int
        let dot: TemplateValue
        let variableBase: Int
    }

    /// What a `range` goes through.
    final class Loop {
        enum Source {
            case count(Int64, of: TemplateValue)
            case list([TemplateValue])
            case map(GoMap)
        }

        let source: Source
        var next = 0
        /// The step of the range's `else`; the two before it end a round and the loop.
        let otherwise: Int
        let pipe: UInt32
        let declared: Int
        let isAssignment: Bool
        let dot: TemplateValue
        let variables: Int
        let marks: Int
        let dots: Int

        init(
            _ source: Source, _ operation: Operation, dot: TemplateValue, variables: Int, marks: Int, dots: Int
        ) {
            self.source = source
            otherwise = Int(operation.a)
            pipe = operation.b
            declared = Int(operation.count)
            isAssignment = operation.flag
            self.dot = dot
            self.variables = variables
            self.marks = marks
            self.dots = dots
        }

        var count: Int {
            switch source {
            case .count(let count, _): Int(count)
            case .list(let elements): elements.count
            case .map(let map): map.count
            }
        }
    }

    /// A call whose arguments are being evaluated.
    struct Call {
        enum Callee {
            case function(GoFunction)
            case method(GoMethod)
            /// The printing of arguments as one text, for an escaper that a person wrote as a function.
            case printing
        }

        let callee: Callee
        let receiver: TemplateValue
        /// The node that a failing call is told with.
        let node: UInt32
        let isPiped: Bool
        /// Where the arguments begin on the stack; a piped value stands right below the receiver's place.
        let base: Int
        var argument = 0

        var special: GoFunction.Special { if case .function(let function) = callee { function.special } else { .none } }

        var name: String {
            switch callee {
            case .function(let function): function.name
            case .method(let method): "\(method.name)"
            case .printing: "_eval_args_"
            }
        }

        func parameter(_ i: Int) -> GoType {
            switch callee {
            case .function(let function): function.signature.parameter(i)
            case .method(let method): method.signature.parameter(i)
            case .printing: .any
            }
        }

        var givesAny: Bool {
            switch callee {
            case .function(let function): !function.signature.resultHolds.isEmpty
            case .method(let method): !method.signature.resultHolds.isEmpty
            case .printing: false
            }
        }

        func perform(_ call: GoCall) throws(GoFailure) -> TemplateValue {
            switch callee {
            case .function(let function): try function.body(call)
            case .method(let method): try method.body(call)
            case .printing: .text(Printing.text(call.arguments.dropFirst(0)))
            }
        }
    }

    let rendering: Rendering
    var program: Program {
        didSet { operations = program.code.operations }
    }
    private var operations: [Operation]
    var position = 0
    var dot: TemplateValue
    /// The node that an error tells of; Go's `at`.
    var node: UInt32 = TemplateNode.none
    var stack: [TemplateValue] = []
    var variables: [(name: UInt32, value: TemplateValue)] = []
    var variableBase = 0
    private var frames: [Frame] = []
    private var marks: [Int] = []
    private var dots: [TemplateValue] = []
    var loops: [Loop] = []
    var calls: [Call] = []

    init(_ program: Program, data: TemplateValue, rendering: Rendering) {
        self.program = program
        operations = program.code.operations
        self.rendering = rendering
        dot = data
        stack.reserveCapacity(16)
        variables.reserveCapacity(8)
        variables.append((VariableTable.dollar, data))
        for (i, variable) in program.text.prelude.variables.enumerated() where program.text.definitions.last?.name == program.name {
            let field = Array(variable.field.utf8)
            let value = field.withUnsafeBufferPointer { preludeField($0, of: data) }
            variables.append((UInt32(i + 1), value))
        }
    }

    private func preludeField(_ name: UnsafeBufferPointer<UInt8>, of data: TemplateValue) -> TemplateValue {
        guard let index = data.type?.fieldIndex(name), case .structure(let structure) = data.payload else { return .none }
        return structure.fields[index].outOfInterface
    }

    /// Runs to the end; what is written goes to the rendering.
    mutating func run() throws(RenderingFailure) {
        while true {
            let operation = operations[position]
            position += 1
            try rendering.count(1)
            switch operation.code {
            case .writeText:
                node = operation.node
                try rendering.write(program.text.bytes, Int(operation.a), Int(operation.b))
            case .writeReplacement:
                let text = program.code.replacements[Int(operation.a)]
                try rendering.write(text, 0, text.count)
            case .print:
                node = operation.node
                try print(pop())
            case .escape:
                try escape(operation.a)
            case .at: node = operation.node
            case .pushDot: stack.append(dot)
            case .pushConstant: stack.append(program.code.constants[Int(operation.a)])
            case .pushVariable:
                node = operation.node
                stack.append(try variable(operation.a))
            case .fail: throw failure(program.code.messages[Int(operation.a)])
            case .field: try readField(operation)
            case .stripInterface: stack[stack.count - 1].isInterface = false
            case .pop: stack.removeLast()
            case .declare: variables.append((operation.a, stack[stack.count - 1]))
            case .assign: try assign(operation.a, stack[stack.count - 1])
            case .beginCall: beginCall(operation)
            case .beginMethod: try beginMethod(operation)
            case .beginPrint: beginPrint(operation)
            case .argument: try checkArgument()
            case .argumentLiteral: try pushLiteralArgument(operation)
            case .argumentNil: try pushNilArgument(operation)
            case .argumentDot:
                node = operation.node
                stack.append(dot)
                try checkArgument()
            case .shortCircuit: shortCircuit(operation)
            case .endCall: try endCall()
            case .mark: marks.append(variables.count)
            case .unmark: if let mark = marks.popLast() { variables.removeLast(max(0, variables.count - mark)) }
            case .jump: position = Int(operation.a)
            case .jumpIfFalse:
                let value = pop()
                if !Truth.of(value) {
                    position = Int(operation.a)
                } else if operation.flag {
                    dots.append(dot)
                    dot = value
                }
            case .popDot: if let outer = dots.popLast() { dot = outer }
            case .beginRange: try beginRange(operation)
            case .nextInRange: try nextInRange(operation)
            case .breakRange: leaveRound(by: 1)
            case .continueRange: leaveRound(by: 2)
            case .checkTemplate: try checkTemplate(operation)
            case .callTemplate: callTemplate(operation)
            case .end:
                guard let frame = frames.popLast() else { return }
                program = frame.program
                position = frame.position
                dot = frame.dot
                variables.removeLast(variables.count - variableBase)
                variableBase = frame.variableBase
            }
        }
    }

    mutating func pop() -> TemplateValue { stack.popLast() ?? .none }

    // MARK: Variables

    private func variable(_ name: UInt32) throws(RenderingFailure) -> TemplateValue {
        var i = variables.count
        while i > variableBase {
            i -= 1
            if variables[i].name == name {
                // A search through many variables is work, too.
                try rendering.count((variables.count - i) >> 4)
                return variables[i].value
            }
        }
        throw failure("undefined variable: \(program.text.variableName(name))")
    }

    mutating func assign(_ name: UInt32, _ value: TemplateValue) throws(RenderingFailure) {
        var i = variables.count
        while i > variableBase {
            i -= 1
            if variables[i].name == name {
                variables[i].value = value
                return
            }
        }
        throw failure("undefined variable: \(program.text.variableName(name))")
    }

    // MARK: Ranges

    private mutating func beginRange(_ operation: Operation) throws(RenderingFailure) {
        let value = Indirection.follow(pop())
        let source: Loop.Source
        let isEmpty: Bool
        switch (value.type?.kind, value.payload) {
        case (nil, _):
            position = Int(operation.a)
            return
        case (let kind?, .int(let count)) where kind.isInteger:
            try checkCountable(value, operation)
            source = .count(count, of: value)
            isEmpty = count <= 0
        case (let kind?, .uint(let count)) where kind.isInteger:
            try checkCountable(value, operation)
            source = .count(Int64(clamping: count), of: value)
            isEmpty = count == 0
        case (.slice, .list(let list)):
            source = .list(list.elements)
            isEmpty = list.count == 0
        case (.map, .map(let map)):
            source = .map(map)
            isEmpty = map.count == 0
        case (.slice, .none), (.map, .none):
            position = Int(operation.a)
            return
        default: throw failure("range can't iterate over %v", [value])
        }
        if isEmpty {
            position = Int(operation.a)
            return
        }
        loops.append(Loop(source, operation, dot: dot, variables: variables.count, marks: marks.count, dots: dots.count))
        try startRound()
    }

    private func checkCountable(_ value: TemplateValue, _ operation: Operation) throws(RenderingFailure) {
        if operation.count > 1 { throw failure("can't use %v to iterate over more than one variable", [value]) }
    }

    /// Begins the next round of the innermost loop, which has one.
    private mutating func startRound() throws(RenderingFailure) {
        let loop = loops[loops.count - 1]
        let at = loop.next
        loop.next = at + 1
        let index: TemplateValue
        let element: TemplateValue
        switch loop.source {
        case .count(_, let value):
            index = .none
            element = TemplateValue(value.type, value.type?.kind.isUnsigned == true ? .uint(UInt64(at)) : .int(Int64(at)))
        case .list(let elements):
            index = .int(at)
            element = elements[at]
        case .map(let map):
            index = .text(map.keys[at])
            element = map.values[at]
        }
        if loop.declared > 0 {
            if loop.isAssignment {
                let first = program.text.nodes[Int(loop.pipe)].firstChild
                let second = program.text.nodes[Int(first)].next
                try assign(program.text.nodes[Int(first)].data, loop.declared > 1 ? index : element)
                if loop.declared > 1 { try assign(program.text.nodes[Int(second)].data, element) }
            } else {
                variables[variables.count - 1].value = element
                if loop.declared > 1 { variables[variables.count - 2].value = index }
            }
        }
        dot = element
    }

    private mutating func nextInRange(_ operation: Operation) throws(RenderingFailure) {
        let loop = loops[loops.count - 1]
        variables.removeLast(variables.count - loop.variables)
        if loop.next < loop.count {
            position = Int(operation.a)
            try startRound()
        } else {
            dot = loop.dot
            loops.removeLast()
        }
    }

    /// `break` (1) or `continue` (2): goes to a step before the `else` of the innermost loop.
    private mutating func leaveRound(by steps: Int) {
        guard let loop = loops.last else { return }
        variables.removeLast(variables.count - loop.variables)
        marks.removeLast(marks.count - loop.marks)
        dots.removeLast(dots.count - loop.dots)
        position = loop.otherwise - steps
        if steps == 1 {
            dot = loop.dot
            loops.removeLast()
        }
    }

    // MARK: Templates

    private mutating func checkTemplate(_ operation: Operation) throws(RenderingFailure) {
        node = operation.node
        let name = program.code.names[Int(operation.a)]
        if rendering.program(named: name) == nil { throw failure("template %q not defined", [.text(name)]) }
        if frames.count >= Rendering.maximumTemplateDepth {
            throw failure("exceeded maximum template depth (\(Rendering.maximumTemplateDepth))")
        }
    }

    private mutating func callTemplate(_ operation: Operation) {
        let value = pop()
        guard let callee = rendering.program(named: program.code.names[Int(operation.a)]) else { return }
        frames.append(Frame(program: program, position: position, dot: dot, variableBase: variableBase))
        program = callee
        position = 0
        dot = value
        variableBase = variables.count
        variables.append((VariableTable.dollar, value))
    }

    // MARK: Output

    private mutating func print(_ value: TemplateValue) throws(RenderingFailure) {
        switch value.payload {
        case .text(let bytes) where value.type === GoType.string: try rendering.write(bytes, 0, bytes.count)
        case .none where value.type == nil: try rendering.write("<no value>")
        default:
            if value.type?.kind == .function {
                throw failure("can't print %s of type %s", [.text(NodePrinter.text(node, of: program.text)), .text(value.typeName)])
            }
            try rendering.charge(printing: value)
            let text = GoPrinter.sprint([Printing.value(Printing.printable(value))])
            try rendering.write(text, 0, text.count)
        }
    }

    private mutating func escape(_ number: UInt32) throws(RenderingFailure) {
        guard let escaper = Escaper(rawValue: UInt8(truncatingIfNeeded: number)) else { return }
        let value = pop()
        try rendering.charge(printing: value)
        let text = escaper.escape(value)
        try rendering.charge(text.count)
        stack.append(.text(text))
    }
}
