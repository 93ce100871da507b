extension BucketRow {
    /// No gap above this is ever filled with empty buckets: the finest schema has about half as many indexes.
    private static let widestFilledGap = 1 << 20

    /// Removes empty buckets and joins spans, see ``FloatHistogram/compact(maxEmptyBuckets:)``.
    ///
    /// A row is left alone when its spans and counts do not fit each other or a gap would become too wide for a span.
    package mutating func compact(maxEmptyBuckets: Int) {
        var none: [Double]?
        compact(maxEmptyBuckets: maxEmptyBuckets, compensation: &none)
    }

    /// The same with the compensations of a Kahan sum: a bucket is empty only when its compensation is zero, too.
    mutating func compact(maxEmptyBuckets: Int, compensation: inout [Double]?) {
        if isCompact(maxEmptyBuckets: maxEmptyBuckets) { return }
        guard (try? checkLayout()) != nil, compensation?.count ?? counts.count == counts.count else { return }

        let limit = min(max(0, maxEmptyBuckets), BucketRow.widestFilledGap)
        var packed = BucketRow()
        packed.counts.reserveCapacity(counts.count)
        var packedCompensation: [Double]? = compensation == nil ? nil : []
        var end = 0  // The index after the last bucket that was kept.
        var emptyRun = 0  // The number of empty buckets right before this one within its span.
        var index = 0
        var position = 0
        for span in spans {
            index += Int(span.offset)
            if span.offset != 0 { emptyRun = 0 }
            for _ in 0..<span.length {
                defer {
                    index += 1
                    position += 1
                }
                if counts[position] == 0, compensation?[position] ?? 0 == 0 {
                    emptyRun += 1
                    continue
                }
                let gap = index - end
                if packed.spans.isEmpty || gap > limit {
                    guard let offset = Int32(exactly: gap) else { return }
                    packed.spans.append(Span(offset: offset, length: 1))
                } else {
                    // Empty buckets that were there stay as they are, with the sign of their zero.
                    let kept = gap == emptyRun ? (position - gap)..<position : nil
                    for i in 0..<gap {
                        packed.counts.append(kept.map { counts[$0.lowerBound + i] } ?? 0)
                        packedCompensation?.append(0)
                    }
                    packed.spans[packed.spans.count - 1].length += UInt32(gap + 1)
                }
                packed.counts.append(counts[position])
                if let c = compensation?[position] { packedCompensation?.append(c) }
                end = index + 1
                emptyRun = 0
            }
        }
        self = packed
        compensation = packedCompensation
    }

    /// Whether nothing can be removed or joined; the common case.
    private func isCompact(maxEmptyBuckets: Int) -> Bool {
        counts.allSatisfy { $0 != 0 } && spans.allSatisfy { $0.length > 0 }
            && spans.dropFirst().allSatisfy { Int($0.offset) > maxEmptyBuckets }
    }
}
