/// A whole program: its tree of commands and what the manual page says beyond them.
package struct Program<Context>: Sendable {
    let root: CommandEntry<Context>
    let about: ProgramDescription

    package init<Root: CommandGroup>(_ type: Root.Type, _ about: ProgramDescription) where Root.Context == Context {
        root = .group(type)
        self.about = about
    }

    /// What a command line asks for.
    package enum Outcome {
        /// A command is to be run.
        case run(Invocation)
        /// A text for standard output: help or the version; the program ends with success.
        case answer(String)
        /// ``Misuse/text`` for standard error; the program ends with ``ExitCode/misuse``.
        case misuse(Misuse)
    }

    /// A command with its arguments.
    package struct Invocation {
        package let arguments: ParsedArguments
        let entry: CommandEntry<Context>

        /// Runs the command.
        package func run(in context: inout Context) throws(Misuse) -> ExitCode {
            guard let run = entry.run else { return .misuse }
            return try run(arguments, &context)
        }
    }

    /// Reads the words after the program's name. Help texts are as wide as `width` says, within 80 to 100 columns.
    package func parse(_ words: [String], width: Int = 80) -> Outcome {
        var parser = CommandLineParser(root.syntax, words)
        let result: CommandLineParser.Result
        do throws(Misuse) { result = try parser.parse() } catch {
            var misuse = error
            if parser.lacksCommand { misuse.overview = HelpText(parser.path, about, width: width).text }
            return .misuse(misuse)
        }
        switch result {
        case .help(let path): return .answer(HelpText(path, about, width: width).text)
        case .version: return .answer("\(root.syntax.name) \(about.version)\n")
        case .arguments(let arguments, let path):
            var entry = root
            for index in path {
                let children = entry.entries()
                guard children.indices.contains(index) else { break }
                entry = children[index]
            }
            return .run(Invocation(arguments: arguments, entry: entry))
        }
    }

    /// The help of the command that the words lead to, as `program WORDS --help` shows it; nil where there is none.
    package func help(_ words: [String] = [], width: Int = 80) -> String? {
        var path = [root.syntax]
        for word in words {
            guard let next = path.last?.subcommands?().first(where: { $0.answers(to: word) }) else { return nil }
            path.append(next)
        }
        return HelpText(path, about, width: width).text
    }

    /// The script that teaches a shell to complete command lines of the program.
    package func completionScript(for shell: Shell) -> String {
        let tree = CompletionTree(root.syntax)
        switch shell {
        case .bash: return BashCompletion(tree).script
        case .zsh: return ZshCompletion(tree).script
        case .fish: return FishCompletion(tree).script
        }
    }

    /// The manual page in roff (`man` macros): one page, a section for each command.
    package var manualPage: String { ManualPage(root.syntax, about).text }

    /// What is wrong with the declarations themselves; for a test of the program. Empty when all is well.
    package var declarationFaults: [String] { DeclarationFaults(root.syntax).faults }
}

/// A shell whose command lines can be completed.
package enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish
}

/// What a program says of itself beyond its commands.
package struct ProgramDescription: Sendable {
    /// A part of the manual page: a title in capitals and paragraphs as in ``CommandDeclaration/discussion``.
    package struct Section: Sendable {
        package var title: String
        package var text: String

        package init(_ title: String, _ text: String) {
            self.title = title
            self.text = text
        }
    }

    package var version: String
    /// The day of the release, `2026-12-31`, for the foot of the manual page; may be empty.
    package var date: String
    /// Where to read more: the last line of the program's help; may be empty.
    package var footer: String
    /// Sections that follow the commands on the manual page, such as `EXIT STATUS`.
    package var sections: [Section]

    package init(version: String, date: String = "", footer: String = "", sections: [Section] = []) {
        self.version = version
        self.date = date
        self.footer = footer
        self.sections = sections
    }
}
