import SourceText

extension GoType {
    private static let pairStrings: GoType = GoType(
        "template.Strings", .slice, underlying: .strings,
        methods: { AlertmanagerMethods.strings })

    /// A list of texts with `Join`.
    package static var templateStrings: GoType { pairStrings }

    package static let pair: GoType = GoType("template.Pair", .structure, fields: [GoField("Name", .string), GoField("Value", .string)])

    package static let pairs: GoType = GoType(
        "template.Pairs", .slice, element: .pair,
        methods: { AlertmanagerMethods.pairs }, stringer: { AlertmanagerMethods.text(ofPairs: $0) })

    /// Labels or annotations.
    package static let keyValues: GoType = GoType(
        "template.KV", .map, underlying: .stringMap,
        methods: { AlertmanagerMethods.keyValues }, stringer: { AlertmanagerMethods.text(ofPairs: AlertmanagerMethods.sortedPairs($0)) })

    package static let alert: GoType = GoType(
        "template.Alert", .structure,
        fields: [
            GoField("Status", .string, json: "status"), GoField("Labels", .keyValues, json: "labels"),
            GoField("Annotations", .keyValues, json: "annotations"), GoField("StartsAt", .time, json: "startsAt"),
            GoField("EndsAt", .time, json: "endsAt"), GoField("GeneratorURL", .string, json: "generatorURL"),
            GoField("Fingerprint", .string, json: "fingerprint"),
        ])

    /// What the alerts of a state come as: a list without methods.
    fileprivate static let alertList: GoType = GoType(sliceOf: .alert)

    package static let alerts: GoType = GoType(
        "template.Alerts", .slice, underlying: alertList,
        methods: { AlertmanagerMethods.alerts })

    /// What `.` points to in notifications.
    package static let notification: GoType = GoType(
        "template.Data", .structure,
        fields: [
            GoField("Receiver", .string, json: "receiver"), GoField("Status", .string, json: "status"),
            GoField("Alerts", .alerts, json: "alerts"),
            GoField("NotificationReason", .string, json: "notification_reason", since: Version(0, 32)),
            GoField("GroupLabels", .keyValues, json: "groupLabels"), GoField("CommonLabels", .keyValues, json: "commonLabels"),
            GoField("CommonAnnotations", .keyValues, json: "commonAnnotations"),
            GoField("RouteLabels", .keyValues, json: "routeLabels", since: Version(0, 34)),
            GoField("ExternalURL", .string, json: "externalURL"), GoField("routeLabelsRendered", .bool),
        ])

    package static let notificationPointer: GoType = GoType(pointerTo: .notification)
}

/// The methods of Alertmanager's template data.
private enum AlertmanagerMethods {
    static let strings: [GoMethod] = [
        GoMethod("Join", GoSignature([.string], .string)) { call in
            .text(AlertmanagerMethods.joined(call.receiver, call.arguments.text(0)))
        }
    ]

    static let pairs: [GoMethod] = [
        GoMethod("Names", GoSignature(.templateStrings)) { AlertmanagerMethods.column($0.receiver, 0) },
        GoMethod("Values", GoSignature(.templateStrings)) { AlertmanagerMethods.column($0.receiver, 1) },
        GoMethod("String", GoSignature(.string)) { .text(AlertmanagerMethods.text(ofPairs: $0.receiver)) },
    ]

    static let keyValues: [GoMethod] = [
        GoMethod("SortedPairs", GoSignature(.pairs)) { AlertmanagerMethods.sortedPairs($0.receiver) },
        GoMethod("Remove", GoSignature([.strings], .keyValues)) { call in
            guard case .map(let map) = call.receiver.payload else { return .map(.keyValues, []) }
            let removed = Set(call.arguments[0].elements.map { $0.bytes ?? [] })
            let entries = zip(map.keys, map.values).filter { !removed.contains($0.0) }
            return .map(.keyValues, entries.map { (key: $0.0, value: $0.1) })
        },
        GoMethod("Names", GoSignature(.templateStrings)) {
            AlertmanagerMethods.column(AlertmanagerMethods.sortedPairs($0.receiver), 0)
        },
        GoMethod("Values", GoSignature(.templateStrings)) {
            AlertmanagerMethods.column(AlertmanagerMethods.sortedPairs($0.receiver), 1)
        },
        GoMethod("String", GoSignature(.string)) {
            .text(AlertmanagerMethods.text(ofPairs: AlertmanagerMethods.sortedPairs($0.receiver)))
        },
    ]

    static let alerts: [GoMethod] = [
        GoMethod("Firing", GoSignature(.alertList)) { AlertmanagerMethods.alerts($0.receiver, "firing", .alertList) },
        GoMethod("Resolved", GoSignature(.alertList)) { AlertmanagerMethods.alerts($0.receiver, "resolved", .alertList) },
    ]

    static func joined(_ list: TemplateValue, _ separator: [UInt8]) -> [UInt8] {
        Array(list.elements.map { $0.bytes ?? [] }.joined(separator: separator))
    }

    /// Pairs in the order of their names, `alertname` first.
    static func sortedPairs(_ value: TemplateValue) -> TemplateValue {
        guard case .map(let map) = value.payload else { return .list(.pairs, []) }
        let first = Array("alertname".utf8)
        var pairs: [TemplateValue] = []
        pairs.reserveCapacity(map.count)
        for (key, value) in zip(map.keys, map.values) {
            let pair = TemplateValue.structure(.pair, [.text(key), value])
            if key == first { pairs.insert(pair, at: 0) } else { pairs.append(pair) }
        }
        return .list(.pairs, pairs)
    }

    private static func field(_ pair: TemplateValue, _ index: Int) -> TemplateValue {
        if case .structure(let structure) = pair.payload { structure.fields[index] } else { .text([]) }
    }

    static func column(_ pairs: TemplateValue, _ index: Int) -> TemplateValue {
        .list(.templateStrings, pairs.elements.map { field($0, index) })
    }

    static func text(ofPairs pairs: TemplateValue) -> [UInt8] {
        var out: [UInt8] = []
        for (i, pair) in pairs.elements.enumerated() {
            if i > 0 { out += ", ".utf8 }
            out += field(pair, 0).bytes ?? []
            out.append(0x3D)
            out += field(pair, 1).bytes ?? []
        }
        return out
    }

    static func alerts(_ value: TemplateValue, _ status: String, _ type: GoType) -> TemplateValue {
        .list(type, value.elements.filter { field($0, 0).bytes?.elementsEqual(status.utf8) ?? false })
    }
}
