import SourceText

/// What a piece of a report for people is, for its colour.
package enum Style: Sendable {
    case plain
    case bold
    case severity(Severity)
    /// A related place.
    case secondary
    /// Line numbers and the lines drawn around the source.
    case frame
    case removed
    case added

    fileprivate var code: StaticString {
        switch self {
        case .plain: return ""
        case .bold: return "\u{1B}[1m"
        case .severity(.error), .removed: return "\u{1B}[1;31m"
        case .severity(.warning): return "\u{1B}[1;33m"
        case .severity(.info): return "\u{1B}[1;36m"
        case .severity(.hint): return "\u{1B}[1;35m"
        case .secondary, .frame: return "\u{1B}[1;34m"
        case .added: return "\u{1B}[1;32m"
        }
    }

    fileprivate var isPlain: Bool {
        if case .plain = self { return true }
        return false
    }
}

/// The bytes of a report for people, with or without colours.
package struct StyledOutput {
    package private(set) var bytes: [UInt8] = []
    private let hasColor: Bool

    package init(hasColor: Bool) {
        self.hasColor = hasColor
    }

    /// A text of the program itself, written as it is.
    package mutating func write(_ text: StaticString, _ style: Style = .plain) {
        begin(style)
        text.withUTF8Buffer { bytes += $0 }
        end(style)
    }

    package mutating func write(_ text: some Collection<UInt8>, _ style: Style = .plain) {
        begin(style)
        bytes += text
        end(style)
    }

    package mutating func write(_ number: Int, _ style: Style = .plain) { write(String(number).utf8, style) }

    /// A text that may hold a user's words.
    package mutating func visible(_ text: String, _ style: Style = .plain) {
        begin(style)
        VisibleText.append(text, to: &bytes)
        end(style)
    }

    package mutating func spaces(_ count: Int) { bytes.append(contentsOf: repeatElement(0x20, count: max(0, count))) }

    /// Ends the line, without blanks at its end.
    package mutating func newline() {
        while bytes.last == 0x20 { bytes.removeLast() }
        bytes.append(0x0A)
    }

    private mutating func begin(_ style: Style) {
        if hasColor, !style.isPlain { style.code.withUTF8Buffer { bytes += $0 } }
    }

    private mutating func end(_ style: Style) {
        if hasColor, !style.isPlain { bytes += "\u{1B}[0m".utf8 }
    }
}
