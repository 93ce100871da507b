import CLibYAML
import SourceText

/// What was read from a YAML file.
package struct YAMLContent: Sendable {
    /// The file whose bytes the trees point into: the given one, or its UTF-8 form when it was UTF-16.
    package var file: SourceFile
    /// One tree a document. A syntax error ends the last one early; what stood before it is there.
    package var trees: [DocumentTree] = []
    package var diagnostics: [Diagnostic] = []
    /// Whether the text is well-formed as far as the program reads it.
    package var isWellFormed = true
    /// Where a second document begins that the program ignores.
    package var ignoredDocument: ByteRange?

    /// Adds what a reader found in the trees, but for what merely follows from a syntax error: findings at its place.
    package mutating func add(_ found: [Diagnostic]) {
        guard let syntax = diagnostics.first(where: { $0.check == "yaml/syntax" })?.primary else {
            diagnostics += found
            return
        }
        diagnostics += found.filter { $0.primary.file !== file || !$0.primary.range.touches(syntax.focusedRange) }
    }

    /// What to say of ``ignoredDocument``; empty when there is none.
    package func ignoredDocumentWarning(_ check: String, by program: String, notes: [String] = []) -> [Diagnostic] {
        guard let ignoredDocument else { return [] }
        return [
            Diagnostic(
                check, .warning, .risk, "what stands behind the first document is not read by \(program)", at: Place(file, ignoredDocument),
                notes: notes)
        ]
    }
}

/// Reads YAML into located trees through libyaml, accepting and refusing what go-yaml does.
///
/// libyaml stops at the first syntax error, so a file has at most one of those; unknown anchors are reported
/// as well, since go-yaml refuses them while it parses.
package struct YAMLReader {
    /// go-yaml's limit for nesting, flow collections and block indents alike.
    package static let maximumDepth = 10_000

    /// Reads the first document, or all when `everyDocument` is set (Compose reads all).
    ///
    /// What people usually write is read by ``PlainYAMLReader``; libyaml reads the rest and judges all errors.
    package static func read(_ file: SourceFile, dialect: YAMLDialect, everyDocument: Bool = false) -> YAMLContent {
        if let tree = PlainYAMLReader.read(file) { return YAMLContent(file: file, trees: [tree]) }
        return readWithLibYAML(file, dialect: dialect, everyDocument: everyDocument)
    }

    /// The same, through libyaml alone.
    package static func readWithLibYAML(_ file: SourceFile, dialect: YAMLDialect, everyDocument: Bool = false) -> YAMLContent {
        let (source, failure) = utf8Source(of: file)
        if let failure {
            return YAMLContent(file: source, diagnostics: [failure], isWellFormed: false)
        }
        var hidden: [Int] = []
        var hiddenTagCharacters = 0
        var text = source.bytes
        hideByteOrderMarks(&text)
        while true {
            let (content, unknownEscape, tagCharacter) = text.withUnsafeBufferPointer { bytes in
                var reader = YAMLReader(source, bytes, dialect, everyDocument: everyDocument, singleQuoteEscapes: hidden)
                reader.readStream()
                return (reader.content, reader.singleQuoteEscape, reader.tagCharacter)
            }
            // A bracket or comma belongs to a tag for go-yaml v2 and v3: another character stands in for it, no tag with
            // one in it means anything to a program.
            if let tagCharacter, hiddenTagCharacters < 1000 {
                hiddenTagCharacters += 1
                text[tagCharacter] = 0x2D
                continue
            }
            // go-yaml takes `\'` for a quote, libyaml does not know it: read on with an escape of the same length.
            guard let unknownEscape, hidden.count < 10_000 else { return content }
            hidden.append(unknownEscape)
            text[unknownEscape + 1] = 0x22
        }
    }

    /// libyaml skips a byte order mark at the start of any line, go-yaml takes all but the first for text: another
    /// character of the same length stands in for it. The tree points to the file's own bytes.
    private static func hideByteOrderMarks(_ text: inout [UInt8]) {
        var start = text.count >= 6 && text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if start == 3, text[3...].starts(with: [0xEF, 0xBB, 0xBF]) { start = 6 }
        while let i = text.withUnsafeBufferPointer({ findByte(0xEF, in: $0, from: start) }) {
            start = i + 1
            if i > 0, i + 2 < text.count, text[i + 1] == 0xBB, text[i + 2] == 0xBF, text[i - 1] == 0x0A || text[i - 1] == 0x0D {
                text.replaceSubrange(i..<i + 3, with: [0xE2, 0x80, 0xA2])
            }
        }
    }

    private let file: SourceFile
    private let bytes: UnsafeBufferPointer<UInt8>
    private let dialect: YAMLDialect
    private let everyDocument: Bool
    private let singleQuoteEscapes: [Int]
    private var offsets: CodePointOffsets
    private var builder: TreeBuilder
    private var anchors: [String: Int32] = [:]
    private var flowDepth = 0
    /// Where the last scalar, alias or flow collection ended: a block collection ends there too.
    private var lastEnd = 0
    private var content: YAMLContent
    private var singleQuoteEscape: Int?
    private var tagCharacter: Int?

    private init(
        _ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ dialect: YAMLDialect, everyDocument: Bool,
        singleQuoteEscapes: [Int]
    ) {
        self.file = file
        self.bytes = bytes
        self.dialect = dialect
        self.everyDocument = everyDocument
        self.singleQuoteEscapes = singleQuoteEscapes
        offsets = CodePointOffsets(bytes)
        builder = TreeBuilder(estimatedNodes: bytes.count / 24 + 8)
        content = YAMLContent(file: file)
    }

    // MARK: Events

    private mutating func readStream() {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
        defer {
            parser.deallocate()
            event.deallocate()
        }
        guard yaml_parser_initialize(parser) == 1 else { return fail("yaml/syntax", "out of memory", ByteRange(at: 0)) }
        defer { yaml_parser_delete(parser) }
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        while true {
            guard yaml_parser_parse(parser, event) == 1 else {
                syntaxError(parser.pointee)
                break
            }
            let goOn = take(event.pointee)
            let isEnd = event.pointee.type == YAML_DOCUMENT_END_EVENT
            let isNothing = event.pointee.type == YAML_NO_EVENT
            let wasStreamEnd = event.pointee.type == YAML_STREAM_END_EVENT
            yaml_event_delete(event)
            // libyaml answers with no event at all, and success, for ever after some broken streams.
            if !goOn || wasStreamEnd || isNothing { break }
            if isEnd {
                finishDocument()
                if !everyDocument {
                    lookBehindDocument(parser, event)
                    break
                }
            }
        }
        if builder.depth > 0 || !builder.records.isEmpty {
            builder.closeAll(at: lastEnd)
            finishDocument()
        }
    }

    private mutating func finishDocument() {
        content.trees.append(builder.finish(file))
        builder = TreeBuilder(estimatedNodes: 16)
        if dialect == .v2 { anchors = [:] }
    }

    /// What stands behind the first document: a second one, or text whose tokens go-yaml has already scanned.
    private mutating func lookBehindDocument(_ parser: UnsafeMutablePointer<yaml_parser_t>, _ event: UnsafeMutablePointer<yaml_event_t>) {
        guard yaml_parser_parse(parser, event) == 1 else {
            // v3 has scanned the next two tokens by now, so a bad one there is its error; v2 has not.
            if dialect == .v3, parser.pointee.error == YAML_SCANNER_ERROR || parser.pointee.error == YAML_READER_ERROR {
                syntaxError(parser.pointee)
            } else {
                content.ignoredDocument = ByteRange(at: offsets.byte(ofCodePoint: Int(parser.pointee.problem_mark.index)))
            }
            return
        }
        if event.pointee.type == YAML_DOCUMENT_START_EVENT {
            content.ignoredDocument = range(event.pointee)
        }
        yaml_event_delete(event)
    }

    /// Adds an event to the tree; false ends reading.
    private mutating func take(_ event: yaml_event_t) -> Bool {
        switch event.type {
        case YAML_SCALAR_EVENT:
            return scalar(event)
        case YAML_MAPPING_START_EVENT:
            let data = event.data.mapping_start
            return begin(.mapping, isFlow: data.style == YAML_FLOW_MAPPING_STYLE, event, tag: data.tag, anchor: data.anchor)
        case YAML_SEQUENCE_START_EVENT:
            let data = event.data.sequence_start
            return begin(.sequence, isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE, event, tag: data.tag, anchor: data.anchor)
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
            if let index = builder.open.last, builder.records[Int(index)].style == .flow {
                flowDepth -= 1
                lastEnd = offsets.byte(ofCodePoint: Int(event.end_mark.index))
            }
            builder.end(at: lastEnd)
        case YAML_ALIAS_EVENT:
            alias(event)
        case YAML_DOCUMENT_START_EVENT:
            if let version = event.data.document_start.version_directive, version.pointee.major != 1 || version.pointee.minor != 1 {
                fail(
                    "yaml/syntax", "YAML \(version.pointee.major).\(version.pointee.minor) is not read here, only 1.1", range(event),
                    notes: ["remove the %YAML directive: \"found incompatible YAML document\""])
                return false
            }
        default:
            break
        }
        return true
    }

    private mutating func range(_ event: yaml_event_t) -> ByteRange {
        let start = offsets.byte(ofCodePoint: Int(event.start_mark.index))
        return ByteRange(start, offsets.byte(ofCodePoint: Int(event.end_mark.index)))
    }

    private mutating func begin(
        _ kind: NodeKind, isFlow: Bool, _ event: yaml_event_t, tag: UnsafeMutablePointer<UInt8>?, anchor: UnsafeMutablePointer<UInt8>?
    ) -> Bool {
        let start = offsets.byte(ofCodePoint: Int(event.start_mark.index))
        if builder.depth >= Self.maximumDepth {
            fail("yaml/syntax", "nested deeper than \(Self.maximumDepth) levels", ByteRange(start, start + 1))
            return false
        }
        if isFlow { flowDepth += 1 }
        lastEnd = max(lastEnd, start)
        let index = builder.begin(kind, isFlow ? .flow : .block, at: start)
        return tag == nil && anchor == nil ? true : addProperties(index, tag: tag, anchor: anchor, start: start)
    }

    private mutating func scalar(_ event: yaml_event_t) -> Bool {
        let data = event.data.scalar
        var range = range(event)
        let start = range.lowerBound
        let hasProperties = data.tag != nil || data.anchor != nil
        if hasProperties { range.start = UInt32(truncatingIfNeeded: skipProperties(from: start, to: range.upperBound)) }
        let value = UnsafeBufferPointer(start: data.value, count: data.length)
        let index: Int32
        switch data.style {
        case YAML_PLAIN_SCALAR_STYLE:
            if flowDepth > 0, questionMarkEndsFlow(value, range) { return false }
            index = add(.plain, range, value, at: range.lowerBound)
        case YAML_SINGLE_QUOTED_SCALAR_STYLE:
            index = add(.singleQuoted, range, value, at: range.lowerBound + 1)
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
            if !singleQuoteEscapes.isEmpty, singleQuoteEscapes.contains(where: { $0 > range.lowerBound && $0 < range.upperBound }) {
                let decoded = ScalarSource.decode(.doubleQuoted, range, in: file.bytes).bytes
                index = decoded.withUnsafeBufferPointer { add(.doubleQuoted, range, $0, at: range.lowerBound + 1) }
            } else {
                index = add(.doubleQuoted, range, value, at: range.lowerBound + 1)
            }
            if builder.records[Int(index)].isDecoded, escapedSlashEndsScalar(range) { return false }
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE:
            if let base = bytes.baseAddress { YAMLRanges.trimBlock(&range, base, bytes.count) }
            let style: NodeStyle = data.style == YAML_LITERAL_SCALAR_STYLE ? .literal : .folded
            index = add(style, range, value, at: YAMLRanges.blockContent(range, value, bytes))
        default:
            index = add(.plain, range, value, at: range.lowerBound)
        }
        lastEnd = range.upperBound
        return hasProperties ? addProperties(index, tag: data.tag, anchor: data.anchor, start: start) : true
    }

    private mutating func add(_ style: NodeStyle, _ range: ByteRange, _ value: UnsafeBufferPointer<UInt8>, at start: Int) -> Int32 {
        builder.scalar(style, range, value, at: start, in: bytes)
    }

    private mutating func alias(_ event: yaml_event_t) {
        let range = range(event)
        lastEnd = range.upperBound
        let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
        if let target = anchors[name] {
            builder.alias(range, target: target)
            return
        }
        let index = builder.alias(range, target: 0)
        builder.records[Int(index)].a = UInt32(bitPattern: index)
        content.isWellFormed = false
        let near = didYouMean(name, among: anchors.keys.sorted())
        content.diagnostics.append(
            Diagnostic(
                "yaml/unknown-anchor", .error, .load, "no anchor &\(name) stands before this alias", at: Place(file, range),
                notes: near.map { ["did you mean *\($0)?"] } ?? []))
    }

    private mutating func addProperties(
        _ index: Int32, tag: UnsafeMutablePointer<UInt8>?, anchor: UnsafeMutablePointer<UInt8>?, start: Int
    ) -> Bool {
        let anchor = anchor.map { String(cString: $0) }
        let tag = tag.map { String(cString: $0) }
        if let anchor { anchors[anchor] = index }
        builder.addProperties(NodeProperties(tag: tag, anchor: anchor, start: UInt32(truncatingIfNeeded: start)), to: index)
        if tag != nil, flowDepth > 0, dialect != .v4, let comma = commaAfterTag(from: start) {
            fail("yaml/syntax", "a tag in a list must be followed by a blank before ','", ByteRange(comma, comma + 1))
            return false
        }
        return true
    }

    // MARK: Where go-yaml is stricter than libyaml

    /// go-yaml ends a plain scalar in a flow collection at `?`.
    private mutating func questionMarkEndsFlow(_ value: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        guard let at = value.firstIndex(of: 0x3F) else { return false }
        if dialect == .v4, at + 1 < value.count, value[at + 1] != 0x20 { return false }
        let offset = range.lowerBound + at
        fail("yaml/syntax", "unquoted text inside [ ] or { } cannot hold '?'; put it into quotes", ByteRange(offset, offset + 1))
        return true
    }

    private mutating func escapedSlashEndsScalar(_ range: ByteRange) -> Bool {
        var i = range.lowerBound + 1
        while i + 1 < range.upperBound {
            if bytes[i] == 0x5C {
                if bytes[i + 1] == 0x2F {
                    fail("yaml/syntax", "unknown escape '\\/' in double quotes", ByteRange(i, i + 2))
                    return true
                }
                i += 1
            }
            i += 1
        }
        return false
    }

    private func commaAfterTag(from start: Int) -> Int? {
        var i = start
        while i < bytes.count, bytes[i] != 0x21 {
            if bytes[i] == 0x5B || bytes[i] == 0x7B || bytes[i] == 0x22 || bytes[i] == 0x27 { return nil }
            i += 1
        }
        if i + 1 < bytes.count, bytes[i + 1] == 0x3C { return nil }
        while i < bytes.count, bytes[i] > 0x20, bytes[i] != 0x2C, bytes[i] != 0x5D, bytes[i] != 0x7D { i += 1 }
        return i < bytes.count && bytes[i] == 0x2C ? i : nil
    }

    // MARK: Ranges

    /// The first byte behind a node's tag and anchor.
    private func skipProperties(from start: Int, to end: Int) -> Int {
        var i = start
        while i < end {
            switch bytes[i] {
            case 0x21, 0x26:
                let isVerbatim = bytes[i] == 0x21 && i + 1 < end && bytes[i + 1] == 0x3C
                while i < end, bytes[i] > 0x20, isVerbatim || flowDepth == 0 || (bytes[i] != 0x2C && bytes[i] != 0x5D && bytes[i] != 0x7D) {
                    i += 1
                }
            case 0x20, 0x09, 0x0A, 0x0D: i += 1
            case 0x23:
                while i < end, bytes[i] != 0x0A, bytes[i] != 0x0D { i += 1 }
            default: return i
            }
        }
        return end
    }

    // MARK: Errors

    private mutating func fail(_ check: String, _ message: String, _ range: ByteRange, notes: [String] = []) {
        content.isWellFormed = false
        content.diagnostics.append(Diagnostic(check, .error, .load, message, at: Place(file, range), notes: notes))
    }

    private mutating func syntaxError(_ parser: yaml_parser_t) {
        let problem = parser.problem.map { String(cString: $0) } ?? "unknown problem"
        let error = YAMLSyntaxError(
            kind: parser.error == YAML_READER_ERROR ? .reader : parser.error == YAML_SCANNER_ERROR ? .scanner : .parser,
            problem: problem, problemLine: Int(parser.problem_mark.line),
            at: parser.error == YAML_READER_ERROR
                ? Int(parser.problem_offset) : offsets.byte(ofCodePoint: Int(parser.problem_mark.index)),
            context: parser.context.map { String(cString: $0) }, contextLine: Int(parser.context_mark.line),
            contextAt: offsets.byte(ofCodePoint: Int(parser.context_mark.index)),
            value: Int(parser.problem_value))
        // The mark of an unknown escape is that of the scalar's current position: the backslash.
        if problem == "found unknown escape character" {
            let at = error.at
            if at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x27 {
                singleQuoteEscape = at
                return
            }
        }
        if dialect != .v4, flowDepth == 0, problem == "did not find expected whitespace or line break", error.at < bytes.count,
            bytes[error.at] == 0x2C || bytes[error.at] == 0x5B || bytes[error.at] == 0x5D
        {
            tagCharacter = error.at
            return
        }
        content.isWellFormed = false
        content.diagnostics.append(error.diagnostic(file, dialect))
    }
}

/// Turns libyaml's marks, which count code points behind a byte order mark, into byte offsets.
///
/// Marks come nearly in order, so each look-up walks from the last one.
struct CodePointOffsets {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isASCII: Bool
    private let start: Int
    private var codePoint = 0
    private var byte: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        isASCII = containsOnlyASCII(bytes)
        start = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
        byte = start
    }

    mutating func byte(ofCodePoint index: Int) -> Int {
        if isASCII { return min(index, bytes.count) }
        while codePoint < index, byte < bytes.count {
            byte += 1
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            codePoint += 1
        }
        while codePoint > index, byte > start {
            byte -= 1
            while byte > start, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
            codePoint -= 1
        }
        return byte
    }
}

private func containsOnlyASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var i = 0
    while i + 8 <= raw.count {
        if raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
        i += 8
    }
    while i < raw.count {
        if raw[i] >= 0x80 { return false }
        i += 1
    }
    return true
}

@inline(__always)
func equalBytes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    guard let x = a.baseAddress, let y = b.baseAddress, !a.isEmpty else { return true }
    return compareMemory(x, y, a.count) == 0
}
