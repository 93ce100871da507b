import SourceText

extension TemplateParser {
    /// Reads an action whose left delimiter has been read and which is no definition.
    mutating func parseAction(from start: UInt32) throws(Fault) {
        let token = nextNonSpace()
        switch token.kind {
        case .block: try parseBlock(from: start)
        case .breakWord: try parseLoopControl(.breakAction, token, "{{break}}")
        case .continueWord: try parseLoopControl(.continueAction, token, "{{continue}}")
        case .elseWord: try parseElse(from: start)
        case .end: try parseEnd(from: start)
        case .ifWord: try parseBranch(.ifAction, "if", from: start)
        case .range: try parseBranch(.rangeAction, "range", from: start)
        case .with: try parseBranch(.withAction, "with", from: start)
        case .template: try parseTemplate(from: start)
        default:
            backUp()
            let pipe = try parsePipeline("command", until: .rightDelimiter)
            var node = TemplateNode(.action, at: nodes[Int(pipe)].position, start, UInt32(truncatingIfNeeded: wordEnd()))
            node.firstChild = pipe
            append(add(node))
            actionStart = nil
        }
    }

    /// Where the last word ends that was read: behind `}}` when an action is complete.
    func wordEnd() -> Int { min(wordStart + 2, text.count) }

    private mutating func parseLoopControl(_ kind: TemplateNodeKind, _ word: Token, _ context: String) throws(Fault) {
        let token = nextNonSpace()
        guard token.kind == .rightDelimiter else { try unexpected(token, context) }
        guard blocks[blocks.count - 1].rangeDepth > 0 else {
            try fail("\(context) outside {{range}}", ByteRange(Int(word.start), Int(word.end)))
        }
        append(add(TemplateNode(kind, at: word.start, word.start, word.end)))
        actionStart = nil
    }

    // MARK: if, with, range

    private mutating func parseBranch(
        _ kind: TemplateNodeKind, _ context: StaticString, from start: UInt32, endsOuter: Bool = false
    ) throws(Fault) {
        let scopeCount = names.count
        let blockKind: OpenBlock.Kind = kind == .ifAction ? .ifAction : kind == .withAction ? .withAction : .rangeAction
        let node = add(TemplateNode(kind, at: start, start, start))
        append(node)
        do throws(Fault) {
            let pipe = try parsePipeline(context, until: .rightDelimiter)
            nodes[Int(node)].firstChild = pipe
            nodes[Int(node)].position = nodes[Int(pipe)].position
            nodes[Int(node)].end = UInt32(wordEnd())
            open(blockKind, node, after: pipe, scopeCount: scopeCount, endsOuter: endsOuter, peeking: true)
        } catch {
            hasLostStructure = true
            open(blockKind, node, after: TemplateNode.none, scopeCount: scopeCount, endsOuter: endsOuter, peeking: false)
            throw error
        }
    }

    private mutating func open(
        _ kind: OpenBlock.Kind, _ node: UInt32, after pipe: UInt32, scopeCount: Int, endsOuter: Bool, peeking: Bool
    ) {
        let list = addList(at: peeking ? peekNonSpace().start : UInt32(truncatingIfNeeded: lexer.position))
        if pipe == TemplateNode.none { nodes[Int(node)].firstChild = list } else { nodes[Int(pipe)].next = list }
        let depth = blocks[blocks.count - 1].rangeDepth + (kind == .rangeAction ? 1 : 0)
        var block = OpenBlock(kind: kind, node: node, list: list, scopeCount: scopeCount, rangeDepth: depth)
        block.endsOuter = endsOuter
        blocks.append(block)
    }

    // MARK: else, end

    private mutating func parseElse(from start: UInt32) throws(Fault) {
        let follows = peekNonSpace()
        if follows.kind != .ifWord, follows.kind != .with {
            let token = nextNonSpace()
            guard token.kind == .rightDelimiter else { try unexpected(token, "else") }
        }
        actionStart = nil
        let i = blocks.count - 1
        let place = ByteRange(Int(start), Int(follows.end))
        let kind = blocks[i].kind
        switch kind {
        case .text:
            if hasLostStructure { return }
            try fail("unexpected {{else}}", place)
        case .definition, .block:
            if hasLostStructure { return }
            if let outer = blocks[i].outer, kind == .block { wordStart = outer.wordStart }
            try fail("unexpected {{else}} in \(kind == .block ? "block" : "define") clause", place)
        default: break
        }
        if blocks[i].isElse {
            if hasLostStructure { return }
            try fail("expected end; found {{else}}", place)
        }
        if kind == .rangeAction { blocks[i].rangeDepth -= 1 }
        blocks[i].isElse = true
        let list = addList(at: follows.start)
        nodes[Int(blocks[i].list)].next = list
        blocks[i].list = list
        blocks[i].lastChild = TemplateNode.none
        if kind == .ifAction, follows.kind == .ifWord {
            _ = nextNonSpace()
            try parseBranch(.ifAction, "if", from: follows.start, endsOuter: true)
        } else if kind == .withAction, follows.kind == .with {
            _ = nextNonSpace()
            try parseBranch(.withAction, "with", from: follows.start, endsOuter: true)
        } else if follows.kind == .rightDelimiter {
            nodes[Int(list)].position = peekNonSpace().start
        }
    }

    private mutating func parseEnd(from start: UInt32) throws(Fault) {
        let token = nextNonSpace()
        if token.kind != .rightDelimiter {
            hasLostStructure = true
            closeBlock()
            try unexpected(token, "end")
        }
        actionStart = nil
        if blocks.count == 1 {
            if hasLostStructure { return }
            try fail("unexpected {{end}}", ByteRange(Int(start), Int(token.end)))
        }
        let block = blocks[blocks.count - 1]
        closeBlock(at: token.end)
        if block.outer != nil, !block.name.isEmpty {
            try define(unquoted(block.name), root: block.list, isEmpty: block.isEmpty, nameRange: block.name)
        }
    }

    private mutating func closeBlock(at end: UInt32? = nil) {
        while blocks.count > 1, let block = blocks.popLast() {
            names.close(to: block.scopeCount)
            if let outer = block.outer {
                names.restore(base: outer.scopeBase)
                actionStart = nil
            } else if let end, block.node != TemplateNode.none {
                nodes[Int(block.node)].end = end
            }
            if !block.endsOuter { return }
        }
    }

    // MARK: block, template

    private mutating func parseBlock(from start: UInt32) throws(Fault) {
        let context: StaticString = "block clause"
        let name = nextNonSpace()
        var node = TemplateNode(.template, at: name.start, name.start, name.end)
        do throws(Fault) {
            try checkTemplateName(name, context)
            let pipe = try parsePipeline(context, until: .rightDelimiter)
            node.firstChild = pipe
        } catch {
            hasLostStructure = true
            openTree(.block, node: TemplateNode.none, name: ByteRange(at: Int(name.start)), peeking: false)
            throw error
        }
        let reference = add(node)
        append(reference)
        openTree(.block, node: reference, name: ByteRange(Int(name.start), Int(name.end)))
    }

    private mutating func parseTemplate(from start: UInt32) throws(Fault) {
        let context: StaticString = "template clause"
        let name = nextNonSpace()
        try checkTemplateName(name, context)
        var node = TemplateNode(.template, at: name.start, name.start, name.end)
        if nextNonSpace().kind != .rightDelimiter {
            backUp()
            node.firstChild = try parsePipeline(context, until: .rightDelimiter)
        }
        append(add(node))
        actionStart = nil
    }

    private mutating func checkTemplateName(_ token: Token, _ context: StaticString) throws(Fault) {
        guard token.kind == .string || token.kind == .rawString else { try unexpected(token, "\(context)") }
        checkString(token)
    }

    /// The text that a string literal stands for; what is wrong with it has been noted before.
    private func unquoted(_ literal: ByteRange) -> [UInt8] {
        StringLiteral.value(of: slice(literal.start, literal.end)) ?? []
    }
}
