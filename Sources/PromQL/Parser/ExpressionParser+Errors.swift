import GoFormat

extension ExpressionParser {
    /// Adds an error.
    @inline(never)
    mutating func report(_ message: String, start: Int, end: Int, note: String? = nil) {
        var error = SyntaxError(message, start: start, end: end)
        error.note = note
        error.isConsequence = hasInvalidToken
        // The last one is replaced when there are too many.
        if errors.count >= Self.mostErrors { errors.removeLast() }
        errors.append(error)
    }

    /// Says that the error that was added last only follows from the one before.
    mutating func markConsequence() { errors[errors.count - 1].isConsequence = true }

    /// Adds an error at a token.
    mutating func report(_ message: String, at value: Value, note: String? = nil) {
        report(message, start: value.start, end: value.end, note: note)
    }

    /// Adds an error at a node.
    mutating func report(_ message: String, atNode node: UInt32, note: String? = nil) {
        let record = arena.nodes[node]
        report(message, start: Int(record.start), end: Int(record.end), note: note)
    }

    /// Adds an error at the token that was read last, whatever it belongs to.
    mutating func reportAtCurrent(_ message: String) {
        report(message, start: Int(current.start), end: Int(current.end))
    }

    /// Adds `unexpected … in …, expected …` for the token that was read last.
    mutating func unexpected(in context: StaticString = "", expected: StaticString = "") {
        // What the lexer refuses is reported already.
        if current.kind == .invalid { return }
        var message = "unexpected " + describeCurrent()
        if context.utf8CodeUnitCount > 0 { message += " in \(context)" }
        if expected.utf8CodeUnitCount > 0 { message += ", expected \(expected)" }
        reportAtCurrent(message)
        errors[errors.count - 1].expected = self.expected
        if isRecovering { markConsequence() }
        if current.kind == .equal, self.expected.contains("an operator") {
            errors[errors.count - 1].note = "== compares; = is for matchers in braces"
        }
    }

    /// The token that was read last as messages name it: `identifier "foo"`, `<by>`, `<op:and>`, `<aggr:sum>`, `")"`.
    private func describeCurrent() -> String {
        let bytes = bytes(Int(current.start)..<Int(current.end))
        switch current.kind {
        case .endOfText: return "end of input"
        case .identifier: return "identifier \(Quote.text(bytes))"
        case .metricIdentifier: return "metric identifier \(Quote.text(bytes))"
        default: break
        }
        let word = String(decoding: bytes, as: UTF8.self)
        if current.kind.isKeyword { return "<\(word)>" }
        if current.kind.isOperator { return "<op:\(word)>" }
        if current.kind.isAggregator { return "<aggr:\(word)>" }
        let quoted = bytes.count > 10 ? Quote.text(bytes, cutTo: 10) + "..." : Quote.text(bytes)
        switch current.kind {
        case .string: return "string \(quoted)"
        case .number: return "number \(quoted)"
        case .duration: return "duration \(quoted)"
        default: return quoted
        }
    }

    /// A piece of the text.
    func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: text[range]) }

    /// A token's piece of the text.
    func bytes(_ value: Value) -> UnsafeBufferPointer<UInt8> { bytes(value.start..<value.end) }

    /// The bytes of a slice: of the text or, behind it, of what strings with escapes stand for.
    func bytes(_ slice: TextSlice) -> UnsafeBufferPointer<UInt8> {
        let offset = Int(slice.offset)
        if offset < text.count || slice.length == 0 { return bytes(min(offset, text.count)..<min(offset, text.count) + Int(slice.length)) }
        return UnsafeBufferPointer(start: arena.decoded.base + (offset - text.count), count: Int(slice.length))
    }
}
