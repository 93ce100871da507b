import PromQL

/// The notation of series in unit tests and test scripts.
package enum SeriesNotation {
    /// The most numbers that the values of one series may expand to: points, and buckets where points differ.
    package static let defaultLimit = 10_000_000

    /// Reads a metric and its values, as `ParseSeriesDesc` of Prometheus 3.14 does.
    ///
    /// It never throws: what could be read comes with the problems in the order in which Prometheus finds them. One is enough for
    /// Prometheus to refuse the text. A text that expands to more than ten million numbers is refused here, too.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>, limit: Int = defaultLimit) -> (
        series: SeriesDescription, problems: [SeriesProblem]
    ) {
        var lexer = Lexer(text, notation: .series)
        var labels: [Label] = []
        // STUB
        var behind = lexer
        var token = lexer.next()
        if token.kind == .identifier {
            labels.append(Label(name: Array("__name__".utf8)[...], value: Array(text[Int(token.start)..<Int(token.end)])[...]))
            behind = lexer
            token = lexer.next()
        }
        if token.kind == .leftBrace {
            var name: ArraySlice<UInt8> = []
            while token.kind != .rightBrace, token.kind != .invalid {
                token = lexer.next()
                if token.kind == .identifier { name = Array(text[Int(token.start)..<Int(token.end)])[...] }
                if token.kind == .string {
                    labels.append(Label(name: name, value: Array(text[Int(token.start) + 1..<Int(token.end) - 1])[...]))
                }
            }
            behind = lexer
        }
        var parser = SeriesParser(text, lexer: behind, limit: limit)
        parser.parseValues()
        return (SeriesDescription(labels: LabelSet(labels), values: parser.values), parser.problems)
    }

    /// Reads a metric and its values from a text.
    package static func parse(_ text: [UInt8], limit: Int = defaultLimit) -> (series: SeriesDescription, problems: [SeriesProblem]) {
        text.withUnsafeBufferPointer { parse($0, limit: limit) }
    }
}
