/// The automaton that recognises the grammar, spread out for quick access.
///
/// The parser is an LALR(1) parser that decides and goes on after errors exactly as yacc's do, because that is what Prometheus uses: which
/// error is the first, and where it stands, follows from it. Its tables are made from `PromQL.grammar`.
struct ParserTables {
    struct Production {
        var length: UInt8
        var nonterminal: UInt8
        var reduction: Reduction
    }

    /// The action that ends the parse with success.
    static let accept = Int16.max

    /// Columns of a row of ``actions``.
    let width = Int(TokenKind.lastOfExpressions.rawValue) + 1
    /// For each state and token: a state to shift to, a negative production to reduce, ``accept``, or 0 for an error.
    let actions: UnsafePointer<Int16>
    /// For each state the production that is reduced without looking at the next token, or 0.
    let unconditional: UnsafePointer<Int16>
    /// For each state the state behind the error token, or 0.
    let afterError: UnsafePointer<Int16>
    /// For each state and nonterminal the state behind it.
    let transitions: UnsafePointer<Int16>
    let rules: UnsafePointer<Production>

    /// The state behind a nonterminal, or 0 where it cannot stand.
    func next(_ state: Int, _ nonterminal: Nonterminal) -> Int {
        Int(transitions[state * Self.nonterminalCount + Int(nonterminal.rawValue)])
    }

    /// Made when the first expression is parsed.
    nonisolated(unsafe) static let shared = ParserTables()

    private init() {
        let list = Self.states
        var stateCount = 0
        var i = 0
        while i < list.count {
            i += 2 + 2 * Int(list[i + 1])
            i += 1 + 2 * Int(list[i])
            stateCount += 1
        }
        func zeros(_ count: Int) -> UnsafeMutablePointer<Int16> {
            let memory = UnsafeMutablePointer<Int16>.allocate(capacity: count)
            memory.initialize(repeating: 0, count: count)
            return memory
        }
        let actions = zeros(stateCount * width)
        let unconditional = zeros(stateCount)
        let afterError = zeros(stateCount)
        let transitions = zeros(stateCount * Self.nonterminalCount)
        let columns = Self.terminals.map { Int($0.rawValue) }
        let error = Int(TokenKind.invalid.rawValue)
        i = 0
        for state in 0..<stateCount {
            let row = state * width
            let reduction = list[i]
            let actionCount = Int(list[i + 1])
            if actionCount == 0 { unconditional[state] = reduction }
            for column in 0..<width { actions[row + column] = -reduction }
            i += 2
            for _ in 0..<actionCount {
                actions[row + columns[Int(list[i])]] = list[i + 1]
                i += 2
            }
            afterError[state] = max(0, actions[row + error])
            let transitionCount = Int(list[i])
            i += 1
            for _ in 0..<transitionCount {
                transitions[state * Self.nonterminalCount + Int(list[i])] = list[i + 1]
                i += 2
            }
        }
        let rules = UnsafeMutablePointer<Production>.allocate(capacity: Self.productions.count)
        for (number, rule) in Self.productions.enumerated() {
            (rules + number).initialize(to: Production(length: rule.length, nonterminal: rule.nonterminal, reduction: rule.reduction))
        }
        self.actions = UnsafePointer(actions)
        self.unconditional = UnsafePointer(unconditional)
        self.afterError = UnsafePointer(afterError)
        self.transitions = UnsafePointer(transitions)
        self.rules = UnsafePointer(rules)
    }
}
