import SourceText

/// Reads one command line from left to right, by the habits of GNU getopt: options and arguments mix, `--` ends the
/// options, `-abc` is `-a -b -c`, values follow after `=`, as the next word, or right after a short name.
///
/// Abbreviated long names are refused, as scripts that use them break when an option is added; the error names the
/// full form.
struct CommandLineParser {
    enum Result {
        case help([CommandSyntax])
        case version
        /// The arguments, and which child to take at each step from the root.
        case arguments(ParsedArguments, path: [Int])
    }

    /// The commands from the root to the one that was reached so far.
    private(set) var path: [CommandSyntax]
    /// Whether the words end at a group.
    private(set) var lacksCommand = false
    private let words: [String]
    private var next = 0
    private var indices: [Int] = []
    /// The options of all commands of `path`, the innermost first.
    private var options: [ParameterSpecification] = []
    private var given: [(ParameterSpecification, String)] = []
    private var operands: [String] = []

    init(_ root: CommandSyntax, _ words: [String]) {
        self.words = words
        path = [root]
        options = root.parameters().flatMap(\.parameters).filter { !$0.isPositional }
    }

    mutating func parse() throws(Misuse) -> Result {
        do throws(Misuse) { return try read() } catch {
            // Who asks for help gets it, also behind a mistake.
            if words[min(next, words.count)...].prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" }) { return .help(path) }
            throw error
        }
    }

    private mutating func read() throws(Misuse) -> Result {
        while next < words.count {
            let word = words[next]
            next += 1
            if word == "--" {
                while next < words.count {
                    try operand(words[next])
                    next += 1
                }
            } else if word.utf8.starts(with: "--".utf8) {
                if let result = try long(word) { return result }
            } else if word.utf8.first == UInt8(ascii: "-"), word.utf8.count > 1 {
                if let result = try shorts(word) { return result }
            } else if path.count == 1, word == BuiltIns.helpCommand, step(word) == nil {
                return try helpCommand()
            } else {
                try operand(word)
            }
        }
        return try finish()
    }

    // MARK: Options

    private mutating func long(_ word: String) throws(Misuse) -> Result? {
        let (written, value) = splitAtEqualsSign(word)
        let name = String(written.utf8.dropFirst(2)) ?? ""
        if let option = options.first(where: { sameBytes($0.name, name) }) {
            switch option.kind {
            case .flag:
                if value != nil { throw takesNoValue(option) }
                given.append((option, FlagText.on))
            case .option, .positional:
                if let value {
                    try add(option, value)
                } else {
                    try add(option, followingWord(for: option, written: option.longForm))
                }
            }
            return nil
        }
        if name.utf8.starts(with: "no-".utf8),
            let option = options.first(where: { $0.isNegatable && sameBytes($0.name, name.dropFirst(3)) })
        {
            if value != nil { throw misuse("option '--no-\(option.name)' takes no value") }
            given.append((option, FlagText.off))
            return nil
        }
        if value == nil {
            if name == BuiltIns.help.name { return .help(path) }
            if name == BuiltIns.version.name, path.count == 1 { return .version }
        }
        throw unknownOption("--" + name)
    }

    private mutating func shorts(_ word: String) throws(Misuse) -> Result? {
        var rest = word.unicodeScalars.dropFirst()
        while let letter = rest.popFirst() {
            guard let option = options.first(where: { $0.short == letter }) else {
                if letter == BuiltIns.help.short { return .help(path) }
                throw unknownShort(letter, in: word)
            }
            guard option.takesValue else {
                given.append((option, FlagText.on))
                continue
            }
            if rest.isEmpty {
                try add(option, followingWord(for: option, written: "-" + String(letter)))
            } else {
                // `-f=json` is a habit of other parsers; GNU would take "=json" as the value.
                if rest.first == "=" { rest.removeFirst() }
                try add(option, String(rest))
            }
            return nil
        }
        return nil
    }

    /// The word after an option, unless it is plainly another option.
    private mutating func followingWord(for option: ParameterSpecification, written: String) throws(Misuse) -> String {
        guard next < words.count else { throw misuse("option '\(written)' needs a value: \(written) \(option.valueName)") }
        let word = words[next]
        let name = splitAtEqualsSign(word).name
        let isOption = options.contains { known in
            sameBytes(known.longForm, name) || known.shortForm.map { sameBytes($0, word) } ?? false
                || known.isNegatable && sameBytes("--no-" + known.name, name)
        }
        if isOption || word == "--" {
            throw misuse(
                "option '\(written)' needs a value: \(written) \(option.valueName) "
                    + "(if \(quoted(word)) is the value, write \(option.longForm)=\(word))")
        }
        next += 1
        return word
    }

    private mutating func add(_ option: ParameterSpecification, _ text: String) throws(Misuse) {
        guard option.splitsAtCommas else {
            try check(option, text)
            given.append((option, text))
            return
        }
        for item in text.utf8.split(separator: UInt8(ascii: ",")) {
            let item = String(Substring(item))
            try check(option, item)
            given.append((option, item))
        }
    }

    // MARK: Commands and arguments

    private func step(_ word: String) -> Int? { path.last?.subcommands?().firstIndex { $0.answers(to: word) } }

    private mutating func operand(_ word: String) throws(Misuse) {
        guard let children = path.last?.subcommands?() else {
            operands.append(word)
            return
        }
        guard let index = children.firstIndex(where: { $0.answers(to: word) }) else { throw unknownCommand(word, among: children) }
        indices.append(index)
        path.append(children[index])
        options = children[index].parameters().flatMap(\.parameters).filter { !$0.isPositional } + options
    }

    private mutating func helpCommand() throws(Misuse) -> Result {
        while next < words.count {
            let word = words[next]
            next += 1
            if word.utf8.first == UInt8(ascii: "-") { continue }
            guard path.last?.subcommands != nil else { break }
            try operand(word)
        }
        return .help(path)
    }

    private mutating func finish() throws(Misuse) -> Result {
        guard let command = path.last, command.subcommands == nil else {
            lacksCommand = true
            throw misuse("name a command, or write '\(commandWords) --help'")
        }
        let positionals = command.parameters().flatMap(\.parameters).filter(\.isPositional)
        var arguments = ParsedArguments(commandPath: path.map(\.name), declared: positionals + options)
        var rest = operands[...]
        for positional in positionals {
            if rest.isEmpty, positional.isRequired {
                throw misuse("\(positional.name) is missing, write '\(HelpText.usage(path))'")
            }
            repeat {
                guard let text = rest.popFirst() else { break }
                try check(positional, text)
                arguments.add(text, to: positional)
            } while positional.isRepeatable
        }
        if let surplus = rest.first {
            let count = operands.count - rest.count
            let takes = count == 0 ? "no arguments" : count == 1 ? "one argument" : "\(count) arguments"
            throw misuse("unexpected argument \(quoted(surplus)), '\(commandWords)' takes \(takes)")
        }
        for (option, text) in given { arguments.add(text, to: option) }
        for option in options where option.isRequired && arguments.texts(of: option).isEmpty {
            throw misuse("\(option.longForm) is missing, write '\(HelpText.usage(path))'")
        }
        return .arguments(arguments, path: indices)
    }

    private var commandWords: String { path.map(\.name).joined(separator: " ") }
}

// MARK: - What is wrong, and what to write instead

extension CommandLineParser {
    private func misuse(_ message: String) -> Misuse { Misuse(commandPath: path.map(\.name), message) }

    private func takesNoValue(_ option: ParameterSpecification) -> Misuse {
        let negation = option.isNegatable ? ", write '\(option.longForm)' or '--no-\(option.name)'" : ", write '\(option.longForm)' alone"
        return misuse("option '\(option.longForm)' takes no value" + negation)
    }

    private func check(_ parameter: ParameterSpecification, _ text: String) throws(Misuse) {
        guard let fault = parameter.check(text) else { return }
        let name = parameter.isPositional ? parameter.name : parameter.longForm
        if !fault.reason.isEmpty { throw misuse("\(name) \(quoted(text)): \(fault.reason)") }
        if parameter.choicesAreClosed {
            let names = parameter.choices().map(\.name)
            if !text.isEmpty, let near = nearest(text, among: names) { throw misuse("\(name) \(quoted(text)): did you mean '\(near)'?") }
            throw misuse("\(name) takes \(listed(names)), not \(quoted(text))")
        }
        throw misuse("\(name) takes \(parameter.expected ?? "another value"), not \(quoted(text))")
    }

    private func unknownOption(_ written: String) -> Misuse {
        var known = options.filter { !$0.isHidden }.flatMap { $0.isNegatable ? [$0.longForm, "--no-" + $0.name] : [$0.longForm] }
        known.append(BuiltIns.help.longForm)
        if path.count == 1 { known.append(BuiltIns.version.longForm) }
        let unknown = "unknown option \(quoted(written))"
        if let root = path.first, path.count > 1, sameBytes(written, BuiltIns.version.longForm) {
            return misuse("\(unknown), write '\(root.name) \(written)'")
        }
        if let owner = commandBelow(declaring: written) {
            return misuse("\(unknown) here, options of a command stand behind it: '\(owner) \(written)'")
        }
        // The dashes say nothing about how alike two names are.
        if let near = nearest(String(written.dropFirst(2)), among: known.map { String($0.dropFirst(2)) }) {
            return misuse("\(unknown), did you mean '--\(near)'?")
        }
        return misuse("\(unknown), '\(commandWords) --help' lists the options")
    }

    private func unknownShort(_ letter: Unicode.Scalar, in word: String) -> Misuse {
        let unknown = "unknown option \(quoted("-" + String(letter)))"
        let name = splitAtEqualsSign(word).name
        if let option = options.first(where: { sameBytes("-" + $0.name, name) }) {
            return misuse("\(unknown) in \(quoted(word)), did you mean '\(option.longForm)'?")
        }
        let place = word.unicodeScalars.count > 2 ? " in \(quoted(word))" : ""
        return misuse("\(unknown)\(place), '\(commandWords) --help' lists the options (a text that begins with a dash goes after '--')")
    }

    /// The first command below this group that declares the option.
    private func commandBelow(declaring written: String) -> String? {
        guard let here = path.last, here.subcommands != nil else { return nil }
        var pending = [(words: commandWords, command: here)]
        while let (words, command) = pending.popLast() {
            if command.parameters().flatMap(\.parameters).contains(where: { !$0.isPositional && sameBytes($0.longForm, written) }) {
                return words
            }
            for child in (command.subcommands?() ?? []).reversed() where !child.isHidden {
                pending.append((words + " " + child.name, child))
            }
        }
        return nil
    }

    private func unknownCommand(_ word: String, among children: [CommandSyntax]) -> Misuse {
        let names = children.filter { !$0.isHidden }.map(\.name)
        let unknown = "unknown command \(quoted(word))"
        if let near = nearest(word, among: names + (path.count == 1 ? [BuiltIns.helpCommand] : [])) {
            return misuse("\(unknown), did you mean '\(commandWords) \(near)'?")
        }
        if names.count <= 6 { return misuse("\(unknown), write \(listed(names.map { "'\(commandWords) \($0)'" }))") }
        return misuse("\(unknown), '\(commandWords) --help' lists the commands")
    }

    /// The one name that begins as the word does, else the most alike.
    private func nearest(_ word: String, among names: [String]) -> String? {
        let continued = names.filter { $0.utf8.starts(with: word.utf8) }
        if continued.count == 1, !word.isEmpty { return continued.first }
        return didYouMean(word, among: names)
    }
}

/// `--name=value` in its two parts; the value is nil where there is no equals sign.
private func splitAtEqualsSign(_ word: String) -> (name: Substring, value: String?) {
    guard let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")) else { return (word[...], nil) }
    return (word[..<sign], String(Substring(word.utf8[word.utf8.index(after: sign)...])))
}
