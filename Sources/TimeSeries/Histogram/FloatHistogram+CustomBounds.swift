extension FloatHistogram {
    /// Adds the buckets of a histogram with other custom bounds: both are brought to the bounds that they share.
    ///
    /// The plain and the compensated addition both use Kahan's method here, and empty buckets are left out.
    mutating func combineCustom(
        _ other: FloatHistogram, subtracting: Bool, compensated: Bool, _ lost: inout FloatHistogram
    ) throws(HistogramError) {
        try positive.checkLayout()
        try other.positive.checkLayout()
        let bounds = FloatHistogram.sharedBounds(customValues, other.customValues)
        var sums = Array(repeating: 0.0, count: bounds.count + 1)
        var compensations = sums
        let carried = compensated ? lost.positive.counts : []

        func distribute(_ row: BucketRow, bounds rowBounds: [Double], _ put: (_ position: Int, _ target: Int) -> Void)
            throws(HistogramError)
        {
            if let first = row.spans.first, first.offset < 0 { throw .negativeOffset(span: 1, offset: first.offset) }
            var shared = 0
            var index = 0
            var position = 0
            for span in row.spans {
                index += Int(span.offset)
                for _ in 0..<span.length {
                    // What has no shared bound above it goes to the last bucket, which reaches +Inf.
                    var target = bounds.count
                    if index < rowBounds.count {
                        while shared < bounds.count, !(bounds[shared] >= rowBounds[index]) { shared += 1 }
                        target = shared
                    }
                    put(position, target)
                    index += 1
                    position += 1
                }
            }
        }
        let own = positive
        try distribute(own, bounds: customValues) { position, target in
            TimeSeries.kahanAdd(own.counts[position], to: &sums[target], &compensations[target])
            if position < carried.count {
                TimeSeries.kahanAdd(carried[position], to: &sums[target], &compensations[target])
            }
        }
        try distribute(other.positive, bounds: other.customValues) { position, target in
            let count = other.positive.counts[position]
            TimeSeries.kahanAdd(subtracting ? -count : count, to: &sums[target], &compensations[target])
        }

        var row = BucketRow()
        var rowCompensation: [Double] = []
        var end: Int32 = 0
        for (i, sum) in sums.enumerated() where sum != 0 || compensations[i] != 0 {
            let index = Int32(truncatingIfNeeded: i)
            if !row.spans.isEmpty, index == end {
                row.spans[row.spans.count - 1].length += 1
            } else {
                row.spans.append(BucketRow.Span(offset: index - end, length: 1))
            }
            row.counts.append(sum)
            rowCompensation.append(compensations[i])
            end = index + 1
        }
        positive = row
        customValues = bounds
        lost.positive.counts = rowCompensation
        lost.customValues = bounds
    }

    /// Whether two lists of bounds are the same numbers; a NaN is never the same.
    static func boundsMatch(_ a: [Double], _ b: [Double]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { $0 == $1 }
    }

    /// The bounds that two rising lists have in common.
    static func sharedBounds(_ a: [Double], _ b: [Double]) -> [Double] {
        var shared: [Double] = []
        var i = 0
        var j = 0
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                shared.append(a[i])
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return shared
    }
}
