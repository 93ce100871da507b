import SourceText

/// What most likely led to a syntax error, in the terms of the person who wrote the file.
///
/// The usual traps (unquoted `{{`, `: ` inside text, a tab, a dash without a blank) are recognised in the lines
/// between the start of the construct and the error; anything else keeps libyaml's words, translated.
struct YAMLTrap {
    private(set) var message: String
    private(set) var notes: [String] = []
    /// The true place of the mistake, if it is another than the parser's.
    private(set) var range: ByteRange?
    private(set) var fix: Fix?

    init(file: SourceFile, error: YAMLSyntaxError) {
        message = Self.translation(of: error.problem)
        let bytes = file.bytes
        let line = Self.lineRange(bytes, min(error.at, max(0, bytes.count - 1)))
        if error.at < bytes.count, bytes[error.at] == 0x09,
            error.problem.contains("cannot start any token") || error.problem.contains("tab")
        {
            message = "a tab is used as indentation"
            notes = ["YAML indents with blanks only: replace the tab by blanks"]
            return
        }
        if let tab = Self.tabInIndentation(bytes, line), error.problem.hasPrefix("found a tab") || error.problem.contains("token") {
            message = "a tab is used as indentation"
            notes = ["YAML indents with blanks only: replace the tab by blanks"]
            range = ByteRange(tab, tab + 1)
            return
        }
        if explainTemplate(file, error, line) { return }
        switch error.problem {
        case "mapping values are not allowed in this context":
            explainColon(file, error, line)
        case "did not find expected '-' indicator":
            explainListItem(bytes, error, line)
        case "did not find expected key", "could not find expected ':'":
            explainKey(bytes, error, line)
        case "found character that cannot start any token":
            if error.at < bytes.count {
                let character = String(UnicodeScalar(bytes[error.at]))
                message = "a value cannot begin with '\(character)' unless it is in quotes"
            }
        case "found unexpected end of stream", "found unexpected document indicator":
            if error.context == "while scanning a quoted scalar" { message = "the closing quote is missing" }
        default:
            break
        }
    }

    // MARK: The traps

    /// `key: {{ … }} text`: the braces of a template begin a YAML mapping.
    private mutating func explainTemplate(_ file: SourceFile, _ error: YAMLSyntaxError, _ line: Range<Int>) -> Bool {
        let bytes = file.bytes
        var start = line.lowerBound
        // The template may have opened on an earlier line of the same construct.
        for _ in 0..<3 {
            if let value = Self.templateValue(bytes, Self.lineRange(bytes, start)) {
                let end = Self.endOfText(bytes, value)
                message = "text that begins with '{{' must be in quotes, YAML reads '{' as the start of a mapping"
                range = ByteRange(value, end)
                let text = String(decoding: bytes[value..<end], as: UTF8.self)
                if !text.contains("'") {
                    fix = Fix("put the text into quotes", .safe, [Fix.Edit(file, ByteRange(value, end), "'\(text)'")])
                }
                return true
            }
            guard start > 0 else { return false }
            start = Self.lineRange(bytes, start - 1).lowerBound
        }
        return false
    }

    private mutating func explainColon(_ file: SourceFile, _ error: YAMLSyntaxError, _ line: Range<Int>) {
        let bytes = file.bytes
        guard let value = Self.valueStart(bytes, line), value < error.at, error.at < line.upperBound else {
            message = "this key is not expected here: is its indentation the same as that of the keys above?"
            return
        }
        let first = bytes[value]
        if first == 0x22 || first == 0x27 {
            message = "text goes on behind the closing quote"
            return
        }
        message = "unquoted text cannot hold ': ', YAML reads it as another key"
        let end = Self.endOfText(bytes, value)
        let text = String(decoding: bytes[value..<end], as: UTF8.self)
        if !text.contains("'") {
            fix = Fix("put the text into quotes", .safe, [Fix.Edit(file, ByteRange(value, end), "'\(text)'")])
        }
        notes = ["put the whole text into quotes, or write it as a block: '|' and the text on the next line"]
    }

    private mutating func explainListItem(_ bytes: [UInt8], _ error: YAMLSyntaxError, _ line: Range<Int>) {
        if let dash = Self.dashWithoutBlank(bytes, line) {
            message = "a blank is missing behind the dash"
            range = ByteRange(dash, dash + 2)
        } else {
            message = "this line stands among the items of a list but does not begin with '- '"
            notes = ["indent it like the keys of the item above if it belongs to that item"]
        }
    }

    private mutating func explainKey(_ bytes: [UInt8], _ error: YAMLSyntaxError, _ line: Range<Int>) {
        if let dash = Self.dashWithoutBlank(bytes, line) {
            message = "a blank is missing behind the dash"
            range = ByteRange(dash, dash + 2)
            return
        }
        if error.problem == "could not find expected ':'" {
            message = "expected a key and ':', this line has neither"
            if let value = Self.valueStart(bytes, Self.lineRange(bytes, error.contextAt)), value > error.contextAt { return }
            notes = ["a longer text needs the indentation of its first line, '|' in front, or quotes"]
            return
        }
        let previous = error.at > 0 ? error.at - 1 : 0
        if error.at < line.upperBound, previous >= line.lowerBound, Self.isBehindQuote(bytes, error.at, line) {
            message = "text goes on behind the closing quote"
            notes = ["put the whole value into one pair of quotes; inside double quotes a quote is written \\\", inside single quotes ''"]
            return
        }
        message = "expected another key of the mapping above or its end; is the indentation the same as that of its other keys?"
    }

    // MARK: Looking at lines

    private static func lineRange(_ bytes: [UInt8], _ offset: Int) -> Range<Int> {
        guard !bytes.isEmpty else { return 0..<0 }
        var start = min(offset, bytes.count - 1)
        if bytes[start] == 0x0A || bytes[start] == 0x0D, start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
        var end = start
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        return start..<end
    }

    private static func tabInIndentation(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
        for i in line {
            if bytes[i] == 0x09 { return i }
            if bytes[i] != 0x20, bytes[i] != 0x2D { return nil }
        }
        return nil
    }

    /// Where the value of `key: value` begins on a line.
    private static func valueStart(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
        var i = line.lowerBound
        while i + 1 < line.upperBound {
            if bytes[i] == 0x3A, bytes[i + 1] == 0x20 || bytes[i + 1] == 0x09 {
                i += 1
                while i < line.upperBound, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
                return i < line.upperBound ? i : nil
            }
            i += 1
        }
        return nil
    }

    private static func templateValue(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
        var value = valueStart(bytes, line)
        if value == nil {
            var i = line.lowerBound
            while i < line.upperBound, bytes[i] == 0x20 { i += 1 }
            if i + 1 < line.upperBound, bytes[i] == 0x2D, bytes[i + 1] == 0x20 { value = i + 2 }
        }
        guard let value, value + 1 < line.upperBound, bytes[value] == 0x7B, bytes[value + 1] == 0x7B else { return nil }
        return value
    }

    private static func endOfText(_ bytes: [UInt8], _ start: Int) -> Int {
        var end = lineRange(bytes, start).upperBound
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return end
    }

    private static func dashWithoutBlank(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
        var i = line.lowerBound
        while i < line.upperBound, bytes[i] == 0x20 { i += 1 }
        guard i + 1 < line.upperBound, bytes[i] == 0x2D else { return nil }
        let next = bytes[i + 1] | 0x20
        return (0x61...0x7A).contains(next) ? i : nil
    }

    private static func isBehindQuote(_ bytes: [UInt8], _ at: Int, _ line: Range<Int>) -> Bool {
        var i = at - 1
        while i > line.lowerBound, bytes[i] == 0x20 { i -= 1 }
        return i > line.lowerBound && (bytes[i] == 0x22 || bytes[i] == 0x27)
    }

    private static func translation(of problem: String) -> String {
        switch problem {
        case "did not find expected ',' or ']'": return "the list in [ ] is not closed: expected ',' or ']'"
        case "did not find expected ',' or '}'": return "the mapping in { } is not closed: expected ',' or '}'"
        case "did not find expected node content": return "expected a value here"
        case "block sequence entries are not allowed in this context": return "a list item '- ' cannot begin here"
        case "mapping keys are not allowed in this context": return "a '?' with a blank behind it cannot stand here unless it is in quotes"
        case "did not find expected comment or line break": return "nothing but a comment may follow '|' or '>' on its line"
        case "did not find expected alphabetic or numeric character":
            return "a name must follow '*' or '&'; text that begins with one of them must be in quotes"
        case "found unknown escape character":
            return "unknown escape in double quotes; a backslash itself is written \\\\, or use single quotes"
        case "found invalid Unicode character escape code": return "the escape stands for no Unicode character"
        case "did not find expected hexdecimal number": return "the escape is too short: \\x wants 2, \\u 4 and \\U 8 hexadecimal digits"
        case "found undefined tag handle": return "the tag's handle is not declared"
        case "did not find expected <document start>": return "text stands behind the end of the document"
        default: return problem
        }
    }
}
