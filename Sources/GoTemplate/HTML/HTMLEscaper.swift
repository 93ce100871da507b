import GoFormat

/// The pipeline of an action as it is in a page: its own commands and the escapers behind them.
struct EscapedPipeline: Sendable {
    var escapers: [Escaper]
    /// Whether the last command, `html` or `urlquery`, is one of the escapers instead.
    var replacesLast = false
    /// Whether the only command is `html` or `urlquery` with arguments, which are printed first.
    var printsArguments = false
}

/// Finds out where in a page each action of a template stands, and what must be done to its value there.
///
/// Works as Go's html/template does, with its errors.
struct HTMLEscaper {
    /// Nesting of actions and calls; ours, as each level costs stack.
    private static let maximumDepth = 500
    /// Steps of the analysis; ours: nested ranges double the work with every level.
    private static let maximumSteps = 2_000_000

    /// A template in one context.
    struct Derived {
        let text: TemplateText
        let root: UInt32
        var edits = EscapeEdits()
    }

    private struct Range {
        var breaks: [EscapeContext] = []
        var continues: [EscapeContext] = []
    }

    /// What an attempt has found out; kept or thrown away as a whole.
    private struct Findings {
        var output: [[UInt8]: EscapeContext] = [:]
        var called: Set<[UInt8]> = []
        var edits: [[UInt8]: EscapeEdits] = [:]
        var derived: [[UInt8]: (text: TemplateText, root: UInt32)] = [:]
    }

    private let set: TemplateSet
    private var findings = Findings()
    private var ranges: [Range] = []
    private var depth = 0
    private var steps = 0
    private(set) var limitFailure: RenderingFailure?
    /// The edits of finished templates, by mangled name.
    private(set) var templates: [[UInt8]: Derived] = [:]

    init(_ set: TemplateSet) { self.set = set }

    /// Escapes a template that a page begins with; Go's error if that cannot be done.
    mutating func escape(_ name: [UInt8]) -> String? {
        guard let definition = set.definition(named: name) else { return "html/template: \(Quote.text(name)) is undefined" }
        let place = EscapeContext.NodePlace(text: definition.text, node: definition.root)
        var (context, _) = call(EscapeContext(), place, name)
        let shown = String(decoding: name, as: UTF8.self)
        if context.fault == nil, context.state != .stateText {
            context = .fault("ends in a non-text context: \(context.text)")
        }
        if let fault = context.fault {
            if let node = fault.node {
                let (line, column) = node.text.place(of: Int(node.text.nodes[Int(node.node)].position))
                return "html/template:\(node.text.name):\(line):\(column): \(fault.description)"
            }
            return shown.isEmpty ? "html/template: \(fault.description)" : "html/template:\(shown): \(fault.description)"
        }
        commit()
        return nil
    }

    private mutating func commit() {
        for name in findings.output.keys where templates[name] == nil {
            guard let (text, root) = source(name) else { continue }
            templates[name] = Derived(text: text, root: root, edits: findings.edits[name] ?? EscapeEdits())
        }
        findings.called = []
        findings.edits = [:]
    }

    private func source(_ name: [UInt8]) -> (text: TemplateText, root: UInt32)? {
        if let definition = set.definition(named: name) { return (definition.text, definition.root) }
        return findings.derived[name]
    }

    // MARK: Templates

    /// The context behind a call of a template, and the name of its copy for the context before.
    private mutating func call(
        _ context: EscapeContext, _ place: EscapeContext.NodePlace, _ name: [UInt8]
    ) -> (EscapeContext, [UInt8]) {
        let copy = context.mangled(name)
        findings.called.insert(copy)
        if let known = findings.output[copy] { return (known, copy) }
        guard let template = source(name) else { return (.fault("no such template \(Quote.text(name))", place), copy) }
        if copy != name, source(copy) == nil { findings.derived[copy] = template }
        guard let body = source(copy) else { return (context, copy) }
        return (contextBehind(context, copy, body), copy)
    }

    private mutating func contextBehind(
        _ context: EscapeContext, _ name: [UInt8], _ body: (text: TemplateText, root: UInt32)
    ) -> EscapeContext {
        guard depth < Self.maximumDepth else { return exceeded("templates and actions nest more than \(Self.maximumDepth) deep in a page") }
        depth += 1
        defer { depth -= 1 }
        var (result, isConsistent) = escapeBody(context, name, body)
        if !isConsistent {
            let second = escapeBody(result, name, body)
            if second.isConsistent { (result, isConsistent) = second }
        }
        if !isConsistent, result.state != .stateError {
            let place = EscapeContext.NodePlace(text: body.text, node: body.root)
            return .fault(
                "cannot compute output context for template \(String(decoding: name, as: UTF8.self))", place)
        }
        return result
    }

    /// Escapes a template on the assumption that it ends in a context; whether that is so.
    private mutating func escapeBody(
        _ assumed: EscapeContext, _ name: [UInt8], _ body: (text: TemplateText, root: UInt32)
    ) -> (context: EscapeContext, isConsistent: Bool) {
        findings.output[name] = assumed
        steps += findings.output.count >> 3
        let before = findings
        findings.called = []
        findings.edits = [:]
        var walk = Walk(text: body.text, name: name)
        let context = escapeList(assumed, body.root, &walk)
        let isConsistent = context.state != .stateError && (!findings.called.contains(name) || assumed == context)
        if isConsistent {
            findings.edits[name] = walk.edits
            findings.called.formUnion(before.called)
            findings.edits.merge(before.edits) { new, _ in new }
        } else {
            findings = before
        }
        return (context, isConsistent)
    }

    /// The template that is being walked.
    private struct Walk {
        let text: TemplateText
        let name: [UInt8]
        var edits = EscapeEdits()

        func place(_ node: UInt32) -> EscapeContext.NodePlace { EscapeContext.NodePlace(text: text, node: node) }

        subscript(_ node: UInt32) -> TemplateNode { text.nodes[Int(node)] }
    }

    private mutating func exceeded(_ message: String) -> EscapeContext {
        limitFailure = RenderingFailure(message, isLimit: true)
        return .fault(message)
    }

    // MARK: Statements

    private mutating func escapeList(_ context: EscapeContext, _ list: UInt32, _ walk: inout Walk) -> EscapeContext {
        guard list != TemplateNode.none else { return context }
        var context = context
        var node = walk[list].firstChild
        while node != TemplateNode.none {
            context = escape(context, node, &walk)
            if context.state == .stateDead { break }
            node = walk[node].next
        }
        return context
    }

    private mutating func escape(_ context: EscapeContext, _ node: UInt32, _ walk: inout Walk) -> EscapeContext {
        steps += 1
        if steps > Self.maximumSteps { return exceeded("the page takes more than \(Self.maximumSteps) steps to analyse") }
        switch walk[node].kind {
        case .text:
            let (result, text) = PageText.escape(context, walk.text, walk[node])
            if let text { walk.edits.texts[node] = text }
            return result
        case .action: return escapeAction(context, node, &walk)
        case .ifAction: return escapeBranch(context, node, "if", &walk)
        case .withAction: return escapeBranch(context, node, "with", &walk)
        case .rangeAction: return escapeBranch(context, node, "range", &walk)
        case .breakAction, .continueAction:
            var seen = context
            seen.node = walk.place(node)
            if !ranges.isEmpty {
                if walk[node].kind == .breakAction {
                    ranges[ranges.count - 1].breaks.append(seen)
                } else {
                    ranges[ranges.count - 1].continues.append(seen)
                }
            }
            return EscapeContext(.stateDead)
        case .template:
            let name = Literal.bytes(walk[node], walk.text)
            let (result, copy) = call(context, walk.place(node), name)
            if copy != name { walk.edits.templates[node] = copy }
            return result
        default: return context
        }
    }

    private mutating func escapeBranch(_ context: EscapeContext, _ node: UInt32, _ word: String, _ walk: inout Walk) -> EscapeContext {
        guard depth < Self.maximumDepth else { return exceeded("templates and actions nest more than \(Self.maximumDepth) deep in a page") }
        depth += 1
        defer { depth -= 1 }
        let place = walk.place(node)
        let list = walk[walk[node].firstChild].next
        let isRange = word == "range"
        if isRange { ranges.append(Range()) }
        var body = escapeList(context, list, &walk)
        if isRange {
            if body.state != .stateError { body = joinRange(body) }
            ranges.removeLast()
            if body.state == .stateError { return body }
            body = secondRound(body, list, place, &walk)
            if body.state == .stateError { return body }
        }
        let otherwise = escapeList(context, walk[list].next, &walk)
        return .join(body, otherwise, place, word)
    }

    /// A range's body may run again: it must end where it began.
    private mutating func secondRound(
        _ body: EscapeContext, _ list: UInt32, _ place: EscapeContext.NodePlace, _ walk: inout Walk
    ) -> EscapeContext {
        steps += findings.output.count >> 3
        let before = findings
        ranges.append(Range())
        defer { ranges.removeLast() }
        findings.called = []
        findings.edits = [:]
        var again = Walk(text: walk.text, name: walk.name)
        let second = escapeList(body, list, &again)
        findings = before
        var joined = EscapeContext.join(body, second, place, "range")
        if joined.state == .stateError {
            return joined.explained("on range loop re-entry: ")
        }
        joined = joinRange(joined)
        return joined
    }

    private func joinRange(_ context: EscapeContext) -> EscapeContext {
        guard let range = ranges.last else { return context }
        var context = context
        for (contexts, word) in [(range.breaks, "break"), (range.continues, "continue")] {
            for other in contexts {
                context = .join(context, other, other.node, "range")
                if context.state == .stateError { return context.explained("at range loop \(word): ") }
            }
        }
        return context
    }

    // MARK: Actions

    private mutating func escapeAction(_ context: EscapeContext, _ node: UInt32, _ walk: inout Walk) -> EscapeContext {
        let pipe = walk[node].firstChild
        if walk[pipe].declared > 0 { return context }
        var context = context.nudged
        let commands = commands(of: pipe, walk)
        for (i, command) in commands.enumerated() {
            guard let name = predefined(command, walk) else { continue }
            let isUnquoted = context.state == .stateAttr && context.delimiter == .delimSpaceOrTagEnd && name == .predefinedHTML
            if i < commands.count - 1 || isUnquoted {
                return .fault(
                    "predefined escaper \(Quote.text(name == .predefinedHTML ? "html" : "urlquery")) disallowed in template",
                    walk.place(node))
            }
        }
        guard context.state != .stateError else { return context }
        guard let escapers = Escaper.chain(&context) else {
            return .fault("\(NodePrinter.text(node, of: walk.text)) appears in an ambiguous context within a URL", walk.place(node))
        }
        walk.edits.actions[node] = merged(escapers, commands, walk)
        return context
    }

    private func commands(of pipe: UInt32, _ walk: Walk) -> [UInt32] {
        var commands: [UInt32] = []
        var command = walk[pipe].firstChild
        while command != TemplateNode.none {
            commands.append(command)
            command = walk[command].next
        }
        return commands
    }

    /// `html` or `urlquery` at the head of a command.
    private func predefined(_ command: UInt32, _ walk: Walk) -> Escaper? {
        let operand = walk[walk[command].firstChild]
        guard operand.kind == .identifier else { return nil }
        let name = walk.text.slice(operand.start, operand.end)
        if name.elementsEqual("html".utf8) { return .predefinedHTML }
        return name.elementsEqual("urlquery".utf8) ? .predefinedURLQuery : nil
    }

    /// Puts escapers behind a pipeline; one that the person has written already takes the place of its like.
    private func merged(_ wanted: [Escaper], _ commands: [UInt32], _ walk: Walk) -> EscapedPipeline {
        guard let last = commands.last, let own = predefined(last, walk) else {
            return EscapedPipeline(escapers: Escaper.withoutRedundant(wanted, behind: nil))
        }
        var result = EscapedPipeline(escapers: [])
        var escapers = wanted
        let hasArguments = walk[walk[last].firstChild].next != TemplateNode.none
        if commands.count == 1, hasArguments { result.printsArguments = true }
        var isReplaced = false
        for i in escapers.indices where escapers[i].family == own.family {
            escapers[i] = own
            isReplaced = true
        }
        result.replacesLast = isReplaced
        if !isReplaced {
            // The person's own stays and does the work of its family.
            escapers.removeAll { $0.family == own.family }
            if result.printsArguments {
                result.replacesLast = true
                escapers.insert(own, at: 0)
            }
        }
        result.escapers = Escaper.withoutRedundant(escapers, behind: isReplaced || result.printsArguments ? nil : own)
        return result
    }
}
