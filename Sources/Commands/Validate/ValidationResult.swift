import Reports
import SourceText

/// What a run counts, in the order in which it is told.
package enum Counted: Int, CaseIterable, Sendable {
    case files, jobs, staticTargets, groups, alertingRules, recordingRules, receivers, inhibitRules, templates, skipped

    func summary(_ count: Int) -> Summary.Count {
        switch self {
        case .files: return .init("file", "files", count)
        case .jobs: return .init("scrape job", "scrape jobs", count)
        case .staticTargets: return .init("static target", "static targets", count)
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
    /// What reports must not show of the files.
    package var secrets = SecretRanges()
    /// Whether a limit of monctl's own, which the real program does not have, kept something from being checked.
    package var hasInternalLimit = false
    /// Files that a checked file points to and that are to be checked as well.
    package var references: [FileReference] = []
    /// Files that were checked together with the one that points to them.
    var consumed: [FileReference] = []
    private var counts = [Int](repeating: 0, count: Counted.allCases.count)

    package subscript(_ what: Counted) -> Int {
        get { counts[what.rawValue] }
        set { counts[what.rawValue] = newValue }
    }

    var summaryCounts: [Summary.Count] { Counted.allCases.map { $0.summary(self[$0]) } }

    mutating func add(_ other: ValidationResult) {
        diagnostics += other.diagnostics
        errors += other.errors
        secrets.add(other.secrets)
        references += other.references
        consumed += other.consumed
        hasInternalLimit = hasInternalLimit || other.hasInternalLimit
        for i in counts.indices { counts[i] += other.counts[i] }
    }
}

/// A file that another one points to.
package struct FileReference: Sendable {
    /// Where it lies here.
    package var path: String
    package var kind: FileKind
    /// For rules: where a configuration says that names are judged by the legacy scheme.
    package var legacyNames: Place?
    /// What tells it from others, where it was read already.
    private let known: FileIdentity?

    package init(path: String, kind: FileKind, legacyNames: Place? = nil) {
        self.path = path
        self.kind = kind
        self.legacyNames = legacyNames
        known = nil
    }

    init(path: String, kind: FileKind, identity: FileIdentity) {
        self.path = path
        self.kind = kind
        known = identity
    }

    /// What tells the file from others; nil when it is not there.
    var identity: FileIdentity? { known ?? FileIdentity(path) }
}
