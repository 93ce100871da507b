import ConfigModel
import Documents
import SourceText

extension PrometheusCheck {
    /// Finds the rule files of a configuration, which are then checked as files of their own.
    mutating func checkRuleFiles(_ config: PrometheusConfig, _ file: JobFile) {
        let scheme = config.global.value.metricNameValidationScheme
        var legacyNames: Place?
        if config.global.value.nameScheme == .legacy, scheme.isWritten {
            legacyNames = file.place(scheme.node)
            legacyNames?.label = "names are judged by this scheme"
        }
        for pattern in config.ruleFiles.value.items {
            // promtool opens what a pattern names and gives up on a directory.
            for path in matches(pattern, file, what: "rule", missing: .checker, unreadable: .checker) {
                result.references.append(FileReference(path: path, kind: .rules, legacyNames: legacyNames))
            }
        }
    }

    /// The files that a path or pattern of the configuration names, in the order in which Prometheus takes them.
    ///
    /// - Parameters:
    ///   - what: the sort of files, for messages.
    ///   - missing: what it means when a path without `*` names nothing.
    ///   - unreadable: what it means when a match is no file that can be read.
    mutating func matches(
        _ pattern: Field<FilePath>, _ file: JobFile, what: String, missing: Effect, unreadable: Effect
    ) -> [String] {
        let written = pattern.value.path
        let place = file.place(pattern.node)
        // A star in a directory was reported when the configuration was read.
        guard GlobPattern.isValid(written) else { return [] }
        guard GoGlob.matches(written, "") != nil else {
            report(
                "config/path-pattern", .error, missing == .checker ? .checker : .load, "'\(written)' is no pattern that Go can read", place)
            return []
        }
        guard let local = file.places.local(written) else {
            unchecked.add(written, at: place)
            return []
        }
        let found = GoGlob.paths(local) ?? []
        if found.isEmpty {
            let notes = local.utf8.elementsEqual(written.utf8) ? [] : ["looked for \(local)"]
            if written.utf8.contains(UInt8(ascii: "*")) {
                report(
                    "config/no-match", .warning, .risk, "no \(what) file matches '\(written)'", place,
                    notes: notes + ["Prometheus starts all the same, without what should be in it"])
            } else {
                let message =
                    written.isEmpty
                    ? "an empty path names no \(what) file"
                    : written.utf8.contains { "?[\\".utf8.contains($0) }
                        ? "no \(what) file matches '\(written)'" : "the \(what) file '\(written)' does not exist"
                report(
                    "config/missing-\(what)-file", .error, missing, message, place,
                    notes: notes + (missing == .runtime ? ["Prometheus starts all the same, without what should be in it"] : []))
            }
        }
        return found.filter { path in
            let problem: String
            switch FileState(path) {
            case .file: return true
            case .directory: problem = "is a directory"
            case .unreadable(let reason): problem = "cannot be read: \(reason)"
            }
            report(
                "config/unreadable-file", .error, unreadable, "the \(what) file '\(path)' \(problem)", place,
                related: [Place(SourceFile(path: path, bytes: []), ByteRange(at: 0), label: "named here")])
            return false
        }
    }

    mutating func report(
        _ check: String, _ severity: Severity, _ effect: Effect, _ message: String, _ place: Place, related: [Place] = [],
        notes: [String] = []
    ) {
        result.diagnostics.append(Diagnostic(check, severity, effect, message, at: place, related: related, notes: notes))
    }
}
