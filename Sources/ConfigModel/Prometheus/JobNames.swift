import Documents
import SourceText

/// The job names of a configuration and of the files that it names; each may stand once.
package struct JobNames: Sendable {
    /// By bytes: two spellings of one character are two names.
    private var places: [[UInt8]: Place] = [:]

    package init() {}

    /// Adds the jobs of a file and reports names that are taken.
    ///
    /// - Returns: one diagnostic for each repeated name, at its later place.
    package mutating func add(_ jobs: List<ScrapeConfig>, of tree: DocumentTree) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for job in jobs.items {
            let node = job.value.jobName.place
            guard node >= 0, !job.value.jobName.hasFailed, !job.value.jobName.value.isEmpty else { continue }
            let place = tree.node(at: node).place
            let key = Array(job.value.jobName.value.utf8)
            guard var first = places[key] else {
                places[key] = place
                continue
            }
            first.label = "first used here"
            diagnostics.append(
                Diagnostic(
                    "scrape/duplicate-job", .error, .load, "the job name '\(job.value.jobName.value)' is used twice", at: place,
                    related: [first]))
        }
        return diagnostics
    }
}
