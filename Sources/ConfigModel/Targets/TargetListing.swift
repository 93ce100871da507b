import Documents
import SourceText

/// The targets of jobs, or Alertmanagers, that can be told from the files alone, and what became of each.
package struct TargetListing: Sendable {
    /// One job, or one entry of `alerting.alertmanagers`.
    package struct Section: Sendable {
        /// The job's name; empty for Alertmanagers.
        package var name: String
        /// Where the name stands, else the section.
        package var place: Place
        /// Where each relabel rule stands, by its position.
        package var rules: [Place]
        /// The relabel rules as they are configured.
        package var configs: [RelabelConfig] = []
        package var rows: [Row] = []
        /// Discovery whose targets are not known here.
        package var unresolved: [UnresolvedDiscovery] = []
    }

    /// Discovery whose targets cannot be told from the files that are here.
    package struct UnresolvedDiscovery: Sendable {
        /// The section: `kubernetes_sd_configs`, …
        package var mechanism: String
        /// A path of `file_sd_configs` that cannot be looked at here; nil for mechanisms that ask other systems.
        package var path: String?
        package var place: Place
    }

    /// One discovered target.
    package struct Row: Sendable {
        package var source: Source
        /// Where the target's address stands; nil for one that was given.
        package var place: Place?
        package var target: ResolvedTarget
        /// What each relabel rule did, where it was asked for.
        package var trace: RelabelTrace?
        /// What the rule did that drops the target; nil when none does.
        package var dropStep: RelabelStep?
        /// The position of the rule that wrote what is refused; nil when the target came with it, or is not refused.
        package var culprit: Int?
        /// An earlier row of the section with the same labels and URL. Prometheus makes one target of both.
        package var duplicateOf: Int?
    }

    /// Where a target comes from.
    package enum Source: Sendable, Equatable {
        case staticConfig
        /// A file that `file_sd_configs` names.
        case file(String)
        /// Labels that were given for the question, as another discovery could deliver them.
        case given
    }

    package var jobs: [Section] = []
    package var alertmanagers: [Section] = []
    /// Faults of target files, and targets that are refused.
    package var diagnostics: [Diagnostic] = []
}

/// What is asked of a ``TargetLister``.
package struct TargetRequest: Sendable {
    /// The names of the jobs to list; all of them, and the Alertmanagers, when it is empty.
    package var jobs: [String] = []
    /// Whether what each relabel rule did is written down.
    package var explains = false
    /// Labels of targets to add to each job, as a discovery that cannot be asked would deliver them.
    package var given: [DiscoveredGroup.Pairs] = []
    /// Whether only what is given is listed, and nothing of what the configuration discovers.
    package var listsGivenOnly = false
    /// Whether nothing is listed and only what is refused is reported.
    package var findsFaultsOnly = false

    package init() {}
}

/// What lies under a path of `file_sd_configs`.
package enum TargetFileLookup: Sendable {
    /// The files that the path names, each read once; none where it names nothing.
    case found([TargetFile])
    /// The path cannot be looked at here; nothing is said about it.
    case unknown
}
