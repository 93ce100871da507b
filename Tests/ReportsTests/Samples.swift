import SourceText
import Testing

@testable import Reports

/// The findings and files that several tests share.
enum Samples {
    static let rules = SourceFile(
        path: "rules/api.yml",
        text: """
            groups:
              - name: api
                rules:
                  - alert: HighLatency
                    expr: sum(rate(requests_total{job="api"}[5m])) by (job) > 0.5
                    fro: 5m
                    labels:
                      severity: page
                  - alert: Other
                    expr: |
                      sum(
                        rate(x[5m])
                      )
                    for: 5m
                  - alert: HighLatency
                    expr: up == 0

            """)

    static let alertmanager = SourceFile(
        path: "alertmanager.yml",
        text: """
            route:
              receiver: default
              routes:
                - matchers: [severity="page"]
                  receiver: pagr
            receivers:
              - name: default
              - name: pager

            """)

    static var unknownField: Diagnostic {
        Diagnostic(
            "rules/unknown-field", .error, .load, "unknown field 'fro' in alerting rule 'HighLatency'",
            at: place(rules, "fro", label: "did you mean 'for'?"), notes: ["an alerting rule has alert, expr, for and labels"],
            fixes: [Fix("write 'for'", .safe, [.init(rules, range(rules, "fro"), "for")])])
    }

    static var receiver: Diagnostic {
        Diagnostic(
            "alertmanager/unknown-receiver", .warning, .runtime, "route names receiver 'pagr', which does not exist",
            at: place(alertmanager, "pagr", label: "no such receiver"),
            related: [
                place(alertmanager, "pager", label: "this one exists"), place(rules, "severity: page", label: "alerts that would go there"),
            ],
            fixes: [Fix("write 'pager'", .unsafe, [.init(alertmanager, range(alertmanager, "pagr"), "pager")])])
    }

    static var duplicate: Diagnostic {
        Diagnostic(
            "rules/duplicate", .info, .risk, "two alerting rules 'HighLatency' in group 'api'",
            at: place(rules, "HighLatency", occurrence: 1, label: "defined again here"),
            related: [place(rules, "HighLatency", label: "first defined here")])
    }

    static var missingFile: Diagnostic {
        Diagnostic(
            "prometheus/rule-file", .hint, .checker, "rule file 'x.yml' does not exist",
            at: Place(SourceFile(path: "x.yml", text: ""), ByteRange(at: 0)))
    }

    /// Not in the order of reports.
    static var all: [Diagnostic] { [missingFile, duplicate, unknownField, receiver] }

    static func options(width: Int = 100, contextLines: Int = 1, hasColor: Bool = false) -> ReportOptions {
        ReportOptions(
            hasColor: hasColor, width: width, contextLines: contextLines,
            tool: .init(name: "monctl", version: "1.0.0", address: "https://example.org/monctl")
        ) { check in
            check == "rules/duplicate"
                ? .init(summary: "Two rules of the same name", documentation: "https://example.org/checks/\(check)") : nil
        }
    }

    /// The bytes of the nth occurrence of a text.
    static func range(_ file: SourceFile, _ text: String, occurrence: Int = 0) -> ByteRange {
        let wanted = Array(text.utf8)
        var seen = 0
        for start in 0...max(0, file.bytes.count - wanted.count) where file.bytes[start...].starts(with: wanted) {
            if seen == occurrence { return ByteRange(start, start + wanted.count) }
            seen += 1
        }
        Issue.record("no \(text)")
        return ByteRange(at: 0)
    }

    static func place(_ file: SourceFile, _ text: String, occurrence: Int = 0, label: String = "") -> Place {
        Place(file, range(file, text, occurrence: occurrence), label: label)
    }

    static func report(_ format: ReportFormat, _ diagnostics: [Diagnostic], _ summary: Summary? = nil, _ options: ReportOptions = options())
        -> String
    {
        String(decoding: format.report(diagnostics, summary, options), as: UTF8.self)
    }

    /// The excerpt of a finding on a text, without the header.
    static func excerpt(_ bytes: [UInt8], _ primary: Range<Int>, related: [Range<Int>] = [], _ options: ReportOptions = options(width: 80))
        -> String
    {
        let file = SourceFile(path: "f", bytes: bytes)
        let diagnostic = Diagnostic(
            "a/b", .error, .load, "m", at: Place(file, ByteRange(primary.lowerBound, primary.upperBound), label: "here"),
            related: related.map { Place(file, ByteRange($0.lowerBound, $0.upperBound), label: "there") })
        let lines = report(.text, [diagnostic], nil, options).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.dropFirst(3).dropLast(2).joined(separator: "\n")
    }
}
