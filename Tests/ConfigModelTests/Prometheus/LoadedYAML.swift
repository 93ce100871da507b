import SourceText

@testable import ConfigModel

/// Loads prometheus.yml from text; helpers show findings as `check: marked text`.
func load(
    _ yaml: String, version: String = "3.14", isAgent: Bool = false, environment: [String: String] = [:], features: Set<String> = []
) -> LoadedPrometheusConfig {
    var settings = PrometheusSettings { environment[$0] }
    settings.version = .init(version) ?? settings.version
    settings.isAgent = isAgent
    settings.features = features
    return PrometheusConfig.load(SourceFile(path: "prometheus.yml", text: yaml), settings)
}

extension LoadedPrometheusConfig {
    /// Findings in the order of the file: the check, the effect unless it is `load`, and the text that is marked.
    var findings: [String] {
        diagnostics.sorted(by: Diagnostic.inOrder).map { diagnostic in
            let effect = diagnostic.effect == .load ? "" : " (\(diagnostic.effect.rawValue))"
            return "\(diagnostic.check)\(effect): \(file.text(diagnostic.primary.range))"
        }
    }
}
