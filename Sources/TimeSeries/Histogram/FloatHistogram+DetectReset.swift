extension FloatHistogram {
    /// Whether the counter was reset between a histogram and this later one.
    ///
    /// A hint of this histogram decides alone. Else it is a reset when the count, the zero count or a bucket has become
    /// smaller, a populated bucket is gone, the resolution has become higher or the zero bucket narrower; before that, the
    /// earlier histogram is brought to the schema, zero threshold and custom bounds of this one. The sum plays no part.
    package func detectsReset(since previous: FloatHistogram) -> Bool {
        if counterResetHint == .reset { return true }
        if counterResetHint == .notReset { return false }
        if count < previous.count { return true }
        if usesCustomBuckets {
            if !previous.usesCustomBuckets { return true }
            if !FloatHistogram.boundsMatch(customValues, previous.customValues) { return sharedBucketDecreased(since: previous) }
        }
        if schema > previous.schema || zeroThreshold < previous.zeroThreshold { return true }
        guard let zero = try? previous.zeroCount(forThreshold: zeroThreshold, compensation: nil) else { return true }
        // The threshold lies inside a populated bucket.
        if zero.threshold != zeroThreshold { return true }
        if zeroCount < zero.count { return true }
        return bucketDecreased(positive, since: previous.positive, of: previous.schema)
            || bucketDecreased(negative, since: previous.negative, of: previous.schema)
    }

    private func bucketDecreased(_ row: BucketRow, since previous: BucketRow, of previousSchema: Int32) -> Bool {
        var now = MergedBuckets(row, from: schema, to: schema, above: zeroThreshold)
        var before = MergedBuckets(previous, from: previousSchema, to: schema, above: zeroThreshold)
        var current = now.next()
        while let earlier = before.next() {
            while let bucket = current, bucket.index < earlier.index { current = now.next() }
            if let bucket = current, bucket.index == earlier.index {
                if bucket.count < earlier.count { return true }
            } else if earlier.count != 0 {
                return true
            }
        }
        return false
    }

    /// Whether a bucket between two bounds that both histograms have holds less than before.
    private func sharedBucketDecreased(since previous: FloatHistogram) -> Bool {
        var now = positiveBuckets
        var before = previous.positiveBuckets
        var current = now.next()
        var earlier = before.next()
        func sum(upTo bound: Double, _ bucket: inout HistogramBucket?, _ buckets: inout HistogramBuckets) -> Double {
            var sum = 0.0
            while let next = bucket, next.upper <= bound {
                sum += next.count
                bucket = buckets.next()
            }
            return sum
        }
        for bound in FloatHistogram.sharedBounds(customValues, previous.customValues) + [.infinity] {
            if sum(upTo: bound, &current, &now) < sum(upTo: bound, &earlier, &before) { return true }
        }
        return false
    }
}

/// The buckets of one side in a lower (or the same) schema, without those that lie wholly below a distance from zero.
private struct MergedBuckets: IteratorProtocol {
    private let row: BucketRow
    private let origin: Int32
    private let target: Int32
    private let start: Double
    private var hasReachedStart: Bool
    private var spanIndex = 0
    private var inSpan = 0
    private var position = 0
    private var index: Int32

    init(_ row: BucketRow, from origin: Int32, to target: Int32, above start: Double) {
        self.row = row
        self.origin = origin
        self.target = target
        self.start = start
        hasReachedStart = start == 0 || !HistogramSchema.exponential.contains(target)
        index = row.spans.first?.offset ?? 0
    }

    mutating func next() -> (index: Int32, count: Double)? {
        while let bucket = nextMerged() {
            if !hasReachedStart, HistogramSchema.exponentialBound(of: bucket.index, schema: target) <= start { continue }
            hasReachedStart = true
            return bucket
        }
        return nil
    }

    private mutating func nextMerged() -> (index: Int32, count: Double)? {
        guard let first = peekIndex() else { return nil }
        var count = take()
        while origin != target, peekIndex() == first { count += take() }
        return (first, count)
    }

    /// The index in the target schema of the next bucket of the row.
    private mutating func peekIndex() -> Int32? {
        while spanIndex < row.spans.count, inSpan >= Int(row.spans[spanIndex].length) {
            spanIndex += 1
            inSpan = 0
            if spanIndex < row.spans.count { index &+= row.spans[spanIndex].offset }
        }
        guard spanIndex < row.spans.count, position < row.counts.count else { return nil }
        return origin == target ? index : HistogramSchema.index(index, from: origin, to: target)
    }

    private mutating func take() -> Double {
        defer {
            inSpan += 1
            position += 1
            index &+= 1
        }
        return row.counts[position]
    }
}
