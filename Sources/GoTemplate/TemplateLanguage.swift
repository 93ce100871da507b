/// The templates of one program: their functions, what stands in front of a text, and what `.` is.
package final class TemplateLanguage: Sendable {
    package let functions: FunctionSet
    package let prelude: TemplatePrelude
    /// The type of `.`, a struct or a pointer to one.
    package let data: GoType
    /// The name of a text in errors, from the name of what it belongs to.
    package let prefix: String
    /// What is known of the prelude's variables before a template runs.
    let variableTypes: [StaticType]

    private init(functions: FunctionSet, prelude: TemplatePrelude, data: GoType, prefix: String) {
        self.functions = functions
        self.prelude = prelude
        self.data = data
        self.prefix = prefix
        variableTypes = prelude.variables.map { variable in
            let field = data.pointee.fields.first { $0.name == variable.field }
            return field.map { StaticType($0.type, holds: $0.holds) } ?? .unknown
        }
    }

    /// Labels and annotations of alerting rules.
    package static let prometheusRule = TemplateLanguage(
        functions: FunctionSet(
            owner: "rule templates", product: "Prometheus", PrometheusFunctions.common, foreign: ForeignNames.inRules),
        prelude: TemplatePrelude([
            ("$labels", "Labels", false), ("$externalLabels", "ExternalLabels", false), ("$externalURL", "ExternalURL", false),
            ("$value", "Value", false),
        ]), data: .ruleData, prefix: "__alert_")

    /// Console pages.
    package static let prometheusConsole = TemplateLanguage(
        functions: FunctionSet(
            owner: "console templates", product: "Prometheus", PrometheusFunctions.common + [PrometheusFunctions.tmpl],
            foreign: ForeignNames.inRules),
        prelude: TemplatePrelude([
            ("$rawParams", "RawParams", true), ("$params", "Params", false), ("$path", "Path", false),
            ("$externalLabels", "ExternalLabels", false),
        ]), data: .consoleData, prefix: "__console_/")

    /// Receivers' fields and template files of Alertmanager.
    package static let alertmanager = TemplateLanguage(
        functions: FunctionSet(
            owner: "notification templates", product: "Alertmanager", AlertmanagerFunctions.all, foreign: ForeignNames.inNotifications),
        prelude: .none, data: .notificationPointer, prefix: "")
}

/// Names that belong to the other program's templates, a frequent mistake.
enum ForeignNames {
    private static let ruleNames: Set<String> = Set(PrometheusFunctions.common.map(\.name))
    private static let notificationNames: Set<String> = Set(AlertmanagerFunctions.all.map(\.name))

    static func inRules(_ name: String) -> String? {
        if name == "tmpl" { return "`tmpl` exists in Prometheus' console templates only, not in rules" }
        if notificationNames.contains(name) {
            return "`\(name)` is a function of Alertmanager's notification templates; Prometheus does not know it"
        }
        return nil
    }

    static func inNotifications(_ name: String) -> String? {
        switch name {
        case "$labels":
            return "`$labels` exists in Prometheus' rules only; here labels are in `.CommonLabels`, `.GroupLabels`, "
                + "and in `.Labels` of each of `.Alerts`"
        case "$value", "$externalLabels", "$externalURL":
            return "`\(name)` exists in Prometheus' rules only"
        case "tmpl": return "`tmpl` is a function of Prometheus' console templates"
        default: break
        }
        guard ruleNames.contains(name) else { return nil }
        return "`\(name)` is a function of Prometheus' rule templates; Alertmanager does not know it"
    }
}
