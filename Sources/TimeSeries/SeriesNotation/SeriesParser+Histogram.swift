import PromQL

/// A histogram as it was written.
struct HistogramDescription {
    var histogram: FloatHistogram
    var isHintGiven: Bool
}

/// The keys of a histogram that were written.
private struct HistogramParts {
    var schema: Int64?
    var sum: Double?
    var count: Double?
    var zeroCount: Double?
    var zeroThreshold: Double?
    var customValues: [Double]?
    var counterResetHint: FloatHistogram.CounterResetHint?
    var offset: Int64?
    var buckets: [Double]?
    var negativeOffset: Int64?
    var negativeBuckets: [Double]?

    /// Nothing is checked here: 64-bit numbers are cut to 32 bits, and an offset without buckets does nothing.
    var description: HistogramDescription {
        let histogram = FloatHistogram(
            schema: Int32(truncatingIfNeeded: schema ?? 0), count: count ?? 0, sum: sum ?? 0, zeroThreshold: zeroThreshold ?? 0,
            zeroCount: zeroCount ?? 0, positive: BucketRow(offset: Int32(truncatingIfNeeded: offset ?? 0), counts: buckets ?? []),
            negative: BucketRow(offset: Int32(truncatingIfNeeded: negativeOffset ?? 0), counts: negativeBuckets ?? []),
            customValues: customValues ?? [], counterResetHint: counterResetHint ?? .unknown)
        return HistogramDescription(histogram: histogram, isHintGiven: counterResetHint != nil)
    }
}

extension SeriesParser {
    /// What stands behind `{{`, up to `}}`.
    mutating func parseHistogram() throws(Unwinding) -> HistogramDescription {
        var parts = HistogramParts()
        // A blank may stand before `}}` but not before the first key.
        while !peek().isHistogramKey {
            switch peek() {
            case .closeHistogram:
                take()
                return parts.description
            case .space:
                take()
                try expect(.closeHistogram)
                return parts.description
            default:
                try refuse()
            }
        }
        try parseKey(into: &parts)
        while true {
            do throws(Unwinding) {
                while true {
                    let isBehindSpace = peek() == .space
                    if isBehindSpace { take() }
                    if try parseHistogramStep(isBehindSpace: isBehindSpace, &parts) { return parts.description }
                }
            } catch {
                if error == .toEnd { throw error }
                reportUnexpected(in: "histogram description", expected: "histogram description key, e.g. buckets:[5 10 7]")
            }
        }
    }

    /// `}}` or, behind a blank, another key. Answers true at the end of the histogram.
    private mutating func parseHistogramStep(isBehindSpace: Bool, _ parts: inout HistogramParts) throws(Unwinding) -> Bool {
        while true {
            let kind = peek()
            if kind == .closeHistogram {
                take()
                return true
            }
            if isBehindSpace, kind.isHistogramKey {
                try parseKey(into: &parts)
                return false
            }
            if !isBehindSpace, kind == .space { return false }
            try refuse()
        }
    }

    /// `key:value`. A key that was there before keeps its first value.
    private mutating func parseKey(into parts: inout HistogramParts) throws(Unwinding) {
        let key = token.kind
        take()
        try expect(.colon)
        switch key {
        case .schemaKey: set(&parts.schema, try parseInteger(), "schema")
        case .sumKey: set(&parts.sum, try parseNumber(), "sum")
        case .countKey: set(&parts.count, try parseNumber(), "count")
        case .zeroBucketKey: set(&parts.zeroCount, try parseNumber(), "z_bucket")
        case .zeroBucketWidthKey: set(&parts.zeroThreshold, try parseUnsignedNumber(), "z_bucket_w")
        case .customValuesKey: set(&parts.customValues, try parseList(), "custom_values")
        case .bucketsKey: set(&parts.buckets, try parseList(), "buckets")
        case .offsetKey: set(&parts.offset, try parseInteger(), "offset")
        case .negativeBucketsKey: set(&parts.negativeBuckets, try parseList(), "n_buckets")
        case .negativeOffsetKey: set(&parts.negativeOffset, try parseInteger(), "n_offset")
        default: set(&parts.counterResetHint, try parseHint(), "counter_reset_hint")
        }
    }

    private mutating func set<Value>(_ part: inout Value?, _ value: Value, _ key: String) {
        if part == nil { part = value } else { reportAtStart("duplicate key \"\(key)\" in histogram") }
    }

    private mutating func parseInteger() throws(Unwinding) -> Int64 {
        while peek() != .number {
            if token.kind == .subtract {
                take()
                return try 0 &- Int64(truncatingIfNeeded: parseRepetition())
            }
            try refuse()
        }
        return try Int64(truncatingIfNeeded: parseRepetition())
    }

    private mutating func parseHint() throws(Unwinding) -> FloatHistogram.CounterResetHint {
        while true {
            let hint: FloatHistogram.CounterResetHint
            switch peek() {
            case .unknownReset: hint = .unknown
            case .counterReset: hint = .reset
            case .notCounterReset: hint = .notReset
            case .gaugeType: hint = .gauge
            default:
                try refuse()
                continue
            }
            take()
            return hint
        }
    }

    /// `[1 2.5 Inf]`. Whatever does not fit behind the first number is passed over without a word.
    private mutating func parseList() throws(Unwinding) -> [Double] {
        try expect(.leftBracket)
        var numbers = [try parseNumber()]
        while true {
            do throws(Unwinding) {
                while true {
                    let isBehindSpace = peek() == .space
                    if isBehindSpace { take() }
                    if try parseListStep(isBehindSpace: isBehindSpace, &numbers) { return numbers }
                }
            } catch {
                if error == .toEnd { throw error }
            }
        }
    }

    /// `]` or, behind a blank, another number. Answers true at the end of the list.
    private mutating func parseListStep(isBehindSpace: Bool, _ numbers: inout [Double]) throws(Unwinding) -> Bool {
        while true {
            switch peek() {
            case .rightBracket:
                take()
                return true
            case .number where isBehindSpace, .add where isBehindSpace, .subtract where isBehindSpace:
                numbers.append(try parseNumber())
                return false
            case .space where !isBehindSpace:
                return false
            default:
                try refuse()
            }
        }
    }
}

extension TokenKind {
    /// `schema` … `counter_reset_hint`.
    fileprivate var isHistogramKey: Bool {
        rawValue >= TokenKind.sumKey.rawValue && rawValue <= TokenKind.counterResetHintKey.rawValue
    }
}
