import SourceText

/// The template files of an Alertmanager, and the texts of receivers that are rendered with them.
package struct NotificationTemplates: Sendable {
    /// The files in the order in which they are read; later definitions replace earlier ones.
    package let files: [TemplateText]
    package let set: TemplateSet
    private let target: Version?

    /// Parses files, each under its name without folders.
    package init(files: [(name: String, text: [UInt8])], target: Version? = nil) {
        let functions = TemplateLanguage.alertmanager.functions
        self.files = files.map { TemplateParser.parse($0.text, name: $0.name, functions: functions, target: target) }
        set = TemplateSet(files: self.files)
        self.target = target
    }

    /// Parses a text of a receiver's field.
    package func parse(_ text: [UInt8]) -> TemplateText {
        TemplateParser.parse(text, name: "", functions: TemplateLanguage.alertmanager.functions, target: target)
    }

    /// Renders a text of a receiver's field with the notification's data, `Notification.value`.
    ///
    /// On failure, Go's error and what was written before.
    package func render(
        _ text: [UInt8], _ mode: TemplateMode = .text, data: TemplateValue, now: TimeValue, limits: RenderingLimits = RenderingLimits()
    ) -> (output: [UInt8], failure: RenderingFailure?) {
        if TemplateText.isPlain(text), mode == .text { return (text, nil) }
        return render(parse(text), mode, data: data, now: now, limits: limits)
    }

    /// Renders a text that has been parsed before.
    package func render(
        _ text: TemplateText, _ mode: TemplateMode = .text, data: TemplateValue, now: TimeValue, limits: RenderingLimits = RenderingLimits()
    ) -> (output: [UInt8], failure: RenderingFailure?) {
        if text.bytes.isEmpty { return ([], nil) }
        if let error = text.parseError { return ([], RenderingFailure(error)) }
        let environment = NotificationEnvironment(now: now, set: set, mode: mode, data: data)
        return TemplateSet(text, over: set).render(mode, data: data, environment: environment, limits: limits)
    }
}
