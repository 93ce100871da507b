extension FloatHistogram {
    /// Widens the zero buckets of both histograms to the smallest threshold that splits no populated bucket of either.
    ///
    /// Only this histogram (and its Kahan compensation) changes.
    /// - Returns: the zero count that the other one would have, and the compensation of that sum.
    mutating func reconcileZeroBuckets(
        with other: FloatHistogram, compensated: Bool, _ lost: inout FloatHistogram
    ) throws(HistogramError) -> (count: Double, compensation: Double) {
        var otherCount = other.zeroCount
        var otherThreshold = other.zeroThreshold
        var otherCompensation = 0.0
        if zeroThreshold.isNaN || otherThreshold.isNaN { throw .zeroThresholdNotANumber }
        while otherThreshold != zeroThreshold {
            if zeroThreshold > otherThreshold {
                (otherCount, otherThreshold, otherCompensation) = try other.zeroCount(forThreshold: zeroThreshold, compensation: nil)
            }
            if otherThreshold > zeroThreshold {
                let wider = try zeroCount(forThreshold: otherThreshold, compensation: compensated ? lost : nil)
                zeroCount = wider.count
                zeroThreshold = wider.threshold
                if compensated { lost.zeroCount = wider.compensation }
                emptyBucketsInsideZero(&positive, compensated, &lost.positive)
                emptyBucketsInsideZero(&negative, compensated, &lost.negative)
            }
        }
        return (otherCount, otherCompensation)
    }

    /// The zero count under a threshold that is not lower than the present one.
    ///
    /// A threshold inside a populated bucket is raised to the far end of that bucket.
    func zeroCount(
        forThreshold wanted: Double, compensation: FloatHistogram?
    ) throws(HistogramError) -> (count: Double, threshold: Double, compensation: Double) {
        var threshold = wanted
        var lost = compensation?.zeroCount ?? 0
        if threshold == zeroThreshold { return (zeroCount, threshold, lost) }
        if !HistogramSchema.hasBounds(schema), !(positive.isEmpty && negative.isEmpty) { throw .noBounds(schema: schema) }
        while true {
            var total = zeroCount
            if let end = addBuckets(of: positive, compensation?.positive.counts, below: threshold, &total, &lost) { threshold = end }
            guard let end = addBuckets(of: negative, compensation?.negative.counts, below: threshold, &total, &lost) else {
                return (total, threshold, lost)
            }
            // The positive side has to be counted again under the higher threshold. What the first round added to
            // the compensation stays in it, as in Prometheus.
            threshold = end
        }
    }

    /// Adds the buckets that begin below the threshold; answers the far end of a populated one that the threshold splits.
    private func addBuckets(
        of row: BucketRow, _ compensation: [Double]?, below threshold: Double, _ total: inout Double, _ lost: inout Double
    ) -> Double? {
        var split: Double?
        row.forEachBucket { position, index in
            let count = row.counts[position]
            let (lower, upper) = exponentialBounds(index)
            if lower >= threshold { return false }
            TimeSeries.kahanAdd(count, to: &total, &lost)
            if let compensation, position < compensation.count {
                TimeSeries.kahanAdd(compensation[position], to: &total, &lost)
            }
            if upper > threshold {
                if count != 0 { split = upper }
                return false
            }
            return true
        }
        return split
    }

    /// Empties the buckets inside the zero bucket, whose counts it has taken over, and removes all empty buckets.
    private func emptyBucketsInsideZero(_ row: inout BucketRow, _ compensated: Bool, _ lost: inout BucketRow) {
        var lostCounts = compensated ? lost.counts : nil
        var inside = 0
        row.forEachBucket { position, index in
            if exponentialBounds(index).lower >= zeroThreshold { return false }
            inside = position + 1
            return true
        }
        for position in 0..<inside {
            row.counts[position] = 0
            if position < lostCounts?.count ?? 0 { lostCounts?[position] = 0 }
        }
        row.compact(maxEmptyBuckets: 0, compensation: &lostCounts)
        if let lostCounts { lost = BucketRow(spans: row.spans, counts: lostCounts) }
    }

    /// The bounds of a bucket by their distance from zero.
    private func exponentialBounds(_ index: Int32) -> (lower: Double, upper: Double) {
        (
            HistogramSchema.exponentialBound(of: index &- 1, schema: schema),
            HistogramSchema.exponentialBound(of: index, schema: schema)
        )
    }
}
