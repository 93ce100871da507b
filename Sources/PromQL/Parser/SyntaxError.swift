import SourceText

/// What is wrong with an expression.
package struct SyntaxError: Sendable {
    /// In Prometheus' own words where Prometheus has some.
    package var message: String
    /// Byte offsets into the text as Prometheus gives them; the end may lie before the start. See ``range``.
    package var start: Int
    package var end: Int
    /// What could stand there instead: `a number`, `")"`; empty where that says nothing.
    package var expected: [String] = []
    /// What helps: the feature to switch on, what changed in which release, what was probably meant.
    package var note: String?
    /// A name that was probably meant, to be put in place of ``range``.
    package var suggestion: String?
    /// Whether it only follows from an error that stands before it in the list: what was skipped after that one.
    package var isConsequence = false

    init(_ message: String, start: Int, end: Int) {
        self.message = message
        self.start = start
        self.end = end
    }

    package var range: ByteRange { ByteRange(start, end) }

    /// The whole line that Prometheus prints: `1:5: parse error: unexpected end of input`. Columns count bytes.
    package func text(in expression: UnsafeBufferPointer<UInt8>) -> String {
        var place = "unknown position"
        if expression.count > 0 {
            place = "invalid position"
            if start >= 0, start <= expression.count {
                var line = 1
                var lineStart = 0
                for i in 0..<start where expression[i] == UInt8(ascii: "\n") {
                    line += 1
                    lineStart = i + 1
                }
                place = "\(line):\(start - lineStart + 1)"
            }
        }
        return "\(place): parse error: \(message)"
    }
}

/// What a parser made of a text.
package struct ParsedExpression: Sendable {
    /// The syntax tree, as far as one could be made. With ``errors`` it may have gaps; see ``expression``.
    package var tree: Expression?
    /// All errors in the order in which Prometheus finds them; it prints the first one alone.
    package var errors: [SyntaxError]
    /// With ``errors``: what Prometheus would find next, once these are gone. In other places of the text, and at most ten.
    package var further: [SyntaxError] = []

    /// The expression that Prometheus would run; nil when there is an error.
    package var expression: Expression? { errors.isEmpty ? tree : nil }
}

/// A metric as tests and the like write it: `x{a="b"}`.
package struct ParsedMetric: Sendable {
    package struct Label: Sendable, Equatable {
        package var name: [UInt8]
        package var value: [UInt8]
    }

    /// Sorted by the bytes of the names, with the metric's name as `__name__`.
    package var labels: [Label]
    package var errors: [SyntaxError]
}
