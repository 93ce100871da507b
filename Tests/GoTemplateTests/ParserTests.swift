import GoTemplate
import SourceText
import Testing

/// A text and Go's error for it, without the name in front.
private let faultyTexts: [(String, String)] = [
    ("{{", "1: unclosed action"),
    ("{{ .A", "1: unclosed action"),
    ("{{ .A\n", "2: unclosed action started at t:1"),
    ("{{ (.A }}", "1: unclosed left paren"),
    ("{{ .A) }}", "1: unexpected right paren"),
    ("{{ \"a }}", "1: unterminated quoted string"),
    ("{{ \"a\n\" }}", "1: unterminated quoted string"),
    ("{{ `a }}", "1: unterminated raw quoted string"),
    ("{{ 'a }}", "1: unterminated character constant"),
    ("{{ 'ab' }}", "1: malformed character constant: 'ab'"),
    ("{{ \"\\q\" }}", "1: invalid syntax"),
    ("{{ 1x }}", "1: bad number syntax: \"1x\""),
    ("{{ 089 }}", "1: integer overflow: \"089\""),
    ("{{ 0x }}", "1: illegal number syntax: \"0x\""),
    ("{{ 99999999999999999999 }}", "1: integer overflow: \"99999999999999999999\""),
    ("{{ .A+1 }}", "1: bad character U+002B '+'"),
    ("{{ “a” }}", "1: unrecognized character in action: U+201C '“'"),
    ("{{/* a", "1: unclosed comment"),
    ("{{/* a */ }}", "1: comment ends before closing delimiter"),
    ("{{ : }}", "1: expected :="),
    ("{{ }}", "1: missing value for command"),
    ("{{ if }}{{ end }}", "1: missing value for if"),
    ("{{ if true }}", "1: unexpected EOF"),
    ("a\nb{{ end }}", "2: unexpected {{end}}"),
    ("{{ else }}", "1: unexpected {{else}}"),
    ("{{ if 1 }}{{ else }}{{ else }}{{ end }}", "1: expected end; found {{else}}"),
    ("{{ range 3 }}{{ else if 1 }}{{ end }}", "1: unexpected <if> in input"),
    ("{{ end x }}", "1: unexpected \"x\" in end"),
    ("{{ break }}", "1: {{break}} outside {{range}}"),
    ("{{ range 3 }}{{ else }}{{ continue }}{{ end }}", "1: {{continue}} outside {{range}}"),
    ("{{ range 3 }}{{ define \"x\" }}{{ end }}{{ end }}", "1: unexpected <define> in command"),
    ("{{ define x }}{{ end }}", "1: unexpected \"x\" in define clause"),
    ("{{ define \"x\" }}{{ else }}{{ end }}", "1: unexpected {{else}} in define clause"),
    ("{{ define \"x\" }}a{{ end }}{{ define \"x\" }}b{{ end }}", "1: template: multiple definition of template \"x\""),
    ("{{ template . }}", "1: unexpected <.> in template clause"),
    ("{{ block \"x\" }}{{ end }}", "1: missing value for block clause"),
    ("{{ 1 | 2 }}", "1: non executable command in pipeline stage 2"),
    ("{{ | print }}", "1: unexpected \"|\" in command"),
    ("{{ true.x }}", "1: unexpected . after term \"true\""),
    ("{{ $x, $y := 1 }}", "1: too many declarations in command"),
    ("{{ range $x, 1 }}{{ end }}", "1: range can only initialize variables"),
    ("{{ $x }}", "1: undefined variable \"$x\""),
    ("{{ if true }}{{ $x := 1 }}{{ end }}{{ $x }}", "1: undefined variable \"$x\""),
    ("{{ nope 1 }}", "1: function \"nope\" not defined"),
    ("{{ . \"a long text that goes on\"\n\"b\".c }}", "2: unexpected . after term \"\\\"b\\\"\""),
    ("{{ if \"a long text, that goes on\", }}", "1: unexpected \",\" in operand"),
    ("{{ end \"a long text\" }}", "1: unexpected \"\\\"a long te\"... in end"),
]

private let soundTexts: [String] = [
    "", "text", "}}", "{ {", "{{/* c */}}", "{{- /* c */ -}}", "{{ . | }}", "{{ $x := 1 }}{{ $x }}", "{{ ($y := 1) }}{{ $y }}",
    "{{ range $i, $e := 3 }}{{ break }}{{ end }}", "{{ with 1 }}{{ else with 2 }}{{ end }}", "{{ if 1 }}{{ else if 2 }}{{ else }}{{ end }}",
    "{{ template \"x\" . }}", "{{ block \"x\" . }}{{ end }}", "{{ define \"x\" }}a{{ end }}{{ define \"x\" }} {{ end }}",
    "{{ 'a' }}{{ 0x1F }}{{ 0b1 }}{{ 1_000 }}{{ 1e3 }}{{ 1+2i }}{{ .5 }}{{ -0 }}", "{{ print\n1 }}", "{{-3}}", "{{ $.a.b }}{{ (print).x }}",
    "{{ $x = 1 }}",
]

private func parse(_ text: String, prelude: TemplatePrelude = .none) -> TemplateText {
    TemplateParser.parse(Array(text.utf8), name: "t", functions: TemplateLanguage.prometheusRule.functions, prelude: prelude)
}

@Suite struct ParserTests {
    @Test(arguments: [("", true), ("a { b } c", true), ("{{", false), ("a{{ b", false), ("{ {", true), ("x{", true), ("x{{", false)])
    func plainTexts(text: String, isPlain: Bool) { #expect(TemplateText.isPlain(Array(text.utf8)) == isPlain) }

    @Test(arguments: faultyTexts)
    func errors(text: String, error: String) { #expect(parse(text).parseError == "template: t:\(error)") }

    @Test(arguments: soundTexts)
    func accepts(text: String) { #expect(parse(text).parseError == nil) }

    /// Faults that stand on their own are all told; what follows from one is not.
    @Test func goesOnAfterFaults() {
        let text = parse("{{ nope }} {{ $x }} {{ if }}a{{ end }} {{ .a..b }} {{ \"x }} {{ alsoNot 1 }}\n{{ end }}")
        let messages = text.problems.map(\.message)
        #expect(
            messages == [
                "function \"nope\" not defined", "undefined variable \"$x\"", "missing value for if", "unexpected <.> in operand",
                "unterminated quoted string", "function \"alsoNot\" not defined",
            ])
        #expect(text.problems.first.map { text.string($0.range.start, $0.range.end) } == "nope")
    }

    @Test func knowsThePrelude() {
        let prelude = TemplateLanguage.prometheusRule.prelude
        #expect(parse("{{ $labels.a }}{{ $value }}", prelude: prelude).isValid)
        #expect(!parse("{{ define \"x\" }}{{ $labels.a }}{{ end }}", prelude: prelude).isValid)
        #expect(String(decoding: prelude.text, as: UTF8.self).utf8.count == 112)
    }

    /// Nesting costs no stack; only parentheses have a limit, as in Go.
    @Test func deepNesting() {
        let ifs = String(repeating: "{{ if 1 }}", count: 50_000) + String(repeating: "{{ end }}", count: 50_000)
        #expect(parse(ifs).isValid)
        func parentheses(_ count: Int) -> String {
            "{{ " + String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count) + " }}"
        }
        #expect(parse(parentheses(10_000)).isValid)
        #expect(parse(parentheses(10_001)).parseError == "template: t:1: max expression depth exceeded")
    }

    @Test func manyFaultsAreCutOff() {
        #expect(parse(String(repeating: "{{ nope }}", count: 1000)).problems.count == 50)
    }
}
