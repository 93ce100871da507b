import GoFormat

/// Reading of times by a layout, Go's `time.Parse`.
enum TimeText {
    static func parse(layout: [UInt8], _ text: [UInt8]) throws(GoFailure) -> TimeValue {
        throw GoFailure("not yet")
    }
}
