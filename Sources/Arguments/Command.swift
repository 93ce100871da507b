/// What a command and a group of commands say of themselves.
package protocol CommandDeclaration<Context>: Sendable {
    /// What a command needs besides its arguments: where to print, which files there are.
    associatedtype Context

    /// The word that names the command.
    static var name: String { get }
    /// Other words for it, which help does not list.
    static var aliases: [String] { get }
    /// One sentence without a full stop, for lists of commands.
    static var summary: String { get }
    /// Paragraphs, separated by empty lines; lines that begin with two blanks are shown as they are.
    static var discussion: String { get }
    static var examples: [Example] { get }
    /// Whether lists of commands, completions and the manual page leave it out.
    static var isHidden: Bool { get }
    /// The options and arguments. Those of a group are options only, and hold for every command below it, too.
    static var parameters: [ParameterGroup] { get }
}

extension CommandDeclaration {
    package static var aliases: [String] { [] }
    package static var discussion: String { "" }
    package static var examples: [Example] { [] }
    package static var isHidden: Bool { false }
    package static var parameters: [ParameterGroup] { [] }
}

/// A command that does something: a type with its options as static members.
package protocol Command<Context>: CommandDeclaration {
    /// Named again so that it follows from the type of ``run(_:in:)``.
    associatedtype Context

    /// Does what the arguments say. An error is for what parsing could not see.
    static func run(_ arguments: ParsedArguments, in context: inout Context) throws(Misuse) -> ExitCode
}

/// A word under which several commands stand, such as `template` in `template render`; the program itself is one, too.
package protocol CommandGroup<Context>: CommandDeclaration {
    associatedtype Context

    static var commands: [CommandEntry<Context>] { get }
}

/// A command line worth showing, with what it does.
package struct Example: Sendable, Hashable {
    package var commandLine: String
    package var summary: String

    package init(_ commandLine: String, _ summary: String) {
        self.commandLine = commandLine
        self.summary = summary
    }
}

/// A command or group in the list of its parent. Makes nothing but closures: options exist once their command is reached.
package struct CommandEntry<Context>: Sendable {
    let syntax: CommandSyntax
    let entries: @Sendable () -> [CommandEntry]
    let run: (@Sendable (ParsedArguments, inout Context) throws(Misuse) -> ExitCode)?

    package static func command<C: Command>(_ type: C.Type) -> CommandEntry where C.Context == Context {
        CommandEntry(syntax: CommandSyntax(type, subcommands: nil), entries: { [] }) { arguments, context throws(Misuse) in
            try C.run(arguments, in: &context)
        }
    }

    package static func group<G: CommandGroup>(_ type: G.Type) -> CommandEntry where G.Context == Context {
        CommandEntry(syntax: CommandSyntax(type) { G.commands.map(\.syntax) }, entries: { G.commands }, run: nil)
    }
}

/// A command as parsing, help, completions and the manual page see it.
struct CommandSyntax: Sendable {
    let name: String
    let aliases: [String]
    let summary: String
    let isHidden: Bool
    let discussion: @Sendable () -> String
    let examples: @Sendable () -> [Example]
    let parameters: @Sendable () -> [ParameterGroup]
    /// Nil for a command, which has none.
    let subcommands: (@Sendable () -> [CommandSyntax])?

    init<D: CommandDeclaration>(_ type: D.Type, subcommands: (@Sendable () -> [CommandSyntax])?) {
        name = D.name
        aliases = D.aliases
        summary = D.summary
        isHidden = D.isHidden
        discussion = { D.discussion }
        examples = { D.examples }
        parameters = { D.parameters }
        self.subcommands = subcommands
    }

    func answers(to word: String) -> Bool { sameBytes(name, word) || aliases.contains { sameBytes($0, word) } }
}
