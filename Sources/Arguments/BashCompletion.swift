/// The completion script for bash 3.2 and later; needs no other package.
///
/// Readline cuts words at `=` and `:`, so the script puts the line together again, completes whole words and hands back
/// only what follows the last cut.
struct BashCompletion {
    private let tree: CompletionTree
    private let function: String

    init(_ tree: CompletionTree) {
        self.tree = tree
        function = "_" + tree.root.name
    }

    var script: String {
        """
        # bash completion for \(tree.root.name)

        # Whether option $2 of command $1 takes a value.
        \(function)_takes_value() {
            case "$1:$2" in
        \(valuePatterns)
            esac
            return 1
        }

        # The path of the command that word $2 leads to from command $1, in REPLY.
        \(function)_step() {
            case "$1:$2" in
        \(steps)
            *) return 1 ;;
            esac
        }

        # Words $2... that begin with what stands before the cursor ($1).
        \(function)_words() {
            local value="$1" word
            shift
            for word; do
                [[ "$word" == "$value"* ]] && COMPREPLY+=("$word")
            done
        }

        # The same, for the last item of a comma-separated list.
        \(function)_list() {
            local value="$1" before="" word
            shift
            [[ "$value" == *,* ]] && before="${value%,*},"
            for word; do
                [[ "$before$word" == "$value"* ]] && COMPREPLY+=("$before$word")
            done
        }

        # Directories, and files with one of the extensions $2..., or all files.
        \(function)_files() {
            local value="$1" word extension
            shift
            type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
            if (( $# == 0 )); then
                while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$value")
                return
            fi
            \(function)_directories "$value"
            for extension; do
                while IFS= read -r word; do
                    [[ -d "$word" ]] || COMPREPLY+=("$word")
                done < <(compgen -f -X "!*.$extension" -- "$value")
            done
        }

        \(function)_directories() {
            local word
            type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
            while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$1")
        }

        # The value ($3) of option $2 of command $1.
        \(function)_value() {
            case "$1:$2" in
        \(values)
            esac
        }

        # Argument number $2 of command $1.
        \(function)_argument() {
            case "$1:$2" in
        \(arguments)
            esac
        }

        \(function)_options() {
            case "$1" in
        \(options)
            esac
        }

        \(function)_commands() {
            case "$1" in
        \(commands)
            esac
        }

        \(function)() {
            local line="${COMP_LINE:0:COMP_POINT}" rest word current i k
            local words=() path=\(singleQuoted(tree.root.name)) waiting="" ended="" helping="" count=0
            COMPREPLY=()
            for (( i = 0; i <= COMP_CWORD; i++ )); do
                word="${COMP_WORDS[i]}"
                rest="${line#"${line%%[![:space:]]*}"}"
                (( i == COMP_CWORD )) && word="$rest"
                if (( i > 0 )) && [[ "$rest" == "$line" && ( -n "$rest" || -n "$word" ) ]]; then
                    words[${#words[@]}-1]+="$word"
                else
                    words+=("$word")
                fi
                line="${rest#"$word"}"
            done
            current="${words[${#words[@]}-1]}"

            for (( i = 1; i < ${#words[@]} - 1; i++ )); do
                word="${words[i]}"
                if [[ -n "$waiting" ]]; then
                    waiting=""
                elif [[ -z "$ended" && "$word" == -- ]]; then
                    ended=1
                elif [[ -z "$ended" && "$word" == --* ]]; then
                    \(function)_takes_value "$path" "$word" && waiting="$word"
                elif [[ -z "$ended" && "$word" == -?* ]]; then
                    for (( k = 1; k < ${#word}; k++ )); do
                        if \(function)_takes_value "$path" "-${word:k:1}"; then
                            (( k == ${#word} - 1 )) && waiting="-${word:k:1}"
                            break
                        fi
                    done
                elif \(function)_step "$path" "$word"; then
                    path="$REPLY"
                elif [[ "$path:$word" == \(singleQuoted(tree.root.name + ":" + BuiltIns.helpCommand)) ]]; then
                    helping=1
                else
                    (( count++ ))
                fi
            done

            if [[ -n "$helping" ]]; then
                \(function)_words "$current" $(\(function)_commands "$path")
            elif [[ -n "$waiting" ]]; then
                \(function)_value "$path" "$waiting" "$current"
            elif [[ -z "$ended" && "$current" == --*=* ]]; then
                \(function)_value "$path" "${current%%=*}" "${current#*=}"
                COMPREPLY=("${COMPREPLY[@]/#/${current%%=*}=}")
            elif [[ -z "$ended" && "$current" == -* ]]; then
                \(function)_words "$current" $(\(function)_options "$path")
            else
                \(function)_words "$current" $(\(function)_commands "$path")
                \(function)_argument "$path" "$count" "$current"
            fi

            local cut="" mark
            for mark in = :; do
                if [[ "$COMP_WORDBREAKS" == *"$mark"* && "$current" == *"$mark"* ]]; then
                    word="${current%"${current##*"$mark"}"}"
                    (( ${#word} > ${#cut} )) && cut="$word"
                fi
            done
            for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]="${COMPREPLY[i]#"$cut"}"; done
        }

        complete -F \(function) \(tree.root.name)

        """
    }

    private var valuePatterns: String {
        rows(tree.nodes) { node in
            let spellings = node.options.filter(\.takesValue).flatMap(\.spellings)
            return spellings.isEmpty ? [] : [pattern(node, spellings) + " return 0 ;;"]
        }
    }

    private var steps: String {
        rows(tree.nodes) { node in
            (node.children ?? []).map { child in pattern(node, [child.name] + child.aliases) + " REPLY=\(singleQuoted(child.words)) ;;" }
        }
    }

    private var values: String {
        rows(tree.nodes) { node in
            node.options.compactMap { option in
                action(option, value: "$3").map { pattern(node, option.spellings) + " \($0) ;;" }
            }
        }
    }

    private var arguments: String {
        rows(tree.nodes) { node in
            node.arguments.enumerated().compactMap { index, argument in
                guard let action = action(argument, value: "$3") else { return nil }
                let number = argument.isRepeatable ? singleQuoted(node.words + ":") + "*" : singleQuoted("\(node.words):\(index)")
                return "    \(number)) \(action) ;;"
            }
        }
    }

    private var options: String {
        rows(tree.nodes) { node in
            ["    \(singleQuoted(node.words))) printf '%s\\n' \(node.options.flatMap(\.spellings).joined(separator: " ")) ;;"]
        }
    }

    private var commands: String {
        rows(tree.nodes) { node in
            guard let children = node.children else { return [] }
            let names = children.map(\.name) + (node.isRoot ? [BuiltIns.helpCommand] : [])
            return ["    \(singleQuoted(node.words))) printf '%s\\n' \(names.joined(separator: " ")) ;;"]
        }
    }

    private func action(_ parameter: ParameterSpecification, value: String) -> String? {
        switch parameter.completion {
        case .none: return nil
        case .directory: return "\(function)_directories \"\(value)\""
        case .file(let extensions):
            return (["\(function)_files \"\(value)\""] + extensions.map { singleQuoted($0) }).joined(separator: " ")
        case .choices:
            let words = parameter.choices().map { singleQuoted($0.name) }
            if words.isEmpty { return nil }
            return "\(function)_\(parameter.splitsAtCommas ? "list" : "words") \"\(value)\" " + words.joined(separator: " ")
        }
    }

    private func pattern(_ node: CompletionTree.Node, _ words: [String]) -> String {
        "    " + words.map { singleQuoted("\(node.words):\($0)") }.joined(separator: " | ") + ")"
    }

    /// The lines of all nodes; a case without a pattern would be a syntax error in some shells, so there is one that never matches.
    private func rows(_ nodes: [CompletionTree.Node], _ lines: (CompletionTree.Node) -> [String]) -> String {
        let all = nodes.flatMap(lines)
        return all.isEmpty ? "    '') ;;" : all.joined(separator: "\n")
    }
}
