import GoFormat

extension FloatHistogram: CustomStringConvertible {
    /// How query results show it: `{count:10, sum:2.5, [-0.001,0.001]:1, (0.5,1]:9}`, without empty buckets.
    package var description: String {
        var text = "{count:\(FloatFormat.text(count)), sum:\(FloatFormat.text(sum))"
        for bucket in negativeBucketsAscending where bucket.count != 0 { text += ", \(bucket)" }
        if zeroCount != 0 { text += ", \(zeroBucket)" }
        for bucket in positiveBuckets where bucket.count != 0 { text += ", \(bucket)" }
        return text + "}"
    }

    /// The series notation of the histogram: `{{schema:1 count:10 sum:2.5 offset:-1 buckets:[9 1]}}`.
    ///
    /// What has its default is left out, and one list of buckets covers a side with all gaps. Gaps of a million buckets
    /// and more do not fit into a list: such a side is written as one list for each span with its index.
    package var testExpression: String {
        var histogram = withoutUnusedParts
        histogram.compact(maxEmptyBuckets: .max)
        var parts: [String] = []
        func add(_ key: String, _ value: Double) {
            if value != 0 { parts.append("\(key):\(FloatFormat.text(value))") }
        }
        if schema != 0 { parts.append("schema:\(schema)") }
        add("count", histogram.count)
        add("sum", histogram.sum)
        add("z_bucket", histogram.zeroCount)
        add("z_bucket_w", histogram.zeroThreshold)
        if usesCustomBuckets { parts.append("custom_values:\(FloatHistogram.list(histogram.customValues[...]))") }
        switch counterResetHint {
        case .unknown: break
        case .reset: parts.append("counter_reset_hint:reset")
        case .notReset: parts.append("counter_reset_hint:not_reset")
        case .gauge: parts.append("counter_reset_hint:gauge")
        }
        func add(_ row: BucketRow, _ bucketsKey: String, _ offsetKey: String) {
            var index = 0
            var position = 0
            for span in row.spans {
                index += Int(span.offset)
                if index != 0 { parts.append("\(offsetKey):\(index)") }
                let end = min(position + Int(span.length), row.counts.count)
                if position < end { parts.append("\(bucketsKey):\(FloatHistogram.list(row.counts[position..<end]))") }
                index += Int(span.length)
                position = end
            }
        }
        add(histogram.positive, "buckets", "offset")
        add(histogram.negative, "n_buckets", "n_offset")
        return "{{\(parts.joined(separator: " "))}}"
    }

    private static func list(_ numbers: ArraySlice<Double>) -> String {
        var text: [UInt8] = [UInt8(ascii: "[")]
        for (i, number) in numbers.enumerated() {
            if i > 0 { text.append(UInt8(ascii: " ")) }
            FloatFormat.append(number, to: &text)
        }
        text.append(UInt8(ascii: "]"))
        return String(decoding: text, as: UTF8.self)
    }
}
