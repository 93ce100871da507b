@testable import Arguments

/// A small library catalogue: a program with every kind of declaration, for the tests of this room.
enum SampleProgram {
    /// What the commands leave behind, instead of printing.
    struct Log {
        var lines: [String] = []
    }

    static let program = Program<Log>(
        Root.self,
        ProgramDescription(
            version: "1.2.3", date: "2026-02-01", footer: "The manual is 'shelf(1)'.",
            sections: [.init("EXIT STATUS", "- 0: all is well\n- 2: the command line is not understood")]))

    enum Root: CommandGroup {
        static let name = "shelf"
        static let summary = "Keep a catalogue of books"
        static let color = Option("color", .choice("WHEN", of: When.self), default: .auto, help: "Colour the output")
        static let quiet = Option.flag("quiet", short: "q", help: "Print results only")
        static var parameters: [ParameterGroup] { [.options("Options", color, quiet)] }
        static var commands: [CommandEntry<Log>] { [.command(Check.self), .group(Loan.self), .command(Secret.self)] }
    }

    enum When: String, CaseIterable { case auto, always, never }

    enum Check: Command {
        static let name = "check"
        static let aliases = ["lint"]
        static let summary = "Check catalogue files"
        static let discussion = """
            Reads every file and says what is wrong with it. Directories are searched for
            catalogues:

              shelf check books/

            Nothing is changed.
            """
        static let examples = [Example("shelf check --rules none books.yml", "Read the files without any rule")]

        static let paths = Positional.list("PATH", .file("PATH", extensions: ["yml", "json"]), help: "Catalogues or directories")
        static let level = Option("fail-on", short: "l", levels, default: 2, help: "Exit 1 at or above this level")
        static let rules = Option.list(
            "rules", short: "r",
            .choice("RULE", [(Choice("all", "every rule"), "all"), (Choice("none"), "none"), (Choice("isbn"), "isbn")]),
            default: ["all"], splitsAtCommas: true, help: "Which rules to follow")
        static let format = Option.list(
            "format", short: "f", .word("FORMAT[=FILE]", suggestions: [Choice("text"), Choice("json", "for programs")]),
            help: "How to print the findings, and into which file")
        static let follow = Option.flag("follow", default: true, isNegatable: true, help: "Read the files that a file names")
        static let jobs = Option("jobs", short: "j", .integer("N", in: 1...64), help: "How many files are read at once")
        static let output = Option("output-directory", .directory(), help: "Where reports are written")
        static let strict = Option.flag("strict", short: "s", help: "Take warnings as errors")
        static let trace = Option.flag("trace", isHidden: true, help: "Print what happens")
        static let levels = ValueType<Int>.choice("LEVEL", [(Choice("warning"), 1), (Choice("error"), 2), (Choice("never"), 3)])

        static var parameters: [ParameterGroup] {
            [.arguments(paths), .options("What is checked", rules, follow, strict), .options("Output", level, format, output, jobs, trace)]
        }

        static func run(_ arguments: ParsedArguments, in context: inout Log) throws(Misuse) -> ExitCode {
            if arguments.isGiven(strict), arguments[level] == 3 {
                throw arguments.misuse("--strict and --fail-on never exclude each other")
            }
            context.lines = arguments[paths] + ["level \(arguments[level])", "jobs \(arguments[jobs].map(String.init) ?? "-")"]
            return .success
        }
    }

    enum Loan: CommandGroup {
        static let name = "loan"
        static let summary = "Lend books and take them back"
        static let ledger = Option.required("ledger", .file(extensions: ["db"]), help: "The file of loans")
        static var parameters: [ParameterGroup] { [.options("Loans", ledger)] }
        static var commands: [CommandEntry<Log>] { [.command(Add.self), .command(Move.self)] }
    }

    enum Add: Command {
        static let name = "add"
        static let summary = "Lend a book"
        static let book = Positional("BOOK", .text("BOOK"), help: "The title")
        static let days = Positional.optional("DAYS", .integer("DAYS", in: 1...Int.max), help: "For how long")
        static let until = Option(
            "until", ValueType<String>("DAY", expected: "a day such as 2026-12-31", read: { $0.utf8.count == 10 ? $0 : nil }),
            help: "When it must be back")
        static var parameters: [ParameterGroup] { [.arguments(book, days), .options("Options", until)] }

        static func run(_ arguments: ParsedArguments, in context: inout Log) -> ExitCode {
            context.lines = [arguments[Loan.ledger], arguments[book], arguments[days].map(String.init) ?? "-"]
            return .success
        }
    }

    enum Move: Command {
        static let name = "move"
        static let summary = "Hand a book from one reader to others"
        static let from = Positional("FROM", .word("READER", suggestions: [Choice("ann"), Choice("bob")]), help: "Who has it")
        static let to = Positional.list("TO", .text("READER"), atLeastOne: true, help: "Who gets it")
        static var parameters: [ParameterGroup] { [.arguments(from, to)] }
        static func run(_ arguments: ParsedArguments, in context: inout Log) -> ExitCode { ExitCode(rawValue: 1) }
    }

    enum Secret: Command {
        static let name = "secret"
        static let summary = "Show what nobody lists"
        static let isHidden = true
        static func run(_ arguments: ParsedArguments, in context: inout Log) -> ExitCode { .success }
    }
}
