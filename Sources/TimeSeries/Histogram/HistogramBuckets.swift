/// The buckets of one side of a histogram with their bounds, away from zero or towards it.
///
/// Empty buckets that have a place in a span are there, too. Where spans and counts do not fit each other, it ends early.
package struct HistogramBuckets: Sequence, IteratorProtocol, Sendable {
    private let row: BucketRow
    private let schema: Int32
    private let isPositive: Bool
    private let customValues: [Double]
    private let step: Int
    private var spanIndex: Int
    private var inSpan: Int
    private var position: Int
    private var index: Int32

    init(_ row: BucketRow, schema: Int32, isPositive: Bool, customValues: [Double], towardsZero: Bool) {
        self.row = row
        self.schema = schema
        self.isPositive = isPositive
        self.customValues = customValues
        step = towardsZero ? -1 : 1
        inSpan = 0
        if towardsZero {
            spanIndex = row.spans.count - 1
            position = row.counts.count - 1
            index = row.spans.reduce(0) { $0 &+ $1.offset &+ Int32(truncatingIfNeeded: $1.length) } &- 1
            if let last = row.spans.last { inSpan = Int(last.length) - 1 }
        } else {
            spanIndex = 0
            position = 0
            index = row.spans.first?.offset ?? 0
        }
    }

    package mutating func next() -> HistogramBucket? {
        // The span that the next bucket lies in; spans may be empty.
        while spanIndex >= 0, spanIndex < row.spans.count, inSpan < 0 || inSpan >= Int(row.spans[spanIndex].length) {
            if step < 0 { index &-= row.spans[spanIndex].offset }
            spanIndex += step
            guard spanIndex >= 0, spanIndex < row.spans.count else { break }
            if step > 0 { index &+= row.spans[spanIndex].offset }
            inSpan = step > 0 ? 0 : Int(row.spans[spanIndex].length) - 1
        }
        guard spanIndex >= 0, spanIndex < row.spans.count, position >= 0, position < row.counts.count else { return nil }
        defer {
            inSpan += step
            position += step
            index &+= Int32(step)
        }
        return bucket(row.counts[position])
    }

    private func bucket(_ count: Double) -> HistogramBucket {
        let far = HistogramSchema.upperBound(of: index, schema: schema, customValues: customValues)
        let near = HistogramSchema.upperBound(of: index &- 1, schema: schema, customValues: customValues)
        let (lower, upper) = isPositive ? (near, far) : (-far, -near)
        let isCustom = schema == HistogramSchema.custom
        return HistogramBucket(
            lower: lower, upper: upper, lowerInclusive: isCustom ? index == 0 : lower < 0, upperInclusive: isCustom || upper > 0,
            count: count, index: index)
    }
}

extension FloatHistogram {
    /// The buckets above zero, from zero up.
    package var positiveBuckets: HistogramBuckets { buckets(isPositive: true, towardsZero: false) }
    /// The buckets below zero, from zero down.
    package var negativeBuckets: HistogramBuckets { buckets(isPositive: false, towardsZero: false) }
    /// The buckets above zero, down to zero.
    package var positiveBucketsDescending: HistogramBuckets { buckets(isPositive: true, towardsZero: true) }
    /// The buckets below zero, up to zero.
    package var negativeBucketsAscending: HistogramBuckets { buckets(isPositive: false, towardsZero: true) }

    private func buckets(isPositive: Bool, towardsZero: Bool) -> HistogramBuckets {
        // The negative side has no custom bounds, as in Prometheus; it is not used there.
        HistogramBuckets(
            isPositive ? positive : negative, schema: schema, isPositive: isPositive,
            customValues: isPositive ? customValues : [], towardsZero: towardsZero)
    }

    package var zeroBucket: HistogramBucket {
        HistogramBucket(
            lower: -zeroThreshold, upper: zeroThreshold, lowerInclusive: true, upperInclusive: true, count: zeroCount, index: 0)
    }

    /// All buckets in rising order: negative, the zero bucket when it counts something, positive. A bucket that the
    /// zero bucket cuts into begins (or ends) at the zero threshold.
    package var allBuckets: AllHistogramBuckets { AllHistogramBuckets(self, descending: false) }
    /// The same in falling order.
    package var allBucketsDescending: AllHistogramBuckets { AllHistogramBuckets(self, descending: true) }
}

/// The buckets of both sides and the zero bucket between them.
package struct AllHistogramBuckets: Sequence, IteratorProtocol, Sendable {
    private var before: HistogramBuckets
    private var zero: HistogramBucket?
    private var after: HistogramBuckets
    private let zeroThreshold: Double
    private var isBeforeZero = true

    init(_ histogram: FloatHistogram, descending: Bool) {
        before = descending ? histogram.positiveBucketsDescending : histogram.negativeBucketsAscending
        after = descending ? histogram.negativeBuckets : histogram.positiveBuckets
        zeroThreshold = histogram.zeroThreshold
        zero = histogram.zeroCount > 0 && !histogram.usesCustomBuckets ? histogram.zeroBucket : nil
    }

    package mutating func next() -> HistogramBucket? {
        if isBeforeZero {
            if let bucket = before.next() { return cut(bucket) }
            isBeforeZero = false
        }
        if let bucket = zero {
            zero = nil
            return bucket
        }
        return after.next().map(cut)
    }

    private func cut(_ bucket: HistogramBucket) -> HistogramBucket {
        var bucket = bucket
        if bucket.upper < 0, bucket.upper > -zeroThreshold {
            bucket.upper = -zeroThreshold
        } else if bucket.lower > 0, bucket.lower < zeroThreshold {
            bucket.lower = zeroThreshold
        }
        return bucket
    }
}
