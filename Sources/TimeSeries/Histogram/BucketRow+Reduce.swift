extension BucketRow {
    /// The row in a lower schema: buckets that fall into one are added in order.
    func reduced(from origin: Int32, to target: Int32) throws(HistogramError) -> BucketRow {
        var none: [Double]?
        return try reduced(from: origin, to: target, compensation: &none)
    }

    /// The same with the compensations of a Kahan sum, which move along.
    func reduced(from origin: Int32, to target: Int32, compensation: inout [Double]?) throws(HistogramError) -> BucketRow {
        do throws(HistogramError) {
            try checkLayout()
        } catch {
            if case .spansMismatch(let needed, let have) = error, needed > have { throw .bucketsMissing(have: have) }
            throw error
        }
        if let c = compensation, c.count != counts.count { throw .spansMismatch(needed: counts.count, have: c.count) }
        var result = BucketRow()
        var resultCompensation: [Double]? = compensation == nil ? nil : []
        var last: Int32 = 0
        forEachBucket { position, index in
            let count = counts[position]
            let c = compensation?[position]
            let target = HistogramSchema.index(index, from: origin, to: target)
            if !result.spans.isEmpty, target == last {
                let end = result.counts.count - 1
                if let c {
                    var lost = resultCompensation?[end] ?? 0
                    kahanAdd(count, to: &result.counts[end], &lost)
                    kahanAdd(c, to: &result.counts[end], &lost)
                    resultCompensation?[end] = lost
                } else {
                    result.counts[end] += count
                }
                return true
            }
            if !result.spans.isEmpty, target == last &+ 1 {
                result.spans[result.spans.count - 1].length += 1
            } else {
                let offset = result.spans.isEmpty ? target : target &- last &- 1
                result.spans.append(Span(offset: offset, length: 1))
            }
            result.counts.append(count)
            if let c { resultCompensation?.append(c) }
            last = target
            return true
        }
        compensation = resultCompensation
        return result
    }
}
