/// Where the lines of a file begin: turns byte offsets into lines and columns.
///
/// A line ends at LF, CR LF or CR, and at NEL, LS and PS as in YAML 1.1. It is built when something is
/// rendered, not when a file is read.
package struct LineIndex: Sendable {
    /// 1-based line and column; the column counts characters (Unicode scalars).
    package struct Position: Sendable, Hashable {
        package var line: Int
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    package let file: SourceFile
    private let starts: [UInt32]

    package init(_ file: SourceFile) {
        self.file = file
        let bytes = file.bytes
        var starts: [UInt32] = [0]
        bytes.withUnsafeBufferPointer { text in
            var i = 0
            let n = text.count
            while i < n {
                let b = text[i]
                i += 1
                switch b {
                case 0x0A:
                    starts.append(UInt32(truncatingIfNeeded: i))
                case 0x0D:
                    if i < n, text[i] == 0x0A { i += 1 }
                    starts.append(UInt32(truncatingIfNeeded: i))
                case 0xC2 where i < n && text[i] == 0x85:
                    i += 1
                    starts.append(UInt32(truncatingIfNeeded: i))
                case 0xE2 where i + 1 < n && text[i] == 0x80 && (text[i + 1] == 0xA8 || text[i + 1] == 0xA9):
                    i += 2
                    starts.append(UInt32(truncatingIfNeeded: i))
                default:
                    break
                }
            }
        }
        self.starts = starts
    }

    /// The number of lines; a text that ends with a line break has an empty last line.
    package var count: Int { starts.count }

    /// The 1-based line that holds a byte offset.
    package func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    package func position(of offset: Int) -> Position {
        let line = line(of: offset)
        let start = Int(starts[line - 1])
        let bytes = file.bytes
        var column = 1
        var i = start
        // A byte order mark is no column of its own.
        if start == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { i = 3 }
        while i < min(offset, bytes.count) {
            let step = min(max(1, utf8Length(at: i)), bytes.count - i)
            if i + step > offset { break }
            column += 1
            i += step
        }
        return Position(line: line, column: column)
    }

    /// The bytes of a 1-based line without its line break.
    package func content(ofLine line: Int) -> ByteRange {
        guard line >= 1, line <= starts.count else { return ByteRange(at: file.bytes.count) }
        let start = Int(starts[line - 1])
        var end = line < starts.count ? Int(starts[line]) : file.bytes.count
        let bytes = file.bytes
        if line < starts.count {
            if end - start >= 2, bytes[end - 1] == 0x0A, bytes[end - 2] == 0x0D {
                end -= 2
            } else if bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D {
                end -= 1
            } else if bytes[end - 1] == 0x85 {
                end -= 2
            } else {
                end -= 3
            }
        }
        return ByteRange(start, end)
    }

    /// The byte offset at which a 1-based line begins.
    package func start(ofLine line: Int) -> Int {
        line <= starts.count ? Int(starts[max(0, line - 1)]) : file.bytes.count
    }

    private func utf8Length(at i: Int) -> Int {
        switch file.bytes[i] {
        case 0xC2...0xDF: return continuation(i, 1) ? 2 : 1
        case 0xE0...0xEF: return continuation(i, 2) ? 3 : 1
        case 0xF0...0xF4: return continuation(i, 3) ? 4 : 1
        default: return 1
        }
    }

    private func continuation(_ i: Int, _ n: Int) -> Bool {
        guard i + n < file.bytes.count else { return false }
        for k in 1...n where file.bytes[i + k] & 0xC0 != 0x80 { return false }
        return true
    }
}
