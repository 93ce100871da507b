import Testing

@testable import Arguments

@Suite("Declarations that cannot work") struct DeclarationFaultsTests {
    @Test func none() { #expect(SampleProgram.program.declarationFaults == []) }

    @Test func all() {
        let program = Program<Int>(Root.self, ProgramDescription(version: "1"))
        #expect(
            Set(program.declarationFaults) == [
                "p: a group takes no argument FILE",
                "p: the summary is one sentence without a full stop",
                "p: two commands answer to 'help'",
                "p: 'no name' is no name of a command",
                "p no name: two options '--help'",
                "p no name: two options '-x'",
                "p no name: '-=' cannot be written",
                "p no name: two options '--no-cache'",
                "p no name: C follows B, which takes all arguments",
                "p no name: C must be given but follows B, which may be left out",
                "p no name: two arguments of the same name",
                "p no name: the help of --help is one sentence without a full stop",
            ])
    }

    enum Root: CommandGroup {
        static let name = "p"
        static let summary = "Ends with a full stop."
        static var parameters: [ParameterGroup] {
            [.arguments(Positional("FILE", .file(), help: "x")), .options("Options", Option.flag("xx", short: "x", help: "x"))]
        }
        static var commands: [CommandEntry<Int>] { [.command(Leaf.self)] }
    }

    enum Leaf: Command {
        static let name = "no name"
        static let aliases = ["help"]
        static let summary = "Fine"
        static var parameters: [ParameterGroup] {
            [
                .options(
                    "Options", Option.flag("help", help: ""), Option.flag("yy", short: "x", help: "x"),
                    Option.flag("zz", short: "=", help: "x"),
                    Option.flag("no-cache", help: "x"), Option.flag("cache", isNegatable: true, help: "x")),
                .arguments(
                    Positional("C", .file(), help: "x"), Positional.list("B", .file(), help: "x"), Positional("C", .file(), help: "x")),
            ]
        }
        static func run(_ arguments: ParsedArguments, in context: inout Int) -> ExitCode { .success }
    }
}
