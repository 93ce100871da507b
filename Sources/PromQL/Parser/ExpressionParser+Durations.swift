import GoFormat

/// Ranges, steps and offsets: literals and arithmetic.
extension ExpressionParser {
    /// Seconds that do not fit into 64 bits of nanoseconds.
    private static func isOutOfRange(_ seconds: Double) -> Bool {
        seconds > 9223372036.854775808 || seconds < -9223372036.854775808
    }

    /// Makes a literal zero after an error; it stands nowhere then.
    private mutating func clear(_ node: UInt32) -> Value {
        var record = arena.nodes[node]
        record.value = 0
        record.flags = 0
        record.start = 0
        record.end = 0
        arena.nodes[node] = record
        return Value(node)
    }

    /// A literal as it stands.
    mutating func durationOperand(_ literal: Value) -> Value {
        guard Self.isOutOfRange(arena.nodes[literal.a].value) else { return literal }
        report("duration out of range", atNode: literal.a)
        return clear(literal.a)
    }

    /// A sign and a literal, behind `offset`.
    mutating func signedOffsetLiteral(_ sign: Value, _ literal: Value) -> Value {
        var record = arena.nodes[literal.a]
        if sign.kind == .subtract { record.value *= -1 }
        if Self.isOutOfRange(record.value) {
            report("duration out of range", at: sign)
            return clear(literal.a)
        }
        record.start = sign.a
        arena.nodes[literal.a] = record
        return literal
    }

    /// A range or step.
    mutating func positiveDuration(_ duration: Value) -> Value {
        let record = arena.nodes[duration.a]
        guard record.kind == .number, record.value <= 0 else { return duration }
        report("duration must be greater than 0", atNode: duration.a)
        // A zero that stands nowhere is what an error left behind.
        if record.end == 0 { markConsequence() }
        return clear(duration.a)
    }

    /// Reports arithmetic where the version or its features do not have it.
    mutating func checkDurationExpressions(at node: UInt32) {
        guard !features.contains(.durationExpressions) else { return }
        report("experimental duration expression is not enabled", atNode: node, note: Self.featureNote("promql-duration-expr"))
    }

    mutating func checked(_ duration: Value) -> Value {
        checkDurationExpressions(at: duration.a)
        return duration
    }

    /// `step()` and `range()`.
    mutating func durationWord(_ word: Value, end: UInt32) -> Value {
        newNode(.duration, .scalar, start: word.a, end: end, operation: word.kind)
    }

    /// Its range goes from operand to operand, also for `max_of(…)`.
    mutating func durationOperation(_ operation: TokenKind, _ left: UInt32, _ right: UInt32) -> Value {
        newNode(
            .duration, .scalar, start: arena.nodes[left].start, end: arena.nodes[right].end, operation: operation, a: left, b: right)
    }

    mutating func durationDivision(_ left: UInt32, _ operation: Value, _ right: UInt32) -> Value {
        if arena.nodes[right].kind == .number, arena.nodes[right].value == 0 {
            report(operation.kind == .divide ? "division by zero" : "modulo by zero", at: operation)
            return clear(right)
        }
        return durationOperation(operation.kind, left, right)
    }

    /// A sign before what is no literal.
    mutating func signed(_ sign: Value, _ operand: Value) -> Value {
        newNode(.duration, .scalar, start: sign.a, end: arena.nodes[operand.a].end, operation: sign.kind, b: operand.a)
    }

    mutating func signedDuration(_ sign: Value, _ operand: Value, isParenthesized: Bool) -> Value {
        var operand = operand
        if isParenthesized {
            let inner = arena.nodes[operand.a]
            operand = parenthesizedDuration(operand.a, start: inner.start, end: inner.end)
        }
        if arena.nodes[operand.a].kind == .number { return signedOffsetLiteral(sign, operand) }
        return sign.kind == .subtract ? signed(sign, operand) : operand
    }

    /// Parentheses are a flag of what is in them; a number gets a node for it, with a plus that is not written.
    mutating func parenthesizedDuration(_ inner: UInt32, start: UInt32, end: UInt32) -> Value {
        let record = arena.nodes[inner]
        if record.kind == .duration {
            arena.nodes.base[Int(inner)].flags |= NodeRecord.isWrapped
            return Value(inner)
        }
        return newNode(.duration, .scalar, start: start, end: record.end, operation: .add, flags: NodeRecord.isWrapped, b: inner)
    }

    /// Keeps a range, step or offset; returns its index. A literal's node is taken away again where it is the last.
    mutating func durationRecord(_ node: UInt32) -> UInt32 {
        let record = arena.nodes[node]
        let index = arena.durations.nextIndex
        guard record.kind == .number else {
            arena.durations.append(
                DurationRecord(nanoseconds: 0, expression: node, start: record.start, end: record.end, isPlainNumber: false))
            return index
        }
        let nanoseconds = goInteger((record.value * 1e9).rounded(.toNearestOrAwayFromZero))
        arena.durations.append(
            DurationRecord(
                nanoseconds: nanoseconds, expression: noIndex, start: record.start, end: record.end,
                isPlainNumber: record.flags & NodeRecord.isDuration == 0))
        if Int(node) == arena.nodes.count - 1 { arena.nodes.truncate(to: Int(node)) }
        return index
    }
}
