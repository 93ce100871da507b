/// Makes Alertmanagers of what was discovered for an entry of `alerting.alertmanagers` (`notifier.AlertmanagerFromGroup`).
package struct AlertmanagerResolver: TargetResolving {
    package let scheme: String
    /// Where alerts go: `/api/v2/alerts` behind the prefix.
    package let path: String
    package let rules: [RelabelRule]
    private var machine = RelabelMachine()
    private var url = TargetURL()

    package init(scheme: String = "http", pathPrefix: String = "", apiVersion: String = "v2", rules: [RelabelRule] = []) {
        self.scheme = scheme
        path = Self.clean("/" + pathPrefix + "/api/" + apiVersion + "/alerts")
        self.rules = rules
    }

    /// What becomes of a target. Where one is refused, Prometheus takes none of the whole group.
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

    /// The configured scheme and path are set over the target's own labels, those of the group over them.
    private mutating func populate(_ target: DiscoveredGroup.Pairs, _ group: DiscoveredGroup) {
        machine.builder.reset()
        for label in target { machine.builder.set(label.name, label.value) }
        machine.builder.set(TargetLabel.scheme, scheme)
        machine.builder.set(TargetLabel.alertsPath, path)
        for label in group.labels where !target.contains(where: { $0.name.utf8.elementsEqual(label.name.utf8) }) {
            machine.builder.set(label.name, label.value)
        }
    }

    package mutating func enter(_ group: TargetGroup, filePath: String?) {}

    package mutating func mayRefuse(_ address: String) -> Bool { true }

    private mutating func finish(_ outcome: RelabelOutcome) -> TargetOutcome {
        switch outcome {
        case .dropped(let rule): return .dropped(rule: rule)
        case .exceeded(let rule): return .refused(.exceeded(rule: rule))
        case .kept: break
        }
        let labels = machine.builder.labels
        let address = labels.bytes(of: TargetLabel.Bytes.address)
        if address.contains(UInt8(ascii: "/")) { return .refused(.invalidAddress(String(decoding: address, as: UTF8.self))) }
        return .target(HTTPTarget(all: labels, url: url.text(of: labels, path: TargetLabel.Bytes.alertsPath)))
    }

    /// Go's `path.Join` of a rooted path.
    private static func clean(_ path: String) -> String {
        var parts: [Substring.UTF8View] = []
        for part in path.utf8.split(separator: UInt8(ascii: "/")) {
            if part.elementsEqual("..".utf8) { _ = parts.popLast() } else if !part.elementsEqual(".".utf8) { parts.append(part) }
        }
        return "/" + parts.map { String(Substring($0)) }.joined(separator: "/")
    }
}
