import SourceText

/// Findings for programs. The keys are a promise; lines and columns are 1-based, columns count characters, the end is
/// behind the last character.
enum JSONReport {
    static func render(_ diagnostics: [Diagnostic], _ summary: Summary?, _ options: ReportOptions) -> [UInt8] {
        var files = FileIndex(options.secrets)
        var json = JSONWriter()
        json.object { json in
            json.key("diagnostics")
            json.array { json in
                for diagnostic in diagnostics { write(diagnostic, &files, options, into: &json) }
            }
            if let summary {
                json.key("summary")
                json.object { write(summary, into: &$0) }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func write(_ diagnostic: Diagnostic, _ files: inout FileIndex, _ options: ReportOptions, into json: inout JSONWriter) {
        json.object { json in
            json.member("check", diagnostic.check)
            json.member("severity", diagnostic.severity.name)
            json.member("effect", diagnostic.effect.rawValue)
            json.member("message", diagnostic.message)
            json.key("location")
            json.object { json in
                range(diagnostic.primary.file, diagnostic.primary.focusedRange, &files, into: &json)
                if !diagnostic.primary.label.isEmpty { json.member("label", diagnostic.primary.label) }
            }
            json.key("related")
            json.array { json in
                for place in diagnostic.related {
                    json.object { json in
                        range(place.file, place.range, &files, into: &json)
                        json.member("label", place.label)
                    }
                }
            }
            json.key("notes")
            json.array { json in
                for note in diagnostic.notes { json.string(note) }
            }
            json.key("fixes")
            json.array { json in
                for fix in diagnostic.fixes { write(fix, &files, into: &json) }
            }
            json.key("docs")
            if let docs = options.describe(diagnostic.check)?.documentation { json.string(docs) } else { json.null() }
        }
    }

    private static func write(_ fix: Fix, _ files: inout FileIndex, into json: inout JSONWriter) {
        json.object { json in
            json.member("title", fix.title)
            json.member("applicability", fix.applicability.rawValue)
            json.key("edits")
            json.array { json in
                for edit in fix.edits {
                    json.object { json in
                        range(edit.file, edit.range, &files, into: &json)
                        json.member("replacement", edit.replacement)
                    }
                }
            }
        }
    }

    private static func range(_ file: SourceFile, _ range: ByteRange, _ files: inout FileIndex, into json: inout JSONWriter) {
        let (start, end) = files[file].positions(of: range)
        json.member("file", file.path)
        json.member("line", start.line)
        json.member("column", start.column)
        json.member("endLine", end.line)
        json.member("endColumn", end.column)
    }

    private static func write(_ summary: Summary, into json: inout JSONWriter) {
        for count in summary.counts {
            json.key(key(count.many))
            json.number(count.count)
        }
        json.key("problems")
        json.object { json in
            for severity in Severity.allCases.reversed() {
                json.key(severity.name)
                json.number(summary.problems[severity] ?? 0)
            }
        }
        if let seconds = summary.seconds {
            json.key("seconds")
            json.literal(Summary.decimal(seconds))
        }
    }

    /// `alerting rules` as a key: `alertingRules`.
    private static func key(_ name: String) -> String {
        let words = name.split(separator: " ")
        return (words.first.map(String.init) ?? "") + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
