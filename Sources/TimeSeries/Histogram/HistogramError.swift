import GoFormat

/// Why a histogram is not valid or two of them cannot be combined, in the words of Prometheus 3.14.
package enum HistogramError: Error, Sendable, Equatable {
    case incompatibleSchemas
    case invalidSchema(Int32)
    case negativeOffset(span: Int, offset: Int32)
    case spansMismatch(needed: Int, have: Int)
    case bucketsMissing(have: Int)
    case negativeCount(Double)
    case negativeZeroCount(Double)
    case negativeBucketCount(bucket: Int, count: Double)
    case exponentialWithCustomBounds
    case customBoundNotANumber
    case customBoundsNotIncreasing(previous: Double, current: Double)
    case customBoundInfinite
    case customBoundsTooFew(bounds: Int, spanLength: Int)
    case customWithZeroCount
    case customWithZeroThreshold
    case customWithNegativeSpans
    case customWithNegativeBuckets
    case cannotReduceCustomBuckets
    case cannotReduceToCustomBuckets
    case cannotReduceResolution(from: Int32, to: Int32)
    /// A zero threshold is NaN, so no common zero bucket can be found. (Prometheus would search for ever.)
    case zeroThresholdNotANumber
    /// The buckets of a schema above 8 have no known bounds. (Prometheus gives up with an unexpected error.)
    case noBounds(schema: Int32)
    /// The result has buckets farther apart than a span can say. (Prometheus gives up with an unexpected error.)
    case indexOutOfRange
    /// An error on one side of zero, or in the custom buckets; `side` is `positive side` and so on.
    indirect case inside(side: String, HistogramError)
}

extension HistogramError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .incompatibleSchemas:
            return "cannot apply this operation on histograms with a mix of exponential and custom bucket schemas"
        case .invalidSchema(let schema):
            return "histogram has an invalid schema, which must be between -4 and 8 for exponential buckets, "
                + "or -53 for custom buckets, got schema \(schema)"
        case .negativeOffset(let span, let offset):
            return "span number \(span) with offset \(offset): histogram has a span whose offset is negative"
        case .spansMismatch(let needed, let have):
            return "spans need \(needed) buckets, have \(have) buckets: "
                + "histogram spans specify different number of buckets than provided"
        case .bucketsMissing(let have):
            return "have \(have) buckets but spans need more: "
                + "histogram spans specify different number of buckets than provided"
        case .negativeCount(let count):
            return "observation count is  \(FloatFormat.text(count)): histogram's observation count is negative"
        case .negativeZeroCount(let count):
            return "zero bucket has observation count of \(FloatFormat.text(count)): "
                + "histogram has a bucket whose observation count is negative"
        case .negativeBucketCount(let bucket, let count):
            return "bucket number \(bucket) has observation count of \(FloatFormat.text(count)): "
                + "histogram has a bucket whose observation count is negative"
        case .exponentialWithCustomBounds:
            return "histogram with exponential schema must not have custom bounds"
        case .customBoundNotANumber:
            return "histogram custom bounds must not be NaN"
        case .customBoundsNotIncreasing(let previous, let current):
            return
                "previous bound is \(FloatFormat.text(previous, .f, precision: 6)) and current is \(FloatFormat.text(current, .f, precision: 6)): "
                + "histogram custom bounds must be in strictly increasing order"
        case .customBoundInfinite:
            return "last +Inf bound must not be explicitly defined: histogram custom bounds must be finite"
        case .customBoundsTooFew(let bounds, let spanLength):
            return "only \(bounds) custom bounds defined which is insufficient to cover total span length of \(spanLength): "
                + "histogram custom bounds are too few"
        case .customWithZeroCount: return "custom buckets: must have zero count of 0"
        case .customWithZeroThreshold: return "custom buckets: must have zero threshold of 0"
        case .customWithNegativeSpans: return "custom buckets: must not have negative spans"
        case .customWithNegativeBuckets: return "custom buckets: must not have negative buckets"
        case .cannotReduceCustomBuckets: return "cannot reduce resolution when there are custom buckets"
        case .cannotReduceToCustomBuckets: return "cannot reduce resolution to custom buckets schema"
        case .cannotReduceResolution(let from, let to): return "cannot reduce resolution from schema \(from) to \(to)"
        case .zeroThresholdNotANumber: return "cannot combine zero buckets whose threshold is NaN"
        case .noBounds(let schema): return "buckets of schema \(schema) have no known bounds"
        case .indexOutOfRange: return "bucket indexes are too far apart"
        case .inside(let side, let error): return "\(side): \(error)"
        }
    }
}
