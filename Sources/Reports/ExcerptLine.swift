import SourceText

/// A line of source as it is shown: tabs expanded, control characters visible, cut around a place when it is too long.
struct ExcerptLine {
    /// The text in UTF-8.
    private(set) var text: [UInt8] = []
    /// The columns that the text takes.
    private(set) var width = 0
    /// Whether the line begins before what is shown.
    private(set) var isCutLeft = false
    private(set) var isCutRight = false
    /// The bytes of the source that are shown.
    private(set) var shown: Range<Int>
    /// The source offset and the column of each character shown.
    private var characters: [(offset: Int, column: Int)] = []

    private static let tabWidth = 4
    private static let ellipsis: [UInt8] = [0xE2, 0x80, 0xA6]

    /// - Parameters:
    ///   - content: the bytes of the line without its line break.
    ///   - secrets: ranges of the bytes, in order, in place of which `<secret>` is shown.
    ///   - focus: the offset that has to be seen; the beginning of the line where it is nil.
    ///   - limit: the columns that there are.
    init(_ bytes: [UInt8], _ content: Range<Int>, secrets: [Range<Int>] = [], focus: Int? = nil, limit: Int) {
        shown = content
        let limit = max(limit, 20)
        bytes.withUnsafeBufferPointer { bytes in
            var content = content
            if content.lowerBound == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
                content = min(3, content.upperBound)..<content.upperBound
            }
            let line = UnsafeBufferPointer(rebasing: bytes[..<content.upperBound])
            let start = focus.map { Self.start(line, content, focus: $0, limit: limit) } ?? content.lowerBound
            isCutLeft = start > content.lowerBound
            fill(line, from: start, Self.secrets(secrets, in: content), limit: limit)
        }
    }

    /// The column at which the character at an offset begins; behind what is shown the column after it, or the ellipsis.
    func column(at offset: Int) -> Int {
        if offset >= shown.upperBound { return isCutRight ? width - 1 : width }
        let next = firstCharacter(from: offset + 1)
        return next == 0 ? 0 : characters[next - 1].column
    }

    /// The column behind the character that ends at an offset.
    func column(before offset: Int) -> Int {
        let next = firstCharacter(from: offset)
        return next < characters.count ? characters[next].column : width
    }

    /// Whether nothing but blanks is shown before a column.
    func isBlank(before column: Int) -> Bool { text.prefix(column).allSatisfy { $0 == 0x20 } }

    var isBlank: Bool { text.allSatisfy { $0 == 0x20 } }

    /// A character of ASCII that is shown as it is.
    private static func isPlain(_ byte: UInt8) -> Bool { (0x20..<0x7F).contains(byte) }

    /// The index of the first character at or behind an offset.
    private func firstCharacter(from offset: Int) -> Int {
        var low = 0
        var high = characters.count
        while low < high {
            let middle = (low + high) / 2
            if characters[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The secrets that stand on a line or reach into it.
    private static func secrets(_ secrets: [Range<Int>], in content: Range<Int>) -> ArraySlice<Range<Int>> {
        if secrets.isEmpty { return [] }
        var low = 0
        var high = secrets.count
        while low < high {
            let middle = (low + high) / 2
            if secrets[middle].upperBound <= content.lowerBound { low = middle + 1 } else { high = middle }
        }
        return secrets[low...].prefix { $0.lowerBound < content.upperBound }
    }

    private mutating func fill(
        _ line: UnsafeBufferPointer<UInt8>, from start: Int, _ secrets: ArraySlice<Range<Int>>, limit: Int
    ) {
        var secrets = secrets
        var i = start
        if isCutLeft {
            text += Self.ellipsis
            width = 1
        }
        // Where to cut if the line turns out to be too long: behind the last character that leaves room for the ellipsis.
        var cut = (characters: 0, text: text.count, width: width, offset: i)
        let most = min(limit + 1, line.count - start)
        characters.reserveCapacity(most)
        text.reserveCapacity(text.count + most)
        while i < line.count {
            characters.append((i, width))
            let byte = line[i]
            while let secret = secrets.first, secret.upperBound <= i { secrets = secrets.dropFirst() }
            if let secret = secrets.first, secret.lowerBound <= i {
                text += SecretRanges.placeholder.utf8
                width += SecretRanges.placeholder.utf8.count
                i = min(secret.upperBound, line.count)
            } else if Self.isPlain(byte) {
                text.append(byte)
                width += 1
                i += 1
            } else if byte == 0x09 {
                let step = Self.tabWidth - width % Self.tabWidth
                text.append(contentsOf: repeatElement(0x20, count: step))
                width += step
                i += 1
            } else {
                let (scalar, length) = VisibleText.decode(line, at: i)
                width += VisibleText.append(scalar, to: &text)
                i += length
            }
            if width > limit {
                isCutRight = true
                break
            }
            if width < limit { cut = (characters.count, text.count, width, i) }
        }
        if isCutRight {
            characters.removeLast(characters.count - cut.characters)
            text.removeLast(text.count - cut.text)
            text += Self.ellipsis
            width = cut.width + 1
            i = cut.offset
        }
        shown = start..<i
    }

    /// Where to begin so that the focus is seen with what follows it, and with what stands before it as far as there is room.
    private static func start(_ line: UnsafeBufferPointer<UInt8>, _ content: Range<Int>, focus: Int, limit: Int) -> Int {
        let focus = min(max(focus, content.lowerBound), content.upperBound)
        var scratch: [UInt8] = []
        func columns(at i: Int) -> (columns: Int, length: Int) {
            if isPlain(line[i]) { return (1, 1) }
            if line[i] == 0x09 { return (tabWidth, 1) }
            let (scalar, length) = VisibleText.decode(line, at: i)
            scratch.removeAll(keepingCapacity: true)
            return (VisibleText.append(scalar, to: &scratch), length)
        }
        var following = 0
        var i = focus
        while i < content.upperBound, following <= limit * 2 / 3 {
            let (columns, length) = columns(at: i)
            following += columns
            i += length
        }
        // One column for the ellipsis, one for the caret behind the end of the line.
        var room = limit - 2 - min(following, limit * 2 / 3)
        var start = focus
        while start > content.lowerBound {
            var previous = start - 1
            while previous > content.lowerBound, start - previous < 4, line[previous] & 0xC0 == 0x80 { previous -= 1 }
            let (columns, length) = columns(at: previous)
            // A sequence that does not reach up to here: its last byte stands alone.
            if length != start - previous { previous = start - 1 }
            room -= columns
            if room < 0 { break }
            start = previous
        }
        // The ellipsis takes a column itself: where it would stand for one character, that character can be shown.
        if start == content.lowerBound + 1, isPlain(line[content.lowerBound]) { start = content.lowerBound }
        return start
    }
}
