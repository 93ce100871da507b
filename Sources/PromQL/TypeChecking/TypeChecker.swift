import GoFormat
import SourceText

/// Finds what is wrong with an expression whose syntax is right: types, numbers of arguments, modifiers that do not fit.
///
/// All errors are found, in the order in which Prometheus finds them: depth first, what is inside before what is around it. Prometheus
/// prints the first. It can be asked about a tree with gaps: nothing is said of what is not known.
struct TypeChecker {
    /// A node that is being checked and how many of its children are.
    struct Frame: BitwiseCopyable {
        var node: UInt32
        var done: UInt32
        /// A selector that need not select anything: the second argument of `info`.
        var mayBeEmpty = false
    }

    let expression: Expression
    let text: UnsafeBufferPointer<UInt8>
    private(set) var errors: [SyntaxError] = []

    init(expression: Expression, text: UnsafeBufferPointer<UInt8>) {
        self.expression = expression
        self.text = text
    }

    /// - Parameter frames: memory to work with.
    mutating func check(frames: inout GrowableBuffer<Frame>) {
        let nodes = expression.nodes
        frames.truncate(to: 0)
        frames.append(Frame(node: expression.root.rawValue, done: 0))
        while frames.count > 0 {
            let top = frames.count - 1
            let frame = frames[top]
            let node = nodes[Int(frame.node)]
            frames.base[top].done &+= 1
            var next = noIndex
            var mayBeEmpty = false
            switch node.kind {
            case .number, .string: break
            case .vectorSelector: checkSelector(node, mayBeEmpty: frame.mayBeEmpty)
            case .parenthesized, .matrixSelector: next = frame.done == 0 ? node.a : noIndex
            case .unary:
                if frame.done == 0 { next = node.a } else { checkUnary(node) }
            case .subquery:
                if frame.done == 0 { next = node.a } else { checkSubquery(node) }
            case .binary:
                switch frame.done {
                case 0: next = node.a
                case 1: next = node.b
                default: checkBinary(node)
                }
            case .aggregation:
                switch frame.done {
                case 0: next = node.a
                case 1:
                    expect(.vector, node.a, in: "aggregation expression")
                    next = node.b
                default:
                    expect(node.operation == .countValues ? .string : .scalar, node.b, in: "aggregation parameter")
                }
            case .call:
                guard let function = functionOfCall(node) else {
                    if frame.done < node.b { next = expression.children[Int(node.a + frame.done)] }
                    break
                }
                if frame.done == 0 {
                    checkArity(node, function)
                } else {
                    checkArgument(Int(frame.done) - 1, of: node, function)
                }
                if let argument = argument(Int(frame.done), of: node, function) {
                    next = argument
                    mayBeEmpty = frame.done == 1 && isInfo(function)
                }
            case .duration: report("unknown node type: *parser.DurationExpr", node)
            }
            if next == noIndex { frames.truncate(to: top) } else { frames.append(Frame(node: next, done: 0, mayBeEmpty: mayBeEmpty)) }
        }
    }
}

extension TypeChecker {
    private mutating func report(_ message: String, _ node: NodeRecord, note: String? = nil) {
        report(message, start: Int(node.start), end: Int(node.end), note: note)
    }

    private mutating func report(_ message: String, start: Int, end: Int, note: String? = nil) {
        guard errors.count < ExpressionParser.mostErrors else { return }
        var error = SyntaxError(message, start: start, end: end)
        error.note = note
        errors.append(error)
    }

    private func record(_ node: UInt32) -> NodeRecord { expression.nodes[Int(node)] }

    private mutating func expect(_ type: ExpressionType, _ node: UInt32, in context: StaticString) {
        guard node != noIndex else { return }
        let record = record(node)
        guard record.type != type, record.type != .none else { return }
        report("expected type \(type.documentedName) in \(context), got \(record.type.documentedName)", record)
    }

    private mutating func checkUnary(_ node: NodeRecord) {
        let type = record(node.a).type
        guard type != .scalar, type != .vector, type != .none else { return }
        report(
            "unary expression only allowed on expressions of type scalar or instant vector, got \"\(type.documentedName)\"", node)
    }

    private mutating func checkSubquery(_ node: NodeRecord) {
        let type = record(node.a).type
        guard type != .vector, type != .none else { return }
        report("subquery is only allowed on instant vector, got \(type.name) instead", node)
    }

    private mutating func checkSelector(_ node: NodeRecord, mayBeEmpty: Bool) {
        let selector = expression.selectors[Int(node.a)]
        let matchers = selector.matchers.indices
        if !selector.name.isEmpty {
            for i in matchers.dropLast() where expression.equals(expression.matchers[i].name, "__name__") {
                let (name, other) = (expression.raw(selector.name), expression.raw(expression.matchers[i].value))
                report("metric name must not be set twice: \(Quote.text(name)) or \(Quote.text(other))", node)
            }
            return
        }
        if mayBeEmpty { return }
        for i in matchers {
            let matcher = expression.matchers[i]
            // One with a syntax error has no name.
            if !holdsForEmpty(matcher) || (matcher.name.isEmpty && !matcher.isQuoted) { return }
        }
        report("vector selector must contain at least one non-empty matcher", node)
    }

    private func holdsForEmpty(_ matcher: MatcherRecord) -> Bool {
        switch matcher.operation {
        case .matches: MatcherPattern.matchesEmpty(expression.raw(matcher.value))
        case .notMatches: !MatcherPattern.matchesEmpty(expression.raw(matcher.value))
        case .notEqual: !matcher.value.isEmpty
        default: matcher.value.isEmpty
        }
    }
}

/// Calls
extension TypeChecker {
    private func functionOfCall(_ node: NodeRecord) -> Function? {
        node.c == noIndex ? nil : FunctionTable.functions[Int(node.c)]
    }

    private func isInfo(_ function: Function) -> Bool {
        UnsafeBufferPointer(function.name).equals("info")
    }

    /// The argument to look at; nil behind the last one. Those that a function without optional arguments has too many are not looked at.
    private func argument(_ i: Int, of node: NodeRecord, _ function: Function) -> UInt32? {
        guard i < Int(node.b), i < function.arguments.count || function.variadic != 0 else { return nil }
        return expression.children[Int(node.a) + i]
    }

    private mutating func checkArgument(_ i: Int, of node: NodeRecord, _ function: Function) {
        let argument = record(expression.children[Int(node.a) + i])
        let type = function.arguments[min(i, function.arguments.count - 1)]
        guard argument.type != type, argument.type != .none else { return }
        report(
            "expected type \(type.documentedName) in call to function \"\(function.name)\", got \(argument.type.documentedName)",
            argument, note: note(wanted: type, got: argument, function))
    }

    private func note(wanted: ExpressionType, got argument: NodeRecord, _ function: Function) -> String? {
        switch (wanted, argument.type) {
        case (.matrix, .vector) where argument.kind == .vectorSelector: "it takes a range, as in \(function.name)(\(text(argument))[5m])"
        case (.matrix, .vector): "only a subquery makes a range of it, as in [1h:5m]"
        case (.vector, .matrix): "a function such as rate or last_over_time makes an instant vector of a range"
        case (.vector, .scalar): "vector(…) makes an instant vector of a number"
        case (.scalar, .vector): "scalar(…) makes a number of a vector with one series"
        default: nil
        }
    }

    private func text(_ node: NodeRecord) -> String { expression.text(ByteRange(Int(node.start), Int(node.end))) }

    private mutating func checkArity(_ node: NodeRecord, _ function: Function) {
        let count = Int(node.b)
        let arity = function.arity
        if function.variadic == 0 {
            if count != arity.least { report("expected \(arity.least) argument(s) in call to \"\(function.name)\", got \(count)", node) }
        } else if count < arity.least {
            report("expected at least \(arity.least) argument(s) in call to \"\(function.name)\", got \(count)", node)
        } else if let most = arity.most, count > most {
            report("expected at most \(most) argument(s) in call to \"\(function.name)\", got \(count)", node)
        }
        guard count > 1, isInfo(function) else { return }
        let selector = record(expression.children[Int(node.a) + 1])
        if selector.type == .none { return }
        if selector.type != .vector {
            report("expected type instant vector in call to function \"info\", got \(selector.type.documentedName)", node)
        }
        if selector.kind != .vectorSelector {
            report("expected label selectors only", selector)
        } else if !expression.selectors[Int(selector.a)].name.isEmpty {
            report("expected label selectors only, got vector selector instead", selector)
        }
    }
}

/// Binary operations
extension TypeChecker {
    private mutating func checkBinary(_ node: NodeRecord) {
        let (left, right) = (record(node.a), record(node.b))
        let operation = node.operation
        let returnsBool = node.flags & NodeRecord.returnsBool != 0
        let matching = node.c == noIndex ? MatchingRecord() : expression.matchings[Int(node.c)]

        if returnsBool, !operation.isComparison {
            reportAtOperator("bool modifier can only be used on comparison operators", left, right)
        }
        if node.type == .none { return }
        if operation.isComparison, !returnsBool, left.type == .scalar, right.type == .scalar {
            reportAtOperator(
                "comparisons between scalars must use BOOL modifier", left, right,
                note: "write \(operation.spelling ?? "") bool")
        }
        if matching.isOn { checkIncluded(matching, left, right) }
        for side in [left, right] where side.type != .scalar && side.type != .vector {
            report("binary expression must contain only scalar and instant vector types", side)
        }
        let hasFill = matching.hasLeftFill || matching.hasRightFill
        if left.type != .vector || right.type != .vector {
            if matching.labels.count > 0 { report("vector matching only allowed between instant vectors", node) }
            if hasFill { report("filling in missing series only allowed between instant vectors", node) }
        } else if operation.isSetOperator {
            if matching.grouping != .end {
                report("no grouping allowed for \"\(operation.spelling ?? "")\" operation", node)
                report("set operations must always be many-to-many", node)
            }
            if hasFill { report("filling in missing series not allowed for set operators", node) }
        }
        if operation.isSetOperator, left.type == .scalar || right.type == .scalar {
            report("set operator \"\(operation.spelling ?? "")\" not allowed in binary scalar expression", node)
        }
    }

    /// Labels that are in `on` and in `group_left` or `group_right`; each pair is an error.
    private mutating func checkIncluded(_ matching: MatchingRecord, _ left: NodeRecord, _ right: NodeRecord) {
        guard matching.labels.count > 0, matching.included.count > 0 else { return }
        var counts: [[UInt8]: Int] = [:]
        for i in matching.included.indices { counts[expression.bytes(expression.labelNames[i].name), default: 0] += 1 }
        for i in matching.labels.indices {
            let label = expression.bytes(expression.labelNames[i].name)
            for _ in 0..<(counts[label] ?? 0) where errors.count < ExpressionParser.mostErrors {
                reportAtOperator("label \(Quote.text(label)) must not occur in ON and GROUP clause at once", left, right)
            }
        }
    }

    /// From the first to the last byte between the operands, blanks left out; the end is one too small, as in Prometheus.
    private mutating func reportAtOperator(_ message: String, _ left: NodeRecord, _ right: NodeRecord, note: String? = nil) {
        func isSpace(_ i: Int) -> Bool { i >= 0 && i < text.count && ByteClass.table[Int(text[i])] & ByteClass.space != 0 }
        var start = Int(left.end)
        while isSpace(start) { start += 1 }
        var end = Int(right.start) - 1
        while isSpace(end) { end -= 1 }
        report(message, start: start, end: end, note: note)
    }
}
