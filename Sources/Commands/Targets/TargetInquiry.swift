import ConfigModel
import Documents
import SourceText

/// Asks a configuration for its targets, with all files that it names and that are here.
struct TargetInquiry {
    /// Nil when Prometheus would not load the configuration.
    private(set) var listing: TargetListing?
    /// Jobs that were asked for but are not there, each with the name that may have been meant.
    private(set) var missing: [(name: String, near: String?)] = []
    /// What was found while files were read; what is wrong with targets stands in the listing.
    private(set) var diagnostics: [Diagnostic] = []
    /// What must not be shown of the files.
    private(set) var secrets = SecretRanges()
    private(set) var errors: [FileError] = []

    init(_ file: SourceFile, _ settings: PrometheusSettings, _ request: TargetRequest, _ folders: [PathMap.Entry]) {
        let loaded = PrometheusConfig.load(file, settings)
        diagnostics = loaded.diagnostics
        secrets.add(loaded.secrets, in: loaded.file)
        guard loaded.isAccepted else { return }
        let map = PathMap(folders, directory: Self.directory(of: file.path))
        let reader = TargetFileReader(map)
        var lister = TargetLister(request, lookUp: reader.lookUp)
        if let tree = loaded.tree {
            lister.add(jobs: loaded.model.scrapeConfigs.value, of: tree, directory: map.directory)
            guard addFiles(loaded, tree, map, settings, &lister) else { return }
            lister.add(
                alerting: loaded.model.alerting.value, scheme: loaded.model.global.value.nameScheme, of: tree, directory: map.directory)
        }
        (listing, missing) = lister.finish()
        errors += reader.errors
    }

    /// Adds the jobs of `scrape_config_files`; false when Prometheus would not load the configuration for one of them.
    private mutating func addFiles(
        _ loaded: LoadedPrometheusConfig, _ tree: DocumentTree, _ map: PathMap, _ settings: PrometheusSettings, _ lister: inout TargetLister
    ) -> Bool {
        var names = JobNames()
        // What is repeated in the file itself was found when it was loaded.
        _ = names.add(loaded.model.scrapeConfigs.value, of: tree)
        for pattern in loaded.model.scrapeConfigFiles.value.items {
            let place = tree.node(at: max(0, pattern.node)).place
            guard let local = map.local(pattern.value.path) else {
                diagnostics.append(
                    Diagnostic(
                        "targets/not-here", .info, .risk,
                        "the jobs of '\(pattern.value.path)' are not listed: no folder here stands for it (--map-path)", at: place))
                continue
            }
            let paths = GoGlob.paths(local) ?? []
            if paths.isEmpty {
                diagnostics.append(
                    Diagnostic(
                        "targets/missing-file", .warning, .risk, "'\(pattern.value.path)' names no file: there are no jobs from it",
                        at: place))
            }
            for path in paths {
                do throws(FileError) {
                    let file = SourceFile(path: path, bytes: try readFile(path))
                    let more = ScrapeConfigFile.load(file, global: loaded.model.global.value, settings)
                    diagnostics += more.diagnostics
                    secrets.add(more.secrets, in: more.file)
                    guard let tree = more.tree else { continue }
                    diagnostics += names.add(more.model.scrapeConfigs.value, of: tree)
                    lister.add(jobs: more.model.scrapeConfigs.value, of: tree, directory: Self.directory(of: path))
                } catch {
                    errors.append(error)
                }
            }
        }
        return !diagnostics.contains { $0.effect == .load }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
        return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
    }
}

/// Reads the files of `file_sd_configs`, each once.
private final class TargetFileReader {
    private let map: PathMap
    private var known: [[UInt8]: TargetFile?] = [:]
    private(set) var errors: [FileError] = []

    init(_ map: PathMap) { self.map = map }

    func lookUp(_ path: String, in directory: String) -> TargetFileLookup {
        guard let local = map.local(path, in: directory) else { return .unknown }
        return .found((GoGlob.paths(local) ?? []).compactMap { file(at: $0) })
    }

    private func file(at path: String) -> TargetFile? {
        let key = Array(path.utf8)
        if let file = known[key] { return file }
        var result: TargetFile?
        do throws(FileError) {
            var file = TargetFile.load(SourceFile(path: path, bytes: try readFile(path)))
            let container = map.container(path)
            if !container.utf8.elementsEqual(path.utf8) { file.discoveredPath = container }
            result = file
        } catch {
            errors.append(error)
        }
        known[key] = .some(result)
        return result
    }
}
