/// The tree of commands as the completion scripts need it: every command with all options that hold for it.
struct CompletionTree {
    struct Node {
        /// The words that lead here, the program's name first: `monctl routes test`.
        let path: [String]
        let summary: String
        let aliases: [String]
        /// The visible commands below; nil for a command, which takes arguments instead.
        let children: [Node]?
        /// The visible options of this command and of the groups above it, `--help` included.
        let options: [ParameterSpecification]
        let arguments: [ParameterSpecification]

        var name: String { path.last ?? "" }
        var words: String { path.joined(separator: " ") }
        var isRoot: Bool { path.count == 1 }
    }

    let root: Node

    init(_ root: CommandSyntax) {
        self.root = Self.node(root, [], inherited: [BuiltIns.help], depth: 0)
    }

    /// All commands, each before those below it.
    var nodes: [Node] {
        var all: [Node] = []
        var pending = [root]
        while let node = pending.popLast() {
            all.append(node)
            pending += (node.children ?? []).reversed()
        }
        return all
    }

    /// The tree is as deep as the program's author made it: never deep enough for recursion to matter.
    private static func node(_ command: CommandSyntax, _ above: [String], inherited: [ParameterSpecification], depth: Int) -> Node {
        let path = above + [command.name]
        let own = command.parameters().flatMap(\.parameters).filter { !$0.isHidden }
        let options = own.filter { !$0.isPositional } + inherited
        let children = command.subcommands?().filter { !$0.isHidden }.map { node($0, path, inherited: options, depth: depth + 1) }
        return Node(
            path: path, summary: command.summary, aliases: command.aliases, children: children,
            options: depth == 0 ? options + [BuiltIns.version] : options, arguments: own.filter(\.isPositional))
    }
}

extension ParameterSpecification {
    /// The words with which the option can be written, the short one first.
    var spellings: [String] { (shortForm.map { [$0] } ?? []) + [longForm] + (isNegatable ? ["--no-" + name] : []) }
}

/// A text in single quotes for a shell; `escape` is how the shell writes a single quote within them.
func singleQuoted(_ text: String, escape: String = "'\\''") -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
        if scalar == "'" { quoted += escape } else { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "'"
}
