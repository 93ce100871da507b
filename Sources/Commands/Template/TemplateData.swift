import Documents
import GoFormat
import GoTemplate
import SourceText

/// What a template is rendered with, read from JSON: the labels and value of a rule's alert, or a notification in the
/// shape that `amtool template render` takes.
enum TemplateData {
    case rule(TemplateValue, externalURL: String)
    case notification(TemplateValue)

    enum Program: String, CaseIterable, Sendable {
        case prometheus, alertmanager
    }

    /// Reads a data file; the findings say what is no JSON in it.
    static func read(_ file: SourceFile, as program: Program?) -> (data: TemplateData, diagnostics: [Diagnostic]) {
        let (tree, diagnostics) = JSONReader.read(file)
        guard let root = tree.root, root.kind == .mapping else { return (empty(program ?? .prometheus), diagnostics) }
        switch program ?? Self.program(of: root) {
        case .prometheus: return (rule(root), diagnostics)
        case .alertmanager: return (.notification(notification(root).value), diagnostics)
        }
    }

    /// Data without anything in it.
    static func empty(_ program: Program) -> TemplateData {
        switch program {
        case .prometheus:
            let none = TemplateValue.map(.stringMap, [])
            return .rule(RuleTemplate.data(labels: none, externalLabels: none, externalURL: "", value: .float(0)), externalURL: "")
        case .alertmanager:
            return .notification(
                Notification(
                    receiver: "", status: "firing", alerts: [], reason: "", groupLabels: [], commonLabels: [], commonAnnotations: [],
                    routeLabels: [], externalURL: ""
                ).value)
        }
    }

    private static func program(of root: Node) -> Program {
        root["alerts"] != nil || root["commonLabels"] != nil || root["groupLabels"] != nil || root["receiver"] != nil
            ? .alertmanager : .prometheus
    }

    private static func rule(_ root: Node) -> TemplateData {
        func map(_ node: Node?) -> TemplateValue {
            .map(.stringMap, node.map { $0.entries.map { ($0.key.bytes, .text($0.value.bytes)) } } ?? [])
        }
        let url = root["externalURL"]?.string ?? ""
        let value = root["value"].flatMap { try? FloatParser.parse($0.string) } ?? 0
        return .rule(
            RuleTemplate.data(
                labels: map(root["labels"]), externalLabels: map(root["externalLabels"]), externalURL: url, value: .float(value)),
            externalURL: url)
    }

    private static func notification(_ root: Node) -> Notification {
        func text(_ node: Node, _ key: StaticString) -> String { node[key]?.string ?? "" }
        func pairs(_ node: Node, _ key: StaticString) -> [(name: String, value: String)] {
            node[key].map { $0.entries.map { ($0.key.string, $0.value.string) } } ?? []
        }
        func time(_ node: Node, _ key: StaticString) -> TimeValue {
            let text = Array(text(node, key).utf8)
            return text.withUnsafeBufferPointer { GoTime(rfc3339: $0) }.map { TimeValue($0) } ?? .zero
        }
        let alerts = root["alerts"].map { list in
            list.children.map { item in
                Notification.Alert(
                    status: text(item, "status"), labels: pairs(item, "labels"), annotations: pairs(item, "annotations"),
                    startsAt: time(item, "startsAt"), endsAt: time(item, "endsAt"), generatorURL: text(item, "generatorURL"),
                    fingerprint: text(item, "fingerprint"))
            }
        }
        return Notification(
            receiver: text(root, "receiver"), status: text(root, "status"), alerts: alerts ?? [],
            reason: text(root, "notificationReason"), groupLabels: pairs(root, "groupLabels"), commonLabels: pairs(root, "commonLabels"),
            commonAnnotations: pairs(root, "commonAnnotations"), routeLabels: pairs(root, "routeLabels"),
            externalURL: text(root, "externalURL"))
    }
}
