import GoFormat
import GoTemplate

private let alert = Notification.Alert(
    status: "firing", labels: [("job", "api"), ("severity", "page")], annotations: [("summary", "<b>down</b>")],
    startsAt: TimeValue(GoTime(seconds: 1_700_000_000)), endsAt: .zero, generatorURL: "http://p/graph", fingerprint: "abc")
private let notification = Notification(
    receiver: "r", status: "firing", alerts: [alert, alert], reason: "", groupLabels: [("job", "api")], commonLabels: [("job", "api")],
    commonAnnotations: [], routeLabels: [], externalURL: "http://am"
).value
private let rule = RuleTemplate.data(
    labels: .map(.stringMap, [(Array("job".utf8), .text("api"))]), externalLabels: .map(.stringMap, []), externalURL: "http://p",
    value: .float(0.25))

/// Renders the input as a rule's template and as a notification's, in text and in a page, within small limits.
@_cdecl("LLVMFuzzerTestOneInput")
func runOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    let limits = RenderingLimits(steps: 100_000, output: 1 << 16, texts: 1 << 20)
    let environment = PrometheusEnvironment(now: 0, externalURL: nil) { _ throws(GoFailure) in throw GoFailure("no server") }
    _ = RuleTemplate(bytes, alert: "a").expand(rule, environment, limits: limits)
    let templates = NotificationTemplates(files: [])
    for mode in [TemplateMode.text, .html] {
        _ = templates.render(bytes, mode, data: notification, now: .zero, limits: limits)
    }
    return 0
}
