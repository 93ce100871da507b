/// Fields of one program's template data that are asked of the other's.
enum ForeignFields {
    private static let notificationFields = Set(GoType.notification.fields.map(\.name))
    private static let ruleFields = Set(GoType.ruleData.fields.map(\.name))

    /// What to say of a field that a type does not have but another type of templates has.
    static func note(_ name: String, in type: GoType?) -> String? {
        guard let type else { return nil }
        if type === GoType.ruleData {
            if notificationFields.contains(name) || name == "Annotations" || name == "StartsAt" || name == "EndsAt" {
                return "`.\(name)` belongs to Alertmanager's notification templates; a rule knows `$labels`, `$value`, "
                    + "`$externalLabels` and `$externalURL`"
            }
        } else if type === GoType.notification {
            switch name {
            case "Labels", "Annotations":
                return "a notification has `.Common\(name)`, and `.\(name)` in each of `.Alerts`"
            case "StartsAt", "EndsAt", "GeneratorURL", "Fingerprint": return "`.\(name)` is a field of each of `.Alerts`"
            case "Value", "ExternalLabels": return "`.\(name)` exists in Prometheus' rules only"
            default: break
            }
        } else if type === GoType.alert {
            if notificationFields.contains(name) { return "`.\(name)` is a field of the notification: here `$.\(name)`" }
            if name == "Value" { return "an alert's value is not part of a notification; put it into an annotation of the rule" }
        }
        return nil
    }

    /// What a type is called in messages.
    static func describe(_ type: GoType) -> String {
        if type === GoType.ruleData { return "the data of a rule's template" }
        if type === GoType.consoleData { return "the data of a console" }
        if type === GoType.notification { return "the data of a notification" }
        if type === GoType.alert { return "an alert" }
        return "a value of type \(type.name)"
    }
}
