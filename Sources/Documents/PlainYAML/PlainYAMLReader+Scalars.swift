import SourceText

/// Texts without quotes and in quotes.
extension PlainYAMLReader {
    /// A scalar that was read but is not in the tree yet.
    struct Scalar {
        var style: NodeStyle
        var range: ByteRange
        /// Where its text lies in the file, unless it is decoded.
        var inFile: ByteRange
        /// Whether ``PlainYAMLReader/text`` holds the text.
        var isDecoded = false
    }

    mutating func add(_ scalar: Scalar) {
        if scalar.isDecoded {
            nodes.scalar(
                scalar.style, scalar.range, text, at: scalar.inFile.lowerBound, in: UnsafeBufferPointer(start: bytes, count: end))
        } else {
            nodes.scalar(scalar.style, scalar.range, textInFile: scalar.inFile)
        }
        lastEnd = scalar.range.upperBound
    }

    /// Reads a scalar of one line: in quotes, or what of a plain one stands on this line. Nil gives up.
    mutating func scanScalar(isFlow: Bool) -> Scalar? {
        switch bytes[at] {
        case 0x27: scanSingleQuoted()
        case 0x22: scanDoubleQuoted()
        default: scanPlain(isFlow: isFlow)
        }
    }

    // MARK: Quotes

    private mutating func scanSingleQuoted() -> Scalar? {
        let start = at
        var i = at + 1
        var isDecoded = false
        while i < end {
            switch bytes[i] {
            case 0x27:
                if i + 1 < end, bytes[i + 1] == 0x27 {
                    if !isDecoded { beginText(start + 1, i) }
                    isDecoded = true
                    text.append(0x27)
                    i += 2
                    continue
                }
                return Scalar(
                    style: .singleQuoted, range: ByteRange(start, i + 1), inFile: ByteRange(start + 1, i), isDecoded: isDecoded)
            case 0x0A: return nil
            case let byte:
                if isDecoded { text.append(byte) }
                i += 1
            }
        }
        return nil
    }

    private mutating func scanDoubleQuoted() -> Scalar? {
        let start = at
        var i = at + 1
        var isDecoded = false
        while i < end {
            switch bytes[i] {
            case 0x22:
                return Scalar(
                    style: .doubleQuoted, range: ByteRange(start, i + 1), inFile: ByteRange(start + 1, i), isDecoded: isDecoded)
            case 0x0A: return nil
            case 0x5C:
                guard i + 1 < end, let character = escaped(bytes[i + 1]) else { return nil }
                if !isDecoded { beginText(start + 1, i) }
                isDecoded = true
                text.append(character)
                i += 2
            case let byte:
                if isDecoded { text.append(byte) }
                i += 1
            }
        }
        return nil
    }

    /// The character of an escape of one letter; nil for those of numbers, and those of which the dialects think differently.
    private func escaped(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x22, 0x5C: byte
        case 0x6E: 0x0A
        case 0x74: 0x09
        case 0x72: 0x0D
        default: nil
        }
    }

    private mutating func beginText(_ start: Int, _ end: Int) {
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: UnsafeBufferPointer(start: bytes + start, count: end - start))
    }

    // MARK: Plain

    /// Reads a plain scalar up to the end of its line, a comment or a colon.
    private func scanPlain(isFlow: Bool) -> Scalar? {
        guard beginsPlain(at, isFlow: isFlow) else { return nil }
        let textEnd = plainEnd(at, isFlow: isFlow)
        guard textEnd > at else { return nil }
        let range = ByteRange(at, textEnd)
        return Scalar(style: .plain, range: range, inFile: range)
    }

    private func beginsPlain(_ i: Int, isFlow: Bool) -> Bool {
        if PlainText.isIndicator(bytes[i]) { return false }
        guard bytes[i] == 0x2D else { return true }
        // A dash begins a text if something other than a blank stands behind it.
        guard i + 1 < end, bytes[i + 1] != 0x20, bytes[i + 1] != 0x0A, bytes[i + 1] != 0x09 else { return false }
        return !isFlow || !PlainText.isFlowIndicator(bytes[i + 1])
    }

    /// Where the text of a plain scalar ends on its line, blanks left out; -1 gives up.
    private func plainEnd(_ start: Int, isFlow: Bool) -> Int {
        var i = start
        while true {
            while i < end, !PlainText.mayEndPlain(bytes[i]) { i += 1 }
            guard i < end else { return i }
            switch bytes[i] {
            case 0x20:
                var k = i + 1
                while k < end, bytes[k] == 0x20 { k += 1 }
                if k == end || bytes[k] == 0x0A { return i }
                if bytes[k] == 0x23 { return isFlow ? -1 : i }
                if bytes[k] == 0x3A, k + 1 == end || bytes[k + 1] == 0x20 || bytes[k + 1] == 0x0A { return i }
                if isFlow, PlainText.endsFlowItem(bytes[k]) { return i }
                i = k
            case 0x0A: return i
            case 0x3A:
                if i + 1 == end || bytes[i + 1] == 0x20 || bytes[i + 1] == 0x0A { return i }
                if isFlow, PlainText.isFlowIndicator(bytes[i + 1]) { return -1 }
                i += 1
            case 0x09: return -1
            // The rest matter inside of brackets only.
            case 0x3F, 0x5B, 0x7B:
                if isFlow { return -1 }
                i += 1
            default:
                if isFlow { return i }
                i += 1
            }
        }
    }

    /// Adds a plain scalar with its further lines: those that are indented more than the collection around it.
    mutating func readPlain(_ first: Scalar) -> Bool {
        var scalar = first
        while at < end, bytes[at] == 0x20 { at += 1 }
        if at < end, bytes[at] == 0x3A { return false }
        if at == end || bytes[at] == 0x23 {
            add(scalar)
            return finishLineBehindText()
        }
        let indent = frames[frames.count - 1].column
        while true {
            // At a line break.
            var breaks = 0
            var i = at
            var lineStart = at
            while i < end, bytes[i] == 0x0A {
                breaks += 1
                i += 1
                lineStart = i
                while i < end, bytes[i] == 0x20 { i += 1 }
            }
            guard i < end, i - lineStart > indent, bytes[i] != 0x23 else { break }
            if bytes[i] == 0x09 { return false }
            let lineEnd = plainEnd(i, isFlow: false)
            guard lineEnd > i else { return false }
            if !scalar.isDecoded {
                beginText(scalar.range.lowerBound, scalar.range.upperBound)
                scalar.isDecoded = true
            }
            if breaks == 1 { text.append(0x20) } else { for _ in 1..<breaks { text.append(0x0A) } }
            text.append(contentsOf: UnsafeBufferPointer(start: bytes + i, count: lineEnd - i))
            scalar.range.end = UInt32(truncatingIfNeeded: lineEnd)
            at = lineEnd
            while at < end, bytes[at] == 0x20 { at += 1 }
            // A colon makes a key of it, which must not have more than a line.
            if at < end, bytes[at] == 0x3A { return false }
            if at == end || bytes[at] == 0x23 { break }
        }
        add(scalar)
        return finishLineBehindText()
    }

    /// At a line break, a comment or the end.
    private mutating func finishLineBehindText() -> Bool {
        at = PlainText.lineEnd(bytes, at, end)
        if at < end { at += 1 }
        return true
    }
}
