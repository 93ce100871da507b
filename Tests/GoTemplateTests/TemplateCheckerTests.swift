import GoTemplate
import SourceText
import Testing

/// The findings of a text as `check: marked piece of the text`.
private func findings(_ text: String, _ language: TemplateLanguage = .prometheusRule, target: Version? = nil) -> [String] {
    let bytes = Array(text.utf8)
    let parsed = TemplateParser.parse(bytes, name: "x", functions: language.functions, prelude: language.prelude, target: target)
    return TemplateChecker.check(parsed, language, target: target).map { finding in
        let piece = String(decoding: bytes[finding.range.lowerBound..<finding.range.upperBound], as: UTF8.self)
        return "\(finding.check.dropFirst("template/".count)) \(finding.effect.rawValue): \(piece)"
    }
}

private let silentTexts: [String] = [
    "plain", "{{ $labels.instance }} has {{ $value | humanize }}", "{{ if gt $value 80.0 }}high{{ end }}",
    "{{ with query \"up\" }}{{ . | first | value | humanizePercentage }}{{ end }}",
    "{{ range query \"up\" }}{{ .Labels.job }}={{ .Value }}{{ end }}", "{{ $value.Sum }}", "{{ .Labels.anything }}",
    "{{ define \"a\" }}{{ .Foo }}{{ end }}", "{{ $x := 1 }}{{ $x = \"a\" }}{{ len $x }}", "{{ printf \"%.2f%%\" $value }}",
    "{{ range $i, $s := query \"up\" }}{{ $i }}{{ $s.Value }}{{ end }}", "{{ (toTime $value).Year }}", "{{ eq $labels.a \"b\" \"c\" }}",
    "{{ printf \"%s %q %v %d\" \"a\" \"b\" 1 (len \"x\") }}", "{{ humanizeDuration 90 }}", "{{ externalURL }}", "{{ and true $value }}",
    "{{ define \"a\" }}{{ .Value }}{{ end }}{{ template \"a\" . }}{{ template \"a\" 1 }}", "{{ range 3 }}{{ . }}{{ end }}",
    "{{ if .Value }}{{ else }}{{ end }}", "{{ index $labels \"a\" }}", "{{ slice $labels.a 1 }}", "{{ printf \"%[1]d\" $value }}",
]

private let faultyTexts: [(String, [String])] = [
    ("{{ nope }}", ["unknown-function load: nope"]),
    ("{{ $lables.x }} {{ .Nope }}", ["undefined-variable load: $lables"]),
    ("{{ if }}x{{ end }}", ["syntax load: "]),
    ("{{ .Nope }}", ["unknown-field runtime: Nope"]),
    ("{{ .CommonLabels.a }} {{ range .Alerts }}{{ end }}", ["unknown-field runtime: CommonLabels"]),
    ("{{ $labels.a.b }}", ["unknown-field runtime: b"]),
    ("{{ humanize 1 2 }}", ["wrong-arguments runtime: humanize"]),
    ("{{ $value | humanize 1 }}", ["wrong-arguments runtime: humanize"]),
    ("{{ toUpper 5 }}", ["wrong-type runtime: 5"]),
    ("{{ toUpper $value }}", ["wrong-type runtime: $value"]),
    ("{{ $value | toUpper }}", ["wrong-type runtime: toUpper"]),
    ("{{ if gt $value 80 }}x{{ end }}", ["wrong-type runtime: gt"]),
    ("{{ if eq $labels.a 1 }}x{{ end }}", ["wrong-type runtime: eq"]),
    ("{{ lt . 1 }}", ["wrong-type runtime: lt"]),
    ("{{ eq $labels $labels.a }}", ["wrong-type runtime: eq"]),
    ("{{ template \"y\" . }}", ["undefined-template runtime: \"y\""]),
    ("{{ $x = 1 }}", ["undefined-variable runtime: $x"]),
    ("{{ nil }}", ["wrong-type runtime: nil"]),
    ("{{ 1 2 }}", ["wrong-arguments runtime: 1 2"]),
    ("{{ $labels.job 1 }}", ["wrong-arguments runtime: job"]),
    ("{{ range $labels.job }}{{ end }}", ["wrong-type runtime: $labels.job "]),
    ("{{ range $i, $v := 3 }}{{ end }}", ["wrong-type runtime: $i, $v := 3 "]),
    ("{{ index $labels 1 }}", ["wrong-type runtime: index"]),
    ("{{ len 1 }}", ["wrong-type runtime: len"]),
    ("{{ slice $labels 1 }}", ["wrong-type runtime: slice"]),
    ("{{ printf \"%d\" $value }}", []),
    ("{{ printf \"%d\" $labels.a }}", ["printf runtime: \"%d\""]),
    ("{{ printf \"%s\" }}", ["printf runtime: \"%s\""]),
    ("{{ printf \"a\" 1 }}", ["printf runtime: \"a\""]),
    ("{{ define \"a\" }}{{ .Nope }}{{ end }}{{ template \"a\" . }}", ["unknown-field runtime: Nope"]),
    ("{{ define \"a\" }}{{ .b.c }}{{ end }}{{ template \"a\" $labels }}", ["unknown-field runtime: c"]),
    ("{{ (toTime 1).Date }}", ["wrong-arguments runtime: Date"]),
    ("{{ (query \"up\" | first).Nope }}", ["unknown-field runtime: Nope"]),
    ("{{ join \",\" $labels }}", ["unknown-function load: join"]),
    ("{{ if true }}{{ nope }}{{ end }}{{ nope2 }}", ["unknown-function load: nope", "unknown-function load: nope2"]),
]

private let notificationTexts: [(String, [String])] = [
    ("{{ .CommonLabels.job }} {{ .Alerts.Firing | len }} {{ range .Alerts }}{{ .Labels.a }} {{ .StartsAt.Unix }}{{ end }}", []),
    ("{{ .Labels.job }}", ["unknown-field runtime: Labels"]),
    ("{{ range .Alerts }}{{ .CommonLabels }}{{ end }}", ["unknown-field runtime: CommonLabels"]),
    ("{{ $labels.job }}", ["undefined-variable load: $labels"]),
    ("{{ humanize 1 }}", ["unknown-function load: humanize"]),
    ("{{ .CommonLabels.Remove \"a\" }}", ["wrong-type runtime: \"a\""]),
    ("{{ .CommonLabels.SortedPairs.Values | join \",\" }}", []),
    ("{{ .Alerts.Firing.Resolved }}", ["unknown-field runtime: Resolved"]),
    ("{{ (index .Alerts 0).Nope }}", ["unknown-field runtime: Nope"]),
    ("{{ range .CommonLabels.SortedPairs }}{{ .Name }}{{ .Nope }}{{ end }}", ["unknown-field runtime: Nope"]),
]

@Suite struct TemplateCheckerTests {
    @Test(arguments: silentTexts)
    func silent(text: String) { #expect(findings(text).isEmpty) }

    @Test(arguments: faultyTexts)
    func found(text: String, expected: [String]) { #expect(findings(text) == expected) }

    @Test(arguments: notificationTexts)
    func notifications(text: String, expected: [String]) { #expect(findings(text, .alertmanager) == expected) }

    @Test func versions() {
        #expect(findings("{{ urlQueryEscape \"a\" }}", target: Version(3, 7)) == ["unknown-function load: urlQueryEscape"])
        #expect(findings("{{ urlQueryEscape \"a\" }}", target: Version(3, 8)).isEmpty)
        #expect(findings("{{ .RouteLabels }}", .alertmanager, target: Version(0, 33)) == ["unknown-field runtime: RouteLabels"])
        #expect(findings("{{ toJson . }}", .alertmanager, target: Version(0, 29)) == ["unknown-function load: toJson"])
    }

    @Test func advice() throws {
        let text = Array("{{ if gt $value 80 }}{{ end }}".utf8)
        let template = try #require(RuleTemplate(text, alert: "x").text)
        let finding = try #require(TemplateChecker.check(template, .prometheusRule).first)
        #expect(finding.replacement?.text == "80.0")
        #expect(finding.replacement?.range == ByteRange(16, 18))
        let foreign = try #require(RuleTemplate(Array("{{ .CommonLabels }}".utf8), alert: "x").text)
        #expect(TemplateChecker.check(foreign, .prometheusRule).first?.notes.first?.contains("Alertmanager") == true)
        let unknown = try #require(RuleTemplate(Array("{{ humanise 1 }}".utf8), alert: "x").text)
        #expect(TemplateChecker.check(unknown, .prometheusRule).first?.replacement?.text == "humanize")
    }

    /// The type of `.` in a file's definition comes from the texts that call it.
    @Test func definitionsInFiles() {
        let language = TemplateLanguage.alertmanager
        func parse(_ text: String, _ name: String) -> TemplateText {
            TemplateParser.parse(Array(text.utf8), name: name, functions: language.functions)
        }
        let file = parse(
            "{{ define \"all\" }}{{ .Nope }}{{ end }}{{ define \"one\" }}{{ .Labels.a }}{{ .Gone }}{{ end }}{{ define \"idle\" }}{{ .Any }}{{ end }}",
            "a.tmpl")
        let texts = [parse("{{ template \"all\" . }}", ""), parse("{{ range .Alerts }}{{ template \"one\" . }}{{ end }}", "")]
        let found = TemplateChecker.check(texts, over: [file], language)
        #expect(found.map(\.count) == [0, 0, 2])
        #expect(found[2].map { file.string($0.range.start, $0.range.end) }.sorted() == ["Gone", "Nope"])
    }
}
