/// The help of one command, laid out in 80 to 100 columns.
struct HelpText {
    private let path: [CommandSyntax]
    private let about: ProgramDescription
    private let width: Int

    init(_ path: [CommandSyntax], _ about: ProgramDescription, width: Int) {
        self.path = path
        self.about = about
        self.width = min(max(width, 80), 100)
    }

    var text: String {
        guard let command = path.last else { return "" }
        var page = TextLayout(width: width)
        page.paragraphs(command.summary + ".")
        page.blankLine()
        page.hanging("Usage: ", Self.usage(path))
        let discussion = command.discussion()
        if !discussion.isEmpty {
            page.blankLine()
            page.paragraphs(discussion)
        }
        let groups = Self.groups(command.parameters())
        var tables = groups.map { group in (group.title, group.parameters.map { (Self.label($0), Self.description($0)) }) }
        if let children = command.subcommands?() {
            var rows = children.filter { !$0.isHidden }.map { ("  " + $0.name, $0.summary) }
            if path.count == 1 { rows.append(("  " + BuiltIns.helpCommand, BuiltIns.helpCommandSummary)) }
            tables.insert(("Commands", rows), at: 0)
        }
        var inherited: [ParameterSpecification] = path.dropLast().reversed().flatMap { $0.parameters().flatMap(\.parameters) }
        let title = inherited.contains { !$0.isHidden && !$0.isPositional } ? "Global options" : "Other options"
        inherited.append(BuiltIns.help)
        if path.count == 1 { inherited.append(BuiltIns.version) }
        tables.append((title, inherited.filter { !$0.isHidden && !$0.isPositional }.map { (Self.label($0), Self.description($0)) }))
        let column = Self.column(for: tables.flatMap { $0.1.map(\.0) })
        for (title, rows) in tables {
            page.blankLine()
            page.line(title + ":")
            for (label, description) in rows { page.row(label, description, column: column) }
        }
        examples(of: command, into: &page)
        if path.count == 1 {
            page.blankLine()
            page.paragraphs(
                "Write '\(command.name) help COMMAND' to read about a command." + (about.footer.isEmpty ? "" : "\n" + about.footer))
        }
        return page.text
    }

    private func examples(of command: CommandSyntax, into page: inout TextLayout) {
        let examples = command.examples()
        guard !examples.isEmpty else { return }
        page.blankLine()
        page.line("Examples:")
        for (index, example) in examples.enumerated() {
            if index > 0 { page.blankLine() }
            page.hanging("  # ", continued: "  # ", example.summary)
            page.line("  " + example.commandLine)
        }
    }

    /// `monctl routes test --config FILE [OPTIONS] [LABEL=VALUE]...`
    static func usage(_ path: [CommandSyntax]) -> String {
        var words = path.map(\.name)
        guard let command = path.last else { return "" }
        let own = command.parameters().flatMap(\.parameters).filter { !$0.isHidden }
        for option in path.flatMap({ $0.parameters().flatMap(\.parameters) }) where !option.isPositional && option.isRequired {
            words.append(option.spelling)
        }
        words.append("[OPTIONS]")
        if command.subcommands != nil { words.append("COMMAND") }
        for argument in own where argument.isPositional {
            let name = argument.isRequired ? argument.name : "[\(argument.name)]"
            words.append(argument.isRepeatable ? name + "..." : name)
        }
        return words.joined(separator: " ")
    }

    /// The groups as help shows them: without what is hidden; groups of the same title become one.
    static func groups(_ groups: [ParameterGroup]) -> [(title: String, parameters: [ParameterSpecification])] {
        var merged: [(title: String, parameters: [ParameterSpecification])] = []
        for group in groups {
            let shown = group.parameters.filter { !$0.isHidden }
            if shown.isEmpty { continue }
            if let known = merged.firstIndex(where: { $0.title == group.title }) {
                merged[known].parameters += shown
            } else {
                merged.append((group.title, shown))
            }
        }
        return merged
    }

    /// The left column: `  -f, --format FORMAT`, `      --no-references`, `  FILE`.
    private static func label(_ parameter: ParameterSpecification) -> String {
        if parameter.isPositional {
            return "  " + parameter.name + (parameter.isRepeatable ? "..." : "")
        }
        let short = parameter.shortForm.map { "  \($0), " } ?? "      "
        if parameter.isNegatable { return "\(short)--[no-]\(parameter.name)" }
        return short + parameter.spelling
    }

    /// The help with what follows from the declaration: the choices, the default, whether it may be repeated.
    static func description(_ parameter: ParameterSpecification) -> String {
        var text = parameter.help
        let choices = parameter.choicesAreClosed ? parameter.choices().map(\.name) : []
        if !choices.isEmpty { text += ": " + listed(choices) }
        var remarks: [String] = []
        if let value = parameter.defaultText(), !value.isEmpty { remarks.append("default: \(value)") }
        if parameter.isRequired && !parameter.isPositional { remarks.append("required") }
        if parameter.isRepeatable && !parameter.isPositional {
            remarks.append(parameter.splitsAtCommas ? "a comma-separated list; may be repeated" : "may be repeated")
        }
        return remarks.isEmpty ? text : text + " (" + remarks.joined(separator: "; ") + ")"
    }

    /// Where the right column begins: behind the labels that are not overlong.
    private static func column(for labels: [String]) -> Int {
        let lengths = labels.map(\.unicodeScalars.count).filter { $0 <= 28 }
        return (lengths.max() ?? 0) + 2
    }
}
