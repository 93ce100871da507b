import Documents
import SourceText

/// prometheus.yml as read: the model, its tree, and everything that is wrong with it.
package struct LoadedPrometheusConfig: Sendable {
    package var file: SourceFile
    /// Defaults are filled in and jobs have taken over the global settings. Paths are as written.
    package var model: PrometheusConfig
    /// Nil when the file holds no document.
    package var tree: DocumentTree?
    package var diagnostics: [Diagnostic]
    /// Where secrets stand in the file: excerpts must not show them.
    package var secrets = FileSecrets()
    /// Whether Prometheus would load the file.
    package var isAccepted: Bool { !diagnostics.contains { $0.effect == .load } }

    /// The effective configuration, as Prometheus shows it at /api/v1/status/config.
    ///
    /// - Parameter directory: the directory of the file, against which relative paths are resolved; nil leaves them as written.
    package func effective(directory: String? = nil) -> ValueTree {
        guard let directory else { return model.tree }
        var resolved = model
        resolved.setDirectory(directory)
        return resolved.tree
    }
}

extension PrometheusConfig {
    /// Reads and checks prometheus.yml as `config.LoadFile` of Prometheus does, going on after every fault.
    ///
    /// Files that it names are not opened.
    package static func load(_ file: SourceFile, _ settings: PrometheusSettings) -> LoadedPrometheusConfig {
        var content = YAMLReader.read(file, dialect: .v2)
        var result = LoadedPrometheusConfig(
            file: content.file, model: PrometheusConfig(), tree: content.trees.first, diagnostics: content.diagnostics)
        var secrets: [ByteRange] = []
        if let tree = content.trees.first {
            let (model, diagnostics) = FieldReader.read(PrometheusConfig.self, from: tree, settings.reader) { reader, model in
                var checker = PrometheusChecker(settings)
                checker.check(&model, &reader)
                secrets = reader.secrets
            }
            result.model = model
            content.add(diagnostics)
            result.diagnostics = content.diagnostics
        } else {
            PrometheusChecker.complete(&result.model, settings)
        }
        result.secrets = SecretFinder.secrets(
            of: content.file, tree: result.tree, isWellFormed: content.isWellFormed, SecretFields.prometheus, read: secrets,
            diagnostics: result.diagnostics)
        result.diagnostics += content.ignoredDocumentWarning("yaml/second-document", by: "Prometheus")
        return result
    }
}

/// A file of `scrape_config_files` as read.
package struct LoadedScrapeConfigFile: Sendable {
    package var file: SourceFile
    package var model: ScrapeConfigFile
    package var tree: DocumentTree?
    package var diagnostics: [Diagnostic]
    package var secrets = FileSecrets()
}

extension ScrapeConfigFile {
    /// Reads and checks a file of more jobs, which take over the global settings of the configuration that names it.
    ///
    /// That job names are unique across all files is asked by ``JobNames``.
    package static func load(_ file: SourceFile, global: GlobalConfig, _ settings: PrometheusSettings) -> LoadedScrapeConfigFile {
        var content = YAMLReader.read(file, dialect: .v2)
        var result = LoadedScrapeConfigFile(
            file: content.file, model: ScrapeConfigFile(), tree: content.trees.first, diagnostics: content.diagnostics)
        var secrets: [ByteRange] = []
        if let tree = content.trees.first {
            let (model, diagnostics) = FieldReader.read(ScrapeConfigFile.self, from: tree, settings.reader) { reader, model in
                PrometheusChecker.apply(global, to: &model.scrapeConfigs, &reader)
                secrets = reader.secrets
            }
            result.model = model
            content.add(diagnostics)
            result.diagnostics = content.diagnostics
        }
        result.secrets = SecretFinder.secrets(
            of: content.file, tree: result.tree, isWellFormed: content.isWellFormed, SecretFields.prometheus, read: secrets,
            diagnostics: result.diagnostics)
        result.diagnostics += content.ignoredDocumentWarning("yaml/second-document", by: "Prometheus")
        return result
    }
}
