import ConfigModel
import Documents
import SourceText

extension PrometheusCheck {
    /// Looks for the certificates, keys and files with secrets that the sections name. promtool asks for some of them; without the
    /// others Prometheus starts, and fails when it uses them.
    mutating func checkNamedFiles(_ files: [JobFile], of config: LoadedPrometheusConfig?) {
        var missing = MissingFiles()
        var finder = NamedFileFinder()
        for file in files {
            for i in file.jobs.items.indices {
                // Most jobs name no file, which is told at once.
                guard NamedFileFinder.mayName(file.tree.node(at: file.jobs.items[i].node)) else { continue }
                for named in finder.files(in: file.jobs.items[i].value) {
                    look(for: named, in: file, isAskedFor: Self.promtoolAsks.contains(named.keys), &missing)
                }
            }
        }
        if let config, let main = files.first {
            let model = config.model
            var sections = model.remoteWrite.value.items.flatMap { finder.files(in: $0.value) }
            if !settings.prometheus.isAgent {
                sections += finder.files(in: model.alerting.value)
                sections += model.remoteRead.value.items.flatMap { finder.files(in: $0.value) }
            }
            if let tracing = model.tracing.value.value { sections += finder.files(in: tracing) }
            for named in sections { look(for: named, in: main, isAskedFor: false, &missing) }
        }
        result.diagnostics += missing.diagnostics
    }

    /// What `promtool check config` asks for, by the keys in a job.
    private static let promtoolAsks: Set<[String]> = [
        ["authorization", "credentials_file"], ["tls_config", "cert_file"], ["tls_config", "key_file"],
        ["kubernetes_sd_configs", "tls_config", "cert_file"], ["kubernetes_sd_configs", "tls_config", "key_file"],
    ]

    private mutating func look(for named: NamedFile, in file: JobFile, isAskedFor: Bool, _ missing: inout MissingFiles) {
        let isAbsolute = named.path.utf8.first == UInt8(ascii: "/")
        // The directory in which Prometheus will run is not known.
        guard named.isJoined || isAbsolute else { return }
        let place = file.place(named.node)
        guard let local = file.places.local(named.path) else {
            unchecked.add(named.path, at: place)
            return
        }
        switch FileState(local) {
        case .file: break
        case .directory: missing.add(local, named.path, "is a directory", .runtime, place)
        case .unreadable(let reason):
            // One that is there may be readable where Prometheus runs.
            guard !FileState.exists(local) else { break }
            let problem = reason == "no such file or directory" ? "does not exist" : "cannot be read: \(reason)"
            missing.add(local, named.path, problem, isAskedFor ? .checker : .runtime, place)
        }
    }
}

/// Files that are not there, each once however often it is named.
private struct MissingFiles {
    private struct Entry {
        var local: String
        var written: String
        var problem: String
        var effect: Effect
        var places: [Place]
    }

    private var entries: [Entry] = []
    private var positions: [String: Int] = [:]
    private static let mostPlaces = 8

    mutating func add(_ local: String, _ written: String, _ problem: String, _ effect: Effect, _ place: Place) {
        guard let known = positions[local] else {
            positions[local] = entries.count
            entries.append(Entry(local: local, written: written, problem: problem, effect: effect, places: [place]))
            return
        }
        if effect == .checker, entries[known].effect != .checker {
            // The place for which promtool refuses the file comes first.
            entries[known].effect = .checker
            entries[known].written = written
            entries[known].places.insert(place, at: 0)
        } else {
            entries[known].places.append(place)
        }
    }

    var diagnostics: [Diagnostic] {
        entries.map { entry in
            var notes = entry.local.utf8.elementsEqual(entry.written.utf8) ? [] : ["looked for \(entry.local)"]
            if entry.effect == .runtime { notes.append("Prometheus starts without it, and fails when it needs it") }
            let others = entry.places.dropFirst()
            if others.count > MissingFiles.mostPlaces { notes.append("\(others.count - MissingFiles.mostPlaces) more places name it") }
            return Diagnostic(
                "config/missing-file", .error, entry.effect, "the file '\(entry.written)' \(entry.problem)", at: entry.places[0],
                related: others.prefix(MissingFiles.mostPlaces).map { place in
                    var place = place
                    place.label = "named here, too"
                    return place
                }, notes: notes)
        }
    }
}
