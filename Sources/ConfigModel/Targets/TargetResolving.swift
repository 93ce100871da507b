/// Makes targets of what was discovered. Not for several threads at once; each takes one of its own.
package protocol TargetResolving: Sendable {
    /// What becomes of a target.
    mutating func resolve(_ target: DiscoveredGroup.Pairs, in group: DiscoveredGroup) -> ResolvedTarget

    /// What becomes of a target, and what each relabel rule did on the way.
    mutating func explain(
        _ target: DiscoveredGroup.Pairs, in group: DiscoveredGroup
    ) -> (target: ResolvedTarget, trace: RelabelTrace)

    /// Prepares for asking which targets of a group are refused.
    mutating func enter(_ group: TargetGroup, filePath: String?)

    /// Whether a target of the group that was entered may be refused: if not, it is a target or dropped. Costs a fraction of
    /// ``resolve(_:in:)``.
    mutating func mayRefuse(_ address: String) -> Bool
}

extension TargetResolving {
    /// What became of every target of a group, in order.
    package mutating func resolve(_ group: DiscoveredGroup) -> [ResolvedTarget] {
        group.targets.map { resolve($0, in: group) }
    }
}
