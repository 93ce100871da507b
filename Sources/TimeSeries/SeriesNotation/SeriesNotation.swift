import PromQL

/// The notation of series in unit tests and test scripts.
package enum SeriesNotation {
    /// The most numbers that the values of one series may expand to: one for a point, 8 and the buckets for each histogram that
    /// a repeated addition makes. Prometheus has no limit and takes all the memory there is.
    package static let defaultLimit = 10_000_000

    /// Reads a metric and its values, as `ParseSeriesDesc` of Prometheus 3.14 does.
    ///
    /// It never throws: what could be read comes with the problems in the order in which Prometheus finds them. One is enough for
    /// Prometheus to refuse the text. A text that expands to more than `limit` numbers is refused here, too.
    package static func parse(
        _ text: UnsafeBufferPointer<UInt8>, limit: Int = defaultLimit
    ) -> (series: SeriesDescription, problems: [SeriesProblem]) {
        var parser = ExpressionParser()
        var series = SeriesDescription()
        var problems: [SeriesProblem] = []
        let head = Head(text, parser: &parser)
        if head.end > 0 {
            let metric = parser.parseMetric(UnsafeBufferPointer(rebasing: text[..<head.end]))
            series.labels = LabelSet(metric.labels.map { Label(name: $0.name[...], value: $0.value[...]) })
            problems = metric.errors.map { SeriesProblem(start: $0.start, end: $0.end, message: $0.message) }
        }
        if let lexer = head.lexerBehind {
            var values = SeriesParser(text, lexer: lexer, limit: limit)
            values.parseValues()
            series.values = values.values
            problems += values.problems
        }
        return (series, problems)
    }

    /// Reads a metric and its values from a text.
    package static func parse(
        _ text: [UInt8], limit: Int = defaultLimit
    ) -> (series: SeriesDescription, problems: [SeriesProblem]) {
        text.withUnsafeBufferPointer { parse($0, limit: limit) }
    }
}

/// The part of a description that is the metric.
private struct Head {
    /// 0 when the text does not begin with a metric; the series has no labels then.
    private(set) var end = 0
    /// Ready to read the values; nil when the braces have no end.
    private(set) var lexerBehind: Lexer?

    init(_ text: UnsafeBufferPointer<UInt8>, parser: inout ExpressionParser) {
        var lexer = Lexer(text, notation: .series)
        lexerBehind = lexer
        let first = lexer.next()
        if first.kind != .leftBrace {
            // Not every word is a name: `bool` and `NaN` are not.
            let name = UnsafeBufferPointer(rebasing: text[Int(first.start)..<Int(first.end)])
            guard !name.isEmpty, parser.parseMetric(name).errors.isEmpty else { return }
            end = Int(first.end)
            lexerBehind = lexer
            guard end < text.count, text[end] == UInt8(ascii: "{") else { return }
        }
        var token = first
        while token.kind != .rightBrace {
            token = lexer.next()
            if token.kind == .invalid || token.kind == .endOfText {
                end = text.count
                lexerBehind = nil
                return
            }
        }
        end = Int(token.end)
        lexerBehind = lexer
    }
}
