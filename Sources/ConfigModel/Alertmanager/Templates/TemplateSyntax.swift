import GoTemplate

/// Asks whether a text is a template, where Alertmanager asks when it loads: only Go's own functions count there.
enum TemplateSyntax {
    private static let plainGo = FunctionSet(owner: "URLs", product: "Alertmanager", [])

    /// What is wrong with a template, in Go's words; nil when it can be parsed.
    static func problem(in text: String) -> String? {
        TemplateParser.parse(Array(text.utf8), name: "", functions: plainGo).problems.first?.message
    }
}
