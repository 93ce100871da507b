/// One result of a query from a template.
package struct QuerySample: Sendable {
    package let labels: TemplateValue
    package let value: TemplateValue

    /// `labels` is a `map[string]string`, `value` a number or a native histogram.
    package init(labels: TemplateValue, value: TemplateValue) {
        self.labels = labels
        self.value = value
    }
}

/// What a rule's or console's template can ask Prometheus.
package struct PrometheusEnvironment: TemplateEnvironment {
    /// The address under which Prometheus is reached.
    package struct ExternalURL: Sendable {
        package let text: String
        package let path: String

        package init(text: String, path: String) {
            self.text = text
            self.path = path
        }
    }

    /// Runs an instant query at the time of the evaluation. The error is what PromQL says.
    package let query: @Sendable (_ expression: [UInt8]) throws(GoFailure) -> [QuerySample]
    /// The time of the evaluation, in milliseconds since 1970.
    package let now: Int64
    /// Nil where the functions `externalURL` and `pathPrefix` fail, as in unit tests of rules.
    package let externalURL: ExternalURL?

    package init(
        now: Int64, externalURL: ExternalURL?, query: @escaping @Sendable (_ expression: [UInt8]) throws(GoFailure) -> [QuerySample]
    ) {
        self.now = now
        self.externalURL = externalURL
        self.query = query
    }
}
