import SourceText

/// The carets, dashes and labels under one line.
///
///     3 | sum(rate(x)) by (job)
///       |     ----^--  ^^ label of the last one
///       |     |
///       |     label of the first one
struct LineMarks {
    private struct Placed {
        var columns: Range<Int>
        var label: String
        var isPrimary: Bool
    }

    private let placed: [Placed]

    init(_ marks: [Mark], _ line: ExcerptLine) {
        placed = marks.map { Placed(columns: $0.columns(in: line), label: $0.label, isPrimary: $0.isPrimary) }
            .enumerated().sorted { a, b in
                (a.element.columns.lowerBound, b.element.columns.upperBound, a.offset)
                    < (b.element.columns.lowerBound, a.element.columns.upperBound, b.offset)
            }.map(\.element)
    }

    func draw(_ severity: Severity, gutter: Int, _ margin: Margin, into output: inout StyledOutput) {
        guard let last = placed.last, let end = placed.map(\.columns.upperBound).max() else { return }
        var margin = margin
        func begin(_ output: inout StyledOutput) {
            Excerpt.blankGutter(gutter, into: &output)
            margin.draw(.source, severity, into: &output)
        }
        func style(_ mark: Placed) -> Style { mark.isPrimary ? .severity(severity) : .secondary }

        begin(&output)
        // What a column shows: nothing, a dash or a caret; carets hide dashes.
        var cells = [UInt8](repeating: 0x20, count: end)
        for isPrimary in [false, true] {
            for mark in placed where mark.isPrimary == isPrimary {
                for column in mark.columns { cells[column] = isPrimary ? UInt8(ascii: "^") : UInt8(ascii: "-") }
            }
        }
        var run = 0
        while run < end {
            let next = cells[run...].firstIndex { $0 != cells[run] } ?? end
            switch cells[run] {
            case UInt8(ascii: "^"): output.write(cells[run..<next], .severity(severity))
            case UInt8(ascii: "-"): output.write(cells[run..<next], .secondary)
            default: output.spaces(next - run)
            }
            run = next
        }
        // The label of the last mark stands beside it unless another mark reaches further.
        let isBeside = last.columns.upperBound == end
        if isBeside, !last.label.isEmpty {
            output.spaces(1)
            output.visible(last.label, style(last))
        }
        output.newline()

        let hanging = (isBeside ? placed.dropLast() : placed[...]).filter { !$0.label.isEmpty }
        if hanging.isEmpty { return }
        begin(&output)
        connectors(hanging, before: nil, style, into: &output)
        output.newline()
        for index in hanging.indices.reversed() {
            begin(&output)
            let mark = hanging[index]
            let column = connectors(
                hanging[..<index].filter { $0.columns.lowerBound < mark.columns.lowerBound }, before: mark, style, into: &output)
            output.spaces(mark.columns.lowerBound - column)
            output.visible(mark.label, style(mark))
            output.newline()
        }
    }

    /// Draws a `|` under the beginning of each mark; gives the column that was reached.
    @discardableResult
    private func connectors(_ marks: [Placed], before: Placed?, _ style: (Placed) -> Style, into output: inout StyledOutput) -> Int {
        var column = 0
        for mark in marks where mark.columns.lowerBound >= column {
            output.spaces(mark.columns.lowerBound - column)
            output.write("|", style(mark))
            column = mark.columns.lowerBound + 1
        }
        return column
    }
}
