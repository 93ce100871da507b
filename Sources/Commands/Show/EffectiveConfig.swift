import ConfigModel
import Documents
import SourceText

/// A configuration as its program runs it: defaults filled in, what sections take from others taken over, secrets hidden.
struct EffectiveConfig {
    var tree: ValueTree
    /// How the configuration is built.
    var shape: FieldShape
    var diagnostics: [Diagnostic]
    /// What must not be shown of the file.
    var secrets = SecretRanges()
    /// Whether the program would load the file; else the tree is worth nothing.
    var isAccepted: Bool

    /// The kinds of files that have an effective configuration.
    static let kinds: [FileKind] = [.prometheus, .rules, .alertmanager]

    /// How the files of each kind are read.
    struct Settings {
        var prometheus: PrometheusSettings
        var rules: RuleSettings
        var alertmanager: AlertmanagerSettings
        /// Where the file lies for the program, for relative paths; nil leaves them as they are written.
        var directory: String?
    }

    /// Nil for kinds that are not among ``kinds``.
    init?(_ file: SourceFile, _ kind: FileKind, _ settings: Settings) {
        switch kind {
        case .prometheus:
            let loaded = PrometheusConfig.load(file, settings.prometheus)
            self.init(
                PrometheusConfig.shape, loaded.effective(directory: settings.directory), diagnostics: loaded.diagnostics,
                isAccepted: loaded.isAccepted)
            secrets.add(loaded.secrets, in: loaded.file)
        case .rules:
            let loaded = RuleFile.load(file, settings.rules)
            self.init(RuleFile.shape, loaded.model.tree, diagnostics: loaded.diagnostics, isAccepted: loaded.isAccepted)
        case .alertmanager:
            let loaded = AlertmanagerConfig.load(file, settings.alertmanager)
            var model = loaded.model
            if let directory = settings.directory { model.setDirectory(directory) }
            self.init(AlertmanagerConfig.shape, model.tree, diagnostics: loaded.diagnostics, isAccepted: loaded.isAccepted)
            secrets.add(loaded.secrets, in: loaded.file)
        default:
            return nil
        }
    }

    private init(_ shape: FieldShape, _ tree: ValueTree, diagnostics: [Diagnostic], isAccepted: Bool) {
        self.shape = shape
        self.tree = tree
        self.diagnostics = diagnostics
        self.isAccepted = isAccepted
    }
}
