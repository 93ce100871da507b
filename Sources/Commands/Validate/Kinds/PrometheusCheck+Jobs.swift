import ConfigModel
import Documents
import SourceText

extension PrometheusCheck {
    /// Reads the files of `scrape_config_files`: their jobs take over the global settings, and no name may stand twice in all of them.
    mutating func readJobFiles(_ config: PrometheusConfig, _ main: JobFile) -> [JobFile] {
        var files: [JobFile] = []
        var names = JobNames()
        // What is repeated in the configuration itself was found when it was loaded.
        if !config.scrapeConfigFiles.value.items.isEmpty { _ = names.add(main.jobs, of: main.tree) }
        var listed: [String: Place] = [:]
        for pattern in config.scrapeConfigFiles.value.items {
            for path in matches(pattern, main, what: "scrape-config", missing: .runtime, unreadable: .load) {
                let place = main.place(pattern.node)
                if let first = listed[path] {
                    reportRepeated(path, files, at: place, first)
                    continue
                }
                listed[path] = place
                if let file = readJobFile(path, config.global.value, place, &names) { files.append(file) }
            }
        }
        return files
    }

    private mutating func readJobFile(
        _ path: String, _ global: GlobalConfig, _ place: Place, _ names: inout JobNames
    ) -> JobFile? {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try readFile(path)
        } catch {
            report("config/unreadable-file", .error, .load, "the scrape-config file '\(path)' cannot be read: \(error.reason)", place)
            return nil
        }
        result.consumed.append(FileReference(path: path, kind: .scrapeConfigFile))
        let loaded = ScrapeConfigFile.load(SourceFile(path: path, bytes: bytes), global: global, settings.prometheus)
        add(loaded.diagnostics, loaded.secrets, loaded.file)
        guard let tree = loaded.tree else { return nil }
        result.diagnostics += names.add(loaded.model.scrapeConfigs.value, of: tree)
        return JobFile(
            tree, loaded.model.scrapeConfigs.value, LocalPlaces(of: path, settings, outer: places), loaded.diagnostics)
    }

    /// A file that is listed twice has its jobs twice, unless it has none.
    private mutating func reportRepeated(_ path: String, _ files: [JobFile], at place: Place, _ first: Place) {
        guard let file = files.first(where: { $0.tree.file.path.utf8.elementsEqual(path.utf8) }), let job = file.jobs.items.first else {
            return
        }
        var earlier = first
        earlier.label = "first listed here"
        var name = file.place(job.value.jobName.place >= 0 ? job.value.jobName.place : job.node)
        name.label = "this job is there twice"
        let isSame = first.range == place.range
        report(
            "scrape/duplicate-job", .error, .load, "the scrape-config file '\(path)' is listed twice, so that its jobs are there twice",
            place,
            related: (isSame ? [] : [earlier]) + [name])
    }

    /// Makes the targets that the files tell of, as promtool does, and reports those that Prometheus refuses.
    mutating func checkTargets(_ files: [JobFile], of config: LoadedPrometheusConfig?) {
        let reader = TargetFileCache(files.map(\.places), isOpen: settings.followsReferences)
        var request = TargetRequest()
        request.findsFaultsOnly = true
        var lister = TargetLister(request) { path, directory in reader.lookUp(path, in: directory) }
        let isGlobalFaulty = config.map { config in
            config.model.global.key >= 0 && files[0].isFaulty(files[0].place(config.model.global.place).range)
        }
        for file in files {
            for i in file.jobs.items.indices {
                let node = file.jobs.items[i].node
                let rules = file.jobs.items[i].value.relabelConfigs
                // Without all its rules nobody can say what becomes of a target.
                if rules.hasFailed || (rules.isWritten && file.isFaulty(file.place(rules.node).range)) { continue }
                checkTargetPatterns(file.jobs.items[i].value.discovery.file.value, file)
                guard isGlobalFaulty ?? false || file.isFaulty(file.place(node).range) else {
                    lister.add(file.jobs, at: i, of: file.tree, directory: file.places.directory)
                    continue
                }
                // What is wrong with these was reported; a target is to blame only for what it sets itself.
                var jobs = List<ScrapeConfig>()
                jobs.items = [file.jobs.items[i]]
                jobs.items[0].value.scrapeInterval.value = ModelDuration(seconds: 60)
                jobs.items[0].value.scrapeTimeout.value = ModelDuration(seconds: 10)
                lister.add(jobs, at: 0, of: file.tree, directory: file.places.directory)
            }
        }
        if let config, let main = files.first, !settings.prometheus.isAgent {
            var alerting = config.model.alerting.value
            alerting.alertmanagers.value.items.removeAll { item in
                let rules = item.value.relabelConfigs
                return rules.hasFailed || (rules.isWritten && main.isFaulty(main.place(rules.node).range))
            }
            for item in alerting.alertmanagers.value.items { checkTargetPatterns(item.value.discovery.file.value, main) }
            lister.add(
                alerting: alerting, scheme: config.model.global.value.nameScheme, of: main.tree, directory: main.places.directory)
        }
        let listing = lister.finish().listing
        // A target that the loader refuses was reported when the file was read.
        let known = files.flatMap { file in file.faults.map { (file.tree.file, $0) } }
        result.diagnostics += listing.diagnostics.filter { diagnostic in
            !known.contains { $0.0 === diagnostic.primary.file && $0.1 == diagnostic.primary.range }
        }
        if listing.diagnostics.contains(where: { $0.check == "targets/limit" }) { result.hasInternalLimit = true }
        result.consumed += reader.read
    }

    /// Reports what the lister cannot look up: patterns that are none, and paths of which nothing is known here.
    private mutating func checkTargetPatterns(_ discovery: List<FileDiscovery>, _ file: JobFile) {
        guard settings.followsReferences else { return }
        for config in discovery.items {
            for pattern in config.value.files.value.items where GlobPattern.isValidFileDiscovery(pattern.value.path) {
                // A plain relative path is always known.
                if pattern.value.path.utf8.first != UInt8(ascii: "/"), GlobPattern.isPlain(pattern.value.path) { continue }
                let place = file.place(pattern.node)
                if GoGlob.matches(pattern.value.path, "") == nil {
                    report("config/path-pattern", .error, .checker, "'\(pattern.value.path)' is no pattern that Go can read", place)
                } else if file.places.local(pattern.value.path) == nil {
                    unchecked.add(pattern.value.path, at: place)
                }
            }
        }
    }
}

/// Reads the files of `file_sd_configs` of one configuration, each once.
private final class TargetFileCache {
    private let places: [LocalPlaces]
    private let isOpen: Bool
    private var known: [String: TargetFile] = [:]
    /// What was read, in order.
    private(set) var read: [FileReference] = []

    /// - Parameters:
    ///   - places: of the files in which paths are written.
    ///   - isOpen: whether files are looked at at all.
    init(_ places: [LocalPlaces], isOpen: Bool) {
        self.places = places
        self.isOpen = isOpen
    }

    func lookUp(_ path: String, in directory: String) -> TargetFileLookup {
        guard isOpen, let places = places.first(where: { $0.directory.utf8.elementsEqual(directory.utf8) }),
            let local = places.local(path)
        else { return .unknown }
        // A file that can be read is there; only otherwise is asked what lies under the path.
        if !GoGlob.isPattern(local), let file = known[local] ?? load(local, places) { return .found([file]) }
        guard let found = GoGlob.paths(local) else { return .unknown }
        return .found(found.map { file($0, places) })
    }

    private func file(_ path: String, _ places: LocalPlaces) -> TargetFile {
        if let file = known[path] ?? load(path, places) { return file }
        var reason = ""
        do throws(FileError) { _ = try readFile(path) } catch { reason = error.reason }
        var file = TargetFile(unreadable: SourceFile(path: path, bytes: []), reason: reason)
        file.discoveredPath = places.discoveredPath(of: path)
        known[path] = file
        return file
    }

    private func load(_ path: String, _ places: LocalPlaces) -> TargetFile? {
        guard let content = try? readIdentified(path) else { return nil }
        var file = TargetFile.load(SourceFile(path: path, bytes: content.bytes))
        file.discoveredPath = places.discoveredPath(of: path)
        read.append(FileReference(path: path, kind: .fileSD, identity: content.identity))
        known[path] = file
        return file
    }
}
