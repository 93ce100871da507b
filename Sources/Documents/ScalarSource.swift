import SourceText

/// Where each byte of a decoded scalar was written.
///
/// Built only when something inside a scalar is reported: walks the source of the scalar again by the rules of its style.
package struct ScalarSource: Sendable {
    /// A run of decoded bytes that stand in the file as they are, or (`isExact` false) come from an escape or a fold.
    private struct Run {
        var decoded: Int
        var source: Int
        var isExact: Bool
    }

    private(set) var bytes: [UInt8] = []
    private var runs: [Run] = []
    private var end = 0

    /// The range in the file of a range of decoded bytes.
    package func sourceRange(_ range: Range<Int>) -> ByteRange {
        let start = source(of: range.lowerBound)
        if range.isEmpty { return ByteRange(at: start) }
        // The last byte's own end: behind its escape if it came from one.
        let last = range.upperBound - 1
        let lastStart = source(of: last)
        let next = source(of: last + 1)
        let isContinuous = runIndex(of: last) == runIndex(of: last + 1)
        return ByteRange(start, max(start, isContinuous ? lastStart + 1 : min(next, endOfRun(last, lastStart))))
    }

    private func endOfRun(_ decoded: Int, _ source: Int) -> Int {
        let run = runs[runIndex(of: decoded)]
        return run.isExact ? source + 1 : self.source(of: decoded + 1)
    }

    /// The file offset at which the decoded byte at `offset` was written.
    package func source(of offset: Int) -> Int {
        guard !runs.isEmpty else { return end }
        if offset >= bytes.count { return end }
        let run = runs[runIndex(of: offset)]
        return run.isExact ? run.source + offset - run.decoded : run.source
    }

    private func runIndex(of offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if runs[middle].decoded <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private mutating func exact(_ byte: UInt8, at source: Int) {
        if let last = runs.last, last.isExact, last.source + bytes.count - last.decoded == source {
            bytes.append(byte)
            return
        }
        runs.append(Run(decoded: bytes.count, source: source, isExact: true))
        bytes.append(byte)
    }

    private mutating func derived(_ new: [UInt8], at source: Int) {
        runs.append(Run(decoded: bytes.count, source: source, isExact: false))
        bytes += new
    }

    // MARK: Decoding

    /// Decodes the source of a scalar as written in `range` of a file.
    static func decode(_ style: NodeStyle, _ range: ByteRange, in text: [UInt8]) -> ScalarSource {
        text.withUnsafeBufferPointer { file in
            var result = ScalarSource()
            var walker = Walker(text: file, at: range.lowerBound, end: min(range.upperBound, file.count))
            switch style {
            case .singleQuoted, .doubleQuoted:
                result.quoted(&walker, isDouble: style == .doubleQuoted)
            case .literal, .folded:
                result.block(&walker, isFolded: style == .folded)
            default:
                result.plain(&walker)
            }
            result.end = walker.closing ?? walker.end
            return result
        }
    }

    private struct Walker {
        let text: UnsafeBufferPointer<UInt8>
        var at: Int
        var end: Int
        /// Where the text ends, if that is before the end of the node (a closing quote).
        var closing: Int?

        var current: UInt8 { text[at] }

        /// The length of the line break here, 0 if there is none.
        func lineBreak(_ i: Int) -> Int {
            guard i < end else { return 0 }
            switch text[i] {
            case 0x0A: return 1
            case 0x0D: return i + 1 < end && text[i + 1] == 0x0A ? 2 : 1
            case 0xC2: return i + 1 < end && text[i + 1] == 0x85 ? 2 : 0
            case 0xE2: return i + 2 < end && text[i + 1] == 0x80 && (text[i + 2] == 0xA8 || text[i + 2] == 0xA9) ? 3 : 0
            default: return 0
            }
        }

        /// The break as it is kept: LS and PS as they are, all others as LF.
        func kept(_ i: Int) -> [UInt8] {
            text[i] == 0xE2 ? [0xE2, 0x80, text[i + 2]] : [0x0A]
        }

        func isBlank(_ i: Int) -> Bool { i < end && (text[i] == 0x20 || text[i] == 0x09) }
    }

    /// A line break inside flow text: blanks around it go, one break becomes a blank, more lose the first.
    private mutating func fold(_ w: inout Walker, blanksFrom start: Int) {
        let first = w.at
        let firstKept = w.kept(w.at)
        w.at += w.lineBreak(w.at)
        var more: [(Int, [UInt8])] = []
        while w.at < w.end {
            if w.isBlank(w.at) {
                w.at += 1
            } else if w.lineBreak(w.at) > 0 {
                more.append((w.at, w.kept(w.at)))
                w.at += w.lineBreak(w.at)
            } else {
                break
            }
        }
        if firstKept != [0x0A] { derived(firstKept, at: first) } else if more.isEmpty { derived([0x20], at: first) }
        for (at, bytes) in more { derived(bytes, at: at) }
    }

    private mutating func plain(_ w: inout Walker) {
        while w.at < w.end {
            let start = w.at
            while w.isBlank(w.at) { w.at += 1 }
            if w.lineBreak(w.at) > 0 {
                fold(&w, blanksFrom: start)
                continue
            }
            for i in start..<w.at { exact(w.text[i], at: i) }
            guard w.at < w.end else { break }
            exact(w.current, at: w.at)
            w.at += 1
        }
    }

    private mutating func quoted(_ w: inout Walker, isDouble: Bool) {
        let quote: UInt8 = isDouble ? 0x22 : 0x27
        w.at += 1
        while w.at < w.end {
            let start = w.at
            while w.isBlank(w.at) { w.at += 1 }
            if w.lineBreak(w.at) > 0 {
                fold(&w, blanksFrom: start)
                continue
            }
            for i in start..<w.at { exact(w.text[i], at: i) }
            guard w.at < w.end else { return }
            if w.current == quote {
                if !isDouble, w.at + 1 < w.end, w.text[w.at + 1] == quote {
                    derived([quote], at: w.at)
                    w.at += 2
                    continue
                }
                w.closing = w.at
                return
            }
            if isDouble, w.current == 0x5C {
                escape(&w)
                continue
            }
            exact(w.current, at: w.at)
            w.at += 1
        }
    }

    private mutating func escape(_ w: inout Walker) {
        let start = w.at
        w.at += 1
        guard w.at < w.end else { return }
        let length = w.lineBreak(w.at)
        if length > 0 {
            // An escaped line break vanishes with the indentation of the next line; empty lines stay.
            w.at += length
            while w.at < w.end {
                if w.isBlank(w.at) {
                    w.at += 1
                } else if w.lineBreak(w.at) > 0 {
                    derived(w.kept(w.at), at: w.at)
                    w.at += w.lineBreak(w.at)
                } else {
                    break
                }
            }
            return
        }
        let code = w.current
        w.at += 1
        let simple: [UInt8: [UInt8]] = [
            0x30: [0], 0x61: [7], 0x62: [8], 0x74: [9], 0x09: [9], 0x6E: [10], 0x76: [11], 0x66: [12], 0x72: [13], 0x65: [27],
            0x20: [0x20], 0x22: [0x22], 0x27: [0x27], 0x5C: [0x5C], 0x2F: [0x2F], 0x4E: [0xC2, 0x85], 0x5F: [0xC2, 0xA0],
            0x4C: [0xE2, 0x80, 0xA8], 0x50: [0xE2, 0x80, 0xA9],
        ]
        if let bytes = simple[code] { return derived(bytes, at: start) }
        let digits = code == 0x78 ? 2 : code == 0x75 ? 4 : code == 0x55 ? 8 : 0
        let limit = min(w.end, w.at + digits)
        let value = UInt32(String(decoding: w.text[w.at..<limit], as: UTF8.self), radix: 16) ?? 0xFFFD
        w.at = limit
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        derived(UTF8.encode(scalar).map(Array.init) ?? [], at: start)
    }

    /// Literal and folded block scalars, header included.
    private mutating func block(_ w: inout Walker, isFolded: Bool) {
        var explicit = 0
        var keepsEnd = false
        var stripsEnd = false
        w.at += 1
        while w.at < w.end, w.lineBreak(w.at) == 0 {
            switch w.current {
            case 0x31...0x39 where explicit == 0: explicit = Int(w.current - 0x30)
            case 0x2B: keepsEnd = true
            case 0x2D: stripsEnd = true
            default: break
            }
            if w.current == 0x23 {
                while w.at < w.end, w.lineBreak(w.at) == 0 { w.at += 1 }
                break
            }
            w.at += 1
        }
        w.at += w.lineBreak(w.at)
        let indent = explicit > 0 ? explicitIndent(w, explicit) : detectedIndent(w)
        var pending: [(Int, [UInt8])] = []
        var isFirst = true
        var previousIsBlank = false
        while w.at < w.end {
            var column = 0
            while w.at < w.end, column < indent, w.text[w.at] == 0x20 {
                w.at += 1
                column += 1
            }
            guard w.at < w.end else { break }
            let length = w.lineBreak(w.at)
            if length > 0 {
                pending.append((w.at, w.kept(w.at)))
                w.at += length
                continue
            }
            if column < indent, !isFirst || indent > 0 { break }
            let startsBlank = w.isBlank(w.at)
            if !isFirst, isFolded, !previousIsBlank, !startsBlank, let head = pending.first, head.1 == [0x0A] {
                if pending.count == 1 { derived([0x20], at: head.0) }
                for (at, bytes) in pending.dropFirst() { derived(bytes, at: at) }
            } else {
                for (at, bytes) in pending { derived(bytes, at: at) }
            }
            pending = []
            isFirst = false
            previousIsBlank = startsBlank
            while w.at < w.end, w.lineBreak(w.at) == 0 {
                exact(w.current, at: w.at)
                w.at += 1
            }
            if w.at < w.end {
                pending.append((w.at, w.kept(w.at)))
                w.at += w.lineBreak(w.at)
            }
        }
        // The node's range ends with its text, so the final break is not in it.
        if !stripsEnd, !isFirst || keepsEnd { derived([0x0A], at: w.end) }
    }

    private func detectedIndent(_ w: Walker) -> Int {
        var i = w.at
        var column = 0
        var widest = 0
        while i < w.end {
            if w.text[i] == 0x20 {
                column += 1
                i += 1
            } else if w.lineBreak(i) > 0 {
                widest = max(widest, column)
                column = 0
                i += w.lineBreak(i)
            } else {
                return max(widest, column)
            }
        }
        return max(widest, column)
    }

    /// An explicit indentation counts from the parent's; the text's own first line tells which that is.
    private func explicitIndent(_ w: Walker, _ explicit: Int) -> Int {
        var lineStart = w.at
        // Back to the line of the header, whose own indentation (or that of its key) is the parent's.
        var i = lineStart - 1
        while i > 0, w.text[i - 1] != 0x0A, w.text[i - 1] != 0x0D { i -= 1 }
        lineStart = i
        var parent = 0
        while lineStart + parent < w.end, w.text[lineStart + parent] == 0x20 { parent += 1 }
        var at = lineStart + parent
        while at + 1 < w.end, w.text[at] == 0x2D, w.text[at + 1] == 0x20 {
            at += 2
            while at < w.end, w.text[at] == 0x20 { at += 1 }
        }
        parent = at - lineStart
        return parent + explicit
    }
}

extension Node {
    /// The map from this scalar's decoded bytes to the file. Costs a walk over the scalar; for errors only.
    package var source: ScalarSource {
        let r = record
        if !r.isDecoded, r.style != .literal, r.style != .folded {
            return ScalarSource(unchanged: withBytes { Array($0) }, at: Int(r.a))
        }
        return ScalarSource.decode(r.style, r.range, in: tree.file.bytes)
    }
}

extension ScalarSource {
    /// A scalar that stands in the file as it is.
    init(unchanged text: [UInt8], at start: Int) {
        bytes = text
        runs = [Run(decoded: 0, source: start, isExact: true)]
        end = start + text.count
    }
}
