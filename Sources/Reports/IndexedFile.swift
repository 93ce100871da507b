import SourceText

/// A file with its lines, and with columns that are quick to find also on a line of several megabytes.
package final class IndexedFile {
    let file: SourceFile
    let lines: LineIndex
    /// What is not shown, in order.
    let secrets: [Range<Int>]
    /// How many characters stand before some offsets, in steps of about ``stride`` bytes; made when a long line needs it.
    private lazy var milestones = makeMilestones()
    private static let stride = 2048

    init(_ file: SourceFile, secrets: [ByteRange] = []) {
        self.file = file
        lines = LineIndex(file)
        self.secrets = secrets.map { min($0.lowerBound, file.bytes.count)..<min($0.upperBound, file.bytes.count) }
    }

    var bytes: [UInt8] { file.bytes }

    /// A range within the file.
    func clamped(_ range: ByteRange) -> Range<Int> {
        let start = min(range.lowerBound, file.bytes.count)
        return start..<min(max(start, range.upperBound), file.bytes.count)
    }

    /// 1-based line and column as ``LineIndex/position(of:)`` counts them.
    package func position(of offset: Int) -> LineIndex.Position {
        let offset = min(offset, file.bytes.count)
        let line = lines.line(of: offset)
        let start = lines.start(ofLine: line)
        if offset - start <= 2 * Self.stride { return lines.position(of: offset) }
        let byteOrderMark = start == 0 && file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
        return LineIndex.Position(line: line, column: characters(before: offset) - characters(before: start) - byteOrderMark + 1)
    }

    /// Where a range begins and ends; the end is behind the last character.
    func positions(of range: ByteRange) -> (start: LineIndex.Position, end: LineIndex.Position) {
        let range = clamped(range)
        let start = position(of: range.lowerBound)
        return (start, range.isEmpty ? start : position(of: range.upperBound))
    }

    /// The line on which a range ends for a reader: a line break at the end of the range is no line of its own.
    func lastLine(of range: Range<Int>) -> Int {
        lines.line(of: max(range.lowerBound, range.upperBound - 1))
    }

    private func characters(before offset: Int) -> Int {
        var low = 0
        var high = milestones.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if milestones[middle].offset <= offset { low = middle } else { high = middle }
        }
        var (i, count) = milestones[low]
        file.bytes.withUnsafeBufferPointer { bytes in
            while i < offset {
                let length = VisibleText.decode(bytes, at: i).length
                if i + length > offset { break }
                i += length
                count += 1
            }
        }
        return count
    }

    private func makeMilestones() -> [(offset: Int, characters: Int)] {
        var milestones = [(offset: 0, characters: 0)]
        file.bytes.withUnsafeBufferPointer { bytes in
            var i = 0
            var count = 0
            var next = Self.stride
            while i < bytes.count {
                i += VisibleText.decode(bytes, at: i).length
                count += 1
                if i >= next {
                    milestones.append((i, count))
                    next = i + Self.stride
                }
            }
        }
        return milestones
    }
}

/// The files of a report, each indexed once.
package struct FileIndex {
    private var files: [ObjectIdentifier: IndexedFile] = [:]
    private let secrets: SecretRanges

    /// - Parameter secrets: what is not shown of the files.
    package init(_ secrets: SecretRanges = SecretRanges()) { self.secrets = secrets }

    package subscript(file: SourceFile) -> IndexedFile {
        mutating get {
            let id = ObjectIdentifier(file)
            if let known = files[id] { return known }
            let indexed = IndexedFile(file, secrets: secrets.ranges(in: file))
            files[id] = indexed
            return indexed
        }
    }
}
