import ConfigModel
import Documents
import SourceText

/// Checks a Prometheus configuration as the server loads it and as `promtool check config` goes on from there: rule files, files with
/// more jobs, targets, certificates and secrets that it names. Nothing stops at the first fault.
struct PrometheusCheck {
    /// A file with jobs: the configuration itself, or one that it names.
    struct JobFile {
        var tree: DocumentTree
        var jobs: List<ScrapeConfig>
        var places: LocalPlaces
        /// Where the file is broken.
        var faults: [ByteRange]

        init(_ tree: DocumentTree, _ jobs: List<ScrapeConfig>, _ places: LocalPlaces, _ diagnostics: [Diagnostic]) {
            self.tree = tree
            self.jobs = jobs
            self.places = places
            faults = diagnostics.filter { $0.effect == .load && $0.primary.file === tree.file }.map(\.primary.range)
        }

        func isFaulty(_ range: ByteRange) -> Bool { faults.contains { $0.touches(range) } }

        func place(_ node: NodeIndex) -> Place { tree.node(at: max(0, node)).place }
    }

    let settings: ValidationSettings
    let places: LocalPlaces
    var result = ValidationResult()
    var unchecked = UncheckedPaths()

    static func run(_ file: SourceFile, _ settings: ValidationSettings, _ result: inout ValidationResult) {
        var check = PrometheusCheck(settings: settings, places: LocalPlaces(of: file.path, settings))
        check.run(file)
        result.add(check.result)
    }

    /// Checks a file of jobs by itself: under the defaults, as the configuration that names it is not known.
    static func runScrapeConfigFile(_ file: SourceFile, _ settings: ValidationSettings, _ result: inout ValidationResult) {
        var check = PrometheusCheck(settings: settings, places: LocalPlaces(of: file.path, settings))
        let loaded = ScrapeConfigFile.load(file, global: GlobalConfig(), settings.prometheus)
        check.add(loaded.diagnostics, loaded.secrets, loaded.file)
        if let tree = loaded.tree {
            var names = JobNames()
            check.result.diagnostics += names.add(loaded.model.scrapeConfigs.value, of: tree)
            let jobs = JobFile(tree, loaded.model.scrapeConfigs.value, check.places, loaded.diagnostics)
            check.checkJobs([jobs], of: nil)
        }
        check.result.diagnostics += check.unchecked.diagnostics
        result.add(check.result)
    }

    private mutating func run(_ file: SourceFile) {
        let loaded = PrometheusConfig.load(file, settings.prometheus)
        if settings.isLastRun { UntilExit.keep(loaded) }
        add(loaded.diagnostics, loaded.secrets, loaded.file)
        guard let tree = loaded.tree else { return }
        var files = [JobFile(tree, loaded.model.scrapeConfigs.value, places, loaded.diagnostics)]
        // An agent that has rules was refused already.
        if settings.followsReferences, !settings.prometheus.isAgent { checkRuleFiles(loaded.model, files[0]) }
        if settings.following != .nothing { files += readJobFiles(loaded.model, files[0]) }
        checkJobs(files, of: loaded)
        result.diagnostics += unchecked.diagnostics
    }

    mutating func add(_ diagnostics: [Diagnostic], _ secrets: FileSecrets, _ file: SourceFile) {
        result.diagnostics += diagnostics
        result.secrets.add(secrets, in: file)
    }

    /// What is to be said of the jobs of all files together.
    private mutating func checkJobs(_ files: [JobFile], of config: LoadedPrometheusConfig?) {
        for file in files {
            result[.jobs] += file.jobs.items.count
            for job in file.jobs.items {
                for group in job.value.discovery.static.value.items { result[.staticTargets] += group.value.targets.value.items.count }
            }
        }
        checkTargets(files, of: config)
        guard settings.followsReferences else { return }
        checkNamedFiles(files, of: config)
        if let longest = settings.lint.longestInterval {
            result.diagnostics += LongIntervals.find(in: files, config?.model.global.value, longest, settings.lintSeverity)
        }
    }
}
