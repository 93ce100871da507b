/// Why Go does not accept a pattern.
package struct RegexpError: Error, Sendable, Equatable {
    /// The kinds of mistakes, by Go's words.
    package enum Reason: String, Sendable {
        case invalidCharacterRange = "invalid character class range"
        case invalidEscape = "invalid escape sequence"
        case invalidNamedCapture = "invalid named capture"
        case invalidPerlOperator = "invalid or unsupported Perl syntax"
        case invalidRepeatOperator = "invalid nested repetition operator"
        case invalidRepeatSize = "invalid repeat count"
        case invalidUTF8 = "invalid UTF-8"
        case missingBracket = "missing closing ]"
        case missingParenthesis = "missing closing )"
        case missingRepeatArgument = "missing argument to repetition operator"
        case trailingBackslash = "trailing backslash at end of expression"
        case unexpectedParenthesis = "unexpected )"
        case nestingDepth = "expression nests too deeply"
        case tooLarge = "expression too large"
    }

    package var reason: Reason
    /// What Go quotes: a piece of the pattern as it was compiled, wrapped or not.
    package var expression: [UInt8]
    /// The piece in question, as byte offsets into the pattern as the user wrote it.
    package var range: Range<Int>

    /// Go's whole text: ``error parsing regexp: missing closing ): `(a` ``.
    package var message: String {
        "error parsing regexp: \(reason.rawValue): `\(String(decoding: expression, as: UTF8.self))`"
    }
}
