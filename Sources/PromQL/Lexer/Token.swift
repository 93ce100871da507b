/// A piece of the text and what it is.
package struct Token: Sendable, Equatable {
    package var kind: TokenKind
    /// A quoted string in which a backslash stands; its value is not the bytes between the quotes.
    package var hasEscapes = false
    /// Byte offsets into the text.
    package var start: UInt32
    package var end: UInt32

    package init(_ kind: TokenKind, start: Int, end: Int, hasEscapes: Bool = false) {
        self.kind = kind
        self.hasEscapes = hasEscapes
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
    }
}
