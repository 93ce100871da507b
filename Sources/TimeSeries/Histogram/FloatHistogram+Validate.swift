extension FloatHistogram {
    /// Throws when the parts do not fit each other or the schema, or a count is negative.
    ///
    /// Whether `count` is at least the sum of the buckets is not checked: rounding makes it fail for good histograms.
    package func validate() throws(HistogramError) {
        if usesCustomBuckets {
            do throws(HistogramError) { try checkCustomBounds() } catch { throw .inside(side: "custom buckets", error) }
            if zeroCount != 0 { throw .customWithZeroCount }
            if zeroThreshold != 0 { throw .customWithZeroThreshold }
            if !negative.spans.isEmpty { throw .customWithNegativeSpans }
            if !negative.counts.isEmpty { throw .customWithNegativeBuckets }
        } else if HistogramSchema.exponential.contains(schema) {
            do throws(HistogramError) { try positive.checkLayout() } catch { throw .inside(side: "positive side", error) }
            do throws(HistogramError) { try negative.checkLayout() } catch { throw .inside(side: "negative side", error) }
            do throws(HistogramError) { try negative.checkCounts() } catch { throw .inside(side: "negative side", error) }
            if zeroCount < 0 { throw .negativeZeroCount(zeroCount) }
            if !customValues.isEmpty { throw .exponentialWithCustomBounds }
        } else {
            throw .invalidSchema(schema)
        }
        if count < 0 { throw .negativeCount(count) }
        do throws(HistogramError) { try positive.checkCounts() } catch { throw .inside(side: "positive side", error) }
    }

    private func checkCustomBounds() throws(HistogramError) {
        var previous = -Double.infinity
        for (i, bound) in customValues.enumerated() {
            if bound.isNaN { throw .customBoundNotANumber }
            if i > 0, bound <= previous { throw .customBoundsNotIncreasing(previous: previous, current: bound) }
            previous = bound
        }
        if previous == .infinity { throw .customBoundInfinite }
        var spanLength = 0
        for (i, span) in positive.spans.enumerated() {
            if span.offset < 0 { throw .negativeOffset(span: i + 1, offset: span.offset) }
            spanLength += Int(span.length) + Int(span.offset)
        }
        try positive.checkLayout()
        if customValues.count + 1 < spanLength { throw .customBoundsTooFew(bounds: customValues.count, spanLength: spanLength) }
    }
}

extension BucketRow {
    fileprivate func checkCounts() throws(HistogramError) {
        for (i, count) in counts.enumerated() where count < 0 { throw .negativeBucketCount(bucket: i + 1, count: count) }
    }
}
