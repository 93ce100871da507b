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
    package var alertmanager = AlertmanagerSettings()
    /// Where the folders of containers lie here.
    package var mappedPaths: [PathMap.Entry] = []
    /// Whether what a file points to is looked at, too.
    package var followsReferences = true
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

extension ValidationSettings {
    /// The settings that `amtool check-config` has, run in a folder that is a world of its own.
    package static func amtoolCheckConfig(_ mode: MatcherMode, root: String) -> ValidationSettings {
        var settings = ValidationSettings()
        settings.kind = .alertmanager
        settings.alertmanager.matcherMode = mode
        settings.mappedPaths = [PathMap.Entry(container: root, local: root), PathMap.Entry(container: "/", local: root + "/nothing-here")]
        return settings
    }
}

/// What a run counts, in the order in which it is told.
package enum Counted: Int, CaseIterable, Sendable {
    case files, groups, alertingRules, recordingRules, receivers, inhibitRules, templates, skipped

    func summary(_ count: Int) -> Summary.Count {
        switch self {
        case .files: return .init("file", "files", count)
        case .groups: return .init("group", "groups", count)
        case .alertingRules: return .init("alerting rule", "alerting rules", count)
        case .recordingRules: return .init("recording rule", "recording rules", count)
        case .receivers: return .init("receiver", "receivers", count)
        case .inhibitRules: return .init("inhibit rule", "inhibit rules", count)
        case .templates: return .init("template file", "template files", count)
        case .skipped: return .init("skipped file of another kind", "skipped files of other kinds", count)
        }
    }
}

/// What a validation has found.
package struct ValidationResult: Sendable {
    package var diagnostics: [Diagnostic] = []
    package var errors: [FileError] = []
    /// Whether a limit of monctl's own, which the real program does not have, kept something from being checked.
    package var hasInternalLimit = false
    /// Files that a checked file points to and that are to be checked as well.
    package var references: [FileReference] = []
    private var counts = [Int](repeating: 0, count: Counted.allCases.count)

    package subscript(_ what: Counted) -> Int {
        get { counts[what.rawValue] }
        set { counts[what.rawValue] = newValue }
    }

    var summaryCounts: [Summary.Count] { Counted.allCases.map { $0.summary(self[$0]) } }

    mutating func add(_ other: ValidationResult) {
        diagnostics += other.diagnostics
        errors += other.errors
        references += other.references
        hasInternalLimit = hasInternalLimit || other.hasInternalLimit
        for i in counts.indices { counts[i] += other.counts[i] }
    }
}

/// A file that another one points to.
package struct FileReference: Sendable {
    /// Where it lies here.
    package var path: String
    package var kind: FileKind
}

/// Checks a set of files and what they point to, on all cores when there is more than one.
package struct Validation: Sendable {
    private let settings: ValidationSettings

    package init(_ settings: ValidationSettings) { self.settings = settings }

    func run(_ finder: FileFinder, standardInput: @Sendable () throws(FileError) -> [UInt8]) -> ValidationResult {
        var finder = finder
        var total = check(finder.files, standardInput)
        total.errors.insert(contentsOf: finder.errors, at: 0)
        // What is pointed to is checked once, however it was reached; it may point further.
        while settings.followsReferences, !total.references.isEmpty {
            let new = finder.newFiles(among: total.references)
            total.references = []
            total.add(check(new, standardInput))
        }
        return total
    }

    /// Checks files by their exact paths, or standard input when there is none; a directory is an error.
    package func run(files: [String], standardInput: @Sendable () throws(FileError) -> [UInt8]) -> ValidationResult {
        var finder = FileFinder()
        for path in files { finder.addExactly(path) }
        if files.isEmpty { finder.add("-") }
        return run(finder, standardInput: standardInput)
    }

    private func check(_ files: [FileFinder.Found], _ standardInput: @Sendable () throws(FileError) -> [UInt8]) -> ValidationResult {
        var total = ValidationResult()
        let size = files.reduce(0) { $0 + $1.size }
        // Trees and models take some four times the text.
        if size > 1 << 20 { prepare_heap(4 * size) }
        guard files.count > 1 else {
            if let file = files.first { total.add(check(file, standardInput)) }
            return total
        }
        // A few chunks a core: small enough to even out, large enough that handing out costs nothing.
        let chunk = max(1, min(16, files.count / 8))
        let results = Mutex<[(Int, ValidationResult)]>([])
        DispatchQueue.concurrentPerform(iterations: (files.count + chunk - 1) / chunk) { part in
            var sum = ValidationResult()
            for file in files[part * chunk..<min(files.count, (part + 1) * chunk)] { sum.add(check(file, standardInput)) }
            results.withLock { $0.append((part, sum)) }
        }
        for (_, result) in results.withLock({ $0 }).sorted(by: { $0.0 < $1.0 }) { total.add(result) }
        return total
    }

    private func check(_ found: FileFinder.Found, _ standardInput: @Sendable () throws(FileError) -> [UInt8]) -> ValidationResult {
        var result = ValidationResult()
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try found.isStandardInput ? standardInput() : readFile(found.path)
        } catch {
            result.errors = [error]
            return result
        }
        let wanted = found.kind ?? settings.kind
        let kind = wanted ?? bytes.withUnsafeBufferPointer { FileKindDetector.kind(of: $0, path: found.path) }
        guard let kind, kind.isReadable else {
            if found.isNamed {
                result.errors = [FileError(path: found.path, reason: unreadable(kind))]
            } else {
                result[.skipped] = 1
            }
            return result
        }
        result[.files] = 1
        let file = SourceFile(path: found.path, bytes: bytes)
        switch kind {
        case .rules: checkRuleFile(file, settings, &result)
        case .alertmanager: checkAlertmanager(file, settings, &result)
        case .template: result.diagnostics += TemplateFile(file, .alertmanager).diagnostics
        case .console: result.diagnostics += TemplateFile(file, .prometheusConsole).diagnostics
        default: break
        }
        return result
    }

    private func unreadable(_ kind: FileKind?) -> String {
        let known = FileKind.readable.map(\.title).joined(separator: ", ")
        guard let kind else { return "cannot tell what this file is; say it with --kind (known: \(known))" }
        return "\(kind.title) are not checked by this release (known: \(known))"
    }
}

extension FileKind {
    /// The kinds that are checked.
    static let readable: [FileKind] = [.rules, .alertmanager, .template, .console]

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
