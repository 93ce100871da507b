extension BucketRow {
    /// Adds the buckets of another row (or subtracts them), inserting those that are not there yet.
    ///
    /// New buckets extend the span before them, else the span after them, else become a span of their own; spans are
    /// never joined, as Prometheus leaves that to compaction.
    /// - Parameters:
    ///   - skipping: the number of leading buckets of `other` that are passed over (they lie in the zero bucket).
    ///   - compensation: the Kahan compensations of this row; nil adds plainly.
    ///   - otherCompensation: those of the other row, if it has any.
    /// - Throws: when spans and counts of one of the rows do not fit each other; the row is then unchanged.
    mutating func add(
        _ other: BucketRow, subtracting: Bool, skipping: Int, compensation: inout [Double]?, otherCompensation: [Double]? = nil
    ) throws(HistogramError) {
        try checkLayout()
        try other.checkLayout()
        if let c = compensation, c.count != counts.count { throw .spansMismatch(needed: counts.count, have: c.count) }
        if other.counts.count <= skipping { return }

        var merge = RowMerge(own: self, ownCompensation: compensation)
        var index = 0
        var position = 0
        for span in other.spans {
            index += Int(span.offset)
            for _ in 0..<span.length {
                if position >= skipping {
                    let count = other.counts[position]
                    let c = otherCompensation?[position] ?? 0
                    merge.take(index, subtracting ? count * -1 : count, subtracting ? c * -1 : c)
                }
                index += 1
                position += 1
            }
        }
        merge.takeRest()
        self = try merge.finished()
        if compensation != nil { compensation = merge.compensation }
    }
}

/// A walk over one row that takes in the buckets of another one, which come in rising order of their index.
private struct RowMerge {
    private let own: BucketRow
    private let ownCompensation: [Double]?
    private var spanIndex = 0
    private var spanStart: Int
    /// Whether the current span of the own row has begun in the result.
    private var isOpen = false
    private var inSpan = 0
    private var position = 0

    private var spans: [(start: Int, length: Int)] = []
    private var counts: [Double] = []
    private(set) var compensation: [Double] = []

    init(own: BucketRow, ownCompensation: [Double]?) {
        self.own = own
        self.ownCompensation = ownCompensation
        spanStart = Int(own.spans.first?.offset ?? 0)
        spans.reserveCapacity(own.spans.count + 1)
        counts.reserveCapacity(own.counts.count + 1)
    }

    /// Puts a bucket of the other row in its place.
    mutating func take(_ index: Int, _ count: Double, _ c: Double) {
        while spanIndex < own.spans.count, isOpen || spanStart <= index {
            open()
            copyOwn(min(spanLength, index - spanStart))
            if inSpan < spanLength {
                combineOwn(count, c)
                return
            }
            close()
        }
        if let last = spans.last, last.start + last.length == index {
            spans[spans.count - 1].length += 1
        } else {
            spans.append((index, 1))
            // Right before the next own span: that one goes on from here.
            if spanIndex < own.spans.count, index + 1 == spanStart { isOpen = true }
        }
        counts.append(count)
        compensation.append(c)
    }

    mutating func takeRest() {
        while spanIndex < own.spans.count {
            open()
            copyOwn(spanLength)
            close()
        }
    }

    func finished() throws(HistogramError) -> BucketRow {
        var row = BucketRow()
        row.counts = counts
        row.spans.reserveCapacity(spans.count)
        var end = 0
        for span in spans {
            guard let offset = Int32(exactly: span.start - end), let length = UInt32(exactly: span.length) else {
                throw .indexOutOfRange
            }
            row.spans.append(BucketRow.Span(offset: offset, length: length))
            end = span.start + span.length
        }
        return row
    }

    private var spanLength: Int { Int(own.spans[spanIndex].length) }

    private mutating func open() {
        if isOpen { return }
        spans.append((spanStart, 0))
        isOpen = true
    }

    private mutating func close() {
        spanStart += spanLength
        spanIndex += 1
        if spanIndex < own.spans.count { spanStart += Int(own.spans[spanIndex].offset) }
        inSpan = 0
        isOpen = false
    }

    /// Copies the buckets of the current span up to the `end`th.
    private mutating func copyOwn(_ end: Int) {
        let length = end - inSpan
        if length <= 0 { return }
        counts += own.counts[position..<position + length]
        if let ownCompensation { compensation += ownCompensation[position..<position + length] }
        spans[spans.count - 1].length += length
        inSpan += length
        position += length
    }

    private mutating func combineOwn(_ count: Double, _ c: Double) {
        var sum = own.counts[position]
        if let ownCompensation {
            var lost = ownCompensation[position]
            kahanAdd(count, to: &sum, &lost)
            if c != 0 { kahanAdd(c, to: &sum, &lost) }
            compensation.append(lost)
        } else {
            sum += count
        }
        counts.append(sum)
        spans[spans.count - 1].length += 1
        inSpan += 1
        position += 1
    }
}
