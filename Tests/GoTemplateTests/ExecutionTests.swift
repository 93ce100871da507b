import GoFormat
import GoTemplate
import Testing

private let labels: [(String, String)] = [("instance", "db-01.example.com:9100"), ("job", "node"), ("empty", "")]

private func environment() -> PrometheusEnvironment {
    PrometheusEnvironment(now: 1_500, externalURL: .init(text: "http://p/x", path: "/x")) {
        (query: [UInt8]) throws(GoFailure) -> [QuerySample] in
        switch String(decoding: query, as: UTF8.self) {
        case "two":
            return [("b", 2.0), ("a", 1.0)].map { QuerySample(labels: .stringMap([("job", $0.0)]), value: .float($0.1)) }
        case "bad": throw GoFailure("no such thing")
        default: return []
        }
    }
}

private func expand(_ text: String, value: Double = 1.5, limits: RenderingLimits = RenderingLimits()) -> String {
    let data = RuleTemplate.data(
        labels: .stringMap(labels), externalLabels: .stringMap([("c", "d")]), externalURL: "http://u", value: .float(value))
    switch RuleTemplate(Array(text.utf8), alert: "A").expand(data, environment(), limits: limits) {
    case .success(let output): return String(decoding: output, as: UTF8.self)
    case .failure(let failure):
        // What stands before the message is the same in most errors.
        let prefix = "error executing template __alert_A: template: __alert_A:"
        return failure.message.hasPrefix(prefix) ? "! " + failure.message.dropFirst(prefix.count) : "! " + failure.message
    }
}

private let renderings: [(String, String)] = [
    ("plain", "plain"),
    ("a {{- \" b \" -}} c", "a b c"),
    ("{{ $labels.job }}/{{ .Labels.job }}/{{ $labels.missing }}/{{ $externalLabels.c }}/{{ $externalURL }}", "node/node//d/http://u"),
    ("{{ $value }} {{ .Value }} {{ printf \"%.3f\" $value }}", "1.5 1.5 1.500"),
    ("{{ if eq $labels.job \"node\" }}a{{ else if true }}b{{ else }}c{{ end }}", "a"),
    ("{{ with $labels.empty }}{{ . }}{{ else }}none{{ end }}", "none"),
    ("{{ range $k, $v := $externalLabels }}{{ $k }}={{ $v }};{{ end }}", "c=d;"),
    ("{{ range 5 }}{{ if eq . 1 }}{{ continue }}{{ end }}{{ if eq . 3 }}{{ break }}{{ end }}{{ . }}{{ end }}", "02"),
    ("{{ range query \"none\" }}{{ else }}empty{{ end }}", "empty"),
    ("{{ range query \"two\" | sortByLabel \"job\" }}{{ .Labels.job }}={{ .Value }} {{ end }}", "a=1 b=2 "),
    ("{{ $q := query \"two\" }}{{ $s := sortByLabel \"job\" $q }}{{ (first $q).Labels.job }}", "a"),
    ("{{ $x := 1 }}{{ range 2 }}{{ $x = . }}{{ end }}{{ $x }}", "1"),
    ("{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ end }}{{ $x }}", "1"),
    ("{{ define \"d\" }}[{{ . }}]{{ end }}{{ template \"d\" 1 }}{{ block \"e\" 2 }}<{{ . }}>{{ end }}", "[1]<2>"),
    ("{{ template \"late\" }}{{ define \"late\" }}{{ $ }}{{ end }}", "<no value>"),
    ("{{ args 1 \"b\" }} {{ (args 1).arg9 }}", "map[arg0:1 arg1:b] <no value>"),
    ("{{ and 1 0 2 }} {{ or 0 \"\" \"x\" }} {{ not 0 }} {{ 5 | and 1 }} {{ 5 | or 0 }}", "0 x true 5 5"),
    ("{{ or true (index $labels 1) }}", "true"),
    ("{{ eq 1 2 3 1 }} {{ lt \"a\" \"b\" }} {{ ge 2 1 }} {{ eq nil nil }} {{ ne 1.0 1.5 }}", "true true true true true"),
    ("{{ eq (index \"a\" 0) 97 }} {{ len \"äb\" }} {{ slice \"abc\" 1 2 }} {{ index $labels \"job\" }}", "true 3 b node"),
    ("{{ print 1 2 \"a\" 3 4.0 true }}|{{ println 1 \"a\" }}", "1 2a3 4 true|1 a\n"),
    ("{{ html \"<a b='c'>\" }} {{ js \"it's\" }} {{ urlquery \"a b&c\" }}", "&lt;a b=&#39;c&#39;&gt; it\\'s a+b%26c"),
    ("{{ 1_000 }} {{ 'a' }} {{ 0x10 }} {{ 1e3 }} {{ 1+2i }} {{ 1i | printf \"%v\" }}", "1000 97 16 1000 (1+2i) (0+1i)"),
    ("{{ humanize 1234567 }} {{ humanize1024 2048 }} {{ humanizePercentage 0.123 }} {{ humanize \"0.001\" }}", "1.235M 2ki 12.3% 1m"),
    (
        "{{ humanizeDuration 93784 }} {{ humanizeDuration 0.5 }} {{ humanizeDuration -61 }} {{ humanizeDuration 0 }}",
        "1d 2h 3m 4s 500ms -1m 1s 0s"
    ),
    ("{{ humanizeTimestamp 0 }} {{ now }}", "1970-01-01 00:00:00 +0000 UTC 1.5"),
    ("{{ (toTime 86400).Format \"2006-01-02\" }} {{ (toDuration 90).Minutes }} {{ (toTime 0).Weekday }}", "1970-01-02 1.5 Thursday"),
    ("{{ ((toTime 90).Sub (toTime 0)) | humanizeDuration }}", "1m 30s"),
    ("{{ ((toTime 0).AddDate 0 13 40).Format \"2006-01-02\" }}", "1971-03-13"),
    (
        "{{ stripPort \"a:1\" }} {{ stripDomain \"a.b.c:1\" }} {{ stripDomain \"10.0.0.1:1\" }} {{ stripPort \"[::1]:9\" }}",
        "a a:1 10.0.0.1:1 ::1"
    ),
    ("{{ title \"hello wORLD 1st it's\" }} {{ toUpper \"straße\" }} {{ toLower \"ÄB\" }}", "Hello WORLD 1St It's STRAßE äb"),
    ("{{ reReplaceAll \"(.*):.*\" \"$1!\" $labels.instance }} {{ match \"^db\" $labels.instance }}", "db-01.example.com! true"),
    (
        "{{ graphLink \"a b\" }} {{ tableLink \"x\" }} {{ urlQueryEscape \"é\" }}",
        "/graph?g0.expr=a+b&g0.tab=0 /graph?g0.expr=x&g0.tab=1 %C3%A9"
    ),
    ("{{ parseDuration \"1h30m\" }} {{ parseDuration \"-1s\" }} {{ pathPrefix }} {{ externalURL }}", "5400 -1 /x http://p/x"),
    ("{{ query \"two\" | first | value }} {{ query \"two\" | first | label \"job\" }}", "2 b"),
    ("{{ safeHtml \"<b>\" }}", "<b>"),
    (
        "{{ . | printf \"%T\" }}",
        "struct { Labels map[string]string; ExternalLabels map[string]string; ExternalURL string; Value interface {} }"
    ),
]

private let failures: [(String, String)] = [
    (
        "{{ .Nope }}",
        "1:115: executing \"__alert_A\" at <.Nope>: can't evaluate field Nope in type struct { Labels map[string]string; ExternalLabels map[string]string; ExternalURL string; Value interface {} }"
    ),
    ("x\n{{ $labels.job.x }}", "2:10: executing \"__alert_A\" at <$labels.job.x>: can't evaluate field x in type string"),
    ("{{ .Value.x }}", "1:121: executing \"__alert_A\" at <.Value.x>: can't evaluate field x in type interface {}"),
    (
        "{{ humanize \"x\" }}",
        "1:115: executing \"__alert_A\" at <humanize \"x\">: error calling humanize: strconv.ParseFloat: parsing \"x\": invalid syntax"
    ),
    (
        "{{ eq $value 1 }}",
        "1:115: executing \"__alert_A\" at <eq $value 1>: error calling eq: incompatible types for comparison: float64 and int"
    ),
    ("{{ template \"no\" }}", "1:124: executing \"__alert_A\" at <{{template \"no\"}}>: template \"no\" not defined"),
    ("{{ len 1 2 }}", "1:115: executing \"__alert_A\" at <len>: wrong number of args for len: want 1 got 2"),
    ("{{ toUpper 5 }}", "1:123: executing \"__alert_A\" at <5>: expected string; found 5"),
    ("{{ $value | toUpper }}", "1:124: executing \"__alert_A\" at <toUpper>: wrong type for value; expected string; got float64"),
    ("{{ 1 | (print) }}", "1:115: executing \"__alert_A\" at <1>: can't give argument to non-function print"),
    ("{{ nil }}", "1:115: executing \"__alert_A\" at <nil>: nil is not a command"),
    ("{{ $x = 1 }}", "1:120: executing \"__alert_A\" at <1>: undefined variable: $x"),
    ("{{ range $labels.job }}{{ end }}", "1:128: executing \"__alert_A\" at <$labels.job>: range can't iterate over node"),
    ("{{ query \"bad\" }}", "1:115: executing \"__alert_A\" at <query \"bad\">: error calling query: no such thing"),
    (
        "{{ query \"none\" | first }}",
        "1:130: executing \"__alert_A\" at <first>: error calling first: first() called on vector with no elements"
    ),
    ("{{ index $labels.job 9 }}", "1:115: executing \"__alert_A\" at <index $labels.job 9>: error calling index: index out of range: 9"),
    (
        "{{ reReplaceAll \"(\" \"\" \"a\" }}",
        "1:115: executing \"__alert_A\" at <reReplaceAll \"(\" \"\" \"a\">: error calling reReplaceAll: regexp: Compile(`(`): error parsing regexp: missing closing ): `(`"
    ),
    ("{{ (toTime 0).Date }}", "1:123: executing \"__alert_A\" at <0>: function Date has 3 return values; should be 1 or 2"),
    ("{{ define \"d\" }}{{ .a }}{{ end }}{{ template \"d\" 1 }}", "1:131: executing \"d\" at <.a>: can't evaluate field a in type int"),
    (
        "{{ define \"r\" }}{{ template \"r\" }}{{ end }}{{ template \"r\" }}",
        "1:140: executing \"r\" at <{{template \"r\"}}>: exceeded maximum template depth (100000)"
    ),
]

@Suite struct ExecutionTests {
    @Test(arguments: renderings)
    func renders(text: String, expected: String) { #expect(expand(text) == expected) }

    @Test(arguments: failures)
    func fails(text: String, expected: String) { #expect(expand(text) == "! " + expected) }

    @Test func parseErrorsAreToldInExpansion() {
        #expect(expand("{{ nope }}") == "! error parsing template __alert_A: template: __alert_A:1: function \"nope\" not defined")
    }

    /// A percent sign in the name takes part in the format that Go makes of errors.
    @Test func percentSignInTheName() {
        let data = RuleTemplate.data(labels: .stringMap([]), externalLabels: .stringMap([]), externalURL: "", value: .float(0))
        let result = RuleTemplate(Array("{{ .Nope }}".utf8), alert: "50%").expand(data, environment())
        guard case .failure(let failure) = result else { return #expect(Bool(false)) }
        #expect(failure.message.contains("__alert_50%!:(string=Nope)1:115: executing \"__alert_50%\""))
    }

    /// What would cost too much ends with a clear error instead.
    @Test(arguments: [
        ("{{ range 1000000000000 }}{{ end }}", "more than 100000 steps"),
        ("{{ $x := \"aaaa\" }}{{ range 60 }}{{ $x = print $x $x }}{{ end }}", "more than 1000000 bytes of text"),
        ("{{ range 1000 }}{{ printf \"%1000s\" \"\" }}{{ end }}", "writes more than 100000 bytes"),
        (
            "{{ define \"a\" }}{{ template \"b\" }}{{ template \"b\" }}{{ end }}{{ define \"b\" }}{{ template \"a\" }}{{ end }}{{ template \"a\" }}",
            "steps"
        ),
    ])
    func limits(text: String, message: String) {
        #expect(expand(text, limits: RenderingLimits(steps: 100_000, output: 100_000, texts: 1_000_000)).contains(message))
    }

    @Test func deepParentheses() {
        let text = "{{ " + String(repeating: "(print ", count: 5000) + "1" + String(repeating: ")", count: 5000) + " }}"
        #expect(expand(text) == "1")
    }
}
