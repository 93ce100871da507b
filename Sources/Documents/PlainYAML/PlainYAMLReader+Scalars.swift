import SourceText

/// Texts without quotes and in quotes.
extension PlainYAMLReader {
    /// A scalar that was read but is not in the tree yet.
    struct Scalar {
        var style: NodeStyle
        /// Whether ``PlainYAMLReader/text`` holds its text, which does not stand in the file as it is.
        var isDecoded = false
        /// Whether it has several lines.
        var hasBreaks = false
        var start: UInt32
        /// 0 for what is left to libyaml.
        var end: UInt32

        @inline(__always)
        init(_ style: NodeStyle, _ start: Int, _ end: Int, isDecoded: Bool = false, hasBreaks: Bool = false) {
            self.style = style
            self.isDecoded = isDecoded
            self.hasBreaks = hasBreaks
            self.start = UInt32(truncatingIfNeeded: start)
            self.end = UInt32(truncatingIfNeeded: end)
        }

        static var none: Scalar { Scalar(.plain, 0, 0) }
        var isNone: Bool { end == 0 }
        /// How many bytes its quotes take at either end.
        var margin: UInt32 { style == .plain ? 0 : 1 }
    }

    mutating func add(_ scalar: Scalar) {
        lastEnd = Int(scalar.end)
        if scalar.isDecoded {
            nodes.scalar(
                scalar.style, ByteRange(start: scalar.start, end: scalar.end), text, at: Int(scalar.start &+ scalar.margin),
                in: UnsafeBufferPointer(start: bytes, count: end))
        } else {
            nodes.scalar(
                scalar.style, ByteRange(start: scalar.start, end: scalar.end),
                textInFile: ByteRange(start: scalar.start &+ scalar.margin, end: scalar.end &- scalar.margin))
        }
        if anchor != nil { attachAnchor(to: nodes.count - 1) }
    }

    /// Reads a scalar in quotes, or what of a plain one stands on this line.
    mutating func scanScalar(isFlow: Bool) -> Scalar {
        switch bytes[at] {
        case 0x27: scanQuoted(isDouble: false)
        case 0x22: scanQuoted(isDouble: true)
        default: scanPlain(isFlow: isFlow)
        }
    }

    // MARK: Quotes

    private mutating func scanQuoted(isDouble: Bool) -> Scalar {
        let quote = bytes[at]
        let start = at
        var i = at + 1
        var isDecoded = false
        var hasBreaks = false
        // From here on the text stands in the file as it is.
        var rawStart = i
        while i < end {
            let byte = bytes[i]
            guard byte == quote || byte == 0x0A || (isDouble && byte == 0x5C) else {
                if isDecoded { text.append(byte) }
                i += 1
                continue
            }
            if byte == quote, isDouble || i + 1 == end || bytes[i + 1] != quote {
                return Scalar(isDouble ? .doubleQuoted : .singleQuoted, start, i + 1, isDecoded: isDecoded, hasBreaks: hasBreaks)
            }
            if !isDecoded { beginText(start + 1, i) }
            isDecoded = true
            if byte == 0x0A {
                hasBreaks = true
                guard fold(&i, rawStart) else { return .none }
            } else if byte == quote {
                text.append(quote)
                i += 2
            } else {
                guard i + 1 < end else { return .none }
                hasBreaks = hasBreaks || bytes[i + 1] == 0x0A
                guard appendEscape(&i) else { return .none }
            }
            rawStart = i
        }
        return .none
    }

    /// Appends what an escape stands for; false gives up.
    private mutating func appendEscape(_ i: inout Int) -> Bool {
        i += 1
        guard bytes[i] == 0x0A else {
            guard let character = escaped(bytes[i]) else { return false }
            text.append(character)
            i += 1
            return true
        }
        // Nothing but further empty lines is left of an escaped line break.
        let breaks = skipBreaks(&i)
        for _ in 1..<max(1, breaks) { text.append(0x0A) }
        return breaks > 0
    }

    /// Folds the line break at an offset: blanks around it go, one break becomes a blank, more lose the first.
    private mutating func fold(_ i: inout Int, _ rawStart: Int) -> Bool {
        var blanks = 0
        while i - blanks > rawStart, isBlank(bytes[i - blanks - 1]) { blanks += 1 }
        text.removeLast(blanks)
        let breaks = skipBreaks(&i)
        if breaks == 1 { text.append(0x20) } else { for _ in 1..<max(1, breaks) { text.append(0x0A) } }
        return breaks > 0
    }

    /// Skips line breaks and the blanks behind each; how many there were, or 0 where a line could end the document.
    private mutating func skipBreaks(_ i: inout Int) -> Int {
        var breaks = 0
        while i < end, bytes[i] == 0x0A {
            breaks += 1
            i += 1
            if isDocumentMark(i) { return 0 }
            while i < end, isBlank(bytes[i]) { i += 1 }
        }
        return breaks
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

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
    @inline(__always)
    private mutating func scanPlain(isFlow: Bool) -> Scalar {
        let first = classes[Int(bytes[at])]
        if first & PlainText.special != 0, first & PlainText.indicator != 0 || !dashBeginsPlain(isFlow) { return .none }
        let textEnd = Self.plainEnd(bytes, at, end, classes, isFlow: isFlow)
        return textEnd > at ? Scalar(.plain, at, textEnd) : .none
    }

    /// A dash begins a text if something other than a blank stands behind it.
    private mutating func dashBeginsPlain(_ isFlow: Bool) -> Bool {
        guard at + 1 < end, bytes[at + 1] != 0x20, bytes[at + 1] != 0x0A, bytes[at + 1] != 0x09 else { return false }
        return !isFlow || !PlainText.isFlowIndicator(bytes[at + 1])
    }

    /// Where the text of a plain scalar ends on its line, blanks left out; -1 gives up.
    private static func plainEnd(
        _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ classes: UnsafePointer<UInt8>, isFlow: Bool
    ) -> Int {
        var i = start
        let stops = isFlow ? PlainText.endsBlockText | PlainText.endsFlowText : PlainText.endsBlockText
        while true {
            while i < end, classes[Int(bytes[i])] & stops == 0 { i += 1 }
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
            // These and the rest matter inside of brackets only.
            case 0x3F, 0x5B, 0x7B: return -1
            default: return i
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
        let indent = Int(frames[frames.count - 1].column)
        while true {
            // At a line break: the text goes on if the next line that is not empty is indented more.
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
            let lineEnd = Self.plainEnd(bytes, i, end, classes, isFlow: false)
            guard lineEnd > i else { return false }
            if !scalar.isDecoded {
                beginText(Int(scalar.start), Int(scalar.end))
                scalar.isDecoded = true
            }
            if breaks == 1 { text.append(0x20) } else { for _ in 1..<breaks { text.append(0x0A) } }
            text.append(contentsOf: UnsafeBufferPointer(start: bytes + i, count: lineEnd - i))
            scalar.end = UInt32(truncatingIfNeeded: lineEnd)
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
