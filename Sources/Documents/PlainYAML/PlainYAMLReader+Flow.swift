import SourceText

/// Collections in brackets and braces.
extension PlainYAMLReader {
    /// Deeper nesting is left to libyaml.
    private static let maximumFlowDepth = 32

    /// Reads a collection from its bracket or brace to the closing one.
    mutating func readFlow(_ depth: Int) -> Bool {
        guard depth < Self.maximumFlowDepth else { return false }
        let isMapping = bytes[at] == 0x7B
        let closing: UInt8 = isMapping ? 0x7D : 0x5D
        let outer = nodes.parent
        let node = begin(isMapping ? .mapping : .sequence, .flow)
        at += 1
        while true {
            guard skipFlowBlanks(), at < end else { return false }
            if bytes[at] == closing { break }
            guard isMapping ? readPair(depth) : readFlowNode(depth) else { return false }
            guard skipFlowBlanks(), at < end else { return false }
            if bytes[at] == 0x2C {
                at += 1
            } else if bytes[at] != closing {
                return false
            }
        }
        at += 1
        lastEnd = at
        nodes.end(node, at: at)
        nodes.parent = outer
        return true
    }

    private mutating func readPair(_ depth: Int) -> Bool {
        let key = scanScalar(isFlow: true)
        guard !key.isNone, key.end - key.start < 1000 else { return false }
        at = Int(key.end)
        while at < end, bytes[at] == 0x20 { at += 1 }
        guard at + 1 < end, bytes[at] == 0x3A, bytes[at + 1] == 0x20 else { return false }
        add(key)
        at += 1
        guard skipFlowBlanks(), at < end else { return false }
        return readFlowNode(depth)
    }

    /// Reads an item or a value; missing ones are left to libyaml.
    private mutating func readFlowNode(_ depth: Int) -> Bool {
        if bytes[at] == 0x5B || bytes[at] == 0x7B { return readFlow(depth + 1) }
        if bytes[at] == 0x2A { return readAlias(isFlow: true) }
        let scalar = scanScalar(isFlow: true)
        if scalar.isNone { return false }
        at = Int(scalar.end)
        guard scalar.style == .plain else {
            add(scalar)
            return true
        }
        // A plain text may go on in the next line.
        let isAtBreak = at < end && (bytes[at] == 0x0A || bytes[at] == 0x20)
        guard skipFlowBlanks(), at < end, !isAtBreak || PlainText.endsFlowItem(bytes[at]) else { return false }
        add(scalar)
        return true
    }

    /// Skips blanks, line breaks and comments; false for tabs and for what could end the document.
    private mutating func skipFlowBlanks() -> Bool {
        while at < end {
            switch bytes[at] {
            case 0x20: at += 1
            case 0x0A:
                at += 1
                if isDocumentMark(at) { return false }
            case 0x23:
                guard bytes[at - 1] == 0x20 || bytes[at - 1] == 0x0A else { return false }
                at = PlainText.lineEnd(bytes, at, end)
            case 0x09: return false
            default: return true
            }
        }
        return true
    }
}
