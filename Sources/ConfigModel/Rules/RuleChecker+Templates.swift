import Documents
import GoTemplate
import SourceText

/// Templates in labels and annotations of alerts, as Prometheus parses them when it loads the rules.
extension RuleChecker {
    /// Checks the values of an alert's labels or annotations. Recording rules' labels are no templates.
    mutating func checkTemplates(_ values: FieldMap<String>, of alert: String, _ reader: inout FieldReader) {
        for i in values.entries.indices {
            let written = values.entries[i].value.node
            guard written >= 0, let node = reader.resolve(written), reader.kind(node) == .scalar else { continue }
            let text = reader.text(node)
            guard Self.holdsTemplate(text) else { continue }
            let bytes = reader.isUntagged(node) ? Array(text) : Array(values.entries[i].value.value.utf8)
            checkTemplate(bytes, at: node, of: alert, &reader)
        }
    }

    /// A text without a finding is not looked at again: rules of one file repeat theirs.
    private mutating func checkTemplate(_ bytes: [UInt8], at node: NodeIndex, of alert: String, _ reader: inout FieldReader) {
        if cleanTemplates.contains(bytes) { return }
        let language = TemplateLanguage.prometheusRule
        let target = settings.version < .newest ? settings.version : nil
        let parsed = TemplateParser.parse(
            bytes, name: language.prefix + alert, functions: language.functions, prelude: language.prelude, target: target)
        let findings = GoTemplate.TemplateChecker.check(parsed, language, target: target)
        if findings.isEmpty { cleanTemplates.insert(bytes) }
        for finding in findings { reader.report(finding, in: node) }
    }

    /// Whether a text has `{{`; nearly none has a single brace.
    static func holdsTemplate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard var i = text.firstIndex(of: 0x7B) else { return false }
        while i + 1 < text.count {
            if text[i] == 0x7B, text[i + 1] == 0x7B { return true }
            i += 1
        }
        return false
    }
}

extension FieldReader {
    /// Reports what is wrong in the text of a template, with its place inside the scalar.
    mutating func report(_ finding: TemplateFinding, in node: NodeIndex) {
        let source = Node(tree: tree, index: node).source
        diagnostics.append(
            finding.diagnostic { range in Place(tree.file, source.sourceRange(range.lowerBound..<range.upperBound)) })
    }
}
