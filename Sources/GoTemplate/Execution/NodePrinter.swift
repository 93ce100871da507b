import GoFormat

/// Writes nodes as Go's parser prints them, for errors: blanks normalised, literals as written.
struct NodePrinter {
    private enum Task { case node(UInt32), text(StaticString), source(UInt32, UInt32) }

    private let text: TemplateText
    /// Templates by the names that they are called by here.
    private let names: [UInt32: [UInt8]]
    private var out: [UInt8] = []
    private var tasks: [Task] = []

    /// The text of a node; parentheses around a pipeline belong to what holds it.
    static func text(_ node: UInt32, of text: TemplateText, names: [UInt32: [UInt8]] = [:]) -> String {
        var printer = NodePrinter(text: text, names: names)
        printer.tasks = [.node(node)]
        while let task = printer.tasks.popLast() { printer.perform(task) }
        return String(decoding: printer.out, as: UTF8.self)
    }

    private init(text: TemplateText, names: [UInt32: [UInt8]]) {
        self.text = text
        self.names = names
    }

    private subscript(_ node: UInt32) -> TemplateNode { text.nodes[Int(node)] }

    private mutating func perform(_ task: Task) {
        switch task {
        case .text(let literal): out.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
        case .source(let start, let end): out.append(contentsOf: text.slice(start, end))
        case .node(let node): print(node)
        }
    }

    private func children(_ node: UInt32) -> [UInt32] {
        var list: [UInt32] = []
        var child = self[node].firstChild
        while child != TemplateNode.none {
            list.append(child)
            child = self[child].next
        }
        return list
    }

    private mutating func push(_ parts: [Task]) { tasks.append(contentsOf: parts.reversed()) }

    private func wrapped(_ node: UInt32) -> [Task] {
        self[node].kind == .pipe ? [.text("("), .node(node), .text(")")] : [.node(node)]
    }

    private mutating func print(_ index: UInt32) {
        let node = self[index]
        switch node.kind {
        case .list: push(children(index).map { .node($0) })
        case .action: push([.text("{{"), .node(node.firstChild), .text("}}")])
        case .pipe: push(pipeline(index))
        case .command:
            var parts: [Task] = []
            for (i, operand) in children(index).enumerated() {
                if i > 0 { parts.append(.text(" ")) }
                parts += wrapped(operand)
            }
            push(parts)
        case .chain: push(wrapped(node.firstChild) + [.source(node.start, node.end)])
        case .ifAction, .rangeAction, .withAction: push(branch(index))
        case .template: push(call(index))
        case .breakAction: push([.text("{{break}}")])
        case .continueAction: push([.text("{{continue}}")])
        default: out.append(contentsOf: text.slice(node.start, node.end))
        }
    }

    private func pipeline(_ index: UInt32) -> [Task] {
        var parts: [Task] = []
        let all = children(index)
        let declared = Int(self[index].declared)
        for (i, variable) in all.prefix(declared).enumerated() {
            if i > 0 { parts.append(.text(", ")) }
            parts.append(.node(variable))
        }
        if declared > 0 { parts.append(self[index].flag != 0 ? .text(" = ") : .text(" := ")) }
        for (i, command) in all.dropFirst(declared).enumerated() {
            if i > 0 { parts.append(.text(" | ")) }
            parts.append(.node(command))
        }
        return parts
    }

    private func branch(_ index: UInt32) -> [Task] {
        let pipe = self[index].firstChild
        let list = self[pipe].next
        let elseList = self[list].next
        let word: StaticString =
            switch self[index].kind {
            case .ifAction: "{{if "
            case .rangeAction: "{{range "
            default: "{{with "
            }
        var parts: [Task] = [.text(word), .node(pipe), .text("}}"), .node(list)]
        if elseList != TemplateNode.none { parts += [.text("{{else}}"), .node(elseList)] }
        return parts + [.text("{{end}}")]
    }

    private mutating func call(_ index: UInt32) -> [Task] {
        let node = self[index]
        out += "{{template ".utf8
        out += Quote.text(names[index] ?? Literal.bytes(node, text)).utf8
        return node.firstChild == TemplateNode.none ? [.text("}}")] : [.text(" "), .node(node.firstChild), .text("}}")]
    }
}
