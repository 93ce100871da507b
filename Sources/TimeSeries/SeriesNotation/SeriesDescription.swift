/// A series as unit tests and the scripts of PromQL write it: `http_requests{job="api"} 0+10x100 _x5 stale {{schema:0 sum:1}}`.
package struct SeriesDescription: Sendable {
    package var labels: LabelSet
    /// One point an interval, with the repetitions written out.
    package var values: [SequenceValue]

    package init(labels: LabelSet = LabelSet(), values: [SequenceValue] = []) {
        self.labels = labels
        self.values = values
    }
}

/// One point of a sequence of values.
package enum SequenceValue: Sendable {
    /// `_`: there is no sample.
    case omitted
    case float(Double)
    /// - isHintGiven: the counter reset hint was written, so a test compares it; else any hint will do.
    indirect case histogram(FloatHistogram, isHintGiven: Bool)
}
