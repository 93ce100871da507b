import SourceText

/// A console page of Prometheus with the libraries that it can call.
package struct ConsolePage: Sendable {
    package let page: TemplateText
    package let libraries: [TemplateText]
    private let set: TemplateSet?

    /// `name` is the page's path below the consoles' folder; libraries come by file name, in their order.
    package init(_ text: [UInt8], name: String, libraries: [(name: String, text: [UInt8])], target: Version? = nil) {
        let language = TemplateLanguage.prometheusConsole
        page = TemplateParser.parse(
            text, name: language.prefix + name, functions: language.functions, prelude: language.prelude, target: target)
        self.libraries = libraries.map {
            TemplateParser.parse($0.text, name: $0.name, functions: language.functions, target: target)
        }
        let isValid = page.isValid && self.libraries.allSatisfy(\.isValid)
        set = isValid ? TemplateSet(files: [page] + self.libraries, rendersFirst: true) : nil
    }

    /// The page's HTML, or Prometheus' error.
    package func expand(
        _ data: TemplateValue, _ environment: PrometheusEnvironment, limits: RenderingLimits = RenderingLimits()
    ) -> Result<[UInt8], RenderingFailure> {
        if let error = page.parseError { return .failure(RenderingFailure("error parsing template \(page.name): \(error)")) }
        if let error = libraries.lazy.compactMap(\.parseError).first {
            return .failure(RenderingFailure("error parsing template files for \(page.name): \(error)"))
        }
        guard let set else { return .success([]) }
        let (output, failure) = set.render(.html, data: data, environment: environment, limits: limits)
        guard let failure else { return .success(output) }
        return .failure(RenderingFailure("error executing template \(page.name): \(failure.message)", isLimit: failure.isLimit))
    }

    /// The value of `.`: the parameters of the page's address, in order, its path and the external labels.
    package static func data(
        parameters: [(name: [UInt8], value: [UInt8])], path: String, externalLabels: TemplateValue
    ) -> TemplateValue {
        var values: [[UInt8]: [[UInt8]]] = [:]
        for parameter in parameters { values[parameter.name, default: []].append(parameter.value) }
        return .structure(
            .consoleData,
            [
                .map(.urlValues, values.map { ($0.key, .strings($0.value)) }),
                .map(.stringMap, values.map { ($0.key, .text($0.value.first ?? [])) }), .text(path), externalLabels,
            ])
    }
}
