import ConfigModel
import GoFormat
import SourceText

/// promtool's lint `too-long-scrape-interval`: between two scrapes of such a job its series are stale, and queries find nothing.
///
/// promtool stops at the first such job; here each cause is named, with the jobs that it strikes.
enum LongIntervals {
    /// - Parameters:
    ///   - global: the settings that jobs inherit; nil when they are not known.
    ///   - longest: an interval of at least this many nanoseconds is too long.
    static func find(
        in files: [PrometheusCheck.JobFile], _ global: GlobalConfig?, _ longest: Int64, _ severity: Severity
    ) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var heirs: [Place] = []
        let isInherited = global.map { $0.scrapeInterval.isWritten } ?? false
        for file in files {
            for job in file.jobs.items {
                let interval = job.value.scrapeInterval
                guard interval.value.nanoseconds >= longest, !interval.hasFailed else { continue }
                var name = file.place(job.value.jobName.place >= 0 ? job.value.jobName.place : job.node)
                guard interval.isWritten, !isZero(file.tree.node(at: interval.node).string) else {
                    name.label = "this job inherits it"
                    heirs.append(name)
                    continue
                }
                diagnostics.append(
                    diagnostic("the job '\(job.value.jobName.value)' is", interval.value, longest, severity, at: file.place(interval.node)))
            }
        }
        guard let first = heirs.first, let global, !global.scrapeInterval.hasFailed else { return diagnostics }
        let count = heirs.count == 1 ? "a job is" : "\(heirs.count) jobs are"
        guard isInherited, let main = files.first else {
            var place = first
            place.label = ""
            var found = diagnostic(count, global.scrapeInterval.value, longest, severity, at: place, related: Array(heirs.dropFirst()))
            found.notes.append("1m is the default of scrape_interval")
            return diagnostics + [found]
        }
        let place = main.place(global.scrapeInterval.node)
        return diagnostics + [
            diagnostic(count, global.scrapeInterval.value, longest, severity, at: place, related: Array(heirs.prefix(8)))
        ]
    }

    /// A job that says 0 takes over the global interval.
    private static func isZero(_ text: String) -> Bool { (try? PrometheusDuration.parse(text)) == 0 }

    private static func diagnostic(
        _ who: String, _ interval: ModelDuration, _ longest: Int64, _ severity: Severity, at place: Place, related: [Place] = []
    ) -> Diagnostic {
        let lookback = ModelDuration(nanoseconds: longest)
        return Diagnostic(
            "scrape/interval-too-long", severity, .risk,
            "\(who) scraped every \(interval) only, and queries look back no more than \(lookback)",
            at: place, related: related,
            notes: ["scrape more often, or raise the server's --query.lookback-delta (here as well)"])
    }
}
