import SourceText

/// Findings for people: each with its places in the source, its notes and its fixes, and a summary at the end.
enum TextReport {
    static func render(_ diagnostics: [Diagnostic], _ summary: Summary?, _ options: ReportOptions) -> [UInt8] {
        var output = StyledOutput(hasColor: options.hasColor)
        var files = FileIndex(options.secrets)
        for diagnostic in diagnostics {
            draw(diagnostic, &files, options, into: &output)
            output.newline()
        }
        if let summary {
            let style: Style = diagnostics.map(\.severity).max().map { .severity($0) } ?? .bold
            output.visible(summary.sentence, style)
            output.newline()
        }
        return output.bytes
    }

    private static func draw(_ diagnostic: Diagnostic, _ files: inout FileIndex, _ options: ReportOptions, into output: inout StyledOutput)
    {
        let severity = diagnostic.severity
        output.write(severity.name.utf8, .severity(severity))
        output.write("[", .severity(severity))
        output.visible(diagnostic.check, .severity(severity))
        output.write("]", .severity(severity))
        output.visible(": " + diagnostic.message, .bold)
        output.newline()

        let excerpts = excerpts(of: diagnostic, &files, options)
        let fixes = diagnostic.fixes.map { ($0, FixPreview($0, &files, options)) }
        let last = (excerpts.map(\.lastLineNumber) + fixes.flatMap { $0.1.hunks.map(\.lastLine) }).max() ?? 1
        let gutter = String(last).utf8.count

        for (index, excerpt) in excerpts.enumerated() {
            output.spaces(gutter)
            output.write(index == 0 ? "--> " : "::: ", .frame)
            output.visible(excerpt.source.file.path)
            // Of an empty file there is nothing to show: the finding is about the file itself.
            let isEmpty = excerpt.source.bytes.isEmpty
            if !isEmpty, let mark = excerpt.marks.first {
                let position = excerpt.source.position(of: index == 0 ? diagnostic.primary.point : mark.range.lowerBound)
                output.write(":")
                output.write(position.line)
                output.write(":")
                output.write(position.column)
            }
            output.newline()
            if isEmpty {
                for mark in excerpt.marks where !mark.label.isEmpty { remark("note", mark.label, gutter: gutter, into: &output) }
                continue
            }
            frame(gutter, into: &output)
            excerpt.draw(severity, gutter: gutter, into: &output)
            if index + 1 < excerpts.count { frame(gutter, into: &output) }
        }

        let hasExcerpt = excerpts.last.map { !$0.source.bytes.isEmpty } ?? false
        if hasExcerpt, !diagnostic.notes.isEmpty || !fixes.isEmpty { frame(gutter, into: &output) }
        for note in diagnostic.notes { remark("note", note, gutter: gutter, into: &output) }
        for (fix, preview) in fixes {
            remark("help", fix.title + (fix.applicability == .unsafe ? " (may change the meaning)" : ""), gutter: gutter, into: &output)
            preview.draw(gutter: gutter, primary: diagnostic.primary.file, into: &output)
        }
    }

    /// The places by file, the primary one first; what does not fit on an overlong line gets an excerpt of its own.
    private static func excerpts(of diagnostic: Diagnostic, _ files: inout FileIndex, _ options: ReportOptions) -> [Excerpt] {
        var pending: [(IndexedFile, [Mark])] = []
        for (index, place) in ([diagnostic.primary] + diagnostic.related).enumerated() {
            let source = files[place.file]
            let mark = Mark(place, in: source, isPrimary: index == 0)
            if let known = pending.firstIndex(where: { $0.0 === source }) {
                pending[known].1.append(mark)
            } else {
                pending.append((source, [mark]))
            }
        }
        var excerpts: [Excerpt] = []
        for (source, marks) in pending {
            var rest = marks
            while !rest.isEmpty {
                let excerpt = Excerpt(source, rest, options)
                // An excerpt shows at least its first mark; should it not, the rest would come around for ever.
                rest = excerpt.leftOver.count < rest.count ? excerpt.leftOver : []
                excerpts.append(excerpt)
            }
        }
        return excerpts
    }

    private static func frame(_ gutter: Int, into output: inout StyledOutput) {
        Excerpt.blankGutter(gutter, into: &output)
        output.newline()
    }

    /// `= note: …`; the lines of a longer text stand below each other.
    private static func remark(_ word: StaticString, _ text: String, gutter: Int, into output: inout StyledOutput) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index == 0 {
                output.spaces(gutter + 1)
                output.write("= ", .frame)
                output.write(word, .bold)
                output.write(": ")
            } else {
                output.spaces(gutter + 9)
            }
            output.visible(String(line))
            output.newline()
        }
    }
}
