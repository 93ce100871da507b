import GoFormat

/// Makes targets of what was discovered for a job, as Prometheus 3.14 does (`scrape.PopulateLabels`, `scrape.TargetsFromGroup`).
///
/// Keeps its memory from one target to the next. Not for several threads at once; each takes one of its own.
package struct TargetResolver: TargetResolving {
    package let job: ScrapeJob
    private var machine = RelabelMachine()
    private var url: TargetURL
    private let rules: [RelabelRule]
    private let defaultLabels: PackedLabels
    /// The labels of a target of the group that was entered, whose address is to be put in.
    private var template = LabelBuilder()
    /// Where in it the labels stand whose values are checked, the address first; empty when one of them is wrong already.
    private var checked: [Int] = []

    package init(_ job: ScrapeJob) {
        self.job = job
        rules = job.rules
        url = TargetURL(params: job.params)
        defaultLabels = job.defaultLabels
    }

    package mutating func resolve(_ target: DiscoveredGroup.Pairs, in group: DiscoveredGroup) -> ResolvedTarget {
        populate(target, group)
        let discovered = machine.builder.labels
        return ResolvedTarget(discovered: discovered, outcome: finish(machine.run(rules)))
    }

    package mutating func explain(
        _ target: DiscoveredGroup.Pairs, in group: DiscoveredGroup
    ) -> (target: ResolvedTarget, trace: RelabelTrace) {
        populate(target, group)
        let trace = machine.explain(rules)
        return (ResolvedTarget(discovered: trace.before, outcome: finish(trace.outcome)), trace)
    }

    /// Sets the labels of a target before relabelling (`scrape.PopulateDiscoveredLabels`).
    private mutating func populate(_ target: DiscoveredGroup.Pairs, _ group: DiscoveredGroup) {
        machine.builder.reset()
        for label in target { machine.builder.set(label.name, label.value) }
        for label in group.labels where !target.contains(where: { $0.name.utf8.elementsEqual(label.name.utf8) }) {
            machine.builder.set(label.name, label.value)
        }
        machine.builder.setMissing(TargetLabel.Bytes.job, job.name)
        machine.builder.setMissing(defaultLabels)
    }

    package mutating func enter(_ group: TargetGroup, filePath: String?) {
        machine.builder.reset()
        machine.builder.set(TargetLabel.address, "x")
        for entry in group.labels.value.entries where !entry.key.value.utf8.elementsEqual(TargetLabel.address.utf8) {
            if filePath != nil, entry.key.value.utf8.elementsEqual(TargetLabel.filePath.utf8) { continue }
            machine.builder.set(entry.key.value, entry.value.value)
        }
        if let filePath { machine.builder.set(TargetLabel.filePath, filePath) }
        machine.builder.setMissing(TargetLabel.Bytes.job, job.name)
        machine.builder.setMissing(defaultLabels)
        template.reset(to: machine.builder)
        checked = []
        guard (try? check()) != nil, !template.holdsNonASCII else { return }
        for name in TargetLabel.Bytes.checked {
            guard let position = template.position(of: name) else { return checked = [] }
            checked.append(position)
        }
    }

    package mutating func mayRefuse(_ address: String) -> Bool {
        guard let addressPosition = checked.first, !address.isEmpty else { return true }
        machine.builder.reset(to: template)
        var address = address
        address.withUTF8 { machine.builder.setValue($0, at: addressPosition) }
        switch machine.run(rules) {
        case .dropped: return false
        case .exceeded: return true
        case .kept: break
        }
        for position in checked.dropFirst() where !machine.builder.isUnchanged(position, since: template) { return true }
        let value = self.address
        return value.count == 0 || machine.builder.holdsNonASCII || machine.builder.withBytes(value) { $0.contains(UInt8(ascii: "/")) }
    }

    private mutating func finish(_ outcome: RelabelOutcome) -> TargetOutcome {
        switch outcome {
        case .dropped(let rule): return .dropped(rule: rule)
        case .exceeded(let rule): return .refused(.exceeded(rule: rule))
        case .kept: break
        }
        do throws(TargetFault) {
            try check()
        } catch {
            return .refused(error)
        }
        machine.builder.removeAll(withPrefix: TargetLabel.Bytes.metaPrefix)
        let instance = TargetLabel.Bytes.instance.withUnsafeBufferPointer { machine.builder.value($0) }
        if instance.count == 0 {
            TargetLabel.Bytes.instance.withUnsafeBufferPointer { machine.builder.set($0, address) }
        }
        let labels = machine.builder.labels
        if let i = labels.firstInvalidValue {
            return .refused(.invalidValue(label: labels.name(at: i), value: Array(labels.valueBytes(at: i))))
        }
        return .target(HTTPTarget(all: labels, url: url.text(of: labels, path: TargetLabel.Bytes.metricsPath)))
    }

    private static let bools = ["1", "t", "T", "true", "TRUE", "True", "0", "f", "F", "false", "FALSE", "False"].map { Array($0.utf8) }

    private var address: LabelBuilder.Piece { TargetLabel.Bytes.address.withUnsafeBufferPointer { machine.builder.value($0) } }

    /// What Prometheus asks of the labels that are left, in its order.
    private func check() throws(TargetFault) {
        let address = address
        if address.count == 0 { throw .noAddress }
        if machine.builder.withBytes(address, { $0.contains(UInt8(ascii: "/")) }) {
            throw .invalidAddress(machine.builder.string(address))
        }
        let interval = try duration(TargetLabel.Bytes.interval) { .interval($0, text: $1) }
        if interval == 0 { throw .zeroInterval }
        let timeout = try duration(TargetLabel.Bytes.timeout) { .timeout($0, text: $1) }
        if timeout == 0 { throw .zeroTimeout }
        if timeout > interval {
            throw .timeoutAboveInterval(timeout: string(TargetLabel.Bytes.timeout), interval: string(TargetLabel.Bytes.interval))
        }
        for name in TargetLabel.Bytes.switches {
            let value = name.withUnsafeBufferPointer { machine.builder.value($0) }
            guard value.count > 0, !machine.builder.withBytes(value, { text in Self.bools.contains { $0.elementsEqual(text) } }) else {
                continue
            }
            throw .invalidBool(label: String(decoding: name, as: UTF8.self), text: machine.builder.string(value))
        }
    }

    private func string(_ name: [UInt8]) -> String {
        machine.builder.string(name.withUnsafeBufferPointer { machine.builder.value($0) })
    }

    private func duration(_ name: [UInt8], _ fault: (PrometheusDuration.Problem, String) -> TargetFault) throws(TargetFault) -> Int64 {
        let piece = name.withUnsafeBufferPointer { machine.builder.value($0) }
        let result = machine.builder.withBytes(piece) { text in
            Result { () throws(PrometheusDuration.Problem) in try PrometheusDuration.parse(text) }
        }
        switch result {
        case .success(let value): return value
        case .failure(let problem): throw fault(problem, machine.builder.string(piece))
        }
    }
}
