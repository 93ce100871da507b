/// The buckets on one side of zero: spans that say which bucket indexes are there, and a count for each of them.
package struct BucketRow: Sendable {
    /// A run of consecutive buckets.
    package struct Span: Sendable, Hashable {
        /// The index of the first bucket for the first span, else the gap to the end of the span before.
        package var offset: Int32
        package var length: UInt32

        package init(offset: Int32, length: UInt32) {
            self.offset = offset
            self.length = length
        }
    }

    package var spans: [Span]
    package var counts: [Double]

    package init(spans: [Span] = [], counts: [Double] = []) {
        self.spans = spans
        self.counts = counts
    }

    /// Buckets that follow each other, the first one at index `offset`.
    package init(offset: Int32, counts: [Double]) {
        self.spans = counts.isEmpty ? [] : [Span(offset: offset, length: UInt32(clamping: counts.count))]
        self.counts = counts
    }

    package var isEmpty: Bool { counts.isEmpty }

    /// Throws when spans and counts do not fit each other or a span goes back.
    package func checkLayout() throws(HistogramError) {
        var needed = 0
        for (i, span) in spans.enumerated() {
            if i > 0, span.offset < 0 { throw .negativeOffset(span: i + 1, offset: span.offset) }
            needed += Int(span.length)
        }
        if needed != counts.count { throw .spansMismatch(needed: needed, have: counts.count) }
    }

    /// Calls `body` with the index and the count of every bucket in rising order of the index, as far as there are
    /// both spans and counts, until it answers false.
    @inline(__always)
    func forEachBucket(_ body: (_ position: Int, _ index: Int32) -> Bool) {
        var position = 0
        var index: Int32 = 0
        for span in spans {
            index &+= span.offset
            for _ in 0..<span.length {
                guard position < counts.count, body(position, index) else { return }
                position += 1
                index &+= 1
            }
        }
    }
}

extension BucketRow: Equatable {
    /// Equal when the same indexes have counts of the same bits; empty spans do not matter.
    package static func == (a: BucketRow, b: BucketRow) -> Bool {
        guard a.counts.count == b.counts.count, BucketRow.spansMatch(a.spans, b.spans) else { return false }
        return zip(a.counts, b.counts).allSatisfy { $0.bitPattern == $1.bitPattern }
    }

    /// Whether two lists of spans describe the same layout.
    package static func spansMatch(_ a: [Span], _ b: [Span]) -> Bool {
        var i = 0
        var j = 0
        while true {
            let left = next(a, &i)
            let right = next(b, &j)
            guard let left, let right else { return left == nil && right == nil }
            if left != right { return false }
        }
    }

    /// The next span that is not empty, with the offsets of the empty ones before it added.
    private static func next(_ spans: [Span], _ i: inout Int) -> Span? {
        var skipped: Int32 = 0
        while i < spans.count {
            let span = spans[i]
            i += 1
            skipped &+= span.offset
            if span.length > 0 { return Span(offset: skipped, length: span.length) }
        }
        return nil
    }
}
