import Testing

@testable import TimeSeries

/// Does with two histograms all that can be done; nothing may crash, and what fails changes nothing.
func exercise(_ a: FloatHistogram, _ b: FloatHistogram) {
    _ = a.description
    _ = a.testExpression
    _ = (a == b, a.hasOverflow, a.byteSize, a.isStale)
    _ = a.allBuckets.reduce(0) { $0 + $1.count }
    _ = a.allBucketsDescending.reduce(0) { $0 + $1.count }
    _ = a.detectsReset(since: b)
    for limit in [0, 1, 3, Int.max] {
        var compact = a
        compact.compact(maxEmptyBuckets: limit)
        if (try? a.validate()) != nil { #expect((try? compact.validate()) != nil) }
    }
    for subtracting in [false, true] {
        var sum = a
        do throws(HistogramError) {
            if subtracting { try sum.subtract(b) } else { try sum.add(b) }
            #expect((try? sum.positive.checkLayout()) != nil)
        } catch {
            #expect(sum.description == a.description && sum.schema == a.schema)
        }
    }
    var sum = a
    var lost: FloatHistogram?
    do throws(HistogramError) {
        for _ in 0..<3 { try sum.kahanAdd(b, compensation: &lost) }
        #expect(lost?.positive.counts.count == sum.positive.counts.count && lost?.positive.spans == sum.positive.spans)
        if !sum.usesCustomBuckets { #expect(lost?.negative.counts.count == sum.negative.counts.count) }
    } catch {}
    for target: Int32 in [.min, -53, -4, 0, .max] {
        var reduced = a
        try? reduced.reduceResolution(to: target)
    }
}

struct HistogramRobustnessTests {
    @Test(arguments: 0..<10)
    func strangeHistograms(seed: UInt64) {
        var random = TestRandom(seed)
        var last = FloatHistogram()
        for _ in 0..<300 {
            var next = strangeHistogram(&random)
            // Often of the same kind, so that they can be added.
            if Bool.random(using: &random) { next.schema = last.schema }
            if Bool.random(using: &random) { next.customValues = last.customValues }
            exercise(next, last)
            last = next
        }
    }

    private func strangeHistogram(_ random: inout TestRandom) -> FloatHistogram {
        func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
        let numbers: [Double] = [
            0, -0.0, 1, 2, 0.5, -1, 3.7, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, StaleMarker.value,
        ]
        func row() -> BucketRow {
            var row = BucketRow()
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let length = UInt32.random(in: 0...4, using: &random)
                row.spans.append(.init(offset: pick([0, 0, 1, 2, 5, -1, -3, .max, .min, 300, 1_000_000_000]), length: length))
                row.counts += (0..<length).map { _ in pick(numbers) }
            }
            switch Int.random(in: 0..<12, using: &random) {
            case 0: row.counts.append(1)
            case 1: row.counts = Array(row.counts.dropLast())
            case 2: row.spans.append(.init(offset: 0, length: .max))
            default: break
            }
            return row
        }
        return FloatHistogram(
            schema: pick([0, 0, 1, 3, 8, -4, -53, -53, 9, 52, -60, .min, .max]), count: pick(numbers), sum: pick(numbers),
            zeroThreshold: pick(numbers), zeroCount: pick(numbers), positive: row(), negative: row(),
            customValues: (0..<Int.random(in: 0...4, using: &random)).map { _ in pick(numbers) },
            counterResetHint: pick([.unknown, .reset, .notReset, .gauge]))
    }
}
