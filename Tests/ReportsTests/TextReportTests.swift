import SourceText
import Testing

@testable import Reports

@Suite("Text") struct TextReportTests {
    @Test("a finding with a note and a fix")
    func fix() {
        #expect(
            Samples.report(.text, [Samples.unknownField]) == """
                error[rules/unknown-field]: unknown field 'fro' in alerting rule 'HighLatency'
                 --> rules/api.yml:6:9
                  |
                5 |         expr: sum(rate(requests_total{job="api"}[5m])) by (job) > 0.5
                6 |         fro: 5m
                  |         ^^^ did you mean 'for'?
                7 |         labels:
                  |
                  = note: an alerting rule has alert, expr, for and labels
                  = help: write 'for'
                  |
                6 -         fro: 5m
                6 +         for: 5m


                """)
    }

    @Test("places of one file share an excerpt, other files have their own")
    func files() {
        #expect(
            Samples.report(.text, [Samples.receiver]) == """
                warning[alertmanager/unknown-receiver]: route names receiver 'pagr', which does not exist
                 --> alertmanager.yml:5:17
                  |
                4 |     - matchers: [severity="page"]
                5 |       receiver: pagr
                  |                 ^^^^ no such receiver
                6 | receivers:
                7 |   - name: default
                8 |   - name: pager
                  |           ----- this one exists
                  |
                 ::: rules/api.yml:8:11
                  |
                7 |         labels:
                8 |           severity: page
                  |           -------------- alerts that would go there
                9 |       - alert: Other
                  |
                  = help: write 'pager' (may change the meaning)
                  |
                5 -       receiver: pagr
                5 +       receiver: pager


                """)
    }

    @Test("lines between distant places are folded")
    func fold() {
        #expect(
            Samples.report(.text, [Samples.duplicate]) == """
                info[rules/duplicate]: two alerting rules 'HighLatency' in group 'api'
                  --> rules/api.yml:15:16
                   |
                 3 |     rules:
                 4 |       - alert: HighLatency
                   |                ----------- first defined here
                 5 |         expr: sum(rate(requests_total{job="api"}[5m])) by (job) > 0.5
                ...
                14 |         for: 5m
                15 |       - alert: HighLatency
                   |                ^^^^^^^^^^^ defined again here
                16 |         expr: up == 0


                """)
        let bare = Samples.report(.text, [Samples.duplicate], nil, Samples.options(contextLines: 0))
        #expect(bare.contains("\n 4 |       - alert: HighLatency\n   |                ----------- first defined here\n...\n15 |"))
    }

    @Test("a finding about a file that has no text")
    func empty() {
        #expect(
            Samples.report(.text, [Samples.missingFile]) == "hint[prometheus/rule-file]: rule file 'x.yml' does not exist\n --> x.yml\n\n")
    }

    @Test("findings are put in order, and the summary ends the report")
    func whole() {
        let summary = Summary([.init("file", "files", 3), .init("group", "groups", 1)], of: Samples.all, seconds: 0.0124)
        let lines = Samples.report(.text, Samples.all, summary).split(separator: "\n")
        #expect(
            lines.filter { $0.contains("]: ") }.map { $0.prefix { $0 != "]" } } == [
                "warning[alertmanager/unknown-receiver", "error[rules/unknown-field", "info[rules/duplicate", "hint[prometheus/rule-file",
            ])
        #expect(lines.last == "Found 1 error, 1 warning, 1 info and 1 hint in 3 files and 1 group (0.012 s)")
        #expect(Samples.report(.text, [], Summary([.init("file", "files", 3)], of: [])) == "No problems in 3 files\n")
    }

    @Test("several marks on a line")
    func marks() {
        let text = Array("sum(rate(x[5m])) by (job)\n".utf8)
        #expect(
            Samples.excerpt(text, 4..<8, related: [11..<13, 21..<24, 0..<16]) == """
                1 | sum(rate(x[5m])) by (job)
                  | ----^^^^--------     --- there
                  | |   |      |
                  | |   |      there
                  | |   here
                  | there
                """)
        #expect(
            Samples.excerpt(text, 0..<3, related: [0..<16]) == """
                1 | sum(rate(x[5m])) by (job)
                  | ^^^-------------
                  | |
                  | here
                  | there
                """)
    }

    @Test("ranges of several lines")
    func multiline() {
        let text = Array("k: |\n  a\n  b\n  c\n  d\n  e\n  f\n  g\nz: 1\n".utf8)
        #expect(
            Samples.excerpt(text, 11..<12, related: [3..<33]) == """
                1 |   k: |
                  |  ____-
                2 | |   a
                3 | |   b
                  | |   ^ here
                4 | |   c
                ... |
                7 | |   f
                8 | |   g
                  | |___- there
                9 |   z: 1
                """)
        #expect(
            Samples.excerpt(text, 5..<17) == """
                1 |   k: |
                2 | /   a
                3 | |   b
                4 | |   c
                  | |___^ here
                5 |     d
                """)
        #expect(
            Samples.excerpt(text, 0..<12, related: [7..<20]) == """
                1 | /   k: |
                2 | | /   a
                3 | | |   b
                  | |_|___^ here
                4 |   |   c
                5 |   |   d
                  |   |___- there
                6 |       e
                """)
    }

    @Test("notes of several lines, and texts with a user's control characters")
    func notes() {
        let file = SourceFile(path: "a\u{1B}b.yml", text: "x: 1\n")
        let diagnostic = Diagnostic(
            "a/b", .error, .load, "unknown \u{1B}[31m'x\n'", at: Place(file, ByteRange(0, 1), label: "l\u{202E}"), notes: ["one\ntwo"])
        #expect(
            Samples.report(.text, [diagnostic]) == """
                error[a/b]: unknown ␛[31m'x␊'
                 --> a␛b.yml:1:1
                  |
                1 | x: 1
                  | ^ l<U+202E>
                  |
                  = note: one
                          two


                """)
    }

    @Test func color() {
        let report = Samples.report(.text, [Samples.unknownField], nil, Samples.options(hasColor: true))
        #expect(report.hasPrefix("\u{1B}[1;31merror\u{1B}[0m\u{1B}[1;31m[\u{1B}[0m"))
        #expect(report.contains("\u{1B}[1;31m^^^\u{1B}[0m \u{1B}[1;31mdid you mean 'for'?\u{1B}[0m\n"))
        var plain = ""
        var isEscape = false
        for scalar in report.unicodeScalars {
            if scalar == "\u{1B}" { isEscape = true }
            if !isEscape { plain.unicodeScalars.append(scalar) }
            if scalar == "m" { isEscape = false }
        }
        #expect(plain == Samples.report(.text, [Samples.unknownField]))
    }
}
