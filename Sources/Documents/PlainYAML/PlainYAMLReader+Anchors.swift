import SourceText

/// Anchors and aliases.
extension PlainYAMLReader {
    /// Reads `&name`, which belongs to what follows.
    mutating func readAnchor() -> Bool {
        guard anchor == nil, let name = readName(isFlow: false) else { return false }
        anchor = (name, at - name.utf8.count - 1)
        while at < end, bytes[at] == 0x20 { at += 1 }
        return true
    }

    /// Reads what an anchor on the same line belongs to. In front of a key it would belong to the key, or to the mapping, which is
    /// left to libyaml.
    ///
    /// - Parameter missing: where an empty value would stand, if what follows in the next lines were none.
    mutating func readAnchored(missing: Int) -> Bool {
        if at == end || bytes[at] == 0x0A || bytes[at] == 0x23 {
            pending = missing
            return finishLineBehindBlank()
        }
        switch bytes[at] {
        case 0x7C, 0x3E: return readBlockScalar()
        case 0x5B, 0x7B: return readFlow(0) && finishLine()
        default:
            let scalar = scanScalar(isFlow: false)
            return !scalar.isNone && colon(behind: scalar) < 0 && readText(scalar)
        }
    }

    /// Reads `*name`. An alias whose anchor does not stand before it is left to libyaml.
    mutating func readAlias(isFlow: Bool = false) -> Bool {
        let start = at
        guard anchor == nil, let name = readName(isFlow: isFlow), let target = anchors[name] else { return false }
        nodes.alias(ByteRange(start, at), target: target)
        lastEnd = at
        return true
    }

    mutating func attachAnchor(to node: Int) {
        guard let anchor else { return }
        anchors[anchor.name] = node
        nodes.addProperties(NodeProperties(tag: nil, anchor: anchor.name, start: UInt32(truncatingIfNeeded: anchor.start)), to: node)
        self.anchor = nil
    }

    /// Reads a name behind its sign: letters, digits, `-` and `_`, and then a blank.
    private mutating func readName(isFlow: Bool) -> String? {
        let start = at + 1
        var i = start
        name: while i < end {
            switch bytes[i] {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: i += 1
            case 0x20, 0x0A: break name
            case _ where isFlow && PlainText.endsFlowItem(bytes[i]): break name
            default: return nil
            }
        }
        guard i > start else { return nil }
        at = i
        return String(decoding: UnsafeBufferPointer(start: bytes + start, count: i - start), as: UTF8.self)
    }
}
