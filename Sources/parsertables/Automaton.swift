/// The LALR(1) automaton of a grammar: what to do in each state for each terminal, and where to go behind each nonterminal.
///
/// Conflicts and defaults are settled as yacc does, because they decide how far a parser reads before it finds an error: precedence
/// first, then shift over reduce, then the earlier production. The reduction that most terminals ask for is done for every
/// terminal without an entry, but for states that can shift the error token; a state that can do nothing else does not look at the
/// next token at all.
struct Automaton {
    struct Item: Hashable {
        var production: Int
        var dot: Int
    }

    enum Action: Equatable {
        case shift(Int)
        case reduce(Int)
        case accept
        /// An operator that cannot be repeated.
        case refuse
    }

    struct State {
        var kernel: [Item]
        var transitions: [Grammar.Symbol: Int] = [:]
        /// For each kernel item the terminals that can follow it.
        var lookaheads: [Set<Grammar.Symbol>] = []

        var actions: [Grammar.Symbol: Action] = [:]
        /// The production that is reduced for terminals without an action.
        var defaultReduction: Int?

        /// Whether the parser must not read on before it reduces.
        var isSimple: Bool { defaultReduction != nil && actions.isEmpty }
    }

    let grammar: Grammar
    private(set) var states: [State] = []
    private var productionsOf: [Grammar.Symbol: [Int]] = [:]
    private var canBeEmpty: Set<Grammar.Symbol> = []
    private var firstTerminals: [Grammar.Symbol: Set<Grammar.Symbol>] = [:]

    init(_ grammar: Grammar) {
        self.grammar = grammar
        for (number, production) in grammar.productions.enumerated() { productionsOf[production.left, default: []].append(number) }
        findFirstTerminals()
        findStates()
        findLookaheads()
        for number in states.indices { settleActions(of: number) }
    }

    /// The symbol behind the dot; nil when the item is complete.
    private func next(_ item: Item) -> Grammar.Symbol? {
        let right = grammar.productions[item.production].right
        return item.dot < right.count ? right[item.dot] : nil
    }

    private mutating func findFirstTerminals() {
        var changed = true
        while changed {
            changed = false
            for production in grammar.productions {
                var first = firstTerminals[production.left] ?? []
                var isEmpty = true
                for symbol in production.right {
                    if grammar.isTerminal(symbol) { first.insert(symbol) } else { first.formUnion(firstTerminals[symbol] ?? []) }
                    if !canBeEmpty.contains(symbol) {
                        isEmpty = false
                        break
                    }
                }
                if isEmpty, canBeEmpty.insert(production.left).inserted { changed = true }
                if first != firstTerminals[production.left] {
                    firstTerminals[production.left] = first
                    changed = true
                }
            }
        }
    }

    private mutating func findStates() {
        var numbers: [[Item]: Int] = [:]
        func state(_ kernel: [Item]) -> Int {
            let kernel = kernel.sorted { ($0.production, $0.dot) < ($1.production, $1.dot) }
            if let known = numbers[kernel] { return known }
            numbers[kernel] = states.count
            states.append(State(kernel: kernel, lookaheads: kernel.map { _ in [] }))
            return states.count - 1
        }
        _ = state([Item(production: 0, dot: 0)])
        var number = 0
        while number < states.count {
            var items = states[number].kernel
            var added: Set<Grammar.Symbol> = []
            var i = 0
            while i < items.count {
                if let symbol = next(items[i]), !grammar.isTerminal(symbol), added.insert(symbol).inserted {
                    items += (productionsOf[symbol] ?? []).map { Item(production: $0, dot: 0) }
                }
                i += 1
            }
            var order: [Grammar.Symbol] = []
            var moved: [Grammar.Symbol: [Item]] = [:]
            for item in items {
                guard let symbol = next(item), symbol != Grammar.end else { continue }
                if moved[symbol] == nil { order.append(symbol) }
                moved[symbol, default: []].append(Item(production: item.production, dot: item.dot + 1))
            }
            for symbol in order { states[number].transitions[symbol] = state(moved[symbol] ?? []) }
            number += 1
        }
    }
}

extension Automaton {
    /// All items of a state with the terminals that can follow each.
    private func closure(_ kernel: [(Item, Set<Grammar.Symbol>)]) -> [(item: Item, lookahead: Set<Grammar.Symbol>)] {
        var items: [(item: Item, lookahead: Set<Grammar.Symbol>)] = kernel.map { ($0.0, $0.1) }
        var positions: [Item: Int] = [:]
        for (i, entry) in items.enumerated() { positions[entry.item] = i }
        var work = Array(items.indices)
        while let i = work.popLast() {
            let (item, lookahead) = items[i]
            guard let symbol = next(item), !grammar.isTerminal(symbol) else { continue }
            var following: Set<Grammar.Symbol> = []
            var isEmpty = true
            for rest in grammar.productions[item.production].right[(item.dot + 1)...] {
                if grammar.isTerminal(rest) { following.insert(rest) } else { following.formUnion(firstTerminals[rest] ?? []) }
                if !canBeEmpty.contains(rest) {
                    isEmpty = false
                    break
                }
            }
            if isEmpty { following.formUnion(lookahead) }
            for production in productionsOf[symbol] ?? [] {
                let new = Item(production: production, dot: 0)
                if let known = positions[new] {
                    if !following.isSubset(of: items[known].lookahead) {
                        items[known].lookahead.formUnion(following)
                        work.append(known)
                    }
                } else {
                    positions[new] = items.count
                    items.append((new, following))
                    work.append(items.count - 1)
                }
            }
        }
        return items
    }

    private mutating func findLookaheads() {
        // What stands behind an item is carried over every transition until nothing changes.
        states[0].lookaheads[0] = [Grammar.end]
        var work = [0]
        while let number = work.popLast() {
            let items = closure(Array(zip(states[number].kernel, states[number].lookaheads)))
            for (item, lookahead) in items {
                guard let symbol = next(item), let target = states[number].transitions[symbol] else { continue }
                let moved = Item(production: item.production, dot: item.dot + 1)
                guard let i = states[target].kernel.firstIndex(of: moved) else { continue }
                if !lookahead.isSubset(of: states[target].lookaheads[i]) {
                    states[target].lookaheads[i].formUnion(lookahead)
                    if !work.contains(target) { work.append(target) }
                }
            }
        }
    }

    private mutating func settleActions(of number: Int) {
        var actions: [Grammar.Symbol: Action] = [:]
        for (symbol, target) in states[number].transitions where grammar.isTerminal(symbol) { actions[symbol] = .shift(target) }
        let items = closure(Array(zip(states[number].kernel, states[number].lookaheads)))
        for (item, lookahead) in items.sorted(by: { $0.item.production < $1.item.production }) {
            if item.production == 0, item.dot == 1 { actions[Grammar.end] = .accept }
            guard next(item) == nil else { continue }
            for terminal in lookahead {
                switch actions[terminal] {
                case nil: actions[terminal] = .reduce(item.production)
                case .reduce, .accept, .refuse: break
                case .shift:
                    guard let own = grammar.productions[item.production].precedence, let other = grammar.precedences[terminal] else {
                        break
                    }
                    if own.level > other.level || (own.level == other.level && other.associativity == .left) {
                        actions[terminal] = .reduce(item.production)
                    } else if own.level == other.level, other.associativity == .none {
                        actions[terminal] = .refuse
                    }
                }
            }
        }
        if case .shift = actions[Grammar.error] {
            states[number].actions = actions
            return
        }
        var counts: [Int: Int] = [:]
        for case .reduce(let production) in actions.values { counts[production, default: 0] += 1 }
        var best: (production: Int, count: Int)?
        for terminal in actions.keys.sorted() {
            if case .reduce(let production)? = actions[terminal], let count = counts[production], count > best?.count ?? 0 {
                best = (production, count)
            }
        }
        states[number].defaultReduction = best?.production
        states[number].actions = actions.filter { $0.value != best.map { Action.reduce($0.production) } }
    }
}

extension Automaton {
    /// Leaves out states that do nothing but pass a value on: `Expression: Call`, `Sign: add`.
    ///
    /// No token is read in such a state and nothing is run, so the parser cannot tell the difference but for the time it takes.
    mutating func skipPassingStates() {
        for number in states.indices {
            for symbol in states[number].transitions.keys.sorted() {
                var target = states[number].transitions[symbol] ?? 0
                while states[target].isSimple, let production = states[target].defaultReduction,
                    grammar.productions[production].reduction == nil, grammar.productions[production].right.count == 1,
                    let next = states[number].transitions[grammar.productions[production].left]
                {
                    target = next
                }
                states[number].transitions[symbol] = target
                if states[number].actions[symbol] != nil, case .shift = states[number].actions[symbol] {
                    states[number].actions[symbol] = .shift(target)
                }
            }
        }
        dropUnreachableStates()
    }

    private mutating func dropUnreachableStates() {
        var numbers = [0: 0]
        var order = [0]
        var i = 0
        while i < order.count {
            for symbol in states[order[i]].transitions.keys.sorted() {
                guard let target = states[order[i]].transitions[symbol], numbers[target] == nil else { continue }
                numbers[target] = order.count
                order.append(target)
            }
            i += 1
        }
        states = order.map { old in
            var state = states[old]
            state.transitions = state.transitions.mapValues { numbers[$0] ?? 0 }
            state.actions = state.actions.mapValues { if case .shift(let target) = $0 { .shift(numbers[target] ?? 0) } else { $0 } }
            return state
        }
    }
}
