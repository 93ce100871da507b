import Documents
import GoFormat
import GoTemplate

/// Notifications of Alertmanager: texts of receivers' fields.
let alertmanagerNotifySet = ConformanceSet(
    name: "alertmanager_notify", path: "oracle/alertmanager_notify/templates.jsonl",
    files: [
        CaseFile("templates") { folder in
            let path = folder + "/oracle/alertmanager_notify/"
            var data: [String: TemplateValue] = [:]
            for line in try jsonLines(path + "datasets.jsonl") {
                guard let record = Record(line: line), let set = record.record("data") else { continue }
                data[record.string("name") ?? ""] = notification(set).value
            }
            let known = data
            return try jsonLines(path + "templates.jsonl").map { line in
                ConformanceCase(id: "", line: line) { record in
                    guard let data = known[record.string("data") ?? ""] else {
                        return .disagreement(expected: "a data set", got: "none")
                    }
                    return checkTemplate(record, data)
                }
            }
        }
    ])

private func checkTemplate(_ record: Record, _ data: TemplateValue) -> Verdict {
    let files = record.records("files").map { (name: $0.string("name") ?? "", text: $0["text"]?.bytes ?? []) }
    // What stands between the shipped definitions: a page without content is taken for it.
    let shipped = (name: "", text: [UInt8](repeating: 0x0A, count: 81))
    let templates = NotificationTemplates(files: [shipped] + files.sorted { $0.name < $1.name })
    let expected = record.string("output_b64").flatMap { decodeBase64(Array($0.utf8)) } ?? record["output"]?.bytes ?? []
    let error = record.string("error") ?? ""
    let isAccepted = record.bool("ok") ?? false
    if let problem = templates.files.lazy.compactMap(\.parseError).first {
        return isAccepted ? .disagreement(expected: String(decoding: expected, as: UTF8.self), got: problem) : .agreement
    }
    let mode: TemplateMode = record.string("mode") == "html" ? .html : .text
    let now = TimeValue(GoTime(seconds: 1_790_000_000))
    let (output, failure) = templates.render(record["template"]?.bytes ?? [], mode, data: data, now: now)
    guard isAccepted == (failure == nil) else {
        return .disagreement(
            expected: isAccepted ? String(decoding: expected, as: UTF8.self) : error,
            got: failure?.message ?? "ok " + String(decoding: output, as: UTF8.self))
    }
    if isAccepted, output != expected {
        return .disagreement(expected: String(decoding: expected, as: UTF8.self), got: String(decoding: output, as: UTF8.self))
    }
    return .agreement
}

private func notification(_ record: Record) -> Notification {
    Notification(
        receiver: record.string("receiver") ?? "", status: record.string("status") ?? "",
        alerts: record["alerts"].map { $0.children.map { alert(Record($0)) } }, reason: record.string("notification_reason") ?? "",
        groupLabels: pairs(record, "groupLabels"), commonLabels: pairs(record, "commonLabels"),
        commonAnnotations: pairs(record, "commonAnnotations"), routeLabels: pairs(record, "routeLabels"),
        externalURL: record.string("externalURL") ?? "")
}

private func alert(_ record: Record) -> Notification.Alert {
    Notification.Alert(
        status: record.string("status") ?? "", labels: pairs(record, "labels"), annotations: pairs(record, "annotations"),
        startsAt: time(record, "startsAt"), endsAt: time(record, "endsAt"), generatorURL: record.string("generatorURL") ?? "",
        fingerprint: record.string("fingerprint") ?? "")
}

private func pairs(_ record: Record, _ key: StaticString) -> [(name: String, value: String)]? {
    record[key].map { $0.entries.map { ($0.key.string, $0.value.string) } }
}

private func time(_ record: Record, _ key: StaticString) -> TimeValue {
    let text = Array((record.string(key) ?? "").utf8)
    return text.withUnsafeBufferPointer { GoTime(rfc3339: $0) }.map { TimeValue($0) } ?? .zero
}
