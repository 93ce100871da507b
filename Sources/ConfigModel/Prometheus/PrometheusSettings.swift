import Documents
import SourceText

/// How prometheus.yml is judged.
package struct PrometheusSettings: Sendable {
    package var version = Version(3, 14)
    /// Prometheus runs as an agent: it scrapes and writes elsewhere, and has no rules, alerts or storage to read.
    package var isAgent = false
    /// The names of `--enable-feature`.
    package var features: Set<String> = []
    /// Unknown fields are not reported.
    package var ignoresUnknownFields = false
    /// The value of an environment variable of the server, nil when it is not set.
    package var environment: @Sendable (String) -> String?

    package init(environment: @escaping @Sendable (String) -> String? = { _ in nil }) {
        self.environment = environment
    }

    var reader: ReaderSettings {
        var settings = ReaderSettings(dialect: .v2)
        settings.version = version
        settings.ignoresUnknownFields = ignoresUnknownFields
        return settings
    }
}
