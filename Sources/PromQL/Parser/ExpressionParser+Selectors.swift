import GoFormat
import GoRegexp

/// Selectors and what may stand behind them.
extension ExpressionParser {
    mutating func newSelector(_ list: Value, start: UInt32, end: UInt32) -> Value {
        let index = arena.selectors.nextIndex
        arena.selectors.append(
            SelectorRecord(
                name: .empty, matchers: RecordRange(start: list.a, count: list.b), offset: noIndex, at: AtRecord()))
        return newNode(.vectorSelector, .vector, start: start, end: end, a: index)
    }

    mutating func bareSelector(_ name: Value) -> Value {
        let value = newSelector(Value(arena.matchers.nextIndex, 0), start: name.a, end: name.b)
        addName(name, to: value.a)
        return value
    }

    mutating func namedSelector(_ name: Value, _ node: UInt32) -> Value {
        var record = arena.nodes[node]
        record.start = name.a
        arena.nodes[node] = record
        addName(name, to: node)
        return Value(node)
    }

    /// The name in front of the braces is a matcher like the others, and the last of them.
    private mutating func addName(_ name: Value, to node: UInt32) {
        let index = Int(arena.nodes[node].a)
        let slice = text(of: name)
        arena.matchers.append(
            MatcherRecord(name: metricNameLabel(), value: slice, start: name.a, end: name.b, operation: .equal, isQuoted: false))
        arena.selectors.base[index].name = slice
        arena.selectors.base[index].matchers.count &+= 1
    }

    /// `__name__`, which need not stand in the text.
    private mutating func metricNameLabel() -> TextSlice {
        if let slice = metricNameSlice { return slice }
        let slice = TextSlice(offset: text.count + arena.decoded.count, length: 8)
        arena.decoded.append(contentsOf: UnsafeBufferPointer("__name__"))
        metricNameSlice = slice
        return slice
    }

    /// `{"x"}`
    mutating func quotedMetricName(_ token: Value) -> Value {
        let name = unquoted(token)
        return newMatcher(
            MatcherRecord(
                name: metricNameLabel(), value: name, start: token.a, end: token.b, operation: .equal, isQuoted: true))
    }

    /// - Parameter name: an identifier, or a string where `isQuoted` says so.
    mutating func matcher(_ name: Value, _ operation: TokenKind, _ value: Value, isQuoted: Bool) -> Value {
        let label = isQuoted ? unquoted(name) : text(of: name)
        let pattern = unquoted(value)
        if operation == .matches || operation == .notMatches, let problem = MatcherPattern.problem(bytes(pattern)) {
            report(problem, start: name.start, end: value.end)
        }
        return newMatcher(
            MatcherRecord(name: label, value: pattern, start: name.a, end: value.b, operation: operation, isQuoted: isQuoted))
    }

    /// What stands for a matcher with a syntax error.
    mutating func emptyMatcher() -> Value {
        newMatcher(MatcherRecord(name: .empty, value: .empty, start: 0, end: 0, operation: .equal, isQuoted: false))
    }

    private mutating func newMatcher(_ record: MatcherRecord) -> Value {
        let index = arena.matchers.nextIndex
        arena.matchers.append(record)
        return Value(index)
    }
}

extension ExpressionParser {
    mutating func matrixSelector(_ inner: UInt32, _ symbols: UnsafeMutablePointer<Value>) -> Value {
        let record = arena.nodes[inner]
        if record.kind != .vectorSelector {
            reportRange("ranges only allowed for vector selectors", symbols)
        } else {
            let selector = arena.selectors[record.a]
            if selector.offset != noIndex, !isZero(selector.offset) {
                reportRange("no offset modifiers allowed before range", symbols)
            } else if selector.at.kind != .none {
                reportRange("no @ modifiers allowed before range", symbols)
            }
        }
        let range = durationRecord(symbols[2].a)
        return newNode(.matrixSelector, .matrix, start: record.start, end: lastClosing, a: inner, b: range)
    }

    private mutating func reportRange(_ message: String, _ symbols: UnsafeMutablePointer<Value>) {
        report(message, start: symbols[1].start, end: symbols[3].end)
    }

    mutating func subquery(_ inner: UInt32, range: UInt32, step: UInt32?, end: UInt32) -> Value {
        // In this order, so that literals are the last nodes when they are taken away.
        let stepIndex = step.map { durationRecord($0) } ?? noIndex
        let rangeIndex = durationRecord(range)
        let index = arena.subqueries.nextIndex
        arena.subqueries.append(SubqueryRecord(range: rangeIndex, step: stepIndex, offset: noIndex, at: AtRecord()))
        return newNode(.subquery, .matrix, start: arena.nodes[inner].start, end: end, a: inner, b: index)
    }

    /// A literal of zero counts as no offset.
    private func isZero(_ duration: UInt32) -> Bool {
        arena.durations[duration].expression == noIndex && arena.durations[duration].nanoseconds == 0
    }

    /// Behind what the modifiers of an expression are kept.
    private enum Modified {
        case selector(Int)
        case subquery(Int)
        /// A range of something that is no selector; that is an error already.
        case brokenRange
        case other
    }

    private func modified(_ node: UInt32) -> Modified {
        let record = arena.nodes[node]
        switch record.kind {
        case .vectorSelector: return .selector(Int(record.a))
        case .subquery: return .subquery(Int(record.b))
        case .matrixSelector:
            let inner = arena.nodes[record.a]
            return inner.kind == .vectorSelector ? .selector(Int(inner.a)) : .brokenRange
        default: return .other
        }
    }

    mutating func offset(_ operand: Value, _ duration: UInt32) -> Value {
        let node = operand.a
        let index = durationRecord(duration)
        let target = modified(node)
        switch target {
        case .selector(let i):
            if canSetOffset(arena.selectors[i].offset, node) { arena.selectors.base[i].offset = index }
        case .subquery(let i):
            if canSetOffset(arena.subqueries[i].offset, node) { arena.subqueries.base[i].offset = index }
        case .brokenRange:
            report("ranges only allowed for vector selectors", atNode: node)
            return operand
        case .other:
            report(
                "offset modifier must be preceded by an instant vector selector or range vector selector or a subquery", atNode: node)
            return operand
        }
        arena.nodes.base[Int(node)].end = lastClosing
        return operand
    }

    /// Reports an offset that is set already.
    private mutating func canSetOffset(_ known: UInt32, _ node: UInt32) -> Bool {
        if known == noIndex || isZero(known) { return true }
        report("offset may not be set multiple times", atNode: node)
        return false
    }

    mutating func timestamp(_ operand: Value, _ number: Value) -> Value {
        let seconds = double(number)
        if !seconds.isFinite || seconds >= 0x1p63 || seconds <= -0x1p63 {
            report(
                "timestamp out of bounds for @ modifier: \(FloatFormat.text(seconds, .f, precision: 6))", atNode: operand.a)
        }
        let milliseconds = goInteger((seconds * 1000).rounded(.toNearestOrAwayFromZero))
        return setAt(operand, AtRecord(kind: .timestamp, milliseconds: milliseconds))
    }

    mutating func timestampWord(_ operand: Value, _ word: TokenKind) -> Value {
        setAt(operand, AtRecord(kind: word == .startWord ? .start : .end))
    }

    private mutating func setAt(_ operand: Value, _ at: AtRecord) -> Value {
        let node = operand.a
        let target = modified(node)
        switch target {
        case .selector(let i):
            if canSetAt(arena.selectors[i].at, node) { arena.selectors.base[i].at = at } else { return operand }
        case .subquery(let i):
            if canSetAt(arena.subqueries[i].at, node) { arena.subqueries.base[i].at = at } else { return operand }
        case .brokenRange:
            report("ranges only allowed for vector selectors", atNode: node)
            return operand
        case .other:
            report("@ modifier must be preceded by an instant vector selector or range vector selector or a subquery", atNode: node)
            return operand
        }
        arena.nodes.base[Int(node)].end = lastClosing
        return operand
    }

    /// Reports a time that is set already.
    private mutating func canSetAt(_ known: AtRecord, _ node: UInt32) -> Bool {
        if known.kind == .none { return true }
        report("@ <timestamp> may not be set multiple times", atNode: node)
        return false
    }

    /// - Parameter word: `anchored` or `smoothed`.
    mutating func setAnchored(_ operand: Value, _ word: StaticString) -> Value {
        let node = operand.a
        guard features.contains(.extendedRangeSelectors) else {
            report(
                "\(word) modifier is experimental and not enabled", atNode: node,
                note: Self.featureNote("promql-extended-range-selectors"))
            return operand
        }
        switch modified(node) {
        case .selector(let i):
            if word.utf8Start[0] == UInt8(ascii: "a") {
                arena.selectors.base[i].isAnchored = true
            } else {
                arena.selectors.base[i].isSmoothed = true
            }
            if arena.selectors[i].isAnchored, arena.selectors[i].isSmoothed {
                report("anchored and smoothed modifiers cannot be used together", atNode: node)
            }
        case .brokenRange: break
        case .subquery: report("\(word) modifier is not supported for subqueries", atNode: node)
        case .other: report("\(word) modifier not implemented", atNode: node)
        }
        return operand
    }
}
