/// The Swift source of the tables that the parser reads.
func tableSource(_ automaton: Automaton, from file: String) -> String {
    let grammar = automaton.grammar
    var reductions: [String] = []
    for case let name? in grammar.productions.map(\.reduction) where !reductions.contains(name) { reductions.append(name) }
    let nonterminals = grammar.names[grammar.terminalCount...]

    var out = """
        // swift-format-ignore-file
        // Made from \(file) by `swift run parsertables`; change the grammar instead.

        /// What is done when an alternative of the grammar is recognised.
        enum Reduction: UInt8 {
            /// The value of the first symbol is the value of the whole.
            case pass
            case \(wrapped(reductions, indent: 8))
        }

        /// What the alternatives of the grammar make.
        enum Nonterminal: UInt8 {
            case \(wrapped(nonterminals.map { $0 == "$accept" ? "accept" : $0.prefix(1).lowercased() + $0.dropFirst() }, indent: 8))
        }

        extension ParserTables {
            static let terminals: [TokenKind] = [
                \(wrapped(grammar.names[..<grammar.terminalCount].map { $0 == "error" ? ".invalid" : "." + $0 }, indent: 8))
            ]

            static let nonterminalCount = \(nonterminals.count)

            /// For each production the number of symbols, the nonterminal that it makes, and what is done.
            static let productions: [(length: UInt8, nonterminal: UInt8, reduction: Reduction)] = [

        """
    for production in grammar.productions {
        let right = production.right.map { grammar.names[$0] }.joined(separator: " ")
        out +=
            "        (\(production.right.count), \(production.left - grammar.terminalCount), .\(production.reduction ?? "pass")),"
            + "  // \(grammar.names[production.left]): \(right.isEmpty ? "nothing" : right)\n"
    }
    out += """
            ]

            /// The states one after the other, each as: the production that is reduced by default (0: none), the number of actions and
            /// twice as many values, the number of transitions and twice as many values. An action is a terminal and a state to shift to,
            /// or a negative production to reduce; \(ParserTableCodes.accept) accepts, 0 refuses. A transition is a nonterminal and a state.
            static let states: [Int16] = [

        """
    for (number, state) in automaton.states.enumerated() {
        var values = [state.defaultReduction ?? 0]
        let actions = state.actions.sorted { $0.key < $1.key }
        values.append(actions.count)
        for (terminal, action) in actions {
            values.append(terminal)
            switch action {
            case .shift(let target): values.append(target)
            case .reduce(let production): values.append(-production)
            case .accept: values.append(ParserTableCodes.accept)
            case .refuse: values.append(0)
            }
        }
        let transitions = state.transitions.filter { !grammar.isTerminal($0.key) }.sorted { $0.key < $1.key }
        values.append(transitions.count)
        for (symbol, target) in transitions { values += [symbol - grammar.terminalCount, target] }
        out += "        // \(number)\n        \(wrapped(values.map(String.init), indent: 8)),\n"
    }
    return out + "    ]\n}\n"
}

/// Values that stand for something else in the tables.
enum ParserTableCodes {
    static let accept = 32767
}

private func wrapped(_ items: [String], indent: Int) -> String {
    var lines = [""]
    for (i, item) in items.enumerated() {
        let piece = item + (i + 1 < items.count ? "," : "")
        if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].utf8.count + piece.utf8.count + 1 > 130 - indent { lines.append("") }
        lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + piece
    }
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
}
