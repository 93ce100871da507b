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

        All problems of all files are reported in one run, each with its place. What a configuration points to is checked as well: rule
        files, files of jobs and targets, certificates and files with secrets. Absolute paths are looked up below the configuration's
        directory and where --map-path says; the others are left alone.
        """
    package static var examples: [Example] {
        [
            Example("monctl validate prometheus.yml", "a configuration with everything that it points to"),
            Example("monctl validate --map-path /etc/prometheus=prometheus prometheus/prometheus.yml", "absolute paths of a container"),
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
    static let noReferences = Option.flag(
        "no-references", help: "Do not follow what files point to: rule files, targets, certificates (promtool's --syntax-only)")
    static let ignoreUnknownFields = Option.flag(
        "ignore-unknown-fields", help: "Accept fields that Prometheus does not know, in rule files")
    static let lint = Option<[String]>.list(
        "lint", .choice("NAME", LintSettings.names.map { (Choice($0), $0) }), default: ["duplicate-rules"], splitsAtCommas: true,
        help: "What to look for beyond errors, by promtool's names")
    static let lintFatal = Option.flag("lint-fatal", help: "Treat what --lint finds as an error")
    static let lookbackDelta = Option<ModelDuration>(
        "query.lookback-delta", ModelDuration.type, default: ModelDuration(nanoseconds: LintSettings.defaultLookback),
        help: "How far back Prometheus' queries look; jobs must be scraped more often (--lint too-long-scrape-interval)")
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
            .options("Files", kind, noReferences, PathMap.option, ignoreUnknownFields),
            .options("Target", prometheusVersion, ConfigParameters.agent, lookbackDelta, features, alertmanagerVersion, matchers),
            .options("Checks", lint, lintFatal),
            ReportParameters.group,
        ]
    }

    package static func run(_ arguments: ParsedArguments, in console: inout Console) throws(Misuse) -> ExitCode {
        let started = console.clock?()
        var settings = ValidationSettings()
        settings.kind = arguments[kind]
        settings.following = arguments[noReferences] ? .nothing : .everything
        settings.mappedPaths = arguments[PathMap.option]
        settings.roots = arguments[paths].isEmpty ? ["."] : arguments[paths].filter { FileState($0) == .directory }
        settings.lint = LintSettings(arguments[lint], lookback: arguments[lookbackDelta].nanoseconds)
        settings.lintIsFatal = arguments[lintFatal]
        settings.alertmanager.version = arguments[alertmanagerVersion]
        settings.alertmanager.matcherMode = arguments[matchers]
        settings.prometheus = ConfigParameters.prometheus(
            arguments[prometheusVersion], isAgent: arguments[ConfigParameters.agent], console)
        settings.prometheus.features = Set(arguments[features])
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
        // More files would pile up.
        settings.isLastRun = finder.files.count == 1
        let result = Validation(settings).run(finder, standardInput: console.standardInput)
        for error in result.errors { console.complain("\(error)") }
        if result[.files] == 0, result.errors.isEmpty {
            console.complain(nothingFound(given, finder, result))
            return .failure
        }
        let summary = Summary(
            result.summaryCounts, of: result.diagnostics, seconds: console.clock.flatMap { now in started.map { now() - $0 } })
        let written = ReportParameters.write(result.diagnostics, summary, secrets: result.secrets, arguments, &console)
        if !result.errors.isEmpty || result.hasInternalLimit || !written { return .failure }
        return ReportParameters.fails(result.diagnostics, arguments) ? .findings : .success
    }

    private static func nothingFound(_ paths: [String], _ finder: FileFinder, _ result: ValidationResult) -> String {
        let place = paths.isEmpty ? "the current directory" : paths.joined(separator: ", ")
        let seen = result[.skipped] == 0 ? "no .yml, .yaml or .json file" : "\(result[.skipped]) files, but no known kind among them,"
        return "found \(seen) in \(place); looked for \(FileKind.readable.map(\.title).joined(separator: ", "))"
    }
}
