import Arguments

/// The program: its commands and what it says of itself.
package enum Monctl: CommandGroup {
    package typealias Context = Console

    package static let version = "0.1.0"
    package static let name = "monctl"
    package static let summary = "The compiler for a monitoring stack"
    package static let discussion = """
        Reads the files of Prometheus and its companions as one program and says, with file, line and column, what will not load,
        what will not work and what is unwise.
        """

    package static var commands: [CommandEntry<Console>] {
        [
            .command(Validate.self),
            .command(Show.self),
            .command(Targets.self),
            .group(Template.self),
            .command(Completions.self),
            .command(ManualPageCommand.self),
            .command(Fields.self),
        ]
    }

    package static var program: Program<Console> {
        Program(
            Self.self,
            ProgramDescription(
                version: version,
                sections: [
                    .init(
                        "EXIT STATUS",
                        "0: fine. 1: findings at or above --fail-on. 2: misuse, a file that cannot be read, or an internal limit."),
                    .init(
                        "ENVIRONMENT",
                        "NO_COLOR turns colours off, CLICOLOR_FORCE turns them on, where --color does not say otherwise."),
                ]))
    }

    /// Runs a command line (without the program's name) and returns the exit status.
    package static func run(_ words: [String], in console: inout Console) -> Int32 {
        let program = program
        switch program.parse(words, width: console.width) {
        case .answer(let text):
            console.print(text)
            return ExitCode.success.rawValue
        case .misuse(let misuse):
            console.errors += Array(misuse.text.utf8)
            return ExitCode.misuse.rawValue
        case .run(let invocation):
            do throws(Misuse) {
                return try invocation.run(in: &console).rawValue
            } catch {
                console.errors += Array(error.text.utf8)
                return ExitCode.misuse.rawValue
            }
        }
    }
}

extension ExitCode {
    /// Findings at or above the wanted severity.
    static let findings = ExitCode(rawValue: 1)
    /// Something could not be read, written or done.
    static let failure = ExitCode(rawValue: 2)
}

/// Prints what a shell needs to complete command lines.
enum Completions: Command {
    static let name = "completions"
    static let summary = "Print the completion script of a shell"
    static let discussion = """
        For bash: monctl completions bash > /etc/bash_completion.d/monctl

        For zsh: monctl completions zsh > "${fpath[1]}/_monctl"

        For fish: monctl completions fish > ~/.config/fish/completions/monctl.fish
        """
    static let shell = Positional<Shell>("SHELL", .choice("SHELL"), help: "The shell")

    static var parameters: [ParameterGroup] { [.arguments(shell)] }

    static func run(_ arguments: ParsedArguments, in console: inout Console) throws(Misuse) -> ExitCode {
        console.print(Monctl.program.completionScript(for: arguments[shell]))
        return .success
    }
}

/// Prints the manual page.
enum ManualPageCommand: Command {
    static let name = "man"
    static let summary = "Print the manual page (monctl man | man -l -)"

    static func run(_ arguments: ParsedArguments, in console: inout Console) throws(Misuse) -> ExitCode {
        console.print(Monctl.program.manualPage)
        return .success
    }
}
