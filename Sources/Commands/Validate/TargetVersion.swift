import Arguments
import PromQL
import SourceText

/// The Prometheus releases that can be asked for.
enum TargetVersion {
    static let oldest = Version(2, 42)
    static let newest = Version(3, 14)

    static let featureNames = [
        "promql-experimental-functions", "promql-extended-range-selectors", "promql-binop-fill-modifiers", "promql-duration-expr",
        "promql-delayed-name-removal", "promql-per-step-stats", "native-histograms", "exemplar-storage", "memory-snapshot-on-shutdown",
        "extra-scrape-metrics", "auto-gomemlimit", "created-timestamp-zero-ingestion", "concurrent-rule-eval", "metadata-wal-records",
        "delayed-compaction", "auto-reload-config", "old-ui", "ooo-native-histograms", "otlp-deltatocumulative",
        "otlp-native-delta-ingestion", "type-and-unit-labels", "use-uncached-io", "st-storage", "fast-startup", "xor2-encoding",
        "st-synthesis", "use-start-timestamps", "search-api", "histograms-st-encoding",
    ]

    static var type: Arguments.ValueType<Version> {
        ValueType("VERSION", expected: "a release from \(oldest) to \(newest)", write: { $0.description }) { text in
            guard let version = Version(text), version >= oldest, version <= newest, version.major == 3 || version.minor <= 55 else {
                return nil
            }
            return version
        }
    }

    static let newestAlertmanager = Version(0, 34)

    static var alertmanagerType: Arguments.ValueType<Version> {
        let oldest = Version(0, 25)
        return ValueType("VERSION", expected: "a release from \(oldest) to \(newestAlertmanager)", write: { $0.description }) { text in
            guard let version = Version(text), version >= oldest, version <= newestAlertmanager else { return nil }
            return version
        }
    }

    static func parserOptions(_ version: Version, features: [String]) -> ParserOptions {
        var options = ParserOptions(version: version)
        for name in features {
            if let feature = ParserOptions.Features(name: name) { options.features.insert(feature) }
        }
        return options
    }
}
