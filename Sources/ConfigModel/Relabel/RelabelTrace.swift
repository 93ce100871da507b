import Documents

/// A label that a rule set, changed or removed.
package struct LabelChange: Sendable, Equatable {
    package var name: String
    /// Nil when the label was not there.
    package var before: String?
    /// Nil when the label was removed.
    package var after: String?

    package init(name: String, before: String?, after: String?) {
        self.name = name
        self.before = before
        self.after = after
    }
}

/// What one relabel rule did to a label set.
package struct RelabelStep: Sendable {
    /// Why a rule changed nothing, or what it did.
    package enum Effect: Sendable, Equatable {
        /// Labels were changed.
        case changed
        /// The rule applies, but all labels were as it wants them; a rule that keeps.
        case unchanged
        /// The regular expression does not match.
        case noMatch
        /// The name that the rule would set is none: Prometheus leaves the rule out without a word.
        case invalidTarget(String)
        case dropped
        /// More than can be held here; see ``RelabelOutcome/exceeded(rule:)``.
        case exceeded
    }

    /// The position of the rule in its list, from 0.
    package var rule: Int
    /// Where the rule was written; -1 when it was not.
    package var node: NodeIndex
    package var action: RelabelAction
    /// The joined values of the source labels; nil for the rules that look at names only.
    package var input: String?
    package var effect: Effect
    /// By name.
    package var changes: [LabelChange]
    /// Names to which a labelmap rule copied labels of different values, the last of which stays. For targets Prometheus takes the
    /// labels in no particular order: which one stays may differ each time.
    package var collisions: [String]
}

/// What a list of relabel rules did to a label set, rule by rule, up to the one that dropped it.
package struct RelabelTrace: Sendable {
    package var steps: [RelabelStep] = []
    package var outcome = RelabelOutcome.kept
    /// The labels before the first rule.
    package var before = Labels.empty
    /// The labels behind the last rule that ran.
    package var after = Labels.empty
}

extension RelabelMachine {
    /// Runs the rules on ``builder`` as ``run(_:)`` does, and writes down what each one did.
    package mutating func explain(_ rules: [RelabelRule]) -> RelabelTrace {
        var labels = builder.labels
        var trace = RelabelTrace(before: labels, after: labels)
        defer { collisions = nil }
        for (i, rule) in rules.enumerated() {
            collisions = []
            let step = apply(rule)
            let before = labels
            labels = builder.labels
            let changes = labels.changes(since: before)
            let effect: RelabelStep.Effect
            switch step {
            case .done: effect = changes.isEmpty ? .unchanged : .changed
            case .noMatch: effect = .noMatch
            case .invalidTarget:
                let name = rule.target.isConstant ? rule.target.bytes : name
                effect = .invalidTarget(String(decoding: name, as: UTF8.self))
            case .dropped: effect = .dropped
            case .exceeded: effect = .exceeded
            }
            let input: String?
            switch rule.action {
            case .labelmap, .labeldrop, .labelkeep: input = nil
            default: input = String(decoding: self.input, as: UTF8.self)
            }
            trace.steps.append(
                RelabelStep(
                    rule: i, node: rule.node, action: rule.action, input: input, effect: effect, changes: changes,
                    collisions: collisions ?? []))
            trace.after = labels
            if step == .dropped { trace.outcome = .dropped(rule: i) }
            if step == .exceeded { trace.outcome = .exceeded(rule: i) }
            if trace.outcome != .kept { break }
        }
        return trace
    }
}

extension Labels {
    /// What was added, changed or removed since an earlier state, by name.
    func changes(since earlier: Labels) -> [LabelChange] {
        var changes: [LabelChange] = []
        var i = 0
        var k = 0
        while i < earlier.count || k < count {
            if k == count || (i < earlier.count && earlier.nameBytes(at: i).lexicographicallyPrecedes(nameBytes(at: k))) {
                changes.append(LabelChange(name: earlier.name(at: i), before: earlier.value(at: i), after: nil))
                i += 1
            } else if i == earlier.count || nameBytes(at: k).lexicographicallyPrecedes(earlier.nameBytes(at: i)) {
                changes.append(LabelChange(name: name(at: k), before: nil, after: value(at: k)))
                k += 1
            } else {
                if earlier.valueBytes(at: i) != valueBytes(at: k) {
                    changes.append(LabelChange(name: name(at: k), before: earlier.value(at: i), after: value(at: k)))
                }
                i += 1
                k += 1
            }
        }
        return changes
    }
}
