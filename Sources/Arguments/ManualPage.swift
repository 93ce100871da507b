/// The manual page of a program, in roff with the `man` macros: one page, a subsection for each command.
struct ManualPage {
    private let root: CommandSyntax
    private let about: ProgramDescription

    init(_ root: CommandSyntax, _ about: ProgramDescription) {
        self.root = root
        self.about = about
    }

    var text: String {
        var page = Roff()
        let name = root.name
        page.macro("TH", [name.uppercased(), "1", about.date, "\(name) \(about.version)", "User Commands"])
        page.section("NAME")
        page.line(Roff.text(name) + " \\- " + Roff.text(root.summary))
        page.section("SYNOPSIS")
        page.line("\\fB\(Roff.text(name))\\fR [\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]...")
        page.section("DESCRIPTION")
        let discussion = root.discussion()
        page.paragraphs(discussion.isEmpty ? root.summary + "." : discussion)
        page.section("COMMANDS")
        var pending = (root.subcommands?() ?? []).reversed().map { [root, $0] }
        while let path = pending.popLast() {
            guard let command = path.last, !command.isHidden else { continue }
            if let children = command.subcommands?() {
                if hasOwnText(command) { subsection(path, into: &page) }
                pending += children.reversed().map { path + [$0] }
            } else {
                subsection(path, into: &page)
            }
        }
        page.section("OPTIONS")
        page.paragraphs("These options hold for every command.")
        for group in HelpText.groups(root.parameters() + [ParameterGroup(title: "Options", parameters: [BuiltIns.help])]) {
            for parameter in group.parameters { row(parameter, into: &page) }
        }
        row(BuiltIns.version, into: &page)
        for section in about.sections {
            page.section(section.title)
            page.paragraphs(section.text)
        }
        examples(root, heading: true, into: &page)
        if !about.footer.isEmpty {
            page.section("SEE ALSO")
            page.paragraphs(about.footer)
        }
        return page.text
    }

    private func hasOwnText(_ group: CommandSyntax) -> Bool { !group.discussion().isEmpty || !group.parameters().isEmpty }

    private func subsection(_ path: [CommandSyntax], into page: inout Roff) {
        guard let command = path.last else { return }
        page.macro("SS", [HelpText.usage(path)])
        page.paragraphs(command.summary + ".")
        let discussion = command.discussion()
        if !discussion.isEmpty {
            page.line(".PP")
            page.paragraphs(discussion)
        }
        for group in HelpText.groups(command.parameters()) {
            page.line(".PP")
            page.line("\\fI" + Roff.text(group.title) + "\\fR")
            for parameter in group.parameters { row(parameter, into: &page) }
        }
        examples(command, heading: false, into: &page)
    }

    private func examples(_ command: CommandSyntax, heading: Bool, into page: inout Roff) {
        let examples = command.examples()
        guard !examples.isEmpty else { return }
        if heading {
            page.section("EXAMPLES")
        } else {
            page.line(".PP")
            page.line("\\fIExamples\\fR")
        }
        for example in examples {
            page.line(".TP")
            page.line("\\fB" + Roff.text(example.commandLine) + "\\fR")
            page.filled(example.summary + ".")
        }
    }

    private func row(_ parameter: ParameterSpecification, into page: inout Roff) {
        page.line(".TP")
        var spellings: [String]
        if parameter.isPositional {
            spellings = ["\\fI\(Roff.text(parameter.name))\\fR" + (parameter.isRepeatable ? "..." : "")]
        } else {
            spellings = parameter.spellings.map { "\\fB\(Roff.text($0))\\fR" }
            if parameter.takesValue, let last = spellings.popLast() {
                spellings.append(last + " \\fI\(Roff.text(parameter.valueName))\\fR")
            }
        }
        page.line(spellings.joined(separator: ", "))
        page.filled(HelpText.description(parameter) + ".")
    }
}

/// Text in roff, with everything escaped that roff would read as its own.
struct Roff {
    private(set) var text = ""

    /// A line that is roff already.
    mutating func line(_ line: String) {
        text += line
        text += "\n"
    }

    mutating func section(_ title: String) { macro("SH", [title]) }

    mutating func macro(_ name: String, _ arguments: [String]) {
        line("." + name + " " + arguments.map { "\"" + Self.text($0, inMacro: true) + "\"" }.joined(separator: " "))
    }

    mutating func paragraphs(_ source: String) {
        var isVerbatim = false
        let blocks = TextLayout.blocks(source)
        for (index, block) in blocks.enumerated() {
            if case .verbatim(let verbatim) = block {
                if !isVerbatim { line(".PP\n.RS 4\n.nf") }
                isVerbatim = true
                line(Self.text(String(verbatim.drop { $0 == " " })))
                continue
            }
            if isVerbatim { line(".fi\n.RE") }
            let endedVerbatim = isVerbatim
            isVerbatim = false
            switch block {
            case .empty, .verbatim:
                // The next block brings its own distance where it is verbatim or an item.
                if index + 1 < blocks.count, case .paragraph = blocks[index + 1] { line(".PP") }
            case .item(let words):
                line(".IP \\(bu 2")
                filled(words)
            case .paragraph(let words):
                if endedVerbatim { line(".PP") }
                filled(words)
            }
        }
        if isVerbatim { line(".fi\n.RE") }
    }

    /// Text that roff fills, in source lines of a moderate length.
    mutating func filled(_ words: String) {
        for wrapped in TextLayout.wrap(words, 72) { line(Self.text(wrapped)) }
    }

    static func text(_ source: String, inMacro: Bool = false) -> String {
        var result = ""
        for scalar in source.unicodeScalars {
            switch scalar {
            case "\\": result += "\\e"
            // Elsewhere a bare dash would become a hyphen, which cannot be copied into a command line.
            case "-" where !inMacro: result += "\\-"
            case "\"" where inMacro: result += "\\(dq"
            case "." where result.isEmpty && !inMacro: result += "\\&."
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            default:
                if scalar.isASCII {
                    result.unicodeScalars.append(scalar)
                } else {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
                }
            }
        }
        return result
    }
}
