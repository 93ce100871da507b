import SourceText

/// The lines that are drawn at the left of the source along ranges of several lines, two columns each.
///
///     1 | / groups:
///     2 | |   - name: a
///       | |___________^ label
struct Margin {
    enum Row {
        case source
        case fold
        /// The line begins under the source, from the column where the range begins.
        case begin(Int, column: Int)
        /// The line ends at the column where the range ends.
        case end(Int, column: Int)
    }

    private enum State {
        case idle
        /// The range begins with the text of its line: the line begins beside it.
        case opening
        case running
    }

    private let marks: [Mark]
    private var states: [State]

    init(_ marks: [Mark]) {
        self.marks = marks
        states = Array(repeating: .idle, count: marks.count)
    }

    var width: Int { marks.count * 2 }
    var isIdle: Bool { states.allSatisfy { $0 == .idle } }

    /// Begins the ranges of a line; gives those that need a row of their own for it.
    mutating func open(on number: Int, _ line: ExcerptLine) -> [Int] {
        var withRow: [Int] = []
        for (level, mark) in marks.enumerated() where mark.firstLine == number {
            if !line.isCutLeft, line.isBlank(before: line.column(at: mark.range.lowerBound)) {
                states[level] = .opening
            } else {
                withRow.append(level)
            }
        }
        return withRow
    }

    func closing(on number: Int) -> [Int] { marks.indices.filter { marks[$0].lastLine == number } }

    mutating func draw(_ row: Row, _ severity: Severity, into output: inout StyledOutput) {
        var cells = states.flatMap { state -> [UInt8] in
            switch state {
            case .idle: return [0x20, 0x20]
            case .opening: return [UInt8(ascii: "/"), 0x20]
            case .running: return [UInt8(ascii: "|"), 0x20]
            }
        }
        for level in states.indices where states[level] == .opening { states[level] = .running }
        var caret: (level: Int, column: Int)?
        switch row {
        case .source, .fold: break
        case .begin(let level, let column):
            caret = (level, column)
            states[level] = .running
        case .end(let level, let column):
            caret = (level, column)
            states[level] = .idle
        }
        if let caret {
            for i in caret.level * 2 + 1..<cells.count where cells[i] == 0x20 { cells[i] = UInt8(ascii: "_") }
            cells.append(contentsOf: repeatElement(UInt8(ascii: "_"), count: caret.column))
            cells.append(marks[caret.level].isPrimary ? UInt8(ascii: "^") : UInt8(ascii: "-"))
        }
        // One style a row is enough: that of the range that is drawn, else that of the innermost one.
        let isPrimary = marks.indices.contains { index in
            marks[index].isPrimary && (caret.map { $0.level == index } ?? (cells[index * 2] != 0x20))
        }
        if case .fold = row {
            while cells.last == 0x20 { cells.removeLast() }
        }
        if cells.contains(where: { $0 != 0x20 }) {
            output.write(cells, isPrimary ? .severity(severity) : .secondary)
        } else {
            output.spaces(cells.count)
        }
    }
}
