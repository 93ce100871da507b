/// Writes an expression over several lines where it is longer than 100 bytes, as Prometheus' `Prettify` does.
///
/// A part that fits stays on its line; one that does not is opened, and what is in it goes to lines of its own, indented by two blanks more.
struct PrettyPrinter {
    private enum Step {
        case node(UInt32, level: Int)
        case text(StaticString)
        case indentation(Int)
        case operation(UInt32)
        case subquerySuffix(UInt32)
    }

    /// Longer parts are opened.
    private static let longestPart = 100
    /// Deeper levels are indented like this one, so that a deep expression does not become blanks alone.
    private static let deepestIndentation = 128

    private let expression: Expression
    /// Everything in one line, of which the parts that fit are pieces.
    private let line: Printer
    private var out = [UInt8]()
    private var steps: [Step] = []
    /// Behind a sign nothing is indented.
    private var isBehindSign = false

    init(_ expression: Expression) {
        self.expression = expression
        var line = Printer(expression, keepsSpans: true)
        line.write(expression.root)
        self.line = line
    }

    mutating func print() -> [UInt8] {
        steps.append(.node(expression.root.rawValue, level: 0))
        while let step = steps.popLast() {
            switch step {
            case .node(let node, let level): write(node, level)
            case .text(let text): append(UnsafeBufferPointer(text))
            case .indentation(let level): indent(level)
            case .operation(let node): appendPiece { $0.writeOperation(NodeID(node)) }
            case .subquerySuffix(let node): appendPiece { $0.writeSubquerySuffix(NodeID(node)) }
            }
        }
        return out
    }

    private mutating func append(_ bytes: some Collection<UInt8>) {
        if !bytes.isEmpty { isBehindSign = false }
        out += bytes
    }

    private mutating func appendPiece(_ write: (inout Printer) -> Void) {
        var printer = Printer(expression)
        write(&printer)
        append(printer.out)
    }

    private mutating func indent(_ level: Int) {
        if isBehindSign { return }
        out += repeatElement(UInt8(ascii: " "), count: 2 * min(level, Self.deepestIndentation))
    }

    private mutating func write(_ node: UInt32, _ level: Int) {
        guard node != noIndex else { return }
        let record = expression.nodes[Int(node)]
        let span = line.spans[Int(node)]
        let isLong = span.count > Self.longestPart
        switch record.kind {
        case .unary:
            indent(level)
            append(UnsafeBufferPointer(record.operation.spelling ?? ""))
            isBehindSign = true
            steps.append(.node(record.a, level: level))
        case .subquery where isLong: steps += [.subquerySuffix(node), .node(record.a, level: level)]
        case .subquery: append(line.out[span])
        case .binary where isLong:
            steps += [
                .node(record.b, level: level + 1), .text("\n"), .operation(node), .indentation(level), .text("\n"),
                .node(record.a, level: level + 1),
            ]
        case .parenthesized where isLong:
            indent(level)
            append(UnsafeBufferPointer("(\n" as StaticString))
            steps += [.text(")"), .indentation(level), .text("\n"), .node(record.a, level: level + 1)]
        case .aggregation where isLong:
            open(node, level)
            steps.append(.node(record.a, level: level + 1))
            if record.b != noIndex { steps += [.text(",\n"), .node(record.b, level: level + 1)] }
        case .call where isLong:
            open(node, level)
            for i in stride(from: Int(record.b) - 1, through: 0, by: -1) {
                steps.append(.node(expression.children[Int(record.a) + i], level: level + 1))
                if i > 0 { steps.append(.text(",\n")) }
            }
        default:
            indent(level)
            append(line.out[span])
        }
    }

    /// The name of a call or aggregation with its parentheses on two lines.
    private mutating func open(_ node: UInt32, _ level: Int) {
        indent(level)
        appendPiece { $0.writeName(NodeID(node)) }
        append(UnsafeBufferPointer("(\n" as StaticString))
        steps += [.text(")"), .indentation(level), .text("\n")]
    }
}

extension Expression {
    /// The expression in one line as Prometheus writes it (`String()`): what it parses to, with every name, number and duration in one form.
    ///
    /// Bytes, since strings with escapes need not be UTF-8. What is printed reads back as the same expression, but for a few cases that
    /// Prometheus gets wrong, too: `info(x, {})`, ranges below a millisecond, `by ("Inf")`.
    package func printed() -> [UInt8] {
        var printer = Printer(self)
        printer.write(root)
        return printer.out
    }

    /// A node in one line; see ``printed()``.
    package func printed(_ node: NodeID) -> [UInt8] {
        var printer = Printer(self)
        printer.write(node)
        return printer.out
    }

    /// The expression over several lines where it is longer than 100 bytes, as `promtool promql format` writes it.
    package func prettyPrinted() -> [UInt8] {
        var printer = PrettyPrinter(self)
        return printer.print()
    }
}
