import SourceText

/// Block scalars: `|` and `>`.
extension PlainYAMLReader {
    mutating func readBlockScalar() -> Bool {
        let start = at
        let isLiteral = bytes[at] == 0x7C
        at += 1
        var chomping: UInt8 = 0
        var increment = 0
        while at < end {
            switch bytes[at] {
            case 0x2B where chomping == 0, 0x2D where chomping == 0: chomping = bytes[at]
            case 0x31...0x39 where increment == 0: increment = Int(bytes[at] - 0x30)
            default:
                guard finishLine() else { return false }
                return readBlock(from: start, isLiteral, chomping, increment)
            }
            at += 1
        }
        return false
    }

    /// Reads the lines behind the header.
    private mutating func readBlock(from start: Int, _ isLiteral: Bool, _ chomping: UInt8, _ increment: Int) -> Bool {
        let parent = Int(frames.last?.column ?? -1)
        var indent = increment > 0 ? max(0, parent) + increment : 0
        text.removeAll(keepingCapacity: true)
        var trailing = skipBreaks(&indent, parent)
        guard trailing >= 0 else { return false }
        var hasBreak = false
        var wasBlank = false
        while at < end, column == indent {
            let isBlank = bytes[at] == 0x20 || bytes[at] == 0x09
            if !isLiteral, hasBreak, !wasBlank, !isBlank {
                if trailing == 0 { text.append(0x20) }
            } else if hasBreak {
                text.append(0x0A)
            }
            for _ in 0..<trailing { text.append(0x0A) }
            wasBlank = isBlank
            let lineEnd = PlainText.lineEnd(bytes, at, end)
            text.append(contentsOf: UnsafeBufferPointer(start: bytes + at, count: lineEnd - at))
            at = lineEnd
            hasBreak = at < end
            if hasBreak { at += 1 }
            trailing = skipBreaks(&indent, parent)
            guard trailing >= 0 else { return false }
        }
        if chomping != 0x2D, hasBreak { text.append(0x0A) }
        if chomping == 0x2B { for _ in 0..<trailing { text.append(0x0A) } }
        at -= column
        var range = ByteRange(start, at)
        YAMLRanges.trimBlock(&range, bytes, end)
        let all = UnsafeBufferPointer(start: bytes, count: end)
        let content = text.withUnsafeBufferPointer { YAMLRanges.blockContent(range, $0, all) }
        nodes.scalar(isLiteral ? .literal : .folded, range, text, at: content, in: all)
        if anchor != nil { attachAnchor(to: nodes.count - 1) }
        lastEnd = range.upperBound
        return true
    }

    /// Skips indentation and empty lines; how many line breaks there were, or -1 where a tab stands in the indentation.
    ///
    /// Finds out how far the text is indented where that is not known (0).
    private mutating func skipBreaks(_ indent: inout Int, _ parent: Int) -> Int {
        var breaks = 0
        var widest = 0
        while true {
            column = 0
            while at < end, bytes[at] == 0x20, indent == 0 || column < indent {
                at += 1
                column += 1
            }
            widest = max(widest, column)
            if at < end, bytes[at] == 0x09, indent == 0 || column < indent { return -1 }
            guard at < end, bytes[at] == 0x0A else { break }
            breaks += 1
            at += 1
        }
        if indent == 0 { indent = max(widest, parent + 1, 1) }
        return breaks
    }
}
