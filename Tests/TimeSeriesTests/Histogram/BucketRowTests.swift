import Testing

@testable import TimeSeries

struct BucketRowTests {
    @Test(arguments: [
        // Rows, the longest run of empty buckets that may stay, the compact row.
        ("", 0, ""),
        ("0:1 2 | 2:3", 0, "0:1 2 | 2:3"),
        ("0:1 2 | 0:3", 0, "0:1 2 3"),
        ("-3:0 0 1 0 2 0", 0, "-1:1 | 1:2"),
        ("-3:0 0 1 0 2 0", 1, "-1:1 0 2"),
        ("0:0 0", 0, ""),
        ("0: | 3: | 1:5", 0, "4:5"),
        ("0:1 0 | 1:2", 1, "0:1 | 2:2"),
        ("0:1 0 | 1:2", 2, "0:1 0 0 2"),
        ("0:1 | 1:1 | 9:1", 1, "0:1 0 1 | 9:1"),
        ("0:1 0 0 0 1 | 1:0 7", 2, "0:1 | 3:1 0 0 7"),
    ])
    func compacts(row: String, limit: Int, expected: String) {
        var compacted = BucketRow(row)
        compacted.compact(maxEmptyBuckets: limit)
        #expect(compacted.text == expected)
    }

    @Test func compactKeepsTheSignOfZerosThatStay() {
        var row = BucketRow(offset: 0, counts: [1, -0.0, 2])
        row.counts.append(0)
        row.spans[0].length += 1
        row.compact(maxEmptyBuckets: 3)
        #expect(row.counts.map(\.bitPattern) == [1, -0.0, 2].map(\.bitPattern))
    }

    @Test func compactLeavesAHugeGap() {
        var row = BucketRow("0:1 | 2000000000:1")
        row.compact(maxEmptyBuckets: .max)
        #expect(row.text == "0:1 | 2000000000:1")
    }

    @Test func compactKeepsBucketsWithACompensation() {
        var row = BucketRow("0:0 0 1")
        var compensation: [Double]? = [0, 0.25, 0]
        row.compact(maxEmptyBuckets: 0, compensation: &compensation)
        #expect(row.text == "1:0 1")
        #expect(compensation == [0.25, 0])
    }

    @Test(arguments: [
        ("0:1 1", "0:1 1", "0:2 2"),
        ("", "3:1 2", "3:1 2"),
        ("3:1", "", "3:1"),
        // Before, right before, inside a gap, right behind, behind.
        ("5:1", "2:7", "2:7 | 2:1"),
        ("5:1", "4:7", "4:7 1"),
        ("0:1 | 3:1", "2:7", "0:1 | 1:7 | 1:1"),
        ("0:1 | 3:1", "3:7", "0:1 | 2:7 1"),
        ("0:1 | 3:1", "1:7 8 9", "0:1 7 8 9 | 0:1"),
        ("0:1 | 1:1", "1:7", "0:1 7 | 0:1"),
        ("0:1", "1:7 | 1:8", "0:1 7 | 1:8"),
        ("0:1 | 2: | 2:1", "3:7", "0:1 | 2:7 | 1:1"),
        ("-5:1 1 1", "-6:1 1 1 1 1", "-6:1 2 2 2 1"),
    ])
    func merges(own: String, other: String, expected: String) throws {
        var row = BucketRow(own)
        var none: [Double]?
        try row.add(BucketRow(other), subtracting: false, skipping: 0, compensation: &none)
        #expect(row.text == expected)
    }

    @Test(arguments: 0..<60)
    func mergesRandomRowsLikeADictionary(seed: UInt64) throws {
        var random = TestRandom(seed)
        let a = randomRow(&random)
        let b = randomRow(&random)
        let skipping = Int.random(in: 0...2, using: &random)
        var sum = a
        var compensation: [Double]? = seed.isMultiple(of: 2) ? nil : Array(repeating: 0, count: a.counts.count)
        try sum.add(b, subtracting: true, skipping: skipping, compensation: &compensation)
        try sum.checkLayout()
        var expected = counts(a)
        for (i, entry) in b.indexed.enumerated() where i >= skipping { expected[entry.index, default: 0] -= entry.count }
        #expect(counts(sum) == expected)
        #expect(compensation?.count ?? sum.counts.count == sum.counts.count)
        // The own spans are still there, some of them longer.
        #expect(sum.spans.count >= a.spans.count)

        var compacted = sum
        let limit = Int.random(in: 0...4, using: &random)
        compacted.compact(maxEmptyBuckets: limit)
        try compacted.checkLayout()
        #expect(counts(compacted).filter { $0.value != 0 } == expected.filter { $0.value != 0 })
        #expect(compacted.spans.dropFirst().allSatisfy { $0.offset > limit } && compacted.spans.allSatisfy { $0.length > 0 })
    }

    @Test func mergeRefusesRowsThatDoNotFit() {
        var row = BucketRow("0:1 1")
        var none: [Double]?
        let short = BucketRow(spans: [.init(offset: 0, length: 3)], counts: [1])
        #expect(throws: HistogramError.spansMismatch(needed: 3, have: 1)) {
            try row.add(short, subtracting: false, skipping: 0, compensation: &none)
        }
        let back = BucketRow(spans: [.init(offset: 0, length: 1), .init(offset: -1, length: 1)], counts: [1, 1])
        #expect(throws: HistogramError.negativeOffset(span: 2, offset: -1)) {
            try row.add(back, subtracting: false, skipping: 0, compensation: &none)
        }
        var low = BucketRow("-2147483648:1")
        #expect(throws: HistogramError.indexOutOfRange) {
            try low.add(BucketRow("2147483647:1"), subtracting: false, skipping: 0, compensation: &none)
        }
        #expect(row.text == "0:1 1")
        #expect(low.text == "-2147483648:1")
    }

    @Test func reducesToALowerSchema() throws {
        // Bucket i goes to (i - 1 >> 1) + 1: 0 | 1 2 | 3 4.
        let row = BucketRow("-1:1 2 4 8 16 32")
        #expect(try row.reduced(from: 1, to: 0).text == "0:3 12 48")
        #expect(try BucketRow("-1:1 2 | 6:4").reduced(from: 2, to: 0).text == "0:3 | 1:4")
    }

    @Test func equalityIgnoresEmptySpans() {
        #expect(BucketRow("1:1 | 2: | 1:5") == BucketRow("1:1 | 3:5"))
        #expect(BucketRow("1:1 | 2: | 1:5") != BucketRow("1:1 | 2:5"))
        #expect(BucketRow("1:1 | 3:") == BucketRow("1:1"))
        #expect(BucketRow("1:1 1") != BucketRow("1:1 | 0:1"))
        #expect(BucketRow(offset: 0, counts: [.nan]) == BucketRow(offset: 0, counts: [.nan]))
        #expect(BucketRow(offset: 0, counts: [0]) != BucketRow(offset: 0, counts: [-0.0]))
    }

    private func counts(_ row: BucketRow) -> [Int32: Double] {
        Dictionary(row.indexed.map { ($0.index, $0.count) }, uniquingKeysWith: +)
    }

    private func randomRow(_ random: inout TestRandom) -> BucketRow {
        var row = BucketRow()
        for i in 0..<Int.random(in: 0...5, using: &random) {
            let length = Int.random(in: 0...4, using: &random)
            row.spans.append(.init(offset: Int32.random(in: (i == 0 ? -6 : 0)...4, using: &random), length: UInt32(length)))
            for _ in 0..<length { row.counts.append(Double(Int.random(in: 0...3, using: &random))) }
        }
        return row
    }
}

extension BucketRow {
    var indexed: [(index: Int32, count: Double)] {
        var entries: [(index: Int32, count: Double)] = []
        forEachBucket { position, index in
            entries.append((index, counts[position]))
            return true
        }
        return entries
    }
}
