/// A command line that the program does not understand.
///
/// ``line`` is one sentence that says what to write instead. The caller prints ``text`` on standard error and ends with
/// ``ExitCode/misuse``.
package struct Misuse: Error, Sendable, Hashable {
    /// The words that lead to the command, the program's name first.
    package var commandPath: [String]
    /// One sentence, lower case, without a full stop; never has a line break.
    package var message: String
    /// The overview that a group shows when it is named without one of its commands; nil otherwise.
    package var overview: String?

    package init(commandPath: [String], _ message: String, overview: String? = nil) {
        self.commandPath = commandPath
        self.message = message
        self.overview = overview
    }

    /// `monctl validate: unknown option '--fail-no', did you mean '--fail-on'?`
    package var line: String { commandPath.joined(separator: " ") + ": " + message }

    /// What is printed: the overview, if there is one, and the line; ends with a line break.
    package var text: String { (overview.map { $0 + "\n" } ?? "") + line + "\n" }
}

/// The user's own word in quotes, on one line: control and formatting characters are shown as escapes.
func quoted(_ word: String) -> String {
    var text = "'"
    for scalar in word.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            switch scalar {
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default: text += "\\u{" + String(scalar.value, radix: 16) + "}"
            }
        default:
            text.unicodeScalars.append(scalar)
        }
    }
    return text + "'"
}

/// `a`, `a or b`, `a, b or c`.
func listed(_ words: [String], _ conjunction: String = "or") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " " + conjunction + " " + last
}

/// Byte equality: Swift's `==` also takes canonically equivalent texts as equal.
func sameBytes(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool { a.utf8.elementsEqual(b.utf8) }
