import GoFormat

/// Writes an expression in one line, as Prometheus does: `sum by (job) (rate(x{a="b"}[5m]))`.
struct Printer {
    /// What is still to be written; the last first.
    private enum Step {
        case node(UInt32)
        /// Everything of a node but the operands.
        case operation(UInt32)
        /// A range or step, by its index.
        case duration(UInt32)
        case vectorModifiers(UInt32)
        case matrixModifiers(UInt32)
        case subqueryModifiers(UInt32)
        case text(StaticString)
        /// A node is written completely.
        case end(UInt32)
    }

    let expression: Expression
    private(set) var out: [UInt8] = []
    /// For each node the bytes of ``out`` that show it; only with `keepsSpans`.
    private(set) var spans: [Range<Int>] = []
    private var steps: [Step] = []
    private let keepsSpans: Bool

    init(_ expression: Expression, keepsSpans: Bool = false) {
        self.expression = expression
        self.keepsSpans = keepsSpans
        if keepsSpans { spans = Array(repeating: 0..<0, count: expression.nodes.count) }
    }

    mutating func write(_ node: NodeID) {
        let range = expression.range(node)
        out.reserveCapacity(out.count + max(range.count, 0) + 16)
        steps.append(.node(node.rawValue))
        writeSteps()
    }

    private mutating func writeSteps() {
        while let step = steps.popLast() {
            switch step {
            case .node(let node): writeNode(node)
            case .operation(let node): writeOperation(node)
            case .duration(let index): writeDuration(at: index)
            case .vectorModifiers(let node):
                let selector = expression.selectors[Int(record(node).a)]
                writeAt(selector.at)
                writeAnchored(selector)
                writeOffset(selector.offset)
            case .matrixModifiers(let selector):
                let selector = expression.selectors[Int(selector)]
                writeAnchored(selector)
                writeAt(selector.at)
                writeOffset(selector.offset)
            case .subqueryModifiers(let node):
                let subquery = expression.subqueries[Int(record(node).b)]
                writeAt(subquery.at)
                writeOffset(subquery.offset)
            case .text(let text): append(text)
            case .end(let node): spans[Int(node)] = spans[Int(node)].lowerBound..<out.count
            }
        }
    }

    private func record(_ node: UInt32) -> NodeRecord { expression.nodes[Int(node)] }

    private mutating func append(_ text: StaticString) { out += UnsafeBufferPointer(text) }

    private mutating func append(_ slice: TextSlice) { out += expression.raw(slice) }

    private mutating func writeNode(_ node: UInt32) {
        // A tree with errors has gaps.
        guard node != noIndex else { return }
        let record = record(node)
        if keepsSpans {
            spans[Int(node)] = out.count..<out.count
            steps.append(.end(node))
        }
        switch record.kind {
        case .number: writeNumber(record)
        case .string: Quote.append(expression.raw(TextSlice(offset: Int(record.a), length: Int(record.b))), to: &out)
        case .parenthesized:
            append("(")
            steps += [.text(")"), .node(record.a)]
        case .unary:
            append(record.operation.spelling ?? "")
            steps.append(.node(record.a))
        case .binary: steps += [.node(record.b), .text(" "), .operation(node), .text(" "), .node(record.a)]
        case .call:
            writeCallName(record)
            append("(")
            steps.append(.text(")"))
            for i in stride(from: Int(record.b) - 1, through: 0, by: -1) {
                steps.append(.node(expression.children[Int(record.a) + i]))
                if i > 0 { steps.append(.text(", ")) }
            }
        case .aggregation:
            writeAggregationName(record)
            append("(")
            steps += [.text(")"), .node(record.a)]
            if record.b != noIndex { steps += [.text(", "), .node(record.b)] }
        case .subquery:
            pushSubquerySuffix(node)
            steps.append(.node(record.a))
        case .matrixSelector:
            let inner = self.record(record.a)
            guard inner.kind == .vectorSelector else { break }
            writeSelector(expression.selectors[Int(inner.a)])
            append("[")
            steps += [.matrixModifiers(inner.a), .text("]"), .duration(record.b)]
        case .vectorSelector:
            writeSelector(expression.selectors[Int(record.a)])
            steps.append(.vectorModifiers(node))
        case .duration: writeDuration(record)
        }
    }

    private mutating func writeNumber(_ record: NodeRecord) {
        if record.flags & NodeRecord.isDuration != 0 {
            out += PrometheusDuration.literalText(seconds: record.value).utf8
        } else {
            FloatFormat.append(record.value, .f, to: &out)
        }
    }

    private mutating func writeDuration(_ record: NodeRecord) {
        if record.flags & NodeRecord.isWrapped != 0 {
            append("(")
            steps.append(.text(")"))
        }
        switch record.operation {
        case .stepWord: append("step()")
        case .rangeWord: append("range()")
        case .minOf, .maxOf:
            append(record.operation == .minOf ? "min_of(" : "max_of(")
            steps += [.text(")"), .node(record.b), .text(", "), .node(record.a)]
        default:
            if record.a == noIndex {
                if record.operation == .subtract { append("-") }
                steps.append(.node(record.b))
            } else {
                steps += [.node(record.b), .text(" "), .text(record.operation.spelling ?? ""), .text(" "), .node(record.a)]
            }
        }
    }
}

/// Names and modifiers
extension Printer {
    private mutating func writeCallName(_ record: NodeRecord) {
        if record.c == noIndex {
            append(TextSlice(offset: Int(record.start), length: Int(record.d) - Int(record.start)))
        } else {
            append(FunctionTable.functions[Int(record.c)].name)
        }
    }

    private mutating func writeAggregationName(_ record: NodeRecord) {
        append(record.operation.spelling ?? "")
        guard record.c != noIndex else { return }
        let grouping = expression.groupings[Int(record.c)]
        append(grouping.isWithout ? " without (" : " by (")
        writeLabels(grouping.labels)
        append(") ")
    }

    private mutating func writeLabels(_ labels: RecordRange) {
        for i in labels.indices {
            if i > Int(labels.start) { append(", ") }
            writeLabelName(expression.labelNames[i].name)
        }
    }

    private mutating func writeLabelName(_ name: TextSlice) {
        let bytes = expression.raw(name)
        if LabelNameRules.isLegacy(bytes) { out += bytes } else { Quote.append(bytes, to: &out) }
    }

    /// The operator of a binary operation with its modifiers.
    private mutating func writeOperation(_ node: UInt32) {
        let record = record(node)
        append(record.operation.spelling ?? "")
        if record.flags & NodeRecord.returnsBool != 0 { append(" bool") }
        guard record.c != noIndex, self.record(record.a).type == .vector, self.record(record.b).type == .vector else { return }
        let matching = expression.matchings[Int(record.c)]
        if matching.labels.count > 0 || matching.isOn || matching.grouping != .end {
            append(matching.isOn ? " on (" : " ignoring (")
            writeLabels(matching.labels)
            append(")")
        }
        if matching.grouping != .end {
            append(matching.grouping == .groupLeft ? " group_left (" : " group_right (")
            writeLabels(matching.included)
            append(")")
        }
        if matching.hasLeftFill, matching.hasRightFill, matching.leftFill == matching.rightFill {
            writeFill(" fill (", matching.leftFill)
        } else {
            if matching.hasLeftFill { writeFill(" fill_left (", matching.leftFill) }
            if matching.hasRightFill { writeFill(" fill_right (", matching.rightFill) }
        }
    }

    private mutating func writeFill(_ name: StaticString, _ value: Double) {
        append(name)
        FloatFormat.append(value, .g, to: &out)
        append(")")
    }

    /// Name and braces.
    private mutating func writeSelector(_ selector: SelectorRecord) {
        append(selector.name)
        var written: [[UInt8]] = []
        for i in selector.matchers.indices {
            let matcher = expression.matchers[i]
            // The name in front is not said again, nor is the same name in the braces.
            if matcher.operation == .equal, !matcher.value.isEmpty, expression.equals(matcher.name, "__name__"),
                expression.raw(matcher.value).elementsEqual(expression.raw(selector.name))
            {
                continue
            }
            written.append(text(of: matcher))
        }
        guard !written.isEmpty else { return }
        written.sort { $0.lexicographicallyPrecedes($1) }
        append("{")
        for (i, matcher) in written.enumerated() {
            if i > 0 { append(",") }
            out += matcher
        }
        append("}")
    }

    private func text(of matcher: MatcherRecord) -> [UInt8] {
        var out: [UInt8] = []
        let name = expression.raw(matcher.name)
        if LabelNameRules.isLegacy(name) { out += name } else { Quote.append(name, to: &out) }
        out += UnsafeBufferPointer(matcher.operation.spelling ?? "")
        Quote.append(expression.raw(matcher.value), to: &out)
        return out
    }

    private mutating func writeAnchored(_ selector: SelectorRecord) {
        if selector.isAnchored { append(" anchored") } else if selector.isSmoothed { append(" smoothed") }
    }

    private mutating func writeAt(_ at: AtRecord) {
        switch at.kind {
        case .none: break
        case .timestamp:
            append(" @ ")
            FloatFormat.append(Double(at.milliseconds) / 1000, .f, precision: 3, to: &out)
        case .start: append(" @ start()")
        case .end: append(" @ end()")
        }
    }

    private mutating func writeOffset(_ index: UInt32) {
        guard index != noIndex else { return }
        let duration = expression.durations[Int(index)]
        if duration.expression != noIndex {
            append(" offset ")
            steps.append(.node(duration.expression))
        } else if duration.nanoseconds > 0 {
            append(" offset ")
            PrometheusDuration.append(duration.nanoseconds, to: &out)
        } else if duration.nanoseconds < 0 {
            append(" offset -")
            PrometheusDuration.append(0 &- duration.nanoseconds, to: &out)
        }
    }

    /// `[range:step]` with what follows it.
    private mutating func pushSubquerySuffix(_ node: UInt32) {
        let subquery = expression.subqueries[Int(record(node).b)]
        steps += [.subqueryModifiers(node), .text("]")]
        if subquery.step != noIndex {
            let step = expression.durations[Int(subquery.step)]
            if step.expression != noIndex || step.nanoseconds != 0 { steps.append(.duration(subquery.step)) }
        }
        steps += [.text(":"), .duration(subquery.range), .text("[")]
    }

    private mutating func writeDuration(at index: UInt32) {
        let duration = expression.durations[Int(index)]
        if duration.expression == noIndex {
            PrometheusDuration.append(duration.nanoseconds, to: &out)
        } else {
            steps.append(.node(duration.expression))
        }
    }
}

extension Printer {
    /// A call or aggregation up to its parenthesis.
    mutating func writeName(_ node: NodeID) {
        let record = record(node.rawValue)
        if record.kind == .call { writeCallName(record) } else { writeAggregationName(record) }
    }

    /// The operator of a binary operation with its modifiers.
    mutating func writeOperation(_ node: NodeID) { writeOperation(node.rawValue) }

    /// What stands behind the expression of a subquery.
    mutating func writeSubquerySuffix(_ node: NodeID) {
        pushSubquerySuffix(node.rawValue)
        writeSteps()
    }
}
