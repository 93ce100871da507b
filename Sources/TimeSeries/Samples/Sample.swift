/// What was measured at one moment.
package enum SampleValue: Sendable {
    case float(Double)
    indirect case histogram(FloatHistogram)

    /// Whether this is the marker that ends a series; in a histogram it stands in the sum.
    package var isStale: Bool {
        switch self {
        case .float(let value): StaleMarker.isStale(value)
        case .histogram(let histogram): histogram.isStale
        }
    }
}

/// A value with its time.
package struct Sample: Sendable {
    /// Milliseconds since the Unix epoch.
    package var timestamp: Int64
    package var value: SampleValue

    package init(timestamp: Int64, value: SampleValue) {
        self.timestamp = timestamp
        self.value = value
    }
}
