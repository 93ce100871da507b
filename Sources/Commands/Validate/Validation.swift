import CHeap
import ConfigModel
import Dispatch
import Documents
import Reports
import SourceText
import Synchronization

/// How `validate` judges what it finds.
package struct ValidationSettings: Sendable {
    package var kind: FileKind?
    package var rules = RuleSettings()
    var lint = LintSettings(["duplicate-rules"])
    package var lintIsFatal = false

    package init() {}

    /// The settings that `promtool check rules` has under its own options; nil for `lint` is its default.
    package static func promtoolCheckRules(
        lint: [String]?, lintIsFatal: Bool, ignoresUnknownFields: Bool, features: [String]
    ) -> ValidationSettings {
        var settings = ValidationSettings()
        settings.kind = .rules
        settings.lint = LintSettings(lint ?? ["duplicate-rules"])
        settings.lintIsFatal = lintIsFatal
        settings.rules.ignoresUnknownFields = ignoresUnknownFields
        settings.rules.parser = TargetVersion.parserOptions(TargetVersion.newest, features: features)
        return settings
    }
}

/// Checks a set of files, on all cores when there is more than one.
package struct Validation: Sendable {
    package struct Result: Sendable {
        package var diagnostics: [Diagnostic] = []
        package var errors: [FileError] = []
        package var checked = 0
        /// Files in directories whose content is of no known kind.
        package var skipped = 0
        package var groups = 0
        package var alertingRules = 0
        package var recordingRules = 0
        /// Whether a limit of monctl's own, which the real program does not have, kept something from being checked.
        package var hasInternalLimit = false

        var counts: [Summary.Count] {
            [
                .init("file", "files", checked), .init("group", "groups", groups), .init("alerting rule", "alerting rules", alertingRules),
                .init("recording rule", "recording rules", recordingRules),
                .init("skipped file of another kind", "skipped files of other kinds", skipped),
            ]
        }

        mutating func add(_ other: Result) {
            diagnostics += other.diagnostics
            errors += other.errors
            checked += other.checked
            skipped += other.skipped
            groups += other.groups
            alertingRules += other.alertingRules
            recordingRules += other.recordingRules
            hasInternalLimit = hasInternalLimit || other.hasInternalLimit
        }
    }

    private let settings: ValidationSettings

    package init(_ settings: ValidationSettings) { self.settings = settings }

    func run(_ finder: FileFinder, standardInput: @Sendable () throws(FileError) -> [UInt8]) -> Result {
        var total = run(finder.files, standardInput)
        total.errors.insert(contentsOf: finder.errors, at: 0)
        return total
    }

    /// Checks files by their exact paths, or standard input when there is none; a directory is an error.
    package func run(files: [String], standardInput: @Sendable () throws(FileError) -> [UInt8]) -> Result {
        let named = files.map { FileFinder.Found(path: $0, isNamed: true) }
        return run(named.isEmpty ? [FileFinder.Found(path: "<stdin>", isNamed: true, isStandardInput: true)] : named, standardInput)
    }

    private func run(_ files: [FileFinder.Found], _ standardInput: @Sendable () throws(FileError) -> [UInt8]) -> Result {
        var total = Result()
        let size = files.reduce(0) { $0 + $1.size }
        // Trees and models take some four times the text.
        if size > 1 << 20 { prepare_heap(4 * size) }
        guard files.count > 1 else {
            if let file = files.first { total.add(check(file, standardInput)) }
            return total
        }
        // A few chunks a core: small enough to even out, large enough that handing out costs nothing.
        let chunk = max(1, min(16, files.count / 8))
        let results = Mutex<[(Int, Result)]>([])
        DispatchQueue.concurrentPerform(iterations: (files.count + chunk - 1) / chunk) { part in
            var sum = Result()
            for file in files[part * chunk..<min(files.count, (part + 1) * chunk)] { sum.add(check(file, standardInput)) }
            results.withLock { $0.append((part, sum)) }
        }
        for (_, result) in results.withLock({ $0 }).sorted(by: { $0.0 < $1.0 }) { total.add(result) }
        return total
    }

    private func check(_ found: FileFinder.Found, _ standardInput: @Sendable () throws(FileError) -> [UInt8]) -> Result {
        var result = Result()
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try found.isStandardInput ? standardInput() : readFile(found.path)
        } catch {
            result.errors = [error]
            return result
        }
        let kind = settings.kind ?? bytes.withUnsafeBufferPointer { FileKindDetector.kind(of: $0, path: found.path) }
        guard let kind, kind.isReadable else {
            if found.isNamed {
                result.errors = [FileError(path: found.path, reason: unreadable(kind))]
            } else {
                result.skipped = 1
            }
            return result
        }
        check(SourceFile(path: found.path, bytes: bytes), kind, &result)
        return result
    }

    private func unreadable(_ kind: FileKind?) -> String {
        let known = FileKind.readable.map(\.title).joined(separator: ", ")
        guard let kind else { return "cannot tell what this file is; say it with --kind (known: \(known))" }
        return "\(kind.title) are not checked by this release (known: \(known))"
    }

    private func check(_ file: SourceFile, _ kind: FileKind, _ result: inout Result) {
        result.checked = 1
        let loaded = RuleFile.load(file, settings.rules)
        result.diagnostics = loaded.diagnostics
        if settings.lint.findsDuplicateRules {
            result.diagnostics += DuplicateRules.find(in: loaded, severity: settings.lintIsFatal ? .error : .warning)
        }
        let counts = loaded.model.counts
        result.groups = counts.groups
        result.alertingRules = counts.alertingRules
        result.recordingRules = counts.recordingRules
    }
}

extension FileKind {
    /// The kinds that are checked.
    static let readable: [FileKind] = [.rules]

    var isReadable: Bool { Self.readable.contains(self) }

    /// The kind in words, for several files.
    var title: String {
        switch self {
        case .prometheus: return "Prometheus configurations"
        case .rules: return "rule files"
        case .alertmanager: return "Alertmanager configurations"
        case .template: return "Alertmanager templates"
        case .console: return "console templates"
        case .dashboard: return "Grafana dashboards"
        case .provisioning: return "Grafana provisioning files"
        case .compose: return "Compose files"
        case .unittest: return "rule unit tests"
        case .fileSD: return "file_sd files"
        case .scrapeConfigFile: return "scrape configuration files"
        case .web: return "web configurations"
        case .stack: return "stacks"
        }
    }
}
