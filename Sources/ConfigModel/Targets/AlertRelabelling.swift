extension RelabelMachine {
    /// The labels under which Prometheus sends an alert: external labels are added where the alert has none of that name, then the
    /// rules of `alerting.alert_relabel_configs` run (for a single Alertmanager its own ones after them, without external labels).
    ///
    /// - Returns: the outcome, and the labels when it is kept.
    package mutating func relabelAlert(
        _ labels: Labels, externalLabels: Labels = .empty, rules: [RelabelRule]
    ) -> (outcome: RelabelOutcome, labels: Labels) {
        prepareAlert(labels, externalLabels)
        let outcome = run(rules)
        return (outcome, outcome == .kept ? builder.labels : .empty)
    }

    /// The same, with what each rule did.
    package mutating func explainAlert(_ labels: Labels, externalLabels: Labels = .empty, rules: [RelabelRule]) -> RelabelTrace {
        prepareAlert(labels, externalLabels)
        return explain(rules)
    }

    private mutating func prepareAlert(_ labels: Labels, _ externalLabels: Labels) {
        builder.reset(to: labels)
        for i in externalLabels.entries.indices {
            let name = Array(externalLabels.nameBytes(at: i))
            if labels.index(of: name) == nil { builder.set(name, Array(externalLabels.valueBytes(at: i))) }
        }
    }
}
