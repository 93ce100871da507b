import Arguments
import ConfigModel
import Documents
import PromQL
import Reports
import SourceText

/// `monctl validate [PATH…]`: what will not load, what will not work, what is unwise.
package enum Validate: Command {
    package static let name = "validate"
    package static let summary = "Check files: what will not load, what will not work, what is unwise"
    package static let discussion = """
        PATH is a file, a directory, a pattern, or - for standard input; without one, the current directory is looked at. What a file
        is, is told from what stands in it; in a directory, files of other kinds are skipped and counted.

        All problems of all files are reported in one run, each with its place.
        """
    package static var examples: [Example] {
        [
            Example("monctl validate rules/", "all rule files below a directory"),
            Example("monctl validate --format github 'rules/*.yml'", "annotations in a pull request"),
            Example("monctl validate --prometheus-version 2.53 rules.yml", "for an older server"),
            Example("kubectl get … | monctl validate --kind rules -", "what comes through a pipe"),
        ]
    }

    static let paths = Positional<[String]>.list(
        "PATH", .file("PATH", extensions: ["yml", "yaml", "json"]), help: "Files, directories, patterns, or -")
    static let kind = Option<FileKind?>(
        "kind", .choice("KIND"), help: "What the files are, where it cannot be told from what stands in them")
    static let ignoreUnknownFields = Option.flag(
        "ignore-unknown-fields", help: "Accept fields that Prometheus does not know, in rule files")
    static let lint = Option<[String]>.list(
        "lint", .choice("NAME", LintSettings.names.map { (Choice($0), $0) }), default: ["duplicate-rules"], splitsAtCommas: true,
        help: "What to look for beyond errors, by promtool's names")
    static let lintFatal = Option.flag("lint-fatal", help: "Treat what --lint finds as an error")
    static let prometheusVersion = Option<Version>(
        "prometheus-version", TargetVersion.type, default: TargetVersion.newest, help: "The Prometheus that will read the files")
    static let alertmanagerVersion = Option<Version>(
        "alertmanager-version", TargetVersion.alertmanagerType, default: TargetVersion.newestAlertmanager,
        help: "The Alertmanager that will read the files")
    static let matchers = Option<MatcherMode>(
        "alertmanager-matchers", .choice("MODE"), default: .fallback, help: "Which parser of matchers it uses")
    static let features = Option<[String]>.list(
        "enable-feature", .word("NAME", suggestions: TargetVersion.featureNames.map { Choice($0) }), splitsAtCommas: true,
        help: "A feature that is switched on in Prometheus, by its own name")

    package static var parameters: [ParameterGroup] {
        [
            .arguments(paths),
            .options("Files", kind, ignoreUnknownFields),
            .options("Target", prometheusVersion, features, alertmanagerVersion, matchers),
            .options("Checks", lint, lintFatal),
            ReportParameters.group,
        ]
    }

    package static func run(_ arguments: ParsedArguments, in console: inout Console) throws(Misuse) -> ExitCode {
        let started = console.clock?()
        var settings = ValidationSettings()
        settings.kind = arguments[kind]
        settings.lint = LintSettings(arguments[lint])
        settings.lintIsFatal = arguments[lintFatal]
        settings.alertmanager.version = arguments[alertmanagerVersion]
        settings.alertmanager.matcherMode = arguments[matchers]
        settings.rules.version = arguments[prometheusVersion]
        settings.rules.scheme = arguments[prometheusVersion] < Version(3, 0) ? .legacy : .utf8
        settings.rules.ignoresUnknownFields = arguments[ignoreUnknownFields]
        settings.rules.parser = TargetVersion.parserOptions(arguments[prometheusVersion], features: arguments[features])
        for feature in arguments[features] where !TargetVersion.featureNames.contains(feature) {
            let near = didYouMean(feature, among: TargetVersion.featureNames).map { ", did you mean \($0)?" } ?? ""
            console.complain("Prometheus has no feature '\(feature)'; it would ignore the name\(near)")
        }

        var finder = FileFinder()
        let given = arguments[paths]
        for path in given.isEmpty ? ["."] : given { finder.add(path) }
        let result = Validation(settings).run(finder, standardInput: console.standardInput)
        for error in result.errors { console.complain("\(error)") }
        if result[.files] == 0, result.errors.isEmpty {
            console.complain(nothingFound(given, finder, result))
            return .failure
        }
        let summary = Summary(
            result.summaryCounts, of: result.diagnostics, seconds: console.clock.flatMap { now in started.map { now() - $0 } })
        let written = ReportParameters.write(result.diagnostics, summary, arguments, &console)
        if !result.errors.isEmpty || result.hasInternalLimit || !written { return .failure }
        return ReportParameters.fails(result.diagnostics, arguments) ? .findings : .success
    }

    private static func nothingFound(_ paths: [String], _ finder: FileFinder, _ result: ValidationResult) -> String {
        let place = paths.isEmpty ? "the current directory" : paths.joined(separator: ", ")
        let seen = result[.skipped] == 0 ? "no .yml, .yaml or .json file" : "\(result[.skipped]) files, but no known kind among them,"
        return "found \(seen) in \(place); looked for \(FileKind.readable.map(\.title).joined(separator: ", "))"
    }
}

/// Which of promtool's lints are on.
struct LintSettings: Sendable {
    static let names = ["all", "none", "duplicate-rules", "too-long-scrape-interval"]

    var findsDuplicateRules: Bool

    /// As `promtool check rules` reads the list: `none` beside other names does nothing.
    init(_ names: [String]) {
        findsDuplicateRules = names.contains("all") || names.contains("duplicate-rules")
    }
}

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
