import Testing

@testable import parsertables

@Suite struct ParserTablesTests {
    private func source(_ path: String) throws -> String {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return try #require(Main.read("/\(root)/Sources/\(path)"))
    }

    @Test func areMadeFromTheGrammar() throws {
        let made = try parserTables(grammar: source("parsertables/PromQL.grammar"))
        let kept = try source("PromQL/Parser/ParserTables+Generated.swift")
        #expect(made == kept, "swift run parsertables Sources/parsertables/PromQL.grammar")
    }

    @Test func refusesUnknownSymbols() {
        #expect(throws: Grammar.Problem.self) { try Grammar("terminals a\nStart:\n    a b\n") }
        #expect(throws: Grammar.Problem.self) { try Grammar("terminals a\nStart:\n    a\nStart:\n    a\n") }
    }

    @Test func settlesConflicts() throws {
        let grammar = """
            terminals number add multiply
            left add
            left multiply
            Start:
                Start add Start => sum
                Start multiply Start => product
                number => number
            """
        let automaton = Automaton(try Grammar(grammar))
        // Behind `Start add Start`: a further `add` reduces, `multiply` is shifted.
        let state = try #require(automaton.states.first { $0.kernel.contains(Automaton.Item(production: 1, dot: 3)) })
        #expect(state.defaultReduction == 1)
        guard case .shift? = state.actions[4] else {
            Issue.record("multiply is not shifted")
            return
        }
        #expect(state.actions[3] == nil)
    }
}
