import Documents
import SourceText

/// A list of relabel rules that stands alone, as read and checked.
package struct LoadedRelabelRules: Sendable {
    package var file: SourceFile
    package var rules: List<RelabelConfig>
    /// Nil when the text holds no document.
    package var tree: DocumentTree?
    package var diagnostics: [Diagnostic]
    /// Whether Prometheus would take the list.
    package var isAccepted: Bool { !diagnostics.contains { $0.effect == .load } }

    /// Reads a YAML list of rules and checks each as the section that holds such a list does.
    package init(_ file: SourceFile, scheme: NameScheme, version: Version = Version(3, 14)) {
        let content = YAMLReader.read(file, dialect: .v2)
        self.file = content.file
        tree = content.trees.first
        diagnostics = content.diagnostics
        rules = List()
        guard let tree else { return }
        var settings = ReaderSettings(dialect: .v2)
        settings.version = version
        let read = FieldReader.read(List<RelabelConfig>.self, from: tree, settings) { reader, list in
            for item in list.items {
                if reader.isNullItem(item.node) {
                    reader.report(
                        "relabel/empty", "an empty item among the rules", at: item.node,
                        notes: ["remove the dash, or write the rule behind it"])
                } else {
                    item.value.validate(scheme, item.node, &reader)
                }
            }
        }
        rules = read.model
        diagnostics += read.diagnostics
    }
}
