import SourceText

/// Reads JSON into a located tree, as Go's encoding/json does (Grafana reads dashboards with it).
///
/// The first value is read; text behind it is a diagnostic of effect `risk`, as are duplicate keys (the last one
/// counts). A lone surrogate or a byte that is not UTF-8 becomes U+FFFD. More than 10 000 levels are refused. After a
/// missing or doubled comma reading goes on; any other syntax error ends it, and what stands before is returned.
package struct JSONReader {
    /// The deepest nesting that Go's decoder takes.
    package static let maximumDepth = 10_000

    package static func read(_ file: SourceFile) -> (tree: DocumentTree, diagnostics: [Diagnostic]) {
        file.bytes.withUnsafeBufferPointer { bytes in
            var reader = JSONReader(file: file, bytes: bytes)
            reader.readDocument()
            return (reader.builder.finish(file), reader.diagnostics)
        }
    }

    private let file: SourceFile
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var builder: TreeBuilder
    private var diagnostics: [Diagnostic] = []
    private var failed = false

    private init(file: SourceFile, bytes: UnsafeBufferPointer<UInt8>) {
        self.file = file
        self.bytes = bytes
        builder = TreeBuilder(estimatedNodes: bytes.count / 16 + 4)
    }

    private mutating func readDocument() {
        skipBlanks()
        guard at < bytes.count else {
            fail("the file holds no JSON value", ByteRange(at: 0))
            return
        }
        readValues()
        builder.closeAll(at: at)
        if failed { return }
        skipBlanks()
        if at < bytes.count {
            report("json/trailing-text", .warning, .risk, "text after the JSON value is ignored", ByteRange(at, bytes.count))
        }
        checkDuplicateKeys()
    }

    /// Reads one value with everything in it; open collections are the builder's stack.
    private mutating func readValues() {
        repeat {
            skipBlanks()
            guard at < bytes.count else { return failAtEnd() }
            guard let parent = builder.open.last else {
                readValue()
                continue
            }
            let record = builder.records[Int(parent)]
            let isMapping = record.kind == .mapping
            let children = record.a
            let close: UInt8 = isMapping ? 0x7D : 0x5D
            if bytes[at] == close {
                at += 1
                builder.end(at: at)
                continue
            }
            if children > 0 {
                if bytes[at] == 0x2C {
                    let comma = at
                    at += 1
                    skipBlanks()
                    guard at < bytes.count else { return failAtEnd() }
                    if bytes[at] == close {
                        report(
                            "json/syntax", .error, .load, "a comma stands before the closing '\(char(close))'", ByteRange(comma, comma + 1))
                        continue
                    }
                    if bytes[at] == 0x2C {
                        report("json/syntax", .error, .load, "two commas in a row", ByteRange(at, at + 1))
                        continue
                    }
                } else if startsValue(bytes[at]) {
                    report("json/syntax", .error, .load, "a comma is missing before this value", ByteRange(at, at + 1))
                } else {
                    return fail("expected ',' or '\(char(close))', found \(found())", ByteRange(at, at + 1))
                }
            }
            if isMapping {
                guard bytes[at] == 0x22 else {
                    return fail("expected a key in double quotes, found \(found())", ByteRange(at, at + 1))
                }
                readString()
                if failed { return }
                skipBlanks()
                guard at < bytes.count else { return failAtEnd() }
                guard bytes[at] == 0x3A else {
                    return fail("expected ':' after the key, found \(found())", ByteRange(at, at + 1))
                }
                at += 1
                skipBlanks()
                guard at < bytes.count else { return failAtEnd() }
            }
            readValue()
        } while !failed && builder.depth > 0
    }

    private mutating func readValue() {
        switch bytes[at] {
        case 0x7B, 0x5B:
            if builder.depth >= Self.maximumDepth {
                return fail("nested deeper than \(Self.maximumDepth) levels", ByteRange(at, at + 1))
            }
            builder.begin(bytes[at] == 0x7B ? .mapping : .sequence, .flow, at: at)
            at += 1
        case 0x22: readString()
        case 0x2D, 0x30...0x39: readNumber()
        case 0x74: readWord("true")
        case 0x66: readWord("false")
        case 0x6E: readWord("null")
        default: fail("expected a value, found \(found())", ByteRange(at, at + 1))
        }
    }

    private mutating func readWord(_ word: StaticString) {
        let start = at
        for i in 0..<word.utf8CodeUnitCount {
            guard at < bytes.count else { return failAtEnd() }
            guard bytes[at] == word.utf8Start[i] else {
                return fail("expected '\(word)', found \(found())", ByteRange(start, at + 1))
            }
            at += 1
        }
        builder.scalar(.plain, ByteRange(start, at), textInFile: ByteRange(start, at))
    }

    private mutating func readNumber() {
        let start = at
        if bytes[at] == 0x2D { at += 1 }
        guard at < bytes.count else { return failAtEnd() }
        if bytes[at] == 0x30 {
            at += 1
        } else if !digits() {
            return
        }
        if at < bytes.count, bytes[at] == 0x2E {
            at += 1
            if !digits() { return }
        }
        if at < bytes.count, bytes[at] | 0x20 == 0x65 {
            at += 1
            if at < bytes.count, bytes[at] == 0x2B || bytes[at] == 0x2D { at += 1 }
            if !digits() { return }
        }
        if at < bytes.count, (0x30...0x39).contains(bytes[at]) {
            return fail("a number does not begin with 0", ByteRange(start, at + 1))
        }
        builder.scalar(.plain, ByteRange(start, at), textInFile: ByteRange(start, at))
    }

    /// Skips digits; false, and reported, when there is none.
    private mutating func digits() -> Bool {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        if at > start { return true }
        if at < bytes.count {
            fail("expected a digit, found \(found())", ByteRange(at, at + 1))
        } else {
            failAtEnd()
        }
        return false
    }

    private mutating func readString() {
        let start = at
        at += 1
        let from = at
        while at < bytes.count {
            let b = bytes[at]
            if b == 0x22 {
                builder.scalar(.doubleQuoted, ByteRange(start, at + 1), textInFile: ByteRange(from, at))
                at += 1
                return
            }
            if b == 0x5C || b < 0x20 || b >= 0x80 { break }
            at += 1
        }
        decodeString(start: start, from: from)
    }

    /// The slow path: escapes, bytes beyond ASCII, control characters.
    private mutating func decodeString(start: Int, from: Int) {
        let base = builder.arena.count
        var isPlain = true
        builder.arena.append(contentsOf: bytes[from..<at])
        while at < bytes.count {
            let b = bytes[at]
            switch b {
            case 0x22:
                let range = ByteRange(start, at + 1)
                if isPlain {
                    builder.arena.removeLast(builder.arena.count - base)
                    builder.scalar(.doubleQuoted, range, textInFile: ByteRange(from, at))
                } else {
                    builder.scalar(.doubleQuoted, range, decodedFrom: base)
                }
                at += 1
                return
            case 0x5C:
                isPlain = false
                if !decodeEscape() { return }
            case 0..<0x20:
                return fail("control character \(hex(b)) in a string; write it as an escape", ByteRange(at, at + 1))
            case 0x80...:
                let length = validUTF8Length(bytes, at)
                if length == 0 {
                    isPlain = false
                    builder.arena.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    at += 1
                } else {
                    builder.arena.append(contentsOf: bytes[at..<at + length])
                    at += length
                }
            default:
                builder.arena.append(b)
                at += 1
            }
        }
        fail("the string has no closing quote", ByteRange(start, start + 1))
    }

    private mutating func decodeEscape() -> Bool {
        let start = at
        guard at + 1 < bytes.count else {
            at = bytes.count
            failAtEnd()
            return false
        }
        at += 2
        switch bytes[start + 1] {
        case 0x22: builder.arena.append(0x22)
        case 0x5C: builder.arena.append(0x5C)
        case 0x2F: builder.arena.append(0x2F)
        case 0x62: builder.arena.append(0x08)
        case 0x66: builder.arena.append(0x0C)
        case 0x6E: builder.arena.append(0x0A)
        case 0x72: builder.arena.append(0x0D)
        case 0x74: builder.arena.append(0x09)
        case 0x75:
            guard let unit = hexUnit(at) else {
                fail("'\\u' wants four hexadecimal digits", ByteRange(start, min(at + 4, bytes.count)))
                return false
            }
            at += 4
            var scalar = unit
            if (0xD800..<0xDC00).contains(unit), at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75,
                let low = hexUnit(at + 2), (0xDC00..<0xE000).contains(low)
            {
                scalar = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                at += 6
            }
            appendUTF8(scalar)
        default:
            fail("unknown escape '\\\(char(bytes[start + 1]))' in a string", ByteRange(start, start + 2))
            return false
        }
        return true
    }

    private func hexUnit(_ from: Int) -> UInt32? {
        guard from + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for i in from..<from + 4 {
            switch bytes[i] {
            case 0x30...0x39: value = value << 4 | UInt32(bytes[i] - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(bytes[i] - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(bytes[i] - 0x57)
            default: return nil
            }
        }
        return value
    }

    private mutating func appendUTF8(_ value: UInt32) {
        let scalar = Unicode.Scalar(value) ?? Unicode.Scalar(0xFFFD as UInt16) ?? " "
        builder.arena.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func skipBlanks() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }

    private func startsValue(_ b: UInt8) -> Bool {
        switch b {
        case 0x7B, 0x5B, 0x22, 0x2D, 0x30...0x39, 0x74, 0x66, 0x6E: return true
        default: return false
        }
    }

    /// Reports keys that an object holds twice; the last one counts.
    private mutating func checkDuplicateKeys() {
        let tree = builder.finish(file)
        for (index, record) in tree.records.enumerated() where record.kind == .mapping && record.a > 2 {
            let node = Node(tree: tree, index: Int32(truncatingIfNeeded: index))
            for (later, earlier) in repeatedKeys(of: node) {
                diagnostics.append(
                    Diagnostic(
                        "json/duplicate-key", .warning, .risk, "the key \"\(later.string)\" is written twice, the last one counts",
                        at: later.place, related: [Place(file, earlier.range, label: "first written here")]))
            }
        }
    }

    // MARK: Reporting

    private mutating func report(_ check: String, _ severity: Severity, _ effect: Effect, _ message: String, _ range: ByteRange) {
        diagnostics.append(Diagnostic(check, severity, effect, message, at: Place(file, range)))
    }

    private mutating func fail(_ message: String, _ range: ByteRange) {
        report("json/syntax", .error, .load, message, range)
        failed = true
    }

    private mutating func failAtEnd() {
        let what = builder.open.last.map { builder.records[Int($0)].kind == .mapping ? "object" : "array" }
        var diagnostic = Diagnostic(
            "json/syntax", .error, .load, what.map { "the file ends inside an \($0)" } ?? "the file ends inside a value",
            at: Place(file, ByteRange(at: bytes.count)))
        if let index = builder.open.last {
            let start = builder.records[Int(index)].range.lowerBound
            diagnostic.related = [Place(file, ByteRange(start, start + 1), label: "opened here")]
        }
        diagnostics.append(diagnostic)
        failed = true
    }

    private func found() -> String {
        at < bytes.count ? "'\(char(bytes[at]))'" : "the end of the file"
    }

    private func char(_ b: UInt8) -> String {
        (0x20..<0x7F).contains(b) ? String(Unicode.Scalar(b)) : "byte \(hex(b))"
    }

    private func hex(_ b: UInt8) -> String { "0x" + (b < 16 ? "0" : "") + String(b, radix: 16) }
}

/// The length of the UTF-8 sequence at `i`, or 0 when it is not valid.
func validUTF8Length(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    func tail(_ k: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
        i + k < bytes.count && bytes[i + k] >= low && bytes[i + k] <= high
    }
    switch bytes[i] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return tail(1) ? 2 : 0
    case 0xE0: return tail(1, 0xA0) && tail(2) ? 3 : 0
    case 0xED: return tail(1, 0x80, 0x9F) && tail(2) ? 3 : 0
    case 0xE1...0xEF: return tail(1) && tail(2) ? 3 : 0
    case 0xF0: return tail(1, 0x90) && tail(2) && tail(3) ? 4 : 0
    case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
    case 0xF4: return tail(1, 0x80, 0x8F) && tail(2) && tail(3) ? 4 : 0
    default: return 0
    }
}
