import Documents
import SourceText

/// Lists the targets of jobs and Alertmanagers, from static configurations, files and given labels.
///
/// The configuration must have been loaded: jobs have taken over the global settings.
package struct TargetLister {
    private let request: TargetRequest
    private let lookUp: (String) -> TargetFileLookup
    private var compiler = RelabelCompiler()
    private var reportedFiles: Set<String> = []
    private var foundJobs: [String] = []
    private var listing = TargetListing()

    /// - Parameter lookUp: finds the files under a path, which is joined with the directory of the configuration and may hold `*`.
    package init(_ request: TargetRequest, lookUp: @escaping (String) -> TargetFileLookup = { _ in .unknown }) {
        self.request = request
        self.lookUp = lookUp
    }

    /// Adds the jobs of a file: of the configuration, or of one that `scrape_config_files` names.
    ///
    /// - Parameter directory: the one against which paths of the file are resolved.
    package mutating func add(jobs: List<ScrapeConfig>, of tree: DocumentTree, directory: String) {
        for item in jobs.items {
            let config = item.value
            foundJobs.append(config.jobName.value)
            guard isWanted(config.jobName.value), let job = ScrapeJob(config, &compiler) else { continue }
            let node = config.jobName.place >= 0 ? config.jobName.place : item.node
            var resolver = TargetResolver(job)
            let section = TargetListing.Section(
                name: job.name, place: tree.node(at: node).place, rules: places(config.relabelConfigs.value, tree))
            listing.jobs.append(resolve(config.discovery, section, &resolver, tree, directory))
        }
    }

    /// Adds the Alertmanagers of the configuration, unless jobs were asked for by name.
    package mutating func add(alerting: AlertingConfig, scheme: NameScheme, of tree: DocumentTree, directory: String) {
        guard request.jobs.isEmpty else { return }
        for item in alerting.alertmanagers.value.items {
            let config = item.value
            guard var resolver = AlertmanagerResolver(config, scheme: scheme, &compiler) else { continue }
            let section = TargetListing.Section(
                name: "", place: tree.node(at: item.node).place, rules: places(config.relabelConfigs.value, tree))
            listing.alertmanagers.append(resolve(config.discovery, section, &resolver, tree, directory, addsGiven: false))
        }
    }

    /// The listing, and the names of jobs that were asked for but are not there, each with the name that may have been meant.
    package mutating func finish() -> (listing: TargetListing, missing: [(name: String, near: String?)]) {
        let missing = request.jobs
            .filter { wanted in !foundJobs.contains { $0.utf8.elementsEqual(wanted.utf8) } }
            .map { ($0, didYouMean($0, among: foundJobs)) }
        return (listing, missing)
    }

    private func isWanted(_ job: String) -> Bool {
        request.jobs.isEmpty || request.jobs.contains { $0.utf8.elementsEqual(job.utf8) }
    }

    private func places(_ rules: List<RelabelConfig>, _ tree: DocumentTree) -> [Place] {
        rules.items.map { tree.node(at: max(0, $0.node)).place }
    }

    private mutating func resolve(
        _ discovery: DiscoveryConfigs, _ section: TargetListing.Section, _ resolver: inout some TargetResolving, _ tree: DocumentTree,
        _ directory: String, addsGiven: Bool = true
    ) -> TargetListing.Section {
        var section = section
        var report = TargetFaultReport()
        var seen: [Labels: Int] = [:]
        func add(_ group: DiscoveredGroup, _ source: TargetListing.Source, _ places: [Place?]) {
            for (target, place) in zip(group.targets, places) {
                var row = TargetListing.Row(source: source, place: place, target: resolver.resolve(target, in: group))
                let isRefused = if case .refused = row.target.outcome { true } else { false }
                if request.explains || isRefused {
                    let trace = resolver.explain(target, in: group).trace
                    if isRefused { report.add(row, trace, section) }
                    if request.explains { row.trace = trace }
                }
                if case .target(let target) = row.target.outcome {
                    // The labels decide: the URL follows from them.
                    row.duplicateOf = seen[target.all]
                    if row.duplicateOf == nil { seen[target.all] = section.rows.count }
                }
                section.rows.append(row)
            }
        }
        func addStatic() {
            for item in discovery.static.value.items {
                add(DiscoveredGroup(item.value), .staticConfig, item.value.targets.value.items.map { tree.node(at: $0.node).place })
            }
        }
        // In the order of the file.
        if discovery.static.key < discovery.file.key { addStatic() }
        for config in discovery.file.value.items {
            for pattern in config.value.files.value.items {
                for file in files(pattern, tree, directory) {
                    for item in file.groups {
                        let places = item.value.targets.value.items.map { target in file.tree?.node(at: target.node).place }
                        add(DiscoveredGroup(item.value, filePath: file.file.path), .file(file.file.path), places)
                    }
                }
            }
        }
        if discovery.static.key >= discovery.file.key { addStatic() }
        if addsGiven {
            for labels in request.given { add(DiscoveredGroup(targets: [labels]), .given, [nil]) }
        }
        section.otherDiscovery = OtherDiscovery.names(in: discovery)
        listing.diagnostics += report.diagnostics
        return section
    }

    private mutating func files(_ pattern: Field<FilePath>, _ tree: DocumentTree, _ directory: String) -> [TargetFile] {
        guard case .found(let files) = lookUp(FilePath.join(directory, pattern.value.path)) else { return [] }
        let place = tree.node(at: max(0, pattern.node)).place
        if files.isEmpty {
            listing.diagnostics.append(
                Diagnostic(
                    "file-sd/missing-file", .warning, .risk, "'\(pattern.value.path)' names no file: there are no targets from it",
                    at: place,
                    notes: ["Prometheus waits until one appears"]))
        }
        for file in files where reportedFiles.insert(file.file.path).inserted {
            listing.diagnostics += file.diagnostics.map { diagnostic in
                var copy = diagnostic
                var from = place
                from.label = "named here"
                copy.related.append(from)
                return copy
            }
        }
        // Prometheus takes nothing of a file that is not all right.
        return files.filter(\.isAccepted)
    }
}

/// Finds which discovery mechanisms other than static ones and files are set up.
private struct OtherDiscovery: FieldVisitor {
    private var names: [String] = []

    static func names(in discovery: DiscoveryConfigs) -> [String] {
        var visitor = OtherDiscovery()
        var copy = discovery
        copy.fields(&visitor)
        return visitor.names
    }

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        let text = name.description
        if !value.value.isZero, text != "static_configs", text != "file_sd_configs" { names.append(text) }
    }
}
