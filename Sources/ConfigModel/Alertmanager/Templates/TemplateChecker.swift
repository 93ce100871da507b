import Documents
import GoTemplate
import SourceText

/// Parses every template that stands in the configuration. Alertmanager does not until it notifies, and then the message is lost.
struct TemplateChecker {
    private let target: ProductVersion

    init(_ settings: AlertmanagerSettings) {
        target = ProductVersion(Int(settings.version.major), Int(settings.version.minor))
    }

    func check(_ receivers: List<Receiver>, _ others: [TemplateLeaf], _ reader: inout FieldReader) {
        var leaves: [TemplateLeaf] = []
        func collect(_ leaf: TemplateLeaf) {
            if leaf.node >= 0, leaf.text.utf8.contains(0x7B) { leaves.append(leaf) }
        }
        for item in receivers.items { item.value.eachTemplate { collect($1) } }
        for leaf in others { collect(leaf) }
        for leaf in leaves { check(leaf, &reader) }
    }

    private func check(_ leaf: TemplateLeaf, _ reader: inout FieldReader) {
        let bytes = Array(leaf.text.utf8)
        guard !TemplateText.isPlain(bytes) else { return }
        let parsed = TemplateParser.parse(bytes, name: "", functions: TemplateLanguage.alertmanager.functions, target: target)
        let node = reader.resolve(leaf.node) ?? leaf.node
        for problem in parsed.problems {
            let message = "the template is broken: \(problem.message)"
            let notes = problem.notes + ["it is parsed only when Alertmanager notifies, and the message is lost then"]
            if leaf.isSecret || problem.range.upperBound > bytes.count || problem.range.isEmpty {
                reader.report(
                    "templates/syntax", message, at: leaf.isSecret ? reader.keyInFront(of: node) : node, effect: .runtime,
                    notes: leaf.isSecret ? Array(notes.suffix(1)) : notes)
            } else {
                reader.report(
                    "templates/syntax", message, inText: problem.range.lowerBound..<problem.range.upperBound, of: node, effect: .runtime,
                    notes: notes)
            }
        }
    }
}
