import Documents
import GoTemplate
import SourceText

/// Checks every template that stands in the configuration. Alertmanager reads them only when it notifies, and then the message is
/// lost.
struct ReceiverTemplateChecker {
    private let target: Version

    init(_ settings: AlertmanagerSettings) {
        target = settings.version
    }

    /// Checks the texts that may be templates.
    func check(_ leaves: [TemplateLeaf], _ reader: inout FieldReader) {
        for leaf in leaves where leaf.isTemplate { check(leaf, &reader) }
    }

    private func check(_ leaf: TemplateLeaf, _ reader: inout FieldReader) {
        let bytes = Array(leaf.text.utf8)
        guard !TemplateText.isPlain(bytes) else { return }
        let language = TemplateLanguage.alertmanager
        let text = TemplateParser.parse(bytes, name: "", functions: language.functions, target: target)
        // What is defined in files, and by the program itself, is not known here.
        let findings = TemplateChecker.check(text, language, target: target).filter { $0.check != "template/undefined-template" }
        if findings.isEmpty { return }
        let node = reader.resolve(leaf.node) ?? leaf.node
        // The place of a secret is its key.
        let source = leaf.isSecret ? nil : reader.tree.node(at: node).source
        let whole = leaf.isSecret ? reader.place(reader.keyInFront(of: node)) : reader.place(node)
        for finding in findings {
            var diagnostic = finding.diagnostic { range in
                guard let source, range.upperBound <= bytes.count else { return whole }
                return Place(reader.tree.file, source.sourceRange(range.lowerBound..<range.upperBound))
            }
            if leaf.isSecret {
                diagnostic.fixes = []
                diagnostic.notes = []
                diagnostic.message = "the template of this secret is broken (\(finding.check))"
            }
            if finding.effect == .load {
                diagnostic.effect = .runtime
                diagnostic.notes.append("it is read only when Alertmanager notifies, and the message is lost then")
            }
            reader.diagnostics.append(diagnostic)
        }
    }
}
