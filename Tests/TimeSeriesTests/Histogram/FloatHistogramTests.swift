import Testing

@testable import TimeSeries

struct FloatHistogramTests {
    @Test(arguments: [
        ("{{}}", "{{}}", "{{}}"),
        ("{{count:2 sum:0.5 buckets:[1 1]}}", "{{count:3 sum:1 buckets:[1 2]}}", "{{count:5 sum:1.5 buckets:[2 3]}}"),
        ("{{buckets:[1] n_buckets:[2] n_offset:1}}", "{{buckets:[4] offset:1 n_buckets:[8]}}", "{{buckets:[1 4] n_buckets:[8 2]}}"),
        // The lower schema wins, on either side.
        ("{{schema:1 buckets:[1 2 4 8]}}", "{{buckets:[1 1]}}", "{{buckets:[2 7 8]}}"),
        ("{{buckets:[1 1]}}", "{{schema:1 buckets:[1 2 4 8]}}", "{{buckets:[2 7 8]}}"),
        // The wider zero bucket takes buckets in: 2 is a bound, 3 lies in the bucket up to 4.
        (
            "{{z_bucket:1 z_bucket_w:2 buckets:[8] offset:3}}", "{{z_bucket:2 buckets:[4 8 16]}}",
            "{{z_bucket:15 z_bucket_w:2 offset:2 buckets:[16 8]}}"
        ),
        ("{{z_bucket:1 z_bucket_w:3}}", "{{z_bucket:2 buckets:[4 8 16]}}", "{{z_bucket:31 z_bucket_w:4}}"),
        ("{{z_bucket:2 buckets:[4 8 16]}}", "{{z_bucket:1 z_bucket_w:3}}", "{{z_bucket:31 z_bucket_w:4}}"),
        // Below zero a populated bucket is split, so both sides go up to 4.
        (
            "{{z_bucket:1 z_bucket_w:3 n_buckets:[1] n_offset:4}}", "{{n_buckets:[4 8 16] buckets:[1 2 4]}}",
            "{{z_bucket:36 z_bucket_w:4 n_offset:4 n_buckets:[1]}}"
        ),
        (
            "{{schema:-53 custom_values:[1 2] buckets:[1 2 4]}}", "{{schema:-53 custom_values:[1 2] buckets:[1 1]}}",
            "{{schema:-53 custom_values:[1 2] buckets:[2 3 4]}}"
        ),
        (
            "{{schema:-53 custom_values:[1 2 3] buckets:[1 2 4 8]}}", "{{schema:-53 custom_values:[2 5] buckets:[16 32 64]}}",
            "{{schema:-53 custom_values:[2] buckets:[19 108]}}"
        ),
        (
            "{{schema:-53 custom_values:[1] buckets:[1 2]}}", "{{schema:-53 custom_values:[2] buckets:[4 8]}}",
            "{{schema:-53 custom_values:[] buckets:[15]}}"
        ),
    ])
    func adds(a: String, b: String, expected: String) throws {
        var sum = try histogram(a)
        let result = try sum.add(histogram(b))
        #expect(sum.testExpression == expected)
        #expect(result.boundsReconciled == expected.contains("custom_values:[2]") || result.boundsReconciled == expected.contains("[]"))

        // Taking it away again leaves no counts.
        var rest = sum
        try rest.subtract(histogram(a))
        try rest.subtract(histogram(b))
        rest.compact()
        #expect(rest.positive.isEmpty && rest.negative.isEmpty && rest.count == 0 && rest.zeroCount == 0)

        // Nothing is lost in these numbers, so the compensated sum is the same.
        var compensated = try histogram(a)
        var lost: FloatHistogram?
        try compensated.kahanAdd(histogram(b), compensation: &lost)
        let layout = (lost?.positive.spans, lost?.negative.spans)
        #expect(layout.0 == compensated.positive.spans && layout.1 == compensated.negative.spans)
        try compensated.add(try #require(lost))
        #expect(compensated.testExpression == expected)
    }

    @Test func kahanSumKeepsWhatAPlainSumLoses() throws {
        let big = try histogram("{{count:1e16 sum:1e16 z_bucket:1e16 buckets:[1e16 1e16]}}")
        let small = try histogram("{{schema:1 count:1 sum:1 z_bucket:1 buckets:[0.5 0.25 0.75]}}")
        var plain = big
        var sum = big
        var lost: FloatHistogram?
        for _ in 0..<100 {
            try plain.add(small)
            try sum.kahanAdd(small, compensation: &lost)
        }
        try sum.add(try #require(lost))
        #expect(plain.testExpression == big.testExpression)
        #expect(sum.count == 1e16 + 100 && sum.sum == 1e16 + 100 && sum.zeroCount == 1e16 + 100)
        #expect(sum.positive.counts == [1e16 + 50, 1e16 + 100])
    }

    @Test func kahanSumFollowsAChangeOfLayout() throws {
        var sum = try histogram("{{schema:2 buckets:[1e16 1e16 0 1e16] n_buckets:[1e16]}}")
        var lost: FloatHistogram?
        let ones = "{{schema:2 buckets:[1 1 1 1] n_buckets:[1]}}"
        // Four times the same, then a lower schema, then a wider zero bucket.
        for next in [ones, ones, ones, ones, "{{buckets:[1] offset:4}}", "{{z_bucket_w:0.5 z_bucket:3}}"] {
            try sum.kahanAdd(histogram(next), compensation: &lost)
            #expect(lost?.positive.spans == sum.positive.spans && lost?.negative.spans == sum.negative.spans)
            #expect(lost?.schema == sum.schema && lost?.zeroThreshold == sum.zeroThreshold)
        }
        try sum.add(try #require(lost))
        #expect(sum.schema == 0 && sum.zeroCount == 3 && sum.zeroThreshold == 0.5)
        #expect(
            sum.positive == BucketRow(spans: [.init(offset: 0, length: 2), .init(offset: 2, length: 1)], counts: [1e16 + 4, 2e16 + 12, 1]))
        #expect(sum.negative == BucketRow(offset: 0, counts: [1e16 + 4]))
    }

    @Test func infinityDropsTheCompensation() {
        var sum = Double.greatestFiniteMagnitude
        var lost = 5.0
        kahanAdd(.greatestFiniteMagnitude, to: &sum, &lost)
        #expect(sum == .infinity && lost == 0)
    }

    @Test(arguments: [
        ("unknown", "reset", "unknown", false), ("reset", "reset", "reset", false), ("reset", "not_reset", "unknown", true),
        ("not_reset", "reset", "unknown", true), ("not_reset", "unknown", "unknown", false), ("gauge", "reset", "gauge", false),
        ("not_reset", "gauge", "gauge", false), ("not_reset", "not_reset", "not_reset", false),
    ])
    func combinesHints(a: String, b: String, expected: String, collide: Bool) throws {
        var sum = try histogram("{{counter_reset_hint:\(a)}}")
        #expect(try sum.add(histogram("{{counter_reset_hint:\(b)}}")).hintsCollided == collide)
        #expect(try sum.counterResetHint == histogram("{{counter_reset_hint:\(expected)}}").counterResetHint)
    }

    @Test(arguments: [
        ("{{}}", "{{schema:-53}}", HistogramError.incompatibleSchemas),
        ("{{z_bucket_w:NaN}}", "{{}}", .zeroThresholdNotANumber),
        ("{{schema:9 buckets:[1]}}", "{{schema:9 z_bucket_w:1}}", .noBounds(schema: 9)),
        (
            "{{schema:-53 custom_values:[1] buckets:[1] offset:-1}}", "{{schema:-53 custom_values:[2] buckets:[1]}}",
            .negativeOffset(span: 1, offset: -1)
        ),
        ("{{buckets:[1] offset:-2147483648}}", "{{buckets:[1] offset:2147483647}}", .indexOutOfRange),
    ])
    func refusesToAdd(a: String, b: String, error: HistogramError) throws {
        var sum = try histogram(a)
        #expect(throws: error) { try sum.add(histogram(b)) }
        #expect(throws: error) { try sum.subtract(histogram(b)) }
        var lost: FloatHistogram?
        #expect(throws: error) { try sum.kahanAdd(histogram(b), compensation: &lost) }
        #expect(lost == nil)
        #expect(try sum == histogram(a) || a.contains("NaN"))
    }

    @Test func scales() throws {
        var double = try histogram("{{count:3 sum:-2 z_bucket:1 buckets:[1 2] n_buckets:[4] counter_reset_hint:reset}}")
        double.multiply(by: 2)
        #expect(double.testExpression == "{{count:6 sum:-4 z_bucket:2 counter_reset_hint:reset buckets:[2 4] n_buckets:[8]}}")
        double.divide(by: -4)
        #expect(
            double.testExpression
                == "{{count:-1.5 sum:1 z_bucket:-0.5 counter_reset_hint:gauge buckets:[-0.5 -1] n_buckets:[-2]}}")
        double.divide(by: 0)
        #expect(double.testExpression == "{{count:-Inf sum:+Inf z_bucket:-Inf counter_reset_hint:gauge}}")
        #expect(double.hasOverflow && double.positive.spans.isEmpty)
    }

    @Test func equality() throws {
        let one = try histogram("{{schema:1 count:NaN buckets:[1 2]}}")
        #expect(one == one)
        var other = one
        other.counterResetHint = .gauge
        other.customValues = [1]
        #expect(one == other)
        other.sum = -0.0
        #expect(one != other)
        #expect(try histogram("{{schema:-53 custom_values:[1]}}") != histogram("{{schema:-53 custom_values:[2]}}"))
    }

    @Test func staleMarker() {
        var stale = FloatHistogram()
        stale.sum = StaleMarker.value
        #expect(stale.isStale && SampleValue.histogram(stale).isStale && SampleValue.float(StaleMarker.value).isStale)
        #expect(!FloatHistogram(sum: StaleMarker.normalNaN).isStale && !StaleMarker.isStale(.nan))
    }

    @Test(arguments: [
        ("{{count:1e6 sum:0.1 buckets:[1 0 2]}}", "{count:1e+06, sum:0.1, (0.5,1]:1, (2,4]:2}"),
        ("{{z_bucket:1 z_bucket_w:0.01 n_buckets:[1 2]}}", "{count:0, sum:0, [-2,-1):2, [-1,-0.5):1, [-0.01,0.01]:1}"),
        ("{{schema:-53 custom_values:[-1 5] buckets:[1 2 3]}}", "{count:0, sum:0, [-Inf,-1]:1, (-1,5]:2, (5,+Inf]:3}"),
        ("{{sum:NaN count:-Inf}}", "{count:-Inf, sum:NaN}"),
    ])
    func text(notation: String, expected: String) throws {
        #expect(try histogram(notation).description == expected)
    }

    @Test(arguments: [
        ("{{buckets:[0 0 1 0] offset:-1}}", "{{offset:1 buckets:[1]}}"),
        ("{{z_bucket:-0 sum:-0 custom_values:[1]}}", "{{}}"),
        ("{{schema:-53 custom_values:[1 2] z_bucket:4 n_buckets:[1] buckets:[2]}}", "{{schema:-53 custom_values:[1 2] buckets:[2]}}"),
        ("{{n_offset:-2 n_buckets:[1e-7 0 NaN]}}", "{{n_offset:-2 n_buckets:[1e-07 0 NaN]}}"),
    ])
    func testExpression(notation: String, expected: String) throws {
        #expect(try histogram(notation).testExpression == expected)
        #expect(try histogram(expected).testExpression == expected)
    }

    @Test func testExpressionOfDistantBuckets() throws {
        var sum = try histogram("{{buckets:[1 2]}}")
        try sum.add(histogram("{{buckets:[4] offset:2000000000}}"))
        #expect(sum.testExpression == "{{buckets:[1 2] offset:2000000000 buckets:[4]}}")
        try sum.add(histogram("{{buckets:[8] offset:4}}"))
        #expect(sum.testExpression == "{{buckets:[1 2 0 0 8] offset:2000000000 buckets:[4]}}")
    }

    @Test func bucketsInOrder() throws {
        let both = try histogram("{{z_bucket:9 z_bucket_w:0.75 buckets:[1 2] n_buckets:[3 4]}}")
        #expect(both.allBuckets.map(\.description) == ["[-2,-1):4", "[-1,-0.75):3", "[-0.75,0.75]:9", "(0.75,1]:1", "(1,2]:2"])
        #expect(both.allBucketsDescending.map(\.description) == both.allBuckets.map(\.description).reversed())
        #expect(both.positiveBuckets.map(\.index) == [0, 1])
    }

    @Test func bucketsOfInconsistentHistogramsEnd() {
        let row = BucketRow(
            spans: [.init(offset: .max, length: .max), .init(offset: .min, length: 0), .init(offset: -3, length: 2)], counts: [1, 2, 3])
        let odd = FloatHistogram(schema: 3, zeroCount: 1, positive: row, negative: row)
        #expect(odd.positiveBuckets.map(\.count) == [1, 2, 3])
        #expect(Array(odd.allBuckets).count <= 7 && Array(odd.allBucketsDescending).count <= 7)
        #expect(FloatHistogram(positive: BucketRow(spans: [], counts: [1])).positiveBuckets.map(\.count) == [])
    }

    @Test(
        arguments: [
            ("{{buckets:[1 2] count:3}}", nil),
            (
                "{{schema:9}}",
                "histogram has an invalid schema, which must be between -4 and 8 for exponential buckets, or -53 for custom buckets, got schema 9"
            ),
            ("{{count:-1.5}}", "observation count is  -1.5: histogram's observation count is negative"),
            ("{{z_bucket:-2}}", "zero bucket has observation count of -2: histogram has a bucket whose observation count is negative"),
            (
                "{{n_buckets:[1 -1]}}",
                "negative side: bucket number 2 has observation count of -1: histogram has a bucket whose observation count is negative"
            ),
            ("{{custom_values:[1]}}", "histogram with exponential schema must not have custom bounds"),
            ("{{schema:-53 custom_values:[1 NaN]}}", "custom buckets: histogram custom bounds must not be NaN"),
            (
                "{{schema:-53 custom_values:[2 1.5]}}",
                "custom buckets: previous bound is 2.000000 and current is 1.500000: histogram custom bounds must be in strictly increasing order"
            ),
            (
                "{{schema:-53 custom_values:[Inf]}}",
                "custom buckets: last +Inf bound must not be explicitly defined: histogram custom bounds must be finite"
            ),
            (
                "{{schema:-53 custom_values:[1] buckets:[1 2 3]}}",
                "custom buckets: only 1 custom bounds defined which is insufficient to cover total span length of 3: histogram custom bounds are too few"
            ),
            ("{{schema:-53 z_bucket:1}}", "custom buckets: must have zero count of 0"),
            ("{{schema:-53 n_buckets:[1]}}", "custom buckets: must not have negative spans"),
        ] as [(String, String?)])
    func validates(notation: String, message: String?) throws {
        do {
            try histogram(notation).validate()
            #expect(message == nil)
        } catch let error as HistogramError {
            #expect(error.description == message)
        }
    }

    @Test func reducesResolution() throws {
        var fine = try histogram("{{schema:1 buckets:[1 2 4 8] n_buckets:[1]}}")
        try fine.reduceResolution(to: 0)
        #expect(fine.testExpression == "{{buckets:[1 6 8] n_buckets:[1]}}")
        #expect(throws: HistogramError.cannotReduceResolution(from: 0, to: 1)) { try fine.reduceResolution(to: 1) }
        #expect(throws: HistogramError.cannotReduceToCustomBuckets) { try fine.reduceResolution(to: -53) }
        fine.positive.counts.removeLast()
        #expect(throws: HistogramError.bucketsMissing(have: 2)) { try fine.reduceResolution(to: -1) }
    }

    @Test(arguments: [
        ("{{count:1 buckets:[1]}}", "{{count:2 buckets:[2]}}", false),
        ("{{count:2}}", "{{count:1}}", true),
        ("{{count:2 buckets:[1 1]}}", "{{count:2 buckets:[2]}}", true),
        ("{{count:2 buckets:[1 0]}}", "{{count:2 buckets:[2]}}", false),
        ("{{count:2 buckets:[1 0 1]}}", "{{count:2 buckets:[2] offset:2}}", true),
        ("{{schema:1 count:4 buckets:[1 1 1 1]}}", "{{count:4 buckets:[1 2 1]}}", false),
        ("{{schema:1 count:4 buckets:[1 1 1 1]}}", "{{count:4 buckets:[2 1 1]}}", true),
        ("{{count:1 buckets:[1]}}", "{{schema:1 count:1 buckets:[1]}}", true),
        ("{{count:3 z_bucket:1 buckets:[2]}}", "{{count:3 z_bucket:3 z_bucket_w:1}}", false),
        ("{{count:3 z_bucket:1 buckets:[2]}}", "{{count:3 z_bucket:2 z_bucket_w:1}}", true),
        ("{{count:3 z_bucket:1 buckets:[2]}}", "{{count:3 z_bucket:3 z_bucket_w:0.75}}", true),
        ("{{count:3 z_bucket_w:1}}", "{{count:3 z_bucket_w:0.5}}", true),
        ("{{count:9}}", "{{counter_reset_hint:not_reset}}", false),
        ("{{}}", "{{counter_reset_hint:reset}}", true),
        ("{{count:1}}", "{{schema:-53 count:1}}", true),
        ("{{schema:-53 count:3 custom_values:[1 2] buckets:[1 1 1]}}", "{{schema:-53 count:3 custom_values:[2] buckets:[2 1]}}", false),
        ("{{schema:-53 count:3 custom_values:[1 2] buckets:[1 1 1]}}", "{{schema:-53 count:3 custom_values:[2] buckets:[1 2]}}", true),
    ])
    func detectsResets(before: String, after: String, isReset: Bool) throws {
        #expect(try histogram(after).detectsReset(since: histogram(before)) == isReset)
    }
}
