import Documents
import SourceText

/// A rule file as read: the model, its tree, and everything that is wrong with it.
package struct LoadedRuleFile: Sendable {
    package var file: SourceFile
    package var model: RuleFile
    /// Nil when the file holds no document.
    package var tree: DocumentTree?
    package var diagnostics: [Diagnostic]
    /// Whether Prometheus would load the file.
    package var isAccepted: Bool { !diagnostics.contains { $0.effect == .load } }
}

extension RuleFile {
    /// Reads and checks a rule file as `rulefmt.Parse` of Prometheus does, going on after every fault.
    package static func load(_ file: SourceFile, _ settings: RuleSettings) -> LoadedRuleFile {
        var content = YAMLReader.read(file, dialect: .v3)
        var result = LoadedRuleFile(file: content.file, model: RuleFile(), tree: content.trees.first, diagnostics: [])
        if let tree = content.trees.first {
            var readerSettings = ReaderSettings(dialect: .v3)
            readerSettings.ignoresUnknownFields = settings.ignoresUnknownFields
            readerSettings.version = settings.version
            let (model, diagnostics) = FieldReader.read(RuleFile.self, from: tree, readerSettings) { reader, model in
                var checker = RuleChecker(settings)
                checker.check(&model, &reader)
            }
            result.model = model
            content.add(diagnostics)
        }
        result.diagnostics = content.diagnostics
        result.diagnostics += content.ignoredDocumentWarning(
            "rules/second-document", by: "Prometheus", notes: ["rule files hold one document: put these groups into the list above"])
        return result
    }
}
