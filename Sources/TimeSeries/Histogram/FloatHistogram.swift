/// A native histogram whose counts are floating-point numbers, as PromQL computes with them.
///
/// The buckets of an exponential schema (-4 … 8) grow by the factor 2^(2^-schema), with 1 as a boundary in every schema;
/// the custom schema -53 takes its upper bounds from ``customValues`` and uses neither the zero bucket nor the negative
/// side. The value may be inconsistent (the series notation does not check what it reads): see ``validate()``.
/// No operation crashes on an inconsistent histogram. Follows model/histogram of Prometheus 3.14.
package struct FloatHistogram: Sendable {
    /// What is known about a reset between the sample before and this one.
    package enum CounterResetHint: UInt8, Sendable {
        case unknown, reset, notReset, gauge
    }

    package var counterResetHint: CounterResetHint
    package var schema: Int32
    /// The zero bucket holds what lies in `-zeroThreshold … zeroThreshold`.
    package var zeroThreshold: Double
    package var zeroCount: Double
    /// The number of observations; it is not derived from the buckets and includes observations of NaN.
    package var count: Double
    /// The sum of observations. The stale marker stands here for a stale histogram.
    package var sum: Double
    package var positive: BucketRow
    /// Bucket i holds what lies in `-upper(i) ..< -upper(i - 1)`.
    package var negative: BucketRow
    /// The upper bounds of custom buckets, strictly increasing and finite; the last bucket reaches +Inf.
    package var customValues: [Double]

    package init(
        schema: Int32 = 0, count: Double = 0, sum: Double = 0, zeroThreshold: Double = 0, zeroCount: Double = 0,
        positive: BucketRow = BucketRow(), negative: BucketRow = BucketRow(), customValues: [Double] = [],
        counterResetHint: CounterResetHint = .unknown
    ) {
        self.counterResetHint = counterResetHint
        self.schema = schema
        self.zeroThreshold = zeroThreshold
        self.zeroCount = zeroCount
        self.count = count
        self.sum = sum
        self.positive = positive
        self.negative = negative
        self.customValues = customValues
    }

    package var usesCustomBuckets: Bool { schema == HistogramSchema.custom }

    /// Whether this is the marker that ends a series, not an observation.
    package var isStale: Bool { StaleMarker.isStale(sum) }

    /// The histogram without the parts that its schema does not use.
    ///
    /// Prometheus drops them whenever it copies a histogram, so results of arithmetic never carry them.
    package var withoutUnusedParts: FloatHistogram {
        var copy = self
        if usesCustomBuckets {
            copy.zeroThreshold = 0
            copy.zeroCount = 0
            copy.negative = BucketRow()
        } else {
            copy.customValues = []
        }
        return copy
    }

    /// Whether any of the numbers is infinite, which happens when an aggregation leaves the range of `Double`.
    package var hasOverflow: Bool {
        zeroCount.isInfinite || count.isInfinite || sum.isInfinite || positive.counts.contains { $0.isInfinite }
            || negative.counts.contains { $0.isInfinite } || customValues.contains { $0.isInfinite }
    }

    /// The memory that Prometheus takes for the histogram in bytes; it divides it by the 16 bytes of a float sample to
    /// count samples against the limit of a query.
    package var byteSize: Int {
        168 + 8 * (positive.spans.count + negative.spans.count + positive.counts.count + negative.counts.count + customValues.count)
    }
}

extension FloatHistogram: Equatable {
    /// Equality of data: numbers by their bits (so a NaN equals itself and -0 is not 0), thresholds and custom bounds as
    /// numbers, spans by the layout that they describe, the counter reset hint not at all.
    package static func == (a: FloatHistogram, b: FloatHistogram) -> Bool {
        a.schema == b.schema && a.count.bitPattern == b.count.bitPattern && a.sum.bitPattern == b.sum.bitPattern
            && (!a.usesCustomBuckets || a.customValues == b.customValues)
            && a.zeroThreshold == b.zeroThreshold && a.zeroCount.bitPattern == b.zeroCount.bitPattern
            && a.negative == b.negative && a.positive == b.positive
    }
}

extension FloatHistogram {
    /// Multiplies every count and the sum; a negative factor makes the histogram a gauge.
    package mutating func multiply(by factor: Double) {
        scale(by: factor, { $0 * $1 })
    }

    /// Divides every count and the sum; a divisor of zero removes the buckets, a negative one makes the histogram a gauge.
    package mutating func divide(by divisor: Double) {
        if divisor == 0 {
            positive = BucketRow()
            negative = BucketRow()
        }
        scale(by: divisor, { $0 / $1 })
    }

    private mutating func scale(by number: Double, _ apply: (Double, Double) -> Double) {
        zeroCount = apply(zeroCount, number)
        count = apply(count, number)
        sum = apply(sum, number)
        for i in positive.counts.indices { positive.counts[i] = apply(positive.counts[i], number) }
        for i in negative.counts.indices { negative.counts[i] = apply(negative.counts[i], number) }
        if number < 0 { counterResetHint = .gauge }
    }

    /// Removes empty buckets at the edges of spans and inside them where more than `maxEmptyBuckets` follow each other,
    /// and joins spans that are no farther apart.
    package mutating func compact(maxEmptyBuckets: Int = 0) {
        positive.compact(maxEmptyBuckets: maxEmptyBuckets)
        negative.compact(maxEmptyBuckets: maxEmptyBuckets)
    }

    /// Brings an exponential histogram to a lower schema by merging buckets.
    ///
    /// - Throws: when the histogram or the target is not exponential, the target is not lower, or spans and counts do
    ///   not fit each other. The histogram is then unchanged.
    package mutating func reduceResolution(to target: Int32) throws(HistogramError) {
        if usesCustomBuckets { throw .cannotReduceCustomBuckets }
        if target == HistogramSchema.custom { throw .cannotReduceToCustomBuckets }
        if target >= schema { throw .cannotReduceResolution(from: schema, to: target) }
        let lowered = (
            positive: try positive.reduced(from: schema, to: target), negative: try negative.reduced(from: schema, to: target)
        )
        positive = lowered.positive
        negative = lowered.negative
        schema = target
    }
}
