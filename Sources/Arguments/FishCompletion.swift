/// The completion script for fish 3 and later.
struct FishCompletion {
    private let tree: CompletionTree
    private let prefix: String

    init(_ tree: CompletionTree) {
        self.tree = tree
        prefix = "__" + tree.root.name
    }

    var script: String {
        """
        # fish completion for \(tree.root.name)

        # The command that the words before the cursor lead to, how many arguments it has, and whether help is asked for.
        function \(prefix)_state
            set -l path \(quote(tree.root.name))
            set -l count 0
            set -l helping no
            set -l waiting no
            set -l ended no
            set -l words (commandline -opc)
            for word in $words[2..-1]
                if test $waiting = yes
                    set waiting no
                    continue
                end
                if test $ended = no
                    switch $word
                        case --
                            set ended yes
                            continue
                        case '--*=*'
                            continue
                        case '--*'
                            \(prefix)_takes_value "$path:$word"; and set waiting yes
                            continue
                        case '-?*'
                            set -l letters (string split '' -- (string sub -s 2 -- $word))
                            for i in (seq (count $letters))
                                if \(prefix)_takes_value "$path:-$letters[$i]"
                                    test $i = (count $letters); and set waiting yes
                                    break
                                end
                            end
                            continue
                    end
                end
                switch "$path:$word"
        \(steps)
                    case \(quote(tree.root.name + ":" + BuiltIns.helpCommand))
                        set helping yes
                    case '*'
                        set count (math $count + 1)
                end
            end
            printf '%s\\n' $path $count $helping
        end

        function \(prefix)_takes_value
            switch $argv[1]
        \(valuePatterns)
            end
            return 1
        end

        # Whether the words before the cursor lead to command $argv[1].
        function \(prefix)_at
            set -l state (\(prefix)_state)
            test "$state[1]" = $argv[1] -a $state[3] = no
        end

        # Whether the cursor is at argument number $argv[2] of command $argv[1], or at it or behind it with a third word.
        function \(prefix)_argument
            set -l state (\(prefix)_state)
            test "$state[1]" = $argv[1] -a $state[3] = no; or return
            if set -q argv[3]
                test $state[2] -ge $argv[2]
            else
                test $state[2] -eq $argv[2]
            end
        end

        # Whether a command below $argv[1] is to be named, behind help, too.
        function \(prefix)_group
            set -l state (\(prefix)_state)
            test "$state[1]" = $argv[1]
        end

        # What is written of the value at the cursor.
        function \(prefix)_token
            commandline -ct | string replace -r -- '^--[^=]*=' ''
        end

        # The words given, behind what is there of a comma-separated list.
        function \(prefix)_list
            set -l before (\(prefix)_token | string match -r -- '^.*,')
            printf '%s\\n' "$before"$argv
        end

        # Directories, and files that have one of the extensions given.
        function \(prefix)_files
            set -l found (complete -C "'' "(\(prefix)_token))
            for candidate in $found
                set -l name (string split -f 1 \\t -- $candidate)
                if string match -q -- '*/' $name
                    printf '%s\\n' $name
                    continue
                end
                for extension in $argv
                    if string match -q -- "*.$extension" $name
                        printf '%s\\n' $name
                        break
                    end
                end
            end
        end

        complete -c \(tree.root.name) -f
        \(tree.nodes.flatMap(lines).joined(separator: "\n"))

        """
    }

    private var steps: String {
        tree.nodes.flatMap { node in
            (node.children ?? []).map { child in
                let patterns = ([child.name] + child.aliases).map { quote("\(node.words):\($0)") }
                return "            case \(patterns.joined(separator: " "))\n                set path \(quote(child.words))"
            }
        }.joined(separator: "\n")
    }

    private var valuePatterns: String {
        let patterns = tree.nodes.flatMap { node in
            node.options.filter(\.takesValue).flatMap(\.spellings).map { quote("\(node.words):\($0)") }
        }
        return patterns.isEmpty ? "        case ''" : "        case \(patterns.joined(separator: " "))\n            return 0"
    }

    private func lines(_ node: CompletionTree.Node) -> [String] {
        let start = "complete -c \(tree.root.name) -n "
        let here = quote("\(prefix)_at \(quote(node.words))")
        var lines: [String] = []
        let group = quote("\(prefix)_group \(quote(node.words))")
        for child in node.children ?? [] {
            lines.append("\(start)\(group) -a \(quote(child.name)) -d \(quote(child.summary))")
        }
        if node.isRoot { lines.append("\(start)\(here) -a \(BuiltIns.helpCommand) -d \(quote(BuiltIns.helpCommandSummary))") }
        for option in node.options {
            let short = option.short.map { " -s \($0)" } ?? ""
            lines.append(
                "\(start)\(here)\(short) -l \(option.name)\(option.takesValue ? action(option, isOption: true) : "") -d \(quote(option.help))"
            )
            if option.isNegatable { lines.append("\(start)\(here) -l no-\(option.name) -d \(quote("The opposite of \(option.longForm)"))") }
        }
        for (index, argument) in node.arguments.enumerated() {
            let action = action(argument, isOption: false)
            if action.isEmpty { continue }
            let condition = quote("\(prefix)_argument \(quote(node.words)) \(index)" + (argument.isRepeatable ? " more" : ""))
            lines.append("\(start)\(condition)\(action)")
        }
        return lines
    }

    /// The flags of `complete` for a value; an option needs `-r` so that the value may be a word of its own.
    private func action(_ parameter: ParameterSpecification, isOption: Bool) -> String {
        let exclusive = isOption ? " -x" : " -f"
        switch parameter.completion {
        case .none: return isOption ? " -x" : ""
        case .directory: return "\(exclusive) -a \(quote("(__fish_complete_directories (\(prefix)_token))"))"
        case .file(let extensions):
            if extensions.isEmpty { return isOption ? " -r -F" : " -F" }
            return "\(exclusive) -a \(quote("(\(prefix)_files \(extensions.joined(separator: " ")))"))"
        case .choices:
            let choices = parameter.choices()
            if choices.isEmpty { return isOption ? exclusive : "" }
            if parameter.splitsAtCommas {
                return "\(exclusive) -a \(quote("(\(prefix)_list \(choices.map { described($0) }.joined(separator: " ")))"))"
            }
            return "\(exclusive) -k -a \(quote(choices.map { described($0) }.joined(separator: " ")))"
        }
    }

    private func described(_ choice: Choice) -> String {
        choice.summary.isEmpty ? quote(choice.name) : quote(choice.name) + "\\t" + quote(choice.summary)
    }

    /// In fish a backslash within single quotes escapes a quote or a backslash.
    private func quote(_ text: String) -> String {
        var result = "'"
        for scalar in text.unicodeScalars {
            if scalar == "'" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "'"
    }
}
