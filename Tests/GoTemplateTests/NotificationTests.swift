import GoFormat
import GoTemplate
import Testing

private let notification = Notification(
    receiver: "team\\.x", status: "firing",
    alerts: [
        .init(
            status: "firing", labels: [("alertname", "Down"), ("instance", "a<b")], annotations: [("summary", "S")],
            startsAt: TimeValue(GoTime(seconds: 1_710_034_200, nanoseconds: 123_000_000)), endsAt: .zero, generatorURL: "http://g",
            fingerprint: "f1"),
        .init(
            status: "resolved", labels: [("alertname", "Down")], annotations: nil, startsAt: .zero, endsAt: .zero, generatorURL: "",
            fingerprint: "f2"),
    ], reason: "first", groupLabels: [("alertname", "Down")], commonLabels: [("zone", "z"), ("alertname", "Down")], commonAnnotations: [],
    routeLabels: [
        ("team", "{{ .CommonLabels.zone }}-team"), ("a", "{{ routeLabels \"b\" }}"), ("b", "{{ routeLabels \"a\" }}"),
        ("c", "<{{ routeLabels \"team\" }}>"),
    ],
    externalURL: "http://am")

private func render(_ text: String, _ mode: TemplateMode = .text, files: [(name: String, text: String)] = []) -> String {
    let templates = NotificationTemplates(files: files.map { ($0.name, Array($0.text.utf8)) })
    let (output, failure) = templates.render(
        Array(text.utf8), mode, data: notification.value, now: TimeValue(GoTime(seconds: 1_710_034_260, nanoseconds: 123_000_000)))
    return failure.map { "! " + $0.message } ?? String(decoding: output, as: UTF8.self)
}

private let renderings: [(String, String)] = [
    ("{{ .Receiver }} {{ .Status | toUpper }} {{ .NotificationReason }}", "team\\.x FIRING first"),
    (
        "{{ .CommonLabels }} {{ .CommonLabels.SortedPairs.Names.Join \",\" }} {{ .CommonLabels.missing }}",
        "alertname=Down, zone=z alertname,zone "
    ),
    ("{{ .Alerts.Firing | len }}/{{ len .Alerts }} {{ (index .Alerts 1).Status }}", "1/2 resolved"),
    ("{{ range .CommonLabels.SortedPairs }}{{ .Name }}={{ .Value }};{{ end }}", "alertname=Down;zone=z;"),
    ("{{ .CommonLabels.Remove (stringSlice \"zone\") }} {{ .CommonLabels.Values | join \"-\" }}", "alertname=Down Down-z"),
    ("{{ (index .Alerts 0).StartsAt }}", "2024-03-10 01:30:00.123 +0000 UTC"),
    ("{{ (index .Alerts 0).StartsAt | tz \"America/New_York\" | date \"Jan 2 15:04 MST\" }}", "Mar 9 20:30 EST"),
    ("{{ ((index .Alerts 0).StartsAt | tz \"America/New_York\").AddDate 0 0 1 }}", "2024-03-10 20:30:00.123 -0400 EDT"),
    ("{{ since (index .Alerts 0).StartsAt | humanizeDuration }} {{ since (index .Alerts 0).StartsAt }}", "1m 0s 1m0s"),
    ("{{ (toDate \"2006-01-02 15:04\" \"2024-05-06 07:08\").Unix }} {{ (toDate \"2006\" \"x\").IsZero }}", "1714979280 true"),
    ("{{ mustToDate \"02 Jan 06 15:04 MST\" \"06 May 24 07:08 CET\" }}", "2024-05-06 07:08:00 +0000 CET"),
    (
        "{{ toJson .GroupLabels }} {{ toJson (list 1 nil \"<\") }} {{ (index .Alerts 1) | toJson }}",
        "{\"alertname\":\"Down\"} [1,null,\"\\u003c\"] {\"status\":\"resolved\",\"labels\":{\"alertname\":\"Down\"},\"annotations\":null,\"startsAt\":\"0001-01-01T00:00:00Z\",\"endsAt\":\"0001-01-01T00:00:00Z\",\"generatorURL\":\"\",\"fingerprint\":\"f2\"}"
    ),
    ("{{ base64encode \"a?>\" }} {{ base64decode \"YT8-\" }} {{ urlUnescape \"a%20b+c\" }} {{ trimSpace \" x \" }}", "YT8- a?> a b c x"),
    (
        "{{ $d := dict \"k\" 1 }}{{ $d.k }} {{ $d.none }} {{ append (list 1) 2 3 }} {{ title \"a_b c.d ONE\" }}",
        "1 <no value> [1 2 3] A_b C.d One"
    ),
    ("{{ routeLabels \"team\" }} {{ routeLabels \"c\" }} {{ routeLabels \"none\" }}", "z-team <z-team> "),
    ("{{ safeUrl \"x\" }}{{ range $i, $a := .Alerts }}{{ if $i }}, {{ end }}{{ $a.Fingerprint }}{{ end }}", "xf1, f2"),
]

private let failures: [(String, String)] = [
    ("{{ .Foo }}", "template: :1:3: executing \"\" at <.Foo>: can't evaluate field Foo in type *template.Data"),
    ("{{ routeLabels \"a\" }}", "route label cycle detected: a -> b -> a"),
    ("{{ .CommonLabels.Remove \"a\" }}", "can't handle \"a\" for arg of type []string"),
    ("{{ tz \"No/Where\" (index .Alerts 0).StartsAt }}", "error calling tz: unknown time zone No/Where"),
    ("{{ base64decode \"!\" }}", "error calling base64decode: illegal base64 data at input byte 0"),
    ("{{ dict \"a\" }}", "error calling dict: dict requires an even number of arguments"),
    ("{{ mustToDate \"2006\" \"x\" }}", "parsing time \"x\" as \"2006\": cannot parse \"x\" as \"2006\""),
    ("{{ $labels.x }}", "template: :1: undefined variable \"$labels\""),
    ("{{ urlUnescape \"%zz\" }}", "error calling urlUnescape: invalid URL escape \"%zz\""),
    ("{{ .routeLabelsRendered }}", "routeLabelsRendered is an unexported field of struct type *template.Data"),
]

private let pages: [(String, String)] = [
    ("<b>{{ (index .Alerts 0).Labels.instance }}</b>", "<b>a&lt;b</b>"),
    ("<a href=\"{{ .ExternalURL }}/x?y={{ (index .Alerts 0).Labels.instance }}\">", "<a href=\"http://am/x?y=a%3cb\">"),
    ("<a href=\"{{ \"javascript:x\" }}\">", "<a href=\"#ZgotmplZ\">"),
    ("<a href=\"{{ safeUrl \"javascript:x\" }}\">", "<a href=\"javascript:x\">"),
    (
        "<script>var a = {{ .GroupLabels }}, b = \"{{ \"</script>\" }}\";</script>",
        "<script>var a = \"alertname=Down\", b = \"\\u003c\\/script\\u003e\";</script>"
    ),
    ("<p style=\"color: {{ \"red\" }}; width: {{ \"expression(1)\" }}\">", "<p style=\"color: red; width: ZgotmplZ\">"),
    ("<p title={{ \"a b\" }} {{ \"onclick\" }}=x>", "<p title=a&#32;b ZgotmplZ=x>"),
    ("<!-- {{ .Status }} -->x{{ safeHtml \"<i>\" }}{{ \"<i>\" }}", "x<i>&lt;i&gt;"),
    ("<textarea>{{ \"</textarea>\" }}</textarea><title>{{ 1 }}</title>", "<textarea>&lt;/textarea&gt;</textarea><title>1</title>"),
    ("{{ define \"v\" }}{{ \"a b\" }}{{ end }}<a href=\"/{{ template \"v\" }}\">{{ template \"v\" }}", "<a href=\"/a%20b\">a b"),
    ("{{ \"<\" | html }} {{ html \"a\" 1 }} {{ \"a b\" | urlquery }}", "&lt; a1 a&#43;b"),
    ("<img srcset=\"{{ \"a.png 1x, javascript:b 2x\" }}\">", "<img srcset=\"a.png 1x,#ZgotmplZ\">"),
    (
        "<script>var r = /{{ \"a.b\" }}/, t = `{{ \"${x}\" }}`; // {{ 1 }}\n</script>",
        "<script>var r = /a\\.b/, t = `\\u0024\\u007bx\\u007d`; \n</script>"
    ),
    (
        "{{ .CommonLabels.missing.x }}",
        "! template: :1:16: executing \"\" at <.CommonLabels.missing.x>: can't evaluate field x in type string"
    ),
    (
        "<a href=\"",
        "! html/template: ends in a non-text context: {stateURL delimDoubleQuote urlPartNone jsCtxRegexp [] attrURL elementNone <nil>}"
    ),
    (
        "{{ if .Status }}<a href=\"{{ end }}",
        "! html/template::1:6: {{if}} branches end in different contexts: {stateURL delimDoubleQuote urlPartNone jsCtxRegexp [] attrURL elementNone <nil>}, {stateText delimNone urlPartNone jsCtxRegexp [] attrNone elementNone <nil>}"
    ),
    ("<p {{ \"x\" | html | print }}>", "! html/template::1:6: predefined escaper \"html\" disallowed in template"),
]

@Suite struct NotificationTests {
    @Test(arguments: renderings)
    func renders(text: String, expected: String) { #expect(render(text) == expected) }

    @Test(arguments: failures)
    func fails(text: String, expected: String) {
        let result = render(text)
        #expect(result.hasPrefix("! template: :1"))
        #expect(result.hasSuffix(expected))
    }

    @Test(arguments: pages)
    func escapes(text: String, expected: String) { #expect(render(text, .html) == expected) }

    @Test func laterFilesReplaceDefinitions() {
        let files: [(name: String, text: String)] = [
            ("a.tmpl", "{{ define \"x\" }}a{{ end }}{{ define \"y\" }}y{{ end }}"),
            ("b.tmpl", "{{ define \"x\" }}b{{ end }}{{ define \"y\" }} {{ end }}"),
        ]
        #expect(render("{{ template \"x\" . }}{{ template \"y\" . }}", files: files) == "by")
        #expect(render("{{ define \"x\" }}own{{ end }}{{ template \"x\" . }}", files: files) == "own")
    }

    @Test func deepListsAreRefused() {
        #expect(render("{{ $l := list }}{{ range 10000 }}{{ $l = list $l }}{{ end }}{{ $l }}").hasSuffix("lists nest more than 500 deep"))
        #expect(render("{{ $l := list 1 }}{{ range 60 }}{{ $l = list $l $l }}{{ end }}{{ eq $l $l }}").contains("non-comparable type …"))
    }

    @Test func nestedRangesInPagesAreCutOff() {
        let text = String(repeating: "{{ range 1 }}", count: 60) + String(repeating: "{{ end }}", count: 60)
        #expect(render(text, .html).hasPrefix("! the page takes more than"))
    }
}
