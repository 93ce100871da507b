/// Going on after a syntax error where Prometheus gives up, to find what else is wrong.
extension ExpressionParser {
    /// How many expressions that are open are tried.
    private static let mostLevels = 64
    /// How many tokens are tried to go on with.
    private static let mostFollowers = 100

    /// Reports an unexpected token and skips to one that can follow an expression: an operator, a comma, a closing bracket, the end. What
    /// was read of the innermost expression that can be followed by it is replaced by one of which nothing is known.
    ///
    /// - Parameters:
    ///   - top: the last value of the stack.
    ///   - kind: the unexpected token; then the one to go on with.
    /// - Returns: the new last value; nil when the grammar has a way of its own to go on, or there is none.
    mutating func resynchronise(_ top: UnsafeMutablePointer<Value>, _ kind: inout TokenKind) -> UnsafeMutablePointer<Value>? {
        guard !hasInvalidToken, !isInsideList(top) else { return nil }
        let start = current.start
        isRecovering = false
        expected = []
        unexpected()
        var depth = 0
        var followers = 0
        while followers < Self.mostFollowers {
            let isFollower: Bool
            switch kind {
            case .leftParen, .leftBrace, .leftBracket:
                depth += 1
                isFollower = false
            case .rightParen, .rightBrace, .rightBracket:
                isFollower = depth == 0
                depth = max(0, depth - 1)
            case .comma, .endOfText: isFollower = depth == 0
            case .end: return nil
            default: isFollower = depth == 0 && kind.isOperator && kind != .at
            }
            if isFollower {
                followers += 1
                if let next = replaceExpression(below: top, followedBy: kind, start: start) { return next }
            }
            if kind == .endOfText { return nil }
            kind = readToken()
        }
        return nil
    }

    /// Whether the nearest way to go on is one of the grammar's own: in a list of labels, behind `offset`, in brackets.
    private func isInsideList(_ top: UnsafeMutablePointer<Value>) -> Bool {
        let tables = ParserTables.shared
        var value = top
        while value > stack.base {
            let state = Int(value.pointee.state)
            if tables.next(state, .expression) != 0 { return false }
            if tables.afterError[state] != 0 { return true }
            value -= 1
        }
        return false
    }

    /// Whether a token can come next. Unlike the automaton alone, which does first what it does for any token, this tells before
    /// anything is done.
    func isAcceptable(_ kind: TokenKind, below top: UnsafeMutablePointer<Value>) -> Bool {
        if hasInvalidToken || kind == .end { return true }
        var budget = 1000
        return isAcceptable(kind, below: top, nil, &budget) || budget <= 0
    }

    private mutating func replaceExpression(
        below top: UnsafeMutablePointer<Value>, followedBy kind: TokenKind, start: UInt32
    ) -> UnsafeMutablePointer<Value>? {
        let tables = ParserTables.shared
        var value = top
        var tried = 0
        while tried < Self.mostLevels {
            let next = tables.next(Int(value.pointee.state), .expression)
            if next != 0 {
                tried += 1
                var budget = 1000
                if isAcceptable(kind, below: value, next, &budget) {
                    var unknown = newNode(.parenthesized, .none, start: start, end: current.start)
                    unknown.state = UInt16(truncatingIfNeeded: next)
                    // There is room: either something is taken away, or the value above was there before.
                    if value + 1 > stack.limit { return nil }
                    (value + 1).initialize(to: unknown)
                    return value + 1
                }
            }
            if value == stack.base { return nil }
            value -= 1
        }
        return nil
    }
}
