import Documents
import SourceText

/// The job names of a configuration and of the files that it names; each may stand once.
package struct JobNames: Sendable {
    private var places: [ByteText: Place] = [:]

    package init() {}

    /// Adds the jobs of a file and reports names that are taken.
    ///
    /// - Returns: one diagnostic for each repeated name, at its later place.
    package mutating func add(_ jobs: List<ScrapeConfig>, of tree: DocumentTree) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for i in jobs.items.indices {
            let name = jobs.items[i].value.jobName
            guard name.place >= 0, !name.hasFailed, !name.value.isEmpty else { continue }
            let place = tree.node(at: name.place).place
            let key = ByteText(name.value)
            guard var first = places[key] else {
                places[key] = place
                continue
            }
            first.label = "first used here"
            diagnostics.append(
                Diagnostic(
                    "scrape/duplicate-job", .error, .load, "the job name '\(name.value)' is used twice", at: place,
                    related: [first]))
        }
        return diagnostics
    }
}
