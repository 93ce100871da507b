import Testing

@testable import Arguments

private typealias Check = SampleProgram.Check

/// The arguments of a command line, its words separated by blanks.
private func arguments(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> ParsedArguments {
    try arguments(line.split(separator: " ").map(String.init), sourceLocation: sourceLocation)
}

private func arguments(_ words: [String], sourceLocation: SourceLocation = #_sourceLocation) throws -> ParsedArguments {
    let outcome = SampleProgram.program.parse(words)
    guard case .run(let invocation) = outcome else {
        Issue.record("\(words) gives \(outcome)", sourceLocation: sourceLocation)
        throw Misuse(commandPath: [], "")
    }
    return invocation.arguments
}

@Suite("Command lines") struct ParsingTests {
    @Test("absent options have their defaults")
    func defaults() throws {
        let parsed = try arguments("check")
        #expect(parsed.commandPath == ["shelf", "check"])
        #expect(parsed[Check.paths] == [])
        #expect(parsed[Check.level] == 2)
        #expect(parsed[Check.rules] == ["all"])
        #expect(parsed[Check.format] == [])
        #expect(parsed[Check.follow])
        #expect(parsed[Check.jobs] == nil)
        #expect(!parsed[Check.strict])
        #expect(parsed[SampleProgram.Root.color] == .auto)
        #expect(!parsed.isGiven(Check.level))
    }

    @Test(
        "an option can be written in all the ways of GNU",
        arguments: [
            "check --fail-on never", "check --fail-on=never", "check -l never", "check -lnever", "check -l=never", "check -sl never",
            "check -slnever", "check --fail-on error --fail-on never", "check a b --fail-on never", "lint --fail-on never",
        ])
    func spellings(line: String) throws {
        #expect(try arguments(line)[Check.level] == 3)
    }

    @Test("bundled flags, and flags of the program before and behind the command")
    func flags() throws {
        #expect(try arguments("check -sq")[Check.strict])
        #expect(try arguments("check -sq")[SampleProgram.Root.quiet])
        #expect(try arguments("-q check")[SampleProgram.Root.quiet])
        #expect(try arguments("--color=never check")[SampleProgram.Root.color] == .never)
        #expect(try arguments("check --color always x")[SampleProgram.Root.color] == .always)
        #expect(try arguments("check --trace").isGiven(Check.trace))
    }

    @Test("of a flag and its negation the last one holds")
    func negation() throws {
        #expect(try arguments("check --no-follow")[Check.follow] == false)
        #expect(try arguments("check --no-follow --follow")[Check.follow])
        #expect(try arguments("check --follow --no-follow")[Check.follow] == false)
    }

    @Test("a list takes every occurrence, and where declared the items between commas")
    func lists() throws {
        #expect(try arguments("check --rules isbn,none -r all")[Check.rules] == ["isbn", "none", "all"])
        #expect(try arguments("check --rules isbn,")[Check.rules] == ["isbn"])
        #expect(try arguments("check -f text --format=json=a,b")[Check.format] == ["text", "json=a,b"])
        #expect(try arguments("check -r all,none -r isbn").count(of: Check.rules) == 3)
    }

    @Test("two dashes end the options, and one dash is an argument")
    func operands() throws {
        #expect(try arguments("check -s -- --fail-on -q")[Check.paths] == ["--fail-on", "-q"])
        #expect(try arguments("check - b -s")[Check.paths] == ["-", "b"])
        #expect(try arguments("check -- --")[Check.paths] == ["--"])
        #expect(try arguments(["check", "x y", "=a"])[Check.paths] == ["x y", "=a"])
    }

    @Test("a value may begin with a dash unless it is an option")
    func dashes() throws {
        #expect(try arguments("check --format -x")[Check.format] == ["-x"])
        #expect(try arguments("check --format=--strict")[Check.format] == ["--strict"])
        #expect(try arguments(["check", "--format", "-"])[Check.format] == ["-"])
    }

    @Test("values are cut at the first equals sign, and combining characters do not hide it")
    func equalsSigns() throws {
        #expect(try arguments(["check", "--format=a=b"])[Check.format] == ["a=b"])
        #expect(try arguments(["check", "--format=\u{308}x"])[Check.format] == ["\u{308}x"])
    }

    @Test("options of a group hold for the commands below it, and arguments have their places")
    func nested() throws {
        let parsed = try arguments("loan --ledger l.db add Ulysses 14")
        #expect(parsed.commandPath == ["shelf", "loan", "add"])
        #expect(parsed[SampleProgram.Loan.ledger] == "l.db")
        #expect(parsed[SampleProgram.Add.book] == "Ulysses")
        #expect(parsed[SampleProgram.Add.days] == 14)
        let move = try arguments("loan move ann bob eve --ledger=x")
        #expect(move[SampleProgram.Move.from] == "ann")
        #expect(move[SampleProgram.Move.to] == ["bob", "eve"])
    }

    @Test("a command gets its arguments and its context")
    func run() throws {
        guard case .run(let invocation) = SampleProgram.program.parse(["check", "-j", "4", "a.yml"]) else {
            throw Misuse(commandPath: [], "")
        }
        var log = SampleProgram.Log()
        #expect(try invocation.run(in: &log) == .success)
        #expect(log.lines == ["a.yml", "level 2", "jobs 4"])
    }

    @Test("what a command finds out itself is misuse in its name")
    func commandMisuse() throws {
        guard case .run(let invocation) = SampleProgram.program.parse(["check", "-s", "-l", "never"]) else {
            throw Misuse(commandPath: [], "")
        }
        var log = SampleProgram.Log()
        #expect(throws: Misuse(commandPath: ["shelf", "check"], "--strict and --fail-on never exclude each other")) {
            try invocation.run(in: &log)
        }
    }

    @Test(
        "help and the version are answers, help also behind a mistake",
        arguments: [
            ("--help", "Keep a catalogue of books."), ("-h", "Keep a catalogue of books."), ("help", "Keep a catalogue of books."),
            ("check --help", "Check catalogue files."), ("check -sh", "Check catalogue files."),
            ("check x --bogus --help", "Check catalogue files."),
            ("help loan add", "Lend a book."), ("loan --help add", "Lend books and take them back."),
            ("help loan", "Lend books and take them back."),
            ("--version", "shelf 1.2.3"),
        ])
    func answers(line: String, first: String) {
        guard case .answer(let text) = SampleProgram.program.parse(line.split(separator: " ").map(String.init)) else {
            Issue.record("no answer")
            return
        }
        #expect(text.split(separator: "\n").first.map(String.init) == first)
    }
}
