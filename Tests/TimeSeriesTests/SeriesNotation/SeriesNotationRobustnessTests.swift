import Testing

@testable import TimeSeries

/// Random changes of good texts: whatever comes of them, nothing may crash or take long, and every place lies in the text.
struct SeriesNotationRobustnessTests {
    private static let seeds = [
        "http_requests_total{job=\"api\", instance='0'} 0+10x5 _ _x3 stale -1-0.5x2 NaN Inf",
        "{\"utf8.name\", \"a.b\"=`raw`,} 1e3 0x1F 1_000 .5",
        "h {{schema:1 count:12 sum:100 z_bucket:2 z_bucket_w:0.001 buckets:[1 2 3] offset:-1 n_buckets:[4 5] n_offset:2}}",
        "h {{schema:0 buckets:[1 2] counter_reset_hint:gauge}}+{{schema:1 buckets:[0.5 1 2] z_bucket_w:0.5}}x4",
        "h {{schema:-53 custom_values:[1 2.5 Inf] buckets:[1 0 2]}}-{{schema:-53 custom_values:[2.5 4] buckets:[1 1]}}x3",
        "{} {{}} {{ }}x2 {{counter_reset_hint:not_reset}} {{sum:-Inf count:NaN}}",
    ]

    private static let pieces = [
        "{{", "}}", "{", "}", "[", "]", "x", "+", "-", "_", " ", ":", "\"", "\\", "\n", "#", "stale", "NaN", "Inf", "-Inf", "schema:",
        "offset:",
        "buckets:[", "n_buckets:[", "z_bucket_w:", "custom_values:[", "counter_reset_hint:", "2147483647", "-2147483648", "4294967295",
        "9223372036854775807", "18446744073709551615", "99999999999999999999", "1e308", "1e-320", "x99999999", "x0", "-53", "9", "-64",
        "-4", "8", "é",
    ].map { Array($0.utf8) }

    @Test(arguments: 0..<8)
    func mutatedTexts(seed: UInt64) {
        var random = TestRandom(seed)
        var pool = Self.seeds.map { Array($0.utf8) }
        for _ in 0..<1500 {
            var text = pool[Int.random(in: 0..<pool.count, using: &random)]
            for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&text, pool, &random) }
            if text.count > 400 { text.removeSubrange(400...) }
            let accepted = check(text)
            // Good texts are changed further.
            if accepted, pool.count < 200 { pool.append(text) }
        }
    }

    @Test(arguments: [
        "{{", "}}", "[", "1 ", "_x", "{{buckets:[", "{{sum:1 ", "{{}}+", "a", " ", "-", "1+1", "{a=\"b\"", "stale ", "# ",
        "{{offset:1 offset:",
    ])
    func repeatedPieces(piece: String) {
        for prefix in ["", "m ", "m {{buckets:[1 ", "m{"] {
            let text = Array(prefix.utf8) + Array(repeatElement(Array(piece.utf8), count: 20_000).joined())
            check(text)
        }
    }

    private func mutate(_ text: inout [UInt8], _ pool: [[UInt8]], _ random: inout TestRandom) {
        let place = Int.random(in: 0...text.count, using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0 where place < text.count: text.remove(at: place)
        case 1 where place < text.count: text[place] = UInt8.random(in: .min ... .max, using: &random)
        case 2: text.insert(UInt8.random(in: 0x20...0x7E, using: &random), at: place)
        case 3:
            let end = min(text.count, place + Int.random(in: 0...12, using: &random))
            text.replaceSubrange(place..<end, with: Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)])
        case 4:
            let end = min(text.count, place + Int.random(in: 0...40, using: &random))
            text.insert(contentsOf: text[place..<end], at: Int.random(in: 0...text.count, using: &random))
        case 5:
            let other = pool[Int.random(in: 0..<pool.count, using: &random)]
            text.replaceSubrange(place..., with: other.suffix(Int.random(in: 0...other.count, using: &random)))
        default:
            text.insert(contentsOf: Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)], at: place)
        }
    }

    /// Reads the text and uses all that comes of it; answers whether it was accepted.
    @discardableResult
    private func check(_ text: [UInt8]) -> Bool {
        let (series, problems) = SeriesNotation.parse(text, limit: 2000)
        #expect(series.values.count <= 2000)
        for problem in problems {
            #expect(
                problem.start >= 0 && problem.start <= problem.end && problem.end <= text.count, "\(String(decoding: text, as: UTF8.self))")
            #expect(!problem.message.isEmpty)
        }
        _ = series.labels.description
        var last: FloatHistogram?
        for value in series.values.prefix(20) {
            guard case .histogram(let histogram, _) = value else { continue }
            use(histogram, last ?? histogram)
            last = histogram
        }
        return problems.isEmpty
    }

    private func use(_ a: FloatHistogram, _ b: FloatHistogram) {
        exercise(a, b)
        let text = a.withoutUnusedParts.testExpression
        // What is printed can be read again, but for what the notation has no words for.
        if (try? a.validate()) != nil, !text.contains("Inf"), !text.contains("[]") {
            let (series, problems) = SeriesNotation.parse(Array("{} \(text)".utf8))
            #expect(problems.isEmpty, "\(text)")
            if case .histogram(let again, _)? = series.values.first { #expect(again.testExpression == text) }
        }
    }
}
