/// The completion script for zsh: a function for each command, on zsh's own `_arguments`.
struct ZshCompletion {
    private let tree: CompletionTree

    init(_ tree: CompletionTree) { self.tree = tree }

    var script: String {
        """
        #compdef \(tree.root.name)

        \(tree.nodes.map(function).joined(separator: "\n\n"))

        \(helpFunction)

        if [[ "${funcstack[1]}" == \(name(tree.root)) ]]; then
            \(name(tree.root)) "$@"
        else
            compdef \(name(tree.root)) \(tree.root.name)
        fi

        """
    }

    private func name(_ node: CompletionTree.Node) -> String { "_" + node.path.joined(separator: "__") }

    private func function(_ node: CompletionTree.Node) -> String {
        var specifications = node.options.flatMap(option)
        guard let children = node.children else {
            specifications += node.arguments.map(argument)
            return """
                \(name(node))() {
                    _arguments -s -S \\
                        \(specifications.joined(separator: " \\\n        "))
                }
                """
        }
        specifications += ["': :->command'", "'*:: :->arguments'"]
        var cases = children.map { child in
            "            \(([child.name] + child.aliases).joined(separator: " | "))) \(name(child)) && result=0 ;;"
        }
        var commands = children.map { child in "                " + singleQuoted(escaped(child.name, ":") + ":" + child.summary) }
        if node.isRoot {
            cases.append("            \(BuiltIns.helpCommand)) \(name(node))___help && result=0 ;;")
            commands.append("                " + singleQuoted(BuiltIns.helpCommand + ":" + BuiltIns.helpCommandSummary))
        }
        return """
            \(name(node))() {
                local curcontext="$curcontext" state state_descr line result=1
                local -a commands
                typeset -A opt_args
                _arguments -s -S -C \\
                    \(specifications.joined(separator: " \\\n        ")) && result=0
                case "$state" in
                    command)
                        commands=(
            \(commands.joined(separator: "\n"))
                        )
                        _describe -t commands command commands && result=0
                        ;;
                    arguments)
                        case "$words[1]" in
            \(cases.joined(separator: "\n"))
                        esac
                        ;;
                esac
                return result
            }
            """
    }

    /// `help` walks down the tree by the words that stand before the cursor.
    private var helpFunction: String {
        let cases = tree.nodes.compactMap { node -> String? in
            guard let children = node.children else { return nil }
            let commands = children.map { "            " + singleQuoted(escaped($0.name, ":") + ":" + $0.summary) }
            return """
                        \(singleQuoted(node.path.dropFirst().joined(separator: " ")))) commands=(
                \(commands.joined(separator: "\n"))
                        ) ;;
                """
        }
        return """
            \(name(tree.root))___help() {
                local -a commands
                case "${words[2,CURRENT-1]}" in
            \(cases.joined(separator: "\n"))
                esac
                _describe -t commands command commands
            }
            """
    }

    private func option(_ option: ParameterSpecification) -> [String] {
        let star = option.isRepeatable ? "*" : ""
        let help = "[" + escaped(option.help, "[]") + "]"
        switch option.kind {
        case .flag(let isNegatable):
            let exclusion = "(" + option.spellings.joined(separator: " ") + ")"
            var specifications = option.spellings.filter { !$0.hasPrefix("--no-") || !isNegatable }.map { exclusion + $0 + help }
            if isNegatable { specifications.append("\(exclusion)--no-\(option.name)[The opposite of \(option.longForm)]") }
            return specifications.map { singleQuoted($0) }
        case .option, .positional:
            let exclusion = option.isRepeatable ? "" : "(" + option.spellings.joined(separator: " ") + ")"
            let value = ":" + escaped(option.valueName, ":") + ":" + action(option)
            return option.spellings.map { singleQuoted(star + exclusion + $0 + ($0.hasPrefix("--") ? "=" : "+") + help + value) }
        }
    }

    private func argument(_ argument: ParameterSpecification) -> String {
        let message = escaped(argument.name, ":") + ":" + action(argument)
        if argument.isRepeatable { return singleQuoted("*:" + message) }
        return singleQuoted((argument.isRequired ? ":" : "::") + message)
    }

    private func action(_ parameter: ParameterSpecification) -> String {
        switch parameter.completion {
        case .none: return " "
        case .directory: return "_files -/"
        case .file(let extensions):
            if extensions.isEmpty { return "_files" }
            return "_files -g \"*.(" + extensions.joined(separator: "|") + ")(-.)\""
        case .choices:
            let choices = parameter.choices()
            if choices.isEmpty { return " " }
            if parameter.splitsAtCommas {
                let values = choices.map { choice in
                    "\"" + escaped(choice.name, "\\\"$`[]:")
                        + (choice.summary.isEmpty ? "" : "[" + escaped(choice.summary, "\\\"$`[]:") + "]") + "\""
                }
                return "_values -s , \(escaped(parameter.valueName, ": ")) " + values.joined(separator: " ")
            }
            if choices.allSatisfy(\.summary.isEmpty) {
                return "(" + choices.map { escaped($0.name, "\\:() ") }.joined(separator: " ") + ")"
            }
            let described = choices.map { choice in
                escaped(choice.name, "\\:() ") + "\\:\"" + escaped(choice.summary, "\\\"$`:") + "\""
            }
            return "((" + described.joined(separator: " ") + "))"
        }
    }

    private func escaped(_ text: String, _ special: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if special.unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
