import TimeSeries

/// The histogram that the series notation describes.
func histogram(_ notation: String) throws -> FloatHistogram {
    let (series, problems) = SeriesNotation.parse(Array("{} \(notation)".utf8))
    if let problem = problems.first { throw problem }
    guard case .histogram(let histogram, _)? = series.values.first else {
        throw SeriesProblem(start: 0, end: 0, message: "\(notation) is no histogram")
    }
    return histogram
}

extension BucketRow {
    /// `-2:1 1 | 3:5` is the span of the buckets -2 and -1 and, after a gap of 3, one more.
    init(_ text: String) {
        self.init()
        for span in text.split(separator: "|") {
            let parts = span.split(separator: ":", omittingEmptySubsequences: false)
            let numbers = parts[1].split(separator: " ").map { Double($0) ?? .nan }
            spans.append(Span(offset: Int32(parts[0].trimmed) ?? 0, length: UInt32(numbers.count)))
            counts += numbers
        }
    }

    var text: String {
        var position = 0
        return spans.map { span in
            defer { position += Int(span.length) }
            let numbers = counts[position..<position + Int(span.length)].map { $0.rounded() == $0 ? "\(Int($0))" : "\($0)" }
            return "\(span.offset):\(numbers.joined(separator: " "))"
        }.joined(separator: " | ")
    }
}

extension Substring {
    var trimmed: Substring { drop { $0 == " " }.prefix { $0 != " " } }
}
