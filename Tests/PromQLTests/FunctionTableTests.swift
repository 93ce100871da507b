import PromQL
import Testing

@Suite struct FunctionTableTests {
    @Test func hasNinetyFunctions() {
        #expect(FunctionTable.names().count == 90)
        #expect(FunctionTable.functions.count { $0.exists(in: .newest) && $0.isExperimental(in: .newest) } == 17)
        let names = FunctionTable.functions.map(\.name.description)
        #expect(names == names.sorted())
    }

    @Test(arguments: FunctionTable.functions.map(\.name.description))
    func findsEach(name: String) {
        #expect(FunctionTable.find(name)?.name == name)
        #expect(FunctionTable.find(name.uppercased())?.name == nil)
    }

    @Test(arguments: ["", "a", "rat", "ratee", "histogram_quantile_over_time_x"])
    func findsNoOther(name: String) {
        #expect(FunctionTable.find(name) == nil)
    }

    @Test func knowsArities() throws {
        let round = try #require(FunctionTable.find("round")).function
        #expect(round.arity.least == 1 && round.arity.most == 2)
        let join = try #require(FunctionTable.find("label_join")).function
        #expect(join.arity.least == 3 && join.arity.most == nil)
        #expect(Array(join.arguments) == [.vector, .string, .string, .string])
    }
}
