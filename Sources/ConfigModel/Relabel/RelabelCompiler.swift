import Documents
import GoRegexp

/// Makes rules ready to run of relabel configurations. An expression that occurs again is read once, and so is a rule.
package struct RelabelCompiler {
    private var regexps: [[UInt8]: Regexp] = [:]
    /// The rules of the file that is being compiled, by what their equals have in common and the scheme.
    private var rules: [RelabelRule?] = []
    private var reading: UInt32 = 0

    package init() {}

    /// The rules of a list; nil when one of them cannot run, which was reported when the list was read and checked.
    ///
    /// - Parameters:
    ///   - scheme: which label names are valid where the list stands.
    ///   - places: whether the rules know where they were written.
    package mutating func rules(_ configs: List<RelabelConfig>, scheme: NameScheme, places: Bool = true) -> [RelabelRule]? {
        var rules: [RelabelRule] = []
        rules.reserveCapacity(configs.items.count)
        for item in configs.items {
            guard let rule = rule(item.value, scheme: scheme) else { return nil }
            rules.append(places ? RelabelRule(rule, node: item.node) : rule)
        }
        return rules
    }

    private mutating func rule(_ config: RelabelConfig, scheme: NameScheme) -> RelabelRule? {
        if let repetition = config.repetition, let known = known(repetition, scheme) { return known }
        guard let action = config.action.value.word, let regexp = regexp(config.regex.value.text) else { return nil }
        let rule = RelabelRule(
            action, sourceLabels: config.sourceLabels.value.items.map(\.value.name), separator: config.separator.value, regexp: regexp,
            modulus: UInt64(config.modulus.value), targetLabel: config.targetLabel.value, replacement: config.replacement.value,
            scheme: scheme)
        if let repetition = config.repetition { remember(rule, repetition, scheme) }
        return rule
    }

    private func known(_ repetition: RelabelRepetition, _ scheme: NameScheme) -> RelabelRule? {
        let i = 2 * Int(repetition.index) + (scheme == .legacy ? 1 : 0)
        return repetition.reading == reading && i < rules.count ? rules[i] : nil
    }

    private mutating func remember(_ rule: RelabelRule, _ repetition: RelabelRepetition, _ scheme: NameScheme) {
        if repetition.reading != reading {
            reading = repetition.reading
            rules = []
        }
        let i = 2 * Int(repetition.index) + (scheme == .legacy ? 1 : 0)
        while rules.count <= i { rules.append(nil) }
        rules[i] = rule
    }

    private mutating func regexp(_ text: String) -> Regexp? {
        let pattern = Array(text.utf8)
        if let known = regexps[pattern] { return known }
        guard let regexp = try? Regexp(pattern, .relabel) else { return nil }
        regexps[pattern] = regexp
        return regexp
    }
}
