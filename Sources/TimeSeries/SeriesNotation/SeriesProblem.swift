/// Why a series description is refused, in the words of Prometheus 3.14.
package struct SeriesProblem: Error, Sendable, Equatable {
    /// Byte offsets into the description.
    package var start: Int
    package var end: Int
    package var message: String

    package init(start: Int, end: Int, message: String) {
        self.start = start
        self.end = end
        self.message = message
    }
}

extension SeriesProblem {
    /// The whole line that Prometheus prints: `1:5: parse error: unexpected end of input in series values`.
    ///
    /// - Parameter lineOffset: the lines that stand before the description, for promtool counts from the load command that it
    ///   makes of a unit test: 1 for the first series, 2 for the second. Columns count bytes.
    package func text(in description: UnsafeBufferPointer<UInt8>, lineOffset: Int = 0) -> String {
        guard !description.isEmpty else { return "unknown position: parse error: \(message)" }
        let before = description[..<min(start, description.count)]
        let line = before.reduce(1 + lineOffset) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
        let column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
        return "\(line):\(column): parse error: \(message)"
    }
}
