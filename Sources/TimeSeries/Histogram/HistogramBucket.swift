import GoFormat

/// One bucket with its bounds.
package struct HistogramBucket: Sendable, Equatable {
    package var lower: Double
    package var upper: Double
    package var lowerInclusive: Bool
    package var upperInclusive: Bool
    package var count: Double
    /// The index within the schema and side; 0 for the zero bucket.
    package var index: Int32

    package init(lower: Double, upper: Double, lowerInclusive: Bool, upperInclusive: Bool, count: Double, index: Int32) {
        self.lower = lower
        self.upper = upper
        self.lowerInclusive = lowerInclusive
        self.upperInclusive = upperInclusive
        self.count = count
        self.index = index
    }
}

extension HistogramBucket: CustomStringConvertible {
    /// `(0.5,1]:3`, with square brackets at inclusive bounds.
    package var description: String {
        let (open, close) = (lowerInclusive ? "[" : "(", upperInclusive ? "]" : ")")
        return "\(open)\(FloatFormat.text(lower)),\(FloatFormat.text(upper))\(close):\(FloatFormat.text(count))"
    }
}
