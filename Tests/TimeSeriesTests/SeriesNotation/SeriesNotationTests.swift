import GoFormat
import Testing
import TimeSeries

struct SeriesNotationTests {
    @Test(arguments: [
        ("m", ""),
        ("m 1 2.5 -3 +4", "1 2.5 -3 4"),
        ("m 1_000 0x2 010 0755 08 .5 1e3 inf -NaN", "1000 0 0 0 8 493 8 0.5 1000 +Inf NaN"),
        ("m  1\t2\n3  ", "1 2 3"),
        ("m _ _x2 _x0 stale", "_ _ _ stale"),
        ("m 7x2 7x0", "7 7 7 7"),
        ("m 1+2x3", "1 3 5 7"),
        ("m -1-0.5x2 +1+-1x1", "!"),
        ("m -1-0.5x2", "-1 -1.5 -2"),
        ("m 0+0.1x4", "0 0.1 0.2 0.30000000000000004 0.4"),
        ("m stale+1x1", "stale NaN"),
        ("m{a=\"b\"} 1 2", "1 2"),
        ("{} {{}}x1", "{} {}"),
        ("{} {{sum:1 count:2}}+{{count:1}}x2", "{count:2,sum:1} {count:3,sum:1} {count:4,sum:1}"),
        ("{} {{count:2}}-{{count:1}}x2", "{count:2} {count:1} {}"),
    ])
    func values(text: String, expected: String) {
        let (series, problems) = SeriesNotation.parse(Array(text.utf8))
        #expect(problems.isEmpty == (expected != "!"))
        if problems.isEmpty { #expect(shown(series.values) == expected) }
    }

    @Test func repeatedHistogramsGrowByRepeatedAddition() throws {
        let (series, problems) = SeriesNotation.parse(Array("{} {{sum:0 buckets:[0.1]}}+{{sum:0.1 buckets:[0.1] offset:1}}x3".utf8))
        #expect(problems.isEmpty)
        guard case .histogram(let last, isHintGiven: false)? = series.values.last else {
            Issue.record("no histogram")
            return
        }
        #expect(last.sum == 0.1 + 0.1 + 0.1 && last.positive.counts == [0.1, 0.1 + 0.1 + 0.1])
    }

    @Test func histogramKeys() throws {
        let text = """
            {{schema:-2 count:12 sum:-1.5 z_bucket:2 z_bucket_w:0.01 buckets:[1 -2 Inf] offset:-3 n_buckets:[4 NaN] n_offset:5 \
            counter_reset_hint:gauge}}
            """
        let all = try histogram(text)
        #expect(all.schema == -2 && all.count == 12 && all.sum == -1.5 && all.zeroCount == 2 && all.zeroThreshold == 0.01)
        #expect(all.positive == BucketRow(offset: -3, counts: [1, -2, .infinity]))
        #expect(all.negative == BucketRow(offset: 5, counts: [4, StaleMarker.normalNaN]))
        #expect(all.counterResetHint == .gauge)
        #expect(
            try histogram("{{OFFSET:2 Buckets:[1] COUNTER_RESET_HINT:Not_Reset}}").testExpression
                == "{{counter_reset_hint:not_reset offset:2 buckets:[1]}}")
        #expect(try histogram("{{schema:-53 custom_values:[5 10] buckets:[1 2]}}").customValues == [5, 10])
    }

    @Test(
        arguments: [
            ("{{buckets:[1-2]}}", [1]), ("{{buckets:[1x2 3]}}", [1, 3]), ("{{buckets:[1 foo 2]}}", [1, 2]),
            ("{{buckets:[1 a-2]}}", [1, -2]),
            ("{{buckets:[1  2 ]}}", [1, 2]), ("{{buckets:[-infoo]}}", []),
        ] as [(String, [Double])])
    func whatListsPassOver(notation: String, counts: [Double]) {
        let (series, problems) = SeriesNotation.parse(Array("{} \(notation)".utf8))
        #expect(problems.isEmpty == !counts.isEmpty)
        if problems.isEmpty, case .histogram(let histogram, _)? = series.values.first { #expect(histogram.positive.counts == counts) }
    }

    @Test func numbersAreCutTo32Bits() throws {
        #expect(try histogram("{{schema:4294967297}}").schema == 1)
        #expect(try histogram("{{schema:-4294967298}}").schema == -2)
        #expect(try histogram("{{offset:-2147483649 buckets:[1]}}").positive.spans == [.init(offset: .max, length: 1)])
        #expect(try histogram("{{schema:18446744073709551615}}").schema == -1)
    }

    @Test func hintsThatWereWritten() {
        let (series, _) = SeriesNotation.parse(
            Array("{} {{}} {{counter_reset_hint:unknown}} {{counter_reset_hint:gauge}}+{{}}x1 {{}}+{{counter_reset_hint:reset}}x1".utf8))
        let given = series.values.map { value in
            if case .histogram(_, let isHintGiven) = value { isHintGiven } else { false }
        }
        #expect(given == [false, true, false, false, true, true])
    }

    @Test(arguments: [
        ("m 1+1", 5, 5, "unexpected end of input in series values"),
        ("m 1 foo 2", 4, 7, "unexpected identifier \"foo\" in series values, expected number or \"stale\""),
        ("m 1x1.5", 4, 7, "invalid repetition in series values: strconv.ParseUint: parsing \"1.5\": invalid syntax"),
        ("m 1x5m", 4, 6, "bad number syntax: \"5\""),
        ("m 1_0_", 2, 6, "bad number syntax: \"1_0_\""),
        ("m 1e999", 2, 7, "error parsing number: strconv.ParseFloat: parsing \"1e999\": value out of range"),
        ("m 1 x3", 4, 5, "unexpected \"x\""),
        ("m 1 1+*2x3", 6, 10, "unexpected character in series sequence: '*'"),
        ("m 5+5 7", 5, 6, "unexpected \" \" in series values"),
        ("m 12345678901 12345678901-x1", 26, 27, "unexpected \"x\" in series values"),
        ("m 1-2-12345678901x1", 5, 6, "unexpected <op:-> in series values"),
        ("m 1 sum 2", 4, 7, "unexpected <aggr:sum>"),
        ("{} {{ sum:1}}", 6, 9, "unexpected \"<Item 57370>\" \"sum\" in series values"),
        (
            "{} {{sum:1 gauge}}", 11, 16,
            "unexpected \"<Item 57448>\" \"gauge\" in histogram description, expected histogram description key, e.g. buckets:[5 10 7]"
        ),
        ("{} {{sum:1", 10, 10, "histogram description incomplete unexpected: '\u{FFFD}'"),
        ("{} {{sum:1 sum:2}}", 0, 0, "duplicate key \"sum\" in histogram"),
        ("{} {{sum 1}}", 5, 12, "missing `:` for histogram descriptor"),
        ("{} {{sums:1}}", 5, 13, "bad histogram descriptor found: \"sums\""),
        ("{} {{buckets:[1,2]}}", 15, 20, "invalid character in buckets description: ','"),
        ("{} {{}}+{{schema:-53}}x1", 23, 24, "error combining histograms: cannot merge from schema -53 to 0"),
        (
            "{} {{schema:-53}}-{{}}x2", 23, 24,
            "cannot apply this operation on histograms with a mix of exponential and custom bucket schemas"
        ),
        ("{} {{z_bucket_w:NaN}}+{{}}x1", 27, 28, "cannot combine zero buckets whose threshold is NaN"),
    ])
    func problems(text: String, start: Int, end: Int, message: String) {
        let (_, problems) = SeriesNotation.parse(Array(text.utf8))
        #expect(problems.first == SeriesProblem(start: start, end: end, message: message))
    }

    @Test(arguments: [
        ("m 1+1", 0, "1:6: parse error: unexpected end of input in series values"), ("", 0, ""),
        ("m 1\n 2 3\n x", 0, "3:2: parse error: unexpected \"x\""), ("{", 3, "4:2: parse error: unexpected end of input inside braces"),
    ])
    func textOfAProblem(text: String, lineOffset: Int, expected: String) {
        let bytes = Array(text.utf8)
        let first = SeriesNotation.parse(bytes).problems.first
        #expect(bytes.withUnsafeBufferPointer { first?.text(in: $0, lineOffset: lineOffset) } ?? "" == expected)
    }

    @Test(
        arguments: [
            ("", []), ("m", ["__name__=m"]), ("  # a comment\n m:x{b='1',\"a b\"=`2`,} 1", ["__name__=m:x", "a b=2", "b=1"]),
            ("{\"m.x\", a=\"\\u00e9\"} 1", ["__name__=m.x", "a=\u{E9}"]), ("sum 1", ["__name__=sum"]), ("{} 1", []), ("{a=\"\"} 1", ["a="]),
            ("m{a=\"\"} 1", ["__name__=m"]), ("m{__name__=\"n\"} 1", ["__name__=m"]),
        ] as [(String, [String])])
    func labels(text: String, expected: [String]) {
        let (series, problems) = SeriesNotation.parse(Array(text.utf8))
        #expect(problems.isEmpty)
        #expect(series.labels.map { "\($0.nameText)=\($0.valueText)" } == expected)
    }

    @Test(arguments: [
        ("bool 1", 0, 4, "unexpected <bool> in series values"), ("m{a=\"b\"", 7, 7, "unexpected end of input inside braces"),
        ("m{a=b} 1", 4, 5, "unexpected identifier \"b\" in label set, expected string"),
        ("m{,} 1 x", 2, 3, "unexpected \",\" in label set, expected identifier or \"}\""),
        ("m{a=\"b\"}1", 8, 9, "unexpected number \"1\" in series values"),
        ("m {a=\"b\"}", 2, 9, "unexpected character in series sequence: '{'"), ("5m", 0, 2, "unexpected duration \"5m\" in series values"),
    ])
    func problemsOfTheMetric(text: String, start: Int, end: Int, message: String) {
        let (_, problems) = SeriesNotation.parse(Array(text.utf8))
        #expect(problems.first == SeriesProblem(start: start, end: end, message: message))
    }

    @Test func goesOnBehindAProblem() {
        let (series, problems) = SeriesNotation.parse(Array("m 1 foo 2 bar 3 _ 4".utf8))
        #expect(problems.map(\.start) == [4, 10])
        #expect(shown(series.values) == "1 stale 2 stale 3 _ 4")
    }

    @Test(arguments: [
        "m 1x9223372036854775807", "m 1x18446744073709551615", "m _x99999999", "m 1+1x10000000", "{} {{}}x18446744073709551615",
        "{} {{}}+{{}}x18446744073709551615", "{} {{buckets:[1 2 3]}}-{{buckets:[1]}}x900000", "{} {{}}+{{}}x1250000",
        "m 1x9000000 1x9000000",
    ])
    func absurdCounts(text: String) {
        let (series, problems) = SeriesNotation.parse(Array(text.utf8))
        #expect(problems.map(\.message) == ["series values expand to more than 10000000 numbers"])
        #expect(series.values.count <= 10_000_000)
    }

    @Test func theLimitIsReportedOnce() {
        let text = "m " + Array(repeating: "1x99", count: 50).joined(separator: " ")
        let (series, problems) = SeriesNotation.parse(Array(text.utf8), limit: 250)
        #expect(problems.count == 1 && series.values.count == 200)
    }

    private func shown(_ values: [SequenceValue]) -> String {
        values.map { value in
            switch value {
            case .omitted: return "_"
            case .float(let float): return StaleMarker.isStale(float) ? "stale" : FloatFormat.text(float)
            case .histogram(let histogram, _):
                return histogram.testExpression.dropFirst().dropLast().split(separator: " ").joined(separator: ",")
            }
        }.joined(separator: " ")
    }
}
