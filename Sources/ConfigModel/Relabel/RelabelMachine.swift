import GoFormat

/// How a label set came out of a list of relabel rules.
package enum RelabelOutcome: Sendable, Equatable {
    case kept
    /// The rule at this position drops it.
    case dropped(rule: Int)
    /// The rule at this position makes more than a label set can hold here; Prometheus has no such limit.
    case exceeded(rule: Int)
}

/// Runs relabel rules on label sets as `relabel.ProcessBuilder` of Prometheus 3.14 does.
///
/// Keeps its memory from one label set to the next. Not for several threads at once; each takes one of its own.
package struct RelabelMachine: Sendable {
    /// The label set that the rules work on.
    package var builder = LabelBuilder()

    /// What a single rule did.
    enum Step {
        case done, noMatch, invalidTarget, dropped, exceeded
    }

    /// The joined values of the source labels.
    private(set) var input: [UInt8] = []
    /// The name to set where it comes from a template.
    private(set) var name: [UInt8] = []
    private var output: [UInt8] = []
    private var match: [Int] = []
    /// While a trace is written: names that the last labelmap rule set to more than one value.
    var collisions: [String]?

    /// The largest value and the largest label set, in bytes and labels. Values can double with each rule.
    private static let maximumValue = 16 << 20
    private static let maximumBytes = 256 << 20
    private static let maximumLabels = 100_000

    package init() {}

    /// Runs the rules on ``builder``, in order, up to the first that drops.
    package mutating func run(_ rules: [RelabelRule]) -> RelabelOutcome {
        for i in rules.indices {
            switch apply(rules[i]) {
            case .done, .noMatch, .invalidTarget: continue
            case .dropped: return .dropped(rule: i)
            case .exceeded: return .exceeded(rule: i)
            }
        }
        return .kept
    }

    /// Runs one rule.
    mutating func apply(_ rule: RelabelRule) -> Step {
        guard joinSources(of: rule), builder.arena.count <= Self.maximumBytes else { return .exceeded }
        switch rule.action {
        case .drop:
            return isMatch(rule) ? .dropped : .noMatch
        case .keep:
            return isMatch(rule) ? .done : .dropped
        case .dropequal:
            return isEqualToTarget(rule) ? .dropped : .done
        case .keepequal:
            return isEqualToTarget(rule) ? .done : .dropped
        case .replace:
            return replace(rule)
        case .lowercase:
            output.removeAll(keepingCapacity: true)
            input.withUnsafeBufferPointer { CaseMapping.appendLower($0, to: &output) }
            builder.set(rule.target.bytes, output)
        case .uppercase:
            output.removeAll(keepingCapacity: true)
            input.withUnsafeBufferPointer { CaseMapping.appendUpper($0, to: &output) }
            builder.set(rule.target.bytes, output)
        case .hashmod:
            guard rule.modulus > 0 else { return .done }
            output.removeAll(keepingCapacity: true)
            IntegerFormat.append(input.withUnsafeBufferPointer { MessageDigest.md5Tail($0) } % rule.modulus, to: &output)
            builder.set(rule.target.bytes, output)
        case .labelmap:
            return mapLabels(rule)
        case .labeldrop:
            return removeLabels(rule, matching: true)
        case .labelkeep:
            return removeLabels(rule, matching: false)
        }
        return .done
    }

    /// Collects the values of the source labels in ``input``; false when there is too much of them.
    private mutating func joinSources(of rule: RelabelRule) -> Bool {
        input.removeAll(keepingCapacity: true)
        return rule.sourceNames.withUnsafeBufferPointer { names in
            var start = 0
            var isFirst = true
            for end in rule.sourceEnds {
                if !isFirst { input += rule.separator }
                isFirst = false
                builder.withBytes(builder.value(UnsafeBufferPointer(rebasing: names[start..<end]))) { input.append(contentsOf: $0) }
                if input.count > Self.maximumValue { return false }
                start = end
            }
            return true
        }
    }

    private func isMatch(_ rule: RelabelRule) -> Bool {
        input.withUnsafeBufferPointer { rule.pattern.matches($0) }
    }

    private func isEqualToTarget(_ rule: RelabelRule) -> Bool {
        rule.target.bytes.withUnsafeBufferPointer { name in
            builder.withBytes(builder.value(name)) { $0.elementsEqual(input) }
        }
    }

    private mutating func replace(_ rule: RelabelRule) -> Step {
        guard input.withUnsafeBufferPointer({ rule.pattern.find($0, into: &match) }) else { return .noMatch }
        if rule.target.isConstant {
            guard rule.isTargetValid else { return .invalidTarget }
        } else {
            guard rule.target.largestExpansion(of: input.count) <= Self.maximumValue else { return .exceeded }
            name.removeAll(keepingCapacity: true)
            rule.target.expand(rule.pattern, input, match, into: &name)
            guard name.withUnsafeBufferPointer({ rule.scheme.isValidLabelName($0) }) else { return .invalidTarget }
        }
        guard rule.replacement.largestExpansion(of: input.count) <= Self.maximumValue else { return .exceeded }
        output.removeAll(keepingCapacity: true)
        rule.replacement.expand(rule.pattern, input, match, into: &output)
        builder.set(rule.target.isConstant ? rule.target.bytes : name, output)
        return .done
    }

    /// Copies labels to the names that the rule makes of theirs, in the builder's order. The new names are not checked, not even for
    /// being there at all.
    private mutating func mapLabels(_ rule: RelabelRule) -> Step {
        var hasMatch = false
        // A copy: the rule must not see what it sets itself.
        let entries = builder.entries
        var values: [[UInt8]: LabelBuilder.Piece] = [:]
        for entry in entries where !entry.isRemoved {
            guard builder.withBytes(entry.name, { rule.pattern.find($0, into: &match) }) else { continue }
            hasMatch = true
            guard largestName(rule, Int(entry.name.count)) <= Self.maximumValue, builder.arena.count <= Self.maximumBytes,
                builder.entries.count <= Self.maximumLabels
            else { return .exceeded }
            name.removeAll(keepingCapacity: true)
            input.removeAll(keepingCapacity: true)
            builder.withBytes(entry.name) { input.append(contentsOf: $0) }
            if rule.pattern.matchesWholeTexts {
                rule.replacement.expand(rule.pattern, input, match, into: &name)
            } else {
                name += rule.pattern.regexp.replaceAll(input, with: rule.replacement.bytes)
            }
            if collisions != nil {
                if let earlier = values[name], !builder.isEqual(earlier, entry.value) {
                    collisions?.append(String(decoding: name, as: UTF8.self))
                }
                values[name] = entry.value
            }
            name.withUnsafeBufferPointer { builder.set($0, entry.value) }
        }
        return hasMatch ? .done : .noMatch
    }

    /// The most bytes that a rule can make of a name. A pattern that is not anchored (`a)|(b`) may match it again and again.
    private func largestName(_ rule: RelabelRule, _ count: Int) -> Int {
        let once = rule.replacement.largestExpansion(of: count)
        if rule.pattern.matchesWholeTexts || !rule.pattern.regexp.pattern.contains(UInt8(ascii: "|")) { return once }
        let (product, overflows) = once.multipliedReportingOverflow(by: count + 1)
        return overflows ? Int.max : product
    }

    private mutating func removeLabels(_ rule: RelabelRule, matching: Bool) -> Step {
        var hasMatch = false
        for i in builder.entries.indices where !builder.entries[i].isRemoved {
            guard builder.withBytes(builder.entries[i].name, { rule.pattern.matches($0) }) == matching else { continue }
            hasMatch = true
            builder.remove(at: i)
        }
        return hasMatch ? .done : .noMatch
    }
}
