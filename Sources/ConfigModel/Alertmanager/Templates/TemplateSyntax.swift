/// Asks whether a text is a template, where Alertmanager asks when it loads.
enum TemplateSyntax {
    /// What is wrong with a template that may use only Go's own functions; nil when it can be parsed.
    static func problem(in text: String) -> String? { nil }
}
