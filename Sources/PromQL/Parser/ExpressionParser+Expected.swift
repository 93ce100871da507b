extension ExpressionParser {
    /// What could stand in place of the token that was read last, in words; empty when trying it out takes too long.
    ///
    /// By the time when an error is found the automaton has already done what it does for any token, and forgotten what could have
    /// come. Therefore it is run again, up to that token.
    func expectedTokens(start: TokenKind) -> [String] {
        let states = statesBefore(current, start: start)
        var accepted: Set<TokenKind> = []
        var budget = 20_000
        for kind in ParserTables.terminals where kind != .end && kind != .invalid {
            if isAcceptable(kind, states, &budget) { accepted.insert(kind) }
            if budget <= 0 { return [] }
        }
        return Self.describe(accepted)
    }

    /// The states on the stack when a token is about to be looked at; what comes before it must be without errors.
    private func statesBefore(_ token: Token, start: TokenKind) -> [Int] {
        let tables = ParserTables.shared
        var lexer = Lexer(text)
        lexer.hasOldDurationWords = self.lexer.hasOldDurationWords
        var states = [0]
        var kind = start
        while let state = states.last {
            var production = Int(tables.unconditional[state])
            if production == 0 {
                let action = Int(tables.actions[state * tables.width + Int(kind.rawValue)])
                if action == 0 || action == Int(ParserTables.accept) { break }
                if action > 0 {
                    states.append(action)
                    // What follows without looking at a token is done before the token is read.
                    while let last = states.last, tables.unconditional[last] != 0 {
                        reduce(Int(tables.unconditional[last]), &states, tables)
                    }
                    let next = lexer.next()
                    if next.start == token.start && next.kind == token.kind { break }
                    kind = next.kind
                    continue
                }
                production = -action
            }
            reduce(production, &states, tables)
        }
        return states
    }

    private func reduce(_ production: Int, _ states: inout [Int], _ tables: ParserTables) {
        let rule = tables.rules[production]
        states.removeLast(Int(rule.length))
        let before = states[states.count - 1]
        states.append(Int(tables.transitions[before * ParserTables.nonterminalCount + Int(rule.nonterminal)]))
    }

    /// Whether the automaton would take a token, after the reductions that it asks for.
    private func isAcceptable(_ kind: TokenKind, _ states: [Int], _ budget: inout Int) -> Bool {
        isAcceptable(kind, states.count, [], &budget) { states[$0] }
    }

    /// The same for the stack up to `top`, with a state on it.
    func isAcceptable(_ kind: TokenKind, below top: UnsafeMutablePointer<Value>, _ state: Int?, _ budget: inout Int) -> Bool {
        isAcceptable(kind, top - stack.base + 1, state.map { [$0] } ?? [], &budget) { Int(stack.base[$0].state) }
    }

    /// - Parameters:
    ///   - count: how many states there are.
    ///   - states: further ones on top of them.
    private func isAcceptable(
        _ kind: TokenKind, _ count: Int, _ states: [Int], _ budget: inout Int, _ stateAt: (Int) -> Int
    ) -> Bool {
        let tables = ParserTables.shared
        // How much of the states is left, and what the reductions would put there.
        var kept = count
        var added = states
        while budget > 0 {
            budget -= 1
            let state = added.last ?? stateAt(kept - 1)
            var production = Int(tables.unconditional[state])
            if production == 0 {
                let action = Int(tables.actions[state * tables.width + Int(kind.rawValue)])
                if action > 0 { return true }
                if action == 0 { return false }
                production = -action
            }
            let rule = tables.rules[production]
            let own = min(Int(rule.length), added.count)
            added.removeLast(own)
            kept -= Int(rule.length) - own
            let before = added.last ?? stateAt(kept - 1)
            added.append(Int(tables.transitions[before * ParserTables.nonterminalCount + Int(rule.nonterminal)]))
        }
        return false
    }

    private static func describe(_ accepted: Set<TokenKind>) -> [String] {
        var words: [String] = []
        let takesNames = accepted.contains(.identifier)
        let takesExpressions = accepted.contains(.number) && takesNames
        if takesExpressions {
            words.append("an expression")
        } else {
            if takesNames { words.append("a name") }
            if accepted.contains(.number) { words.append("a number") }
            if accepted.contains(.duration) { words.append("a duration") }
            if accepted.contains(.string) { words.append("a string") }
        }
        let operators = accepted.filter { $0.isOperator && $0 != .at }
        let isAnyOperator = operators.contains(.multiply) && operators.contains(.and)
        if isAnyOperator { words.append("an operator") }
        for kind in TokenKind.allCases where accepted.contains(kind) {
            // Most words are names as well; signs and brackets begin an expression.
            let isName = takesNames && kind.isWord && kind != .bool && kind != .on && kind != .ignoring
            if isName || kind.isAggregator || (kind.isOperator && isAnyOperator && kind != .at) { continue }
            if takesExpressions, kind == .leftBrace || kind == .leftParen || kind == .add || kind == .subtract { continue }
            if let spelling = kind.spelling { words.append("\"\(spelling)\"") }
        }
        if accepted.contains(.endOfText) { words.append("the end") }
        return words
    }
}

extension ExpressionParser {
    /// What helps with a character that the lexer does not take.
    func noteForInvalidCharacter() -> String? {
        guard lexer.start < text.count else { return nil }
        let rest = UnsafeBufferPointer(rebasing: text[lexer.start...])
        func begins(_ word: StaticString) -> Bool {
            rest.count >= word.utf8CodeUnitCount && UnsafeBufferPointer(rebasing: rest[..<word.utf8CodeUnitCount]).equals(word)
        }
        if begins("$") { return "variables such as $__rate_interval are filled in by Grafana; Prometheus does not know them" }
        if begins("&") { return "the operator is written \"and\"" }
        if begins("|") { return "the operator is written \"or\"" }
        if begins("!~") || begins("=~") { return "matchers stand in braces, and numbers are compared with == and !=" }
        if begins("!") { return "there is no \"not\"; see unless, absent and !=" }
        if begins("\u{201C}") || begins("\u{201D}") || begins("\u{2018}") || begins("\u{2019}") {
            return "typographic quotes are no quotes; write \" or '"
        }
        if begins("\u{A0}") { return "this is a no-break space" }
        return nil
    }
}
