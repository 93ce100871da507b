import ConfigModel

/// What a relabel rule looked at and found, in a line: `[__meta_a, __meta_b] = "x;1" does not match "(.+);(.+)"`.
enum RuleSentence {
    static func text(_ step: RelabelStep, _ config: RelabelConfig) -> String {
        let sources = "[\(config.sourceLabels.value.items.map(\.value.name).joined(separator: ", "))]"
        let input = "\(sources) = \(quote(step.input ?? ""))"
        let regex = quote(config.regex.value.text)
        let target = config.targetLabel.value
        switch step.action {
        case .keep:
            return "\(input) \(step.effect == .dropped ? "does not match" : "matches") \(regex)"
        case .drop:
            return "\(input) \(step.effect == .dropped ? "matches" : "does not match") \(regex)"
        case .keepequal:
            return "\(input) is \(step.effect == .dropped ? "not " : "")the value of \(target)"
        case .dropequal:
            return "\(input) is \(step.effect == .dropped ? "" : "not ")the value of \(target)"
        case .replace:
            // Without sources and expression the rule sets a fixed value.
            if config.sourceLabels.value.items.isEmpty, config.regex.value.isDefault {
                return "\(target) = \(quote(config.replacement.value))" + ending(step)
            }
            if step.effect == .noMatch { return "\(input) does not match \(regex)" }
            return config.regex.value.isDefault ? "\(input)\(ending(step))" : "\(input) matches \(regex)\(ending(step))"
        case .hashmod:
            return "hash of \(input) modulo \(config.modulus.value)" + ending(step)
        case .lowercase, .uppercase:
            return "\(input)\(ending(step))"
        case .labelmap:
            return step.effect == .noMatch ? "no label name matches \(regex)" : "label names that match \(regex)" + ending(step)
        case .labeldrop:
            return step.effect == .noMatch ? "no label name matches \(regex)" : "label names that match \(regex) go"
        case .labelkeep:
            return step.effect == .noMatch ? "every label name matches \(regex)" : "label names that do not match \(regex) go"
        }
    }

    private static func ending(_ step: RelabelStep) -> String {
        switch step.effect {
        case .unchanged: return ", nothing changes"
        case .invalidTarget(let name): return ", but \(quote(name)) is no label name: nothing changes"
        case .exceeded: return ", but the result is larger than monctl can hold"
        default: return ""
        }
    }

    /// A text between quotes as it is: what is in it is made visible by whoever prints it.
    private static func quote(_ text: String) -> String { "\"\(text)\"" }
}
