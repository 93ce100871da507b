import SourceText

/// A label or annotation of an alerting rule, parsed once and expanded for every alert.
package struct RuleTemplate: Sendable {
    /// The text with what is wrong in it; nil where it holds no template at all.
    package let text: TemplateText?
    private let plain: [UInt8]
    private let set: TemplateSet?

    /// Parses a text of the rule of that name. With a `target` version, functions that are younger are unknown.
    package init(_ text: [UInt8], alert: String, target: Version? = nil) {
        plain = text
        if TemplateText.isPlain(text) {
            self.text = nil
            set = nil
            return
        }
        let language = TemplateLanguage.prometheusRule
        let parsed = TemplateParser.parse(
            text, name: language.prefix + alert, functions: language.functions, prelude: language.prelude, target: target)
        self.text = parsed
        set = parsed.isValid ? TemplateSet(parsed) : nil
    }

    /// The expanded text, or Prometheus' error, which the alert then shows as `<error expanding template: …>`.
    package func expand(
        _ data: TemplateValue, _ environment: PrometheusEnvironment, limits: RenderingLimits = RenderingLimits()
    ) -> Result<[UInt8], RenderingFailure> {
        guard let text else { return .success(plain) }
        guard let set else {
            return .failure(RenderingFailure("error parsing template \(text.name): \(text.parseError ?? "")"))
        }
        let (output, failure) = set.render(data: data, environment: environment, limits: limits)
        guard let failure else { return .success(output) }
        return .failure(RenderingFailure("error executing template \(text.name): \(failure.message)", isLimit: failure.isLimit))
    }

    /// The value of `.` for an alert; maps as `map[string]string`, the value a number or a native histogram.
    package static func data(
        labels: TemplateValue, externalLabels: TemplateValue, externalURL: String, value: TemplateValue
    ) -> TemplateValue {
        .structure(.ruleData, [labels, externalLabels, .text(externalURL), value.inInterface])
    }
}
