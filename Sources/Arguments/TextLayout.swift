/// Text of a fixed width: wrapped paragraphs, hanging indents and rows of two columns. A column is a Unicode scalar,
/// as the texts are the program's own.
struct TextLayout {
    private(set) var text = ""
    private let width: Int

    init(width: Int) { self.width = width }

    mutating func line(_ line: String) {
        text += line
        text += "\n"
    }

    mutating func blankLine() { text += "\n" }

    /// Paragraphs between empty lines; lines that begin with two blanks stay as they are.
    mutating func paragraphs(_ source: String) {
        for block in Self.blocks(source) {
            switch block {
            case .empty: blankLine()
            case .verbatim(let verbatim): line(verbatim)
            case .item(let words): hanging("- ", words)
            case .paragraph(let words): hanging("", words)
            }
        }
    }

    /// Words after a lead, with the following lines indented as far as the lead reaches, or led by `continued`.
    mutating func hanging(_ lead: String, continued: String? = nil, _ words: String) {
        let indent = continued ?? String(repeating: " ", count: lead.unicodeScalars.count)
        var lead = lead
        for wrapped in Self.wrap(words, width - indent.unicodeScalars.count) {
            line(lead + wrapped)
            lead = indent
        }
    }

    /// A label and its description, which begins on the next line where the label is too long.
    mutating func row(_ label: String, _ description: String, column: Int) {
        let indent = String(repeating: " ", count: column)
        let length = label.unicodeScalars.count
        var lines = Self.wrap(description, width - column)[...]
        if length + 2 <= column, let first = lines.popFirst() {
            line(label + String(repeating: " ", count: column - length) + first)
        } else {
            line(label)
        }
        for wrapped in lines { line(indent + wrapped) }
    }

    enum Block {
        case empty
        case verbatim(String)
        /// A line that began with `- `, with the lines that continue it.
        case item(String)
        case paragraph(String)
    }

    /// Cuts a text into paragraphs, list items and lines that stay as they are.
    static func blocks(_ source: String) -> [Block] {
        var blocks: [Block] = []
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                blocks.append(.empty)
            } else if line.hasPrefix("  ") {
                blocks.append(.verbatim(String(line)))
            } else if line.hasPrefix("- ") {
                blocks.append(.item(String(line.dropFirst(2))))
            } else if case .paragraph(let before)? = blocks.last {
                blocks[blocks.count - 1] = .paragraph(before + " " + line)
            } else if case .item(let before)? = blocks.last {
                blocks[blocks.count - 1] = .item(before + " " + line)
            } else {
                blocks.append(.paragraph(String(line)))
            }
        }
        return blocks
    }

    /// The words in lines of at most `width` columns; a longer word has a line of its own.
    static func wrap(_ words: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var length = 0
        for word in words.split(separator: " ") {
            let count = word.unicodeScalars.count
            if length > 0, length + 1 + count > width {
                lines.append(line)
                line = ""
                length = 0
            }
            if length > 0 {
                line += " "
                length += 1
            }
            line += word
            length += count
        }
        if length > 0 { lines.append(line) }
        return lines
    }
}
