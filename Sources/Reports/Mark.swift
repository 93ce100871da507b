import SourceText

/// A place of a diagnostic, to be drawn into an excerpt.
struct Mark {
    let range: Range<Int>
    let label: String
    let isPrimary: Bool
    /// 1-based.
    let firstLine: Int
    let lastLine: Int

    init(_ place: Place, in source: IndexedFile, isPrimary: Bool) {
        range = source.clamped(place.range)
        label = place.label
        self.isPrimary = isPrimary
        firstLine = source.lines.line(of: range.lowerBound)
        lastLine = source.lastLine(of: range)
    }

    var isMultiline: Bool { firstLine != lastLine }

    /// The columns of a mark that stands on one line: at least one.
    func columns(in line: ExcerptLine) -> Range<Int> {
        var from = line.column(at: range.lowerBound)
        let to = range.isEmpty ? from : line.column(before: range.upperBound)
        // What combines with the character before it is marked there; a line break stands behind the line.
        if to <= from, !range.isEmpty, range.lowerBound < line.shown.upperBound, from > 0 { from -= 1 }
        return from..<max(from + 1, to)
    }
}
