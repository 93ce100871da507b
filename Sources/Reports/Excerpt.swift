import SourceText

/// The part of one file that shows some places of a diagnostic.
struct Excerpt {
    let source: IndexedFile
    private(set) var marks: [Mark]
    /// Marks that do not fit on their line, as it is too long and cut around another mark.
    private(set) var leftOver: [Mark] = []
    /// The lines to show, in order, each cut around its first mark.
    private var lines: [(number: Int, line: ExcerptLine)] = []

    /// - Parameter marks: the most important one first; there is at least one.
    init(_ source: IndexedFile, _ marks: [Mark], _ options: ReportOptions) {
        self.source = source
        self.marks = marks
        let limit = Self.columns(source, options) - 2 * marks.count(where: \.isMultiline)
        var numbers: Set<Int> = []
        for mark in marks {
            if mark.lastLine - mark.firstLine < Self.wholeRange {
                numbers.formUnion(mark.firstLine...mark.lastLine)
            } else {
                numbers.formUnion([mark.firstLine, mark.lastLine])
            }
        }
        let marked = numbers
        for number in marked {
            for context in max(1, number - options.contextLines)...min(source.lines.count, number + options.contextLines)
            where !numbers.contains(context) {
                if !isBlank(context) { numbers.insert(context) }
            }
            // Of a blank line alone nobody can tell where it is.
            if options.contextLines > 0, isBlank(number), let text = (max(1, number - 8)..<number).last(where: { !isBlank($0) }) {
                numbers.insert(text)
            }
        }
        // A fold must hide at least two lines: it takes one itself.
        for number in numbers where numbers.contains(number + 2) && !numbers.contains(number + 1) { numbers.insert(number + 1) }
        for number in numbers.sorted() {
            let here = marked.contains(number) ? marks.first { $0.firstLine == number || $0.lastLine == number } : nil
            let focus = here.map { $0.firstLine == number ? $0.range.lowerBound : max($0.range.lowerBound, $0.range.upperBound - 1) }
            let content = source.lines.content(ofLine: number)
            let line = ExcerptLine(
                source.bytes, content.lowerBound..<content.upperBound, secrets: source.secrets, focus: focus, limit: limit)
            lines.append((number, line))
        }
        takeOutWhatIsNotSeen()
    }

    /// A range of at most this many lines is shown as a whole.
    private static let wholeRange = 5

    /// The columns that are left for source beside line numbers as wide as the file may need.
    static func columns(_ source: IndexedFile, _ options: ReportOptions) -> Int {
        options.width - String(source.lines.count).utf8.count - 3
    }

    var lastLineNumber: Int { lines.last?.number ?? 1 }

    /// Draws the source with all marks; `gutter` is the width of the line numbers.
    func draw(_ severity: Severity, gutter: Int, into output: inout StyledOutput) {
        let multiline = marks.filter(\.isMultiline)
        var margin = Margin(multiline)
        var before: Int?
        for (number, line) in lines {
            if let before, number > before + 1 {
                output.write("...", .frame)
                if !margin.isIdle {
                    output.spaces(gutter)
                    margin.draw(.fold, severity, into: &output)
                }
                output.newline()
            }
            before = number
            output.spaces(gutter - String(number).utf8.count)
            output.write(number, .frame)
            output.write(" |", .frame)
            output.spaces(1)
            let opened = margin.open(on: number, line)
            margin.draw(.source, severity, into: &output)
            output.write(line.text)
            output.newline()
            LineMarks(marks.filter { !$0.isMultiline && $0.firstLine == number }, line).draw(
                severity, gutter: gutter, margin, into: &output)
            for level in opened {
                Self.blankGutter(gutter, into: &output)
                margin.draw(.begin(level, column: line.column(at: multiline[level].range.lowerBound)), severity, into: &output)
                output.newline()
            }
            for level in margin.closing(on: number) {
                Self.blankGutter(gutter, into: &output)
                let column = max(0, line.column(before: multiline[level].range.upperBound) - 1)
                margin.draw(.end(level, column: column), severity, into: &output)
                if !multiline[level].label.isEmpty {
                    output.spaces(1)
                    output.visible(multiline[level].label, multiline[level].isPrimary ? .severity(severity) : .secondary)
                }
                output.newline()
            }
        }
    }

    static func blankGutter(_ gutter: Int, into output: inout StyledOutput) {
        output.spaces(gutter)
        output.write(" |", .frame)
        output.spaces(1)
    }

    private func isBlank(_ number: Int) -> Bool {
        let content = source.lines.content(ofLine: number)
        // Nobody writes lines of so many blanks, and to count them for every finding would take long.
        if content.count > 4096 { return false }
        return source.bytes[content.lowerBound..<content.upperBound].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    private mutating func takeOutWhatIsNotSeen() {
        for (number, line) in lines where line.isCutLeft || line.isCutRight {
            let unseen = marks.enumerated().filter { index, mark in
                !mark.isMultiline && mark.firstLine == number
                    && !(line.shown.lowerBound...line.shown.upperBound).contains(mark.range.lowerBound)
            }
            for (index, mark) in unseen.reversed() {
                marks.remove(at: index)
                leftOver.insert(mark, at: 0)
            }
        }
    }
}
