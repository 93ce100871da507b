import SourceText

/// Turns refused targets of one section into diagnostics: one for each cause, however many targets it strikes.
struct TargetFaultReport {
    private struct Cause: Hashable {
        var kind: String
        /// The rule that wrote what is refused; -1 when the target came with it.
        var rule: Int
    }

    private struct Entry {
        var diagnostic: Diagnostic
        var others = 0
    }

    private var entries: [Entry] = []
    private var positions: [Cause: Int] = [:]

    var diagnostics: [Diagnostic] {
        entries.map { entry in
            var diagnostic = entry.diagnostic
            if entry.others > 0 { diagnostic.notes.append("\(entry.others) more targets fail in the same way") }
            return diagnostic
        }
    }

    /// The position of the rule that wrote what is refused; nil when the target came with it.
    static func culprit(of fault: TargetFault, in trace: RelabelTrace) -> Int? {
        if case .exceeded(let rule) = fault { return rule }
        return trace.steps.last { step in step.changes.contains { fault.labels.contains($0.name) } }?.rule
    }

    /// Adds a refused target.
    mutating func add(_ row: TargetListing.Row, _ section: TargetListing.Section) {
        guard case .refused(let fault) = row.target.outcome else { return }
        let rule = row.culprit ?? -1
        // What a target brought along itself is a cause of its own; a rule is one for all of them.
        let cause = Cause(kind: fault.kind, rule: rule)
        if rule >= 0, let known = positions[cause] {
            entries[known].others += 1
            return
        }
        positions[cause] = entries.count
        entries.append(Entry(diagnostic: diagnostic(fault, row, rule, section)))
    }

    private func diagnostic(
        _ fault: TargetFault, _ row: TargetListing.Row, _ rule: Int, _ section: TargetListing.Section
    ) -> Diagnostic {
        let name = row.target.discovered[TargetLabel.address].map { "'\($0)'" } ?? "without an address"
        let owner =
            section.name.isEmpty ? "the Alertmanager \(name) is refused" : "the target \(name) of the job '\(section.name)' is refused"
        let what = fault.isOwnLimit ? "targets/limit" : "targets/refused"
        var related: [Place] = []
        var primary = row.place ?? section.place
        if rule >= 0, rule < section.rules.count {
            // The rule is to blame.
            if let place = row.place { related.append(place) }
            primary = section.rules[rule]
        }
        if primary.range != section.place.range || primary.file !== section.place.file { related.append(section.place) }
        var diagnostic = Diagnostic(
            what, .error, fault.isOwnLimit ? .risk : .checker, "\(owner): \(fault.message)", at: primary, related: related)
        diagnostic.notes = fault.advice
        return diagnostic
    }
}

extension TargetFault {
    /// The labels whose values are refused.
    package var labels: [String] {
        switch self {
        case .noAddress, .invalidAddress: [TargetLabel.address]
        case .interval, .zeroInterval: [TargetLabel.interval]
        case .timeout, .zeroTimeout: [TargetLabel.timeout]
        case .timeoutAboveInterval: [TargetLabel.timeout, TargetLabel.interval]
        case .invalidBool(let label, _), .invalidValue(let label, _): [label]
        case .exceeded: []
        }
    }

    /// What tells this kind of fault from others.
    fileprivate var kind: String {
        switch self {
        case .noAddress: "no-address"
        case .invalidAddress: "address"
        case .interval, .zeroInterval: "interval"
        case .timeout, .zeroTimeout: "timeout"
        case .timeoutAboveInterval: "timeout-above-interval"
        case .invalidBool(let label, _): label
        case .invalidValue(let label, _): "value " + label
        case .exceeded(let rule): "exceeded \(rule)"
        }
    }

    /// Whether it is a limit of this program, of which Prometheus knows nothing.
    package var isOwnLimit: Bool {
        if case .exceeded = self { return true }
        return false
    }

    /// What to write instead.
    package var advice: [String] {
        switch self {
        case .noAddress: ["the label \(TargetLabel.address) must be there behind the last relabelling rule"]
        case .invalidAddress: ["wanted is host:port; the scheme goes to 'scheme', the path to 'metrics_path'"]
        case .exceeded: ["Prometheus has no such limit, but its memory ends, too"]
        default: []
        }
    }
}
