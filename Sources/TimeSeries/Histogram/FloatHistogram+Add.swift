extension FloatHistogram {
    /// What had to be decided to combine two histograms.
    package struct Combination: Sendable, Equatable {
        /// One histogram said that there was a reset and the other that there was none; the result says nothing.
        package var hintsCollided = false
        /// The custom bounds differed, and the result has those that both share.
        package var boundsReconciled = false
    }

    /// Adds another histogram: counts, sum and buckets, with buckets inserted where this one has none.
    ///
    /// Different schemas meet in the lower one, different zero buckets in the smallest that fits both, different custom
    /// bounds in those that both share. Nothing is compacted.
    /// - Throws: when one is exponential and the other custom, or one is inconsistent; the histogram is then unchanged.
    @discardableResult
    package mutating func add(_ other: FloatHistogram) throws(HistogramError) -> Combination {
        var unused = FloatHistogram()
        return try combine(other, subtracting: false, compensated: false, &unused)
    }

    /// Like ``add(_:)``, but subtracts.
    ///
    /// The counter reset hint is found as for an addition; whoever evaluates the operator `-` has to set it to gauge.
    @discardableResult
    package mutating func subtract(_ other: FloatHistogram) throws(HistogramError) -> Combination {
        var unused = FloatHistogram()
        return try combine(other, subtracting: true, compensated: false, &unused)
    }

    /// Like ``add(_:)``, with what rounding loses collected in `compensation`, which is made when it is nil.
    ///
    /// At the end of a sum the compensation is added plainly.
    @discardableResult
    package mutating func kahanAdd(_ other: FloatHistogram, compensation: inout FloatHistogram?) throws(HistogramError) -> Combination {
        var lost = compensation ?? emptyCompensation
        let combination = try combine(other, subtracting: false, compensated: true, &lost)
        compensation = lost
        return combination
    }

    /// A histogram of the same layout that counts nothing.
    private var emptyCompensation: FloatHistogram {
        var lost = FloatHistogram(schema: schema, zeroThreshold: zeroThreshold, customValues: customValues)
        lost.counterResetHint = counterResetHint
        lost.positive = BucketRow(spans: positive.spans, counts: Array(repeating: 0, count: positive.counts.count))
        if !usesCustomBuckets {
            lost.negative = BucketRow(spans: negative.spans, counts: Array(repeating: 0, count: negative.counts.count))
        }
        return lost
    }

    /// The common course of addition and subtraction.
    ///
    /// - Parameter lost: what rounding loses, used and changed only when `compensated`.
    private mutating func combine(
        _ other: FloatHistogram, subtracting: Bool, compensated: Bool, _ lost: inout FloatHistogram
    ) throws(HistogramError) -> Combination {
        if usesCustomBuckets != other.usesCustomBuckets { throw .incompatibleSchemas }
        var result = self
        var newLost = lost
        var combination = Combination()
        combination.hintsCollided = result.adoptHint(of: other)

        func accumulate(_ term: Double, to sum: inout Double, _ lost: inout Double) {
            if compensated {
                TimeSeries.kahanAdd(subtracting ? -term : term, to: &sum, &lost)
            } else if subtracting {
                sum -= term
            } else {
                sum += term
            }
        }
        if !usesCustomBuckets {
            let otherZero = try result.reconcileZeroBuckets(with: other, compensated: compensated, &newLost)
            accumulate(otherZero.count, to: &result.zeroCount, &newLost.zeroCount)
            if compensated { accumulate(otherZero.compensation, to: &result.zeroCount, &newLost.zeroCount) }
        }
        accumulate(other.count, to: &result.count, &newLost.count)
        accumulate(other.sum, to: &result.sum, &newLost.sum)

        if usesCustomBuckets, !FloatHistogram.boundsMatch(customValues, other.customValues) {
            combination.boundsReconciled = true
            try result.combineCustom(other, subtracting: subtracting, compensated: compensated, &newLost)
        } else {
            try result.combineRows(other, subtracting: subtracting, compensated: compensated, &newLost)
        }
        self = result
        if compensated {
            newLost.schema = schema
            newLost.zeroThreshold = zeroThreshold
            newLost.positive.spans = positive.spans
            if !usesCustomBuckets { newLost.negative.spans = negative.spans }
            lost = newLost
        }
        return combination
    }

    /// The hint of a sum or difference; answers true when one says reset and the other not reset.
    private mutating func adoptHint(of other: FloatHistogram) -> Bool {
        switch (counterResetHint, other.counterResetHint) {
        case (.gauge, _), (_, .gauge): counterResetHint = .gauge
        case (.reset, .reset), (.notReset, .notReset): break
        case (.reset, .notReset), (.notReset, .reset):
            counterResetHint = .unknown
            return true
        case (.unknown, _), (_, .unknown): counterResetHint = .unknown
        }
        return false
    }

    /// Adds the buckets of a histogram with the same custom bounds or of another exponential one.
    private mutating func combineRows(
        _ other: FloatHistogram, subtracting: Bool, compensated: Bool, _ lost: inout FloatHistogram
    ) throws(HistogramError) {
        let origin = schema
        schema = usesCustomBuckets ? schema : min(schema, other.schema)
        try combineRow(&positive, other.positive, (origin, other.schema), subtracting, compensated, &lost.positive.counts)
        if usesCustomBuckets { return }
        try combineRow(&negative, other.negative, (origin, other.schema), subtracting, compensated, &lost.negative.counts)
    }

    private func combineRow(
        _ row: inout BucketRow, _ other: BucketRow, _ schemas: (own: Int32, other: Int32), _ subtracting: Bool, _ compensated: Bool,
        _ lost: inout [Double]
    ) throws(HistogramError) {
        var lostCounts = compensated ? lost : nil
        var otherLost: [Double]?
        var other = other
        if schemas.other < schemas.own {
            row = try row.reduced(from: schemas.own, to: schemas.other, compensation: &lostCounts)
        } else if schemas.other > schemas.own {
            if compensated { otherLost = Array(repeating: 0, count: other.counts.count) }
            other = try other.reduced(from: schemas.other, to: schemas.own, compensation: &otherLost)
        }
        try row.add(
            other, subtracting: subtracting, skipping: bucketsInsideZero(other), compensation: &lostCounts, otherCompensation: otherLost)
        if let lostCounts { lost = lostCounts }
    }

    /// The number of leading buckets that the zero bucket covers.
    private func bucketsInsideZero(_ row: BucketRow) -> Int {
        guard HistogramSchema.exponential.contains(schema) else { return 0 }
        var inside = 0
        row.forEachBucket { position, index in
            guard HistogramSchema.exponentialBound(of: index, schema: schema) <= zeroThreshold else { return false }
            inside = position + 1
            return true
        }
        return inside
    }
}
