/// Looks through a whole tree of commands for declarations that contradict each other or that nobody could use.
struct DeclarationFaults {
    private(set) var faults: [String] = []

    init(_ root: CommandSyntax) {
        var pending: [([CommandSyntax], [ParameterSpecification])] = [([root], [BuiltIns.help, BuiltIns.version])]
        while let (path, inherited) = pending.popLast() {
            guard let command = path.last else { continue }
            let words = path.map(\.name).joined(separator: " ")
            let own = command.parameters().flatMap(\.parameters)
            check(words, own, inherited: inherited)
            checkPositionals(words, own.filter(\.isPositional), isGroup: command.subcommands != nil)
            if command.summary.isEmpty || command.summary.hasSuffix(".") {
                faults.append("\(words): the summary is one sentence without a full stop")
            }
            guard let children = command.subcommands?() else { continue }
            if children.isEmpty { faults.append("\(words): a group without commands") }
            var names: Set<String> = path.count == 1 ? [BuiltIns.helpCommand] : []
            for child in children {
                for name in [child.name] + child.aliases {
                    if !names.insert(name).inserted { faults.append("\(words): two commands answer to '\(name)'") }
                    if !Self.isName(name) { faults.append("\(words): '\(name)' is no name of a command") }
                }
                pending.append((path + [child], inherited + own.filter { !$0.isPositional }))
            }
        }
    }

    private mutating func check(_ words: String, _ own: [ParameterSpecification], inherited: [ParameterSpecification]) {
        var names = Set(inherited.map(\.longForm))
        var letters = Set(inherited.compactMap(\.short))
        for option in own {
            if option.help.isEmpty || option.help.hasSuffix(".") {
                faults.append("\(words): the help of \(option.spelling) is one sentence without a full stop")
            }
            if option.isPositional { continue }
            if !names.insert(option.longForm).inserted { faults.append("\(words): two options '\(option.longForm)'") }
            if option.isNegatable, !names.insert("--no-" + option.name).inserted {
                faults.append("\(words): two options '--no-\(option.name)'")
            }
            if let letter = option.short {
                if !letters.insert(letter).inserted { faults.append("\(words): two options '-\(letter)'") }
                if letter == "-" || letter == "=" || !letter.isASCII { faults.append("\(words): '-\(letter)' cannot be written") }
            }
            if !Self.isName(option.name) { faults.append("\(words): '\(option.name)' is no name of an option") }
        }
    }

    private mutating func checkPositionals(_ words: String, _ positionals: [ParameterSpecification], isGroup: Bool) {
        if isGroup, let first = positionals.first { faults.append("\(words): a group takes no argument \(first.name)") }
        for (before, after) in zip(positionals, positionals.dropFirst()) {
            if before.isRepeatable { faults.append("\(words): \(after.name) follows \(before.name), which takes all arguments") }
            if !before.isRequired, after.isRequired {
                faults.append("\(words): \(after.name) must be given but follows \(before.name), which may be left out")
            }
        }
        if Set(positionals.map(\.name)).count < positionals.count { faults.append("\(words): two arguments of the same name") }
    }

    /// Letters, digits, dashes and dots, beginning with a letter: what needs no quoting in any shell or in roff.
    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return false }
        return name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        }
    }
}
