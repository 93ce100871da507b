import Documents
import SourceText

/// Lists the targets of jobs and Alertmanagers, from static configurations, files and given labels.
///
/// The configuration must have been loaded: jobs have taken over the global settings.
package struct TargetLister {
    private let request: TargetRequest
    private let lookUp: (_ path: String, _ directory: String) -> TargetFileLookup
    private var compiler = RelabelCompiler()
    private var reportedFiles: Set<String> = []
    private var foundJobs: [String] = []
    private var listing = TargetListing()

    /// - Parameter lookUp: finds the files under a path as it is written, which may hold `*`, and the directory of the file in which
    ///   it is written.
    package init(
        _ request: TargetRequest, lookUp: @escaping (_ path: String, _ directory: String) -> TargetFileLookup = { _, _ in .unknown }
    ) {
        self.request = request
        self.lookUp = lookUp
    }

    /// Adds the jobs of a file: of the configuration, or of one that `scrape_config_files` names.
    ///
    /// - Parameter directory: the one against which paths of the file are resolved.
    package mutating func add(jobs: List<ScrapeConfig>, of tree: DocumentTree, directory: String) {
        for i in jobs.items.indices { add(jobs, at: i, of: tree, directory: directory) }
    }

    /// Adds one of the jobs of a file.
    package mutating func add(_ jobs: List<ScrapeConfig>, at index: Int, of tree: DocumentTree, directory: String) {
        // A configuration is large: its parts are taken from the list where they are needed.
        let groups = jobs.items[index].value.discovery.static
        let files = jobs.items[index].value.discovery.file
        if request.findsFaultsOnly {
            guard !groups.value.items.isEmpty || !files.value.items.isEmpty else { return }
        } else {
            foundJobs.append(jobs.items[index].value.jobName.value)
            guard isWanted(jobs.items[index].value.jobName.value) else { return }
        }
        guard let job = ScrapeJob.of(jobs.items[index].value, &compiler, places: !request.findsFaultsOnly) else { return }
        var resolver = TargetResolver(job)
        func section() -> TargetListing.Section {
            let config = jobs.items[index].value
            let node = config.jobName.place >= 0 ? config.jobName.place : jobs.items[index].node
            return TargetListing.Section(
                name: config.jobName.value, place: tree.node(at: node).place, rules: Self.places(config.relabelConfigs.value, tree),
                configs: config.relabelConfigs.value.items.map(\.value))
        }
        // To count targets they must be told apart.
        if request.findsFaultsOnly, jobs.items[index].value.targetLimit.value == 0 {
            return findFaults(groups, files, section, &resolver, tree, directory)
        }
        let listed = resolve(jobs.items[index].value.discovery, section(), &resolver, tree, directory)
        checkLimit(jobs.items[index].value, listed, tree)
        if !request.findsFaultsOnly { listing.jobs.append(listed) }
    }

    /// With more targets than `target_limit` Prometheus fails every scrape of the job.
    private mutating func checkLimit(_ config: ScrapeConfig, _ section: TargetListing.Section, _ tree: DocumentTree) {
        let limit = config.targetLimit
        guard limit.value > 0, !request.listsGivenOnly else { return }
        let count = section.rows.count { row in
            if case .target = row.target.outcome { row.duplicateOf == nil } else { false }
        }
        guard count > limit.value else { return }
        listing.diagnostics.append(
            Diagnostic(
                "targets/target-limit", .error, .runtime,
                "the job '\(section.name)' has \(count) targets, more than its target_limit \(limit.value): every scrape fails",
                at: limit.node >= 0 ? tree.node(at: limit.node).place : section.place))
    }

    /// Adds the Alertmanagers of the configuration, unless jobs were asked for by name, or only what is given.
    package mutating func add(alerting: AlertingConfig, scheme: NameScheme, of tree: DocumentTree, directory: String) {
        guard request.jobs.isEmpty, !request.listsGivenOnly else { return }
        for item in alerting.alertmanagers.value.items {
            let config = item.value
            guard var resolver = AlertmanagerResolver(config, scheme: scheme, &compiler) else { continue }
            let section = TargetListing.Section(
                name: "", place: tree.node(at: item.node).place, rules: Self.places(config.relabelConfigs.value, tree),
                configs: config.relabelConfigs.value.items.map(\.value))
            let listed = resolve(config.discovery, section, &resolver, tree, directory, addsGiven: false)
            if !request.findsFaultsOnly { listing.alertmanagers.append(listed) }
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

    private static func places(_ rules: List<RelabelConfig>, _ tree: DocumentTree) -> [Place] {
        rules.items.map { tree.node(at: max(0, $0.node)).place }
    }

    /// Reports the targets that are refused, and looks closely at those alone that may be.
    private mutating func findFaults(
        _ groups: Field<List<TargetGroup>>, _ fileConfigs: Field<List<FileDiscovery>>, _ section: () -> TargetListing.Section,
        _ resolver: inout some TargetResolving, _ tree: DocumentTree, _ directory: String
    ) {
        var report = TargetFaultReport()
        func look(_ group: TargetGroup, _ source: TargetListing.Source, _ filePath: String?, _ place: (NodeIndex) -> Place?) {
            resolver.enter(group, filePath: filePath)
            for target in group.targets.value.items where resolver.mayRefuse(target.value) {
                var single = group
                single.targets.value.items = [target]
                let discovered = DiscoveredGroup(single, filePath: filePath)
                var row = TargetListing.Row(
                    source: source, place: place(target.node), target: resolver.resolve(discovered.targets[0], in: discovered))
                guard case .refused(let fault) = row.target.outcome else { continue }
                row.culprit = TargetFaultReport.culprit(of: fault, in: resolver.explain(discovered.targets[0], in: discovered).trace)
                report.add(row, section())
            }
        }
        func lookAtStatic() {
            for item in groups.value.items {
                look(item.value, .staticConfig, nil) { tree.node(at: max(0, $0)).place }
            }
        }
        if groups.key < fileConfigs.key { lookAtStatic() }
        for config in fileConfigs.value.items {
            for pattern in config.value.files.value.items {
                for file in files(pattern, tree, directory) ?? [] {
                    let path = file.discoveredPath ?? file.file.path
                    for item in file.groups {
                        look(item.value, .file(file.file.path), path) { file.tree?.node(at: $0 >= 0 ? $0 : max(0, item.node)).place }
                    }
                }
            }
        }
        if groups.key >= fileConfigs.key { lookAtStatic() }
        listing.diagnostics += report.diagnostics
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
                let isKept = if case .target = row.target.outcome { true } else { false }
                if request.explains || !isKept {
                    let trace = resolver.explain(target, in: group).trace
                    switch row.target.outcome {
                    case .target: break
                    case .dropped: row.dropStep = trace.steps.last
                    case .refused(let fault):
                        row.culprit = TargetFaultReport.culprit(of: fault, in: trace)
                        report.add(row, section)
                    }
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
                add(DiscoveredGroup(item.value), .staticConfig, item.value.targets.value.items.map { tree.node(at: max(0, $0.node)).place })
            }
        }
        func addFiles() {
            for config in discovery.file.value.items {
                for pattern in config.value.files.value.items {
                    guard let files = files(pattern, tree, directory) else {
                        let place = tree.node(at: max(0, pattern.node)).place
                        section.unresolved.append(.init(mechanism: "file_sd_configs", path: pattern.value.path, place: place))
                        continue
                    }
                    for file in files {
                        for item in file.groups {
                            // A null in JSON has no place of its own.
                            let places = item.value.targets.value.items.map { target in
                                file.tree?.node(at: target.node >= 0 ? target.node : max(0, item.node)).place
                            }
                            let path = file.discoveredPath ?? file.file.path
                            add(DiscoveredGroup(item.value, filePath: path), .file(file.file.path), places)
                        }
                    }
                }
            }
        }
        if !request.listsGivenOnly {
            // In the order of the file.
            if discovery.static.key < discovery.file.key { addStatic() }
            addFiles()
            if discovery.static.key >= discovery.file.key { addStatic() }
            section.unresolved += OtherDiscovery.find(in: discovery, of: tree)
        }
        if addsGiven {
            for labels in request.given { add(DiscoveredGroup(targets: [labels]), .given, [nil]) }
        }
        listing.diagnostics += report.diagnostics
        return section
    }

    /// The files that a path names and that Prometheus takes; nil when it cannot be looked at here.
    private mutating func files(_ pattern: Field<FilePath>, _ tree: DocumentTree, _ directory: String) -> [TargetFile]? {
        guard case .found(let files) = lookUp(pattern.value.path, directory) else { return nil }
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
    private let tree: DocumentTree
    private var found: [TargetListing.UnresolvedDiscovery] = []

    private init(_ tree: DocumentTree) { self.tree = tree }

    static func find(in discovery: DiscoveryConfigs, of tree: DocumentTree) -> [TargetListing.UnresolvedDiscovery] {
        var visitor = OtherDiscovery(tree)
        var copy = discovery
        copy.fields(&visitor)
        return visitor.found
    }

    func wantsUnwritten(besides names: StaticString...) -> Bool { false }

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        let text = name.description
        guard !value.value.isZero, text != "static_configs", text != "file_sd_configs" else { return }
        let node = value.key >= 0 ? value.key : max(0, value.node)
        found.append(.init(mechanism: text, place: tree.node(at: node).place))
    }
}
