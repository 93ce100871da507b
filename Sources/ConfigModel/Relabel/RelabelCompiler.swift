import Documents
import GoRegexp

/// Makes rules ready to run of relabel configurations. An expression that occurs again is read once.
package struct RelabelCompiler {
    private var regexps: [[UInt8]: Regexp] = [:]

    package init() {}

    /// The rules of a list; nil when one of them cannot run, which was reported when the list was read and checked.
    ///
    /// - Parameter scheme: which label names are valid where the list stands.
    package mutating func rules(_ configs: List<RelabelConfig>, scheme: NameScheme) -> [RelabelRule]? {
        var rules: [RelabelRule] = []
        rules.reserveCapacity(configs.items.count)
        for item in configs.items {
            guard let rule = rule(item.value, scheme: scheme, node: item.node) else { return nil }
            rules.append(rule)
        }
        return rules
    }

    private mutating func rule(_ config: RelabelConfig, scheme: NameScheme, node: NodeIndex) -> RelabelRule? {
        guard let action = config.action.value.word, let regexp = regexp(config.regex.value.text) else { return nil }
        return RelabelRule(
            action, sourceLabels: config.sourceLabels.value.items.map(\.value.name), separator: config.separator.value, regexp: regexp,
            modulus: UInt64(config.modulus.value), targetLabel: config.targetLabel.value, replacement: config.replacement.value,
            scheme: scheme, node: node)
    }

    private mutating func regexp(_ text: String) -> Regexp? {
        let pattern = Array(text.utf8)
        if let known = regexps[pattern] { return known }
        guard let regexp = try? Regexp(pattern, .relabel) else { return nil }
        regexps[pattern] = regexp
        return regexp
    }
}
