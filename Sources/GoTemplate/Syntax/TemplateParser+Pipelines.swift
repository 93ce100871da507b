import SourceText

/// A pipeline that is being read; parenthesised ones stand on those that hold them.
struct OpenPipeline {
    var node: UInt32
    /// What faults call it.
    var context: StaticString
    /// The word that ends it.
    var end: TokenKind
    /// The last variable or command in it.
    var lastChild = TemplateNode.none
    /// The command that is being read, and its last operand.
    var command = TemplateNode.none
    var lastOperand = TemplateNode.none
    /// How many commands it has.
    var commands = 0
}

extension TemplateParser {
    /// How deep parentheses may nest, in Go too.
    static let maximumDepth = 10_000

    private enum Step { case inPipeline, inCommand, hasOperand(UInt32) }

    /// Reads a pipeline through its end; the node is `pipe`.
    mutating func parsePipeline(_ context: StaticString, until end: TokenKind) throws(Fault) -> UInt32 {
        let bottom = pipelines.count
        try openPipeline(context, until: end)
        var step = Step.inPipeline
        while true {
            switch step {
            case .inPipeline:
                let token = nextNonSpace()
                let i = pipelines.count - 1
                if token.kind == pipelines[i].end {
                    try checkPipeline(pipelines[i], token)
                    let node = pipelines[i].node
                    nodes[Int(node)].end = token.start
                    pipelines.removeLast()
                    if pipelines.count == bottom { return node }
                    step = .hasOperand(node)
                    continue
                }
                switch token.kind {
                case .bool, .charConstant, .complex, .dot, .field, .identifier, .number, .nilWord, .rawString, .string, .variable,
                    .leftParen:
                    backUp()
                    openCommand()
                    step = .inCommand
                default:
                    try unexpected(token, "\(pipelines[i].context)")
                }
            case .inCommand:
                step = try parseOperand()
            case .hasOperand(let term):
                let node = try parseFields(behind: term)
                appendOperand(node)
                step = try endOperand() ? .inPipeline : .inCommand
            }
        }
    }

    private mutating func openPipeline(_ context: StaticString, until end: TokenKind) throws(Fault) {
        let token = peekNonSpace()
        let node = add(TemplateNode(.pipe, at: token.start, token.start, token.start))
        pipelines.append(OpenPipeline(node: node, context: context, end: end))
        try parseDeclarations()
    }

    // MARK: Variables in front

    private mutating func parseDeclarations() throws(Fault) {
        let i = pipelines.count - 1
        while true {
            let variable = peekNonSpace()
            guard variable.kind == .variable else { return }
            _ = next()
            let after = peek()
            let follows = peekNonSpace()
            switch follows.kind {
            case .assign, .declare:
                _ = nextNonSpace()
                declare(variable)
                if follows.kind == .assign { noteAssignment(pipelines[i].node) }
                return
            case .char where text[Int(follows.start)] == 0x2C:
                _ = nextNonSpace()
                declare(variable)
                let isRange = pipelines[i].end == .rightDelimiter && "\(pipelines[i].context)" == "range"
                if isRange, nodes[Int(pipelines[i].node)].declared < 2 {
                    switch peekNonSpace().kind {
                    case .variable, .rightDelimiter, .rightParen: continue
                    default: try fail("range can only initialize variables", ByteRange(Int(variable.start), Int(follows.end)))
                    }
                }
                try fail("too many declarations in \(pipelines[i].context)", ByteRange(Int(variable.start), Int(follows.end)))
            default:
                if after.kind == .space { backUp(variable, after) } else { backUp(variable) }
                return
            }
        }
    }

    private mutating func noteAssignment(_ pipe: UInt32) {
        nodes[Int(pipe)].flag = 1
        var variable = nodes[Int(pipe)].firstChild
        while variable != TemplateNode.none {
            assigned.insert(nodes[Int(variable)].data)
            variable = nodes[Int(variable)].next
        }
    }

    private mutating func declare(_ token: Token) {
        let i = pipelines.count - 1
        let number = names.number(token.start, token.end)
        var node = TemplateNode(.variable, at: token.start, token.start, token.end)
        node.data = number
        appendToPipeline(add(node))
        nodes[Int(pipelines[i].node)].declared &+= 1
        names.declare(number)
    }

    private mutating func appendToPipeline(_ node: UInt32) {
        let i = pipelines.count - 1
        if pipelines[i].lastChild == TemplateNode.none {
            nodes[Int(pipelines[i].node)].firstChild = node
        } else {
            nodes[Int(pipelines[i].lastChild)].next = node
        }
        pipelines[i].lastChild = node
    }

    // MARK: Commands

    private mutating func openCommand() {
        let token = peekNonSpace()
        let node = add(TemplateNode(.command, at: token.start, token.start, token.start))
        appendToPipeline(node)
        let i = pipelines.count - 1
        pipelines[i].command = node
        pipelines[i].lastOperand = TemplateNode.none
        pipelines[i].commands += 1
    }

    private mutating func appendOperand(_ node: UInt32) {
        let i = pipelines.count - 1
        if pipelines[i].lastOperand == TemplateNode.none {
            nodes[Int(pipelines[i].command)].firstChild = node
        } else {
            nodes[Int(pipelines[i].lastOperand)].next = node
        }
        pipelines[i].lastOperand = node
        nodes[Int(pipelines[i].command)].end = nodes[Int(node)].end
    }

    /// Reads what follows an operand; whether the command ends there.
    private mutating func endOperand() throws(Fault) -> Bool {
        let token = next()
        switch token.kind {
        case .space: return false
        case .rightDelimiter, .rightParen: backUp()
        case .pipe: break
        default: try unexpected(token, "operand")
        }
        let pipeline = pipelines[pipelines.count - 1]
        if pipeline.lastOperand == TemplateNode.none {
            try fail("empty command", ByteRange(Int(token.start), Int(token.end)))
        }
        return true
    }

    private func firstOperandIsExecutable(_ command: UInt32) -> Bool {
        switch nodes[Int(nodes[Int(command)].firstChild)].kind {
        case .bool, .dot, .nilLiteral, .number, .string: return false
        default: return true
        }
    }

    private mutating func checkPipeline(_ pipeline: OpenPipeline, _ end: Token) throws(Fault) {
        if pipeline.commands == 0 {
            try fail("missing value for \(pipeline.context)", ByteRange(Int(nodes[Int(pipeline.node)].start), Int(end.start)))
        }
        guard pipeline.commands > 1 else { return }
        var command = nodes[Int(pipeline.node)].firstChild
        for _ in 0..<nodes[Int(pipeline.node)].declared { command = nodes[Int(command)].next }
        var stage = 1
        while command != TemplateNode.none {
            if stage > 1, !firstOperandIsExecutable(command) {
                let operand = nodes[Int(nodes[Int(command)].firstChild)]
                try fail("non executable command in pipeline stage \(stage)", ByteRange(Int(operand.start), Int(operand.end)))
            }
            command = nodes[Int(command)].next
            stage += 1
        }
    }

    // MARK: Operands

    /// Reads a term, or begins a parenthesised pipeline.
    private mutating func parseOperand() throws(Fault) -> Step {
        let token = nextNonSpace()
        switch token.kind {
        case .leftParen:
            guard pipelines.count <= Self.maximumDepth else {
                try fail("max expression depth exceeded", ByteRange(Int(token.start), Int(token.end)))
            }
            try openPipeline("parenthesized pipeline", until: .rightParen)
            return .inPipeline
        case .identifier: return .hasOperand(addIdentifier(token))
        case .dot: return .hasOperand(addLeaf(.dot, token))
        case .nilWord: return .hasOperand(addLeaf(.nilLiteral, token))
        case .field: return .hasOperand(addLeaf(.field, token))
        case .bool:
            let node = addLeaf(.bool, token)
            nodes[Int(node)].flag = text[Int(token.start)] == 0x74 ? 1 : 0
            return .hasOperand(node)
        case .variable: return .hasOperand(addVariable(token))
        case .charConstant, .complex, .number: return .hasOperand(addNumber(token))
        case .string, .rawString:
            checkString(token)
            return .hasOperand(addLeaf(.string, token))
        default:
            backUp()
            return try endOperand() ? .inPipeline : .inCommand
        }
    }

    private mutating func addLeaf(_ kind: TemplateNodeKind, _ token: Token) -> UInt32 {
        add(TemplateNode(kind, at: token.start, token.start, token.end))
    }

    private mutating func addIdentifier(_ token: Token) -> UInt32 {
        let node = addLeaf(.identifier, token)
        if let index = functions.index(of: slice(token.start, token.end)), functions[index].isKnown(to: target) {
            nodes[Int(node)].data = index
        } else {
            noteUnknownFunction(token)
        }
        return node
    }

    private mutating func addVariable(_ token: Token) -> UInt32 {
        let node = addLeaf(.variable, token)
        let number = names.number(token.start, token.end)
        nodes[Int(node)].data = number
        if !names.isInScope(number) { noteUndefinedVariable(token) }
        return node
    }

    /// Reads the fields behind a term. They become part of a field or variable, else of a chain around the term.
    private mutating func parseFields(behind term: UInt32) throws(Fault) -> UInt32 {
        guard peek().kind == .field else { return term }
        let first = next()
        var end = first.end
        while peek().kind == .field { end = next().end }
        switch nodes[Int(term)].kind {
        case .field, .variable:
            nodes[Int(term)].position = first.start
            nodes[Int(term)].end = end
            return term
        case .bool, .string, .number, .nilLiteral, .dot:
            let node = nodes[Int(term)]
            try fail(
                "unexpected . after term \(quoted(slice(node.start, node.end)))", ByteRange(Int(first.start), Int(end)))
        default:
            var chain = TemplateNode(.chain, at: first.start, first.start, end)
            chain.firstChild = term
            return add(chain)
        }
    }
}
