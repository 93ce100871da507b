import GoFormat
import SourceText

extension TemplateParser {
    /// Notes a fault and leaves the action.
    @inline(never)
    mutating func fail(_ message: String, _ range: ByteRange, kind: TemplateProblem.Kind = .syntax) throws(Fault) -> Never {
        note(TemplateProblem(kind: kind, message: message, range: range, line: line()))
        throw Fault()
    }

    @inline(never)
    mutating func note(_ problem: TemplateProblem) {
        if problems.count < Self.maximumProblems { problems.append(problem) }
    }

    /// The line that Go tells a fault with: that of the last word it has read. Only the first fault is told that way.
    func line() -> Int { problems.isEmpty ? line(of: wordStart) : line(of: 0) }

    func line(of offset: Int) -> Int {
        var line = 1
        for i in 0..<min(offset, text.count) where text[i] == 0x0A { line += 1 }
        return line
    }

    func quoted(_ bytes: UnsafeBufferPointer<UInt8>) -> String { Quote.text(bytes) }

    @inline(never)
    mutating func unexpected(_ token: Token, _ context: String) throws(Fault) -> Never {
        let range = ByteRange(Int(token.start), Int(max(token.end, token.start)))
        if token.kind == .error, let fault = lexer.fault {
            var message = wording(fault, token)
            if let actionStart, case let started = line(of: actionStart), started != line(of: Int(token.start)) {
                let place = "started at \(name):\(started)"
                message += message.hasSuffix(" action") ? " \(place)" : " in action \(place)"
            }
            try fail(message, placeOf(fault, range))
        }
        try fail("unexpected \(wording(token)) in \(context)", range)
    }

    /// Where a fault of words is best shown: an action that never ends at its beginning.
    private func placeOf(_ fault: LexicalFault, _ range: ByteRange) -> ByteRange {
        switch fault {
        case .unclosedAction:
            guard let actionStart else { return range }
            return ByteRange(actionStart, min(actionStart + 2, text.count))
        case .unclosedComment: return ByteRange(range.lowerBound, range.lowerBound + 2)
        case .badCharacter: return ByteRange(range.lowerBound, range.upperBound + 1)
        default: return range
        }
    }

    private func wording(_ token: Token) -> String {
        switch token.kind {
        case .eof: return "EOF"
        case _ where token.kind.isKeyword: return "<\(string(token))>"
        default:
            let bytes = slice(token.start, token.end)
            return bytes.count > 10 ? "\(Quote.text(bytes, cutTo: 10))..." : Quote.text(bytes)
        }
    }

    private func wording(_ fault: LexicalFault, _ token: Token) -> String {
        switch fault {
        case .unclosedAction: return "unclosed action"
        case .unclosedLeftParen: return "unclosed left paren"
        case .expectedDeclare: return "expected :="
        case .unexpectedRightParen: return "unexpected right paren"
        case .unrecognizedCharacter(let scalar): return "unrecognized character in action: \(Quote.unicodeText(scalar))"
        case .badCharacter(let scalar): return "bad character \(Quote.unicodeText(scalar))"
        case .unterminatedCharacter: return "unterminated character constant"
        case .unterminatedString: return "unterminated quoted string"
        case .unterminatedRawString: return "unterminated raw quoted string"
        case .badNumber: return "bad number syntax: \(quoted(slice(token.start, token.end)))"
        case .unclosedComment: return "unclosed comment"
        case .commentEnds: return "comment ends before closing delimiter"
        }
    }

    // MARK: Faults that do not end the reading of an action

    @inline(never)
    mutating func noteUnknownFunction(_ token: Token) {
        guard problems.count < Self.maximumProblems else { return }
        let word = string(token)
        var problem = TemplateProblem(
            kind: .unknownFunction, message: "function \(quoted(slice(token.start, token.end))) not defined",
            range: ByteRange(Int(token.start), Int(token.end)), line: line())
        (problem.notes, problem.suggestion) = functions.adviceOnUnknown(word, target: target)
        note(problem)
    }

    @inline(never)
    mutating func noteUndefinedVariable(_ token: Token) {
        guard problems.count < Self.maximumProblems else { return }
        var problem = TemplateProblem(
            kind: .undefinedVariable, message: "undefined variable \(quoted(slice(token.start, token.end)))",
            range: ByteRange(Int(token.start), Int(token.end)), line: line())
        (problem.notes, problem.suggestion) = functions.adviceOnUndefined(string(token), inScope: names.namesInScope())
        note(problem)
    }

    /// Notes it when a quoted text holds an escape that Go does not know.
    mutating func checkString(_ token: Token) {
        guard !StringLiteral.isValid(slice(token.start, token.end)) else { return }
        note(
            TemplateProblem(
                kind: .syntax, message: "invalid syntax", range: ByteRange(Int(token.start), Int(token.end)), line: line()))
    }

    /// A number or character; what is wrong with it is noted.
    mutating func addNumber(_ token: Token) -> UInt32 {
        let node = add(TemplateNode(.number, at: token.start, token.start, token.end))
        nodes[Int(node)].data = UInt32(truncatingIfNeeded: numbers.count)
        switch NumberReader.read(slice(token.start, token.end), as: token.kind) {
        case .success(let number): numbers.append(number)
        case .failure(let fault):
            numbers.append(NumberLiteral(int: 0, uint: 0, float: 0))
            note(
                TemplateProblem(kind: .syntax, message: fault.message, range: ByteRange(Int(token.start), Int(token.end)), line: line()))
        }
        return node
    }
}
