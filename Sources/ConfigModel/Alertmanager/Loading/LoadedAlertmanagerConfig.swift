import Documents
import SourceText

/// alertmanager.yml as read: the model, its tree, and everything that is wrong with it.
package struct LoadedAlertmanagerConfig: Sendable {
    package var file: SourceFile
    /// With defaults and what receivers take from the global section.
    package var model: AlertmanagerConfig
    /// Nil when the file holds no document.
    package var tree: DocumentTree?
    package var diagnostics: [Diagnostic]
    /// What the fallback mode logs about matchers, in the order in which it reads them.
    package var matcherWarnings: [Field<MatcherWarning>]
    /// The texts of receivers that are written in the file and may be templates.
    var receiverTemplates: [TemplateLeaf] = []
    /// Where secrets stand in the file: excerpts must not show them.
    package var secrets = FileSecrets()
    /// Whether Alertmanager would load the file.
    package var isAccepted: Bool { !diagnostics.contains { $0.effect == .load } }
}

extension AlertmanagerConfig {
    /// Reads and checks alertmanager.yml as Alertmanager does when it loads a file, going on after every fault.
    ///
    /// What makes the program crash is refused, too. Files that the configuration points to are not opened.
    package static func load(_ file: SourceFile, _ settings: AlertmanagerSettings) -> LoadedAlertmanagerConfig {
        let content = YAMLReader.read(file, dialect: .v2)
        var result = load(content, settings)
        result.secrets = SecretFinder.secrets(
            of: content.file, tree: result.tree, isWellFormed: content.isWellFormed, SecretFields.alertmanager, read: result.secrets.ranges,
            diagnostics: result.diagnostics)
        return result
    }

    private static func load(_ content: YAMLContent, _ settings: AlertmanagerSettings) -> LoadedAlertmanagerConfig {
        var content = content
        var result = LoadedAlertmanagerConfig(
            file: content.file, model: AlertmanagerConfig(), tree: content.trees.first, diagnostics: content.diagnostics,
            matcherWarnings: [])
        guard let tree = content.trees.first else {
            if content.isWellFormed {
                result.diagnostics.append(
                    Diagnostic(
                        "alertmanager/no-route", .error, .load, "the file holds no route", at: Place(content.file, ByteRange(at: 0)),
                        notes: ["Alertmanager needs 'route' with a receiver, and 'receivers'"]))
            }
            return result
        }
        var readerSettings = ReaderSettings(dialect: .v2)
        readerSettings.program = "Alertmanager"
        readerSettings.version = settings.version
        let (model, diagnostics) = FieldReader.read(AlertmanagerConfig.self, from: tree, readerSettings) { reader, model in
            var checker = AlertmanagerChecker(settings, isComplete: content.isWellFormed)
            checker.check(&model, &reader)
            result.matcherWarnings = checker.matcherWarnings
            result.receiverTemplates = checker.receiverTemplates
            result.secrets = FileSecrets(reader.secrets)
        }
        result.model = model
        content.add(diagnostics)
        result.diagnostics = content.diagnostics
        result.diagnostics += content.ignoredDocumentWarning(
            "yaml/second-document", by: "Alertmanager", notes: ["the file holds one document: put this into the sections above"])
        return result
    }
}
