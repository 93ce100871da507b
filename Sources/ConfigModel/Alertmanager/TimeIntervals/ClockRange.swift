import Documents
import SourceText

/// Hours of a day, the end excluded. It cannot run over midnight.
package struct ClockRange: FieldStruct {
    package var startTime = Field("")
    package var endTime = Field("")
    /// Minutes since midnight; both 0, which contains nothing, in a null item.
    package private(set) var startMinute = 0
    package private(set) var endMinute = 0

    package init() {}

    package static var expectation: String { "a mapping with start_time and end_time" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("start_time", &startTime, .required.shown, "the first minute, as HH:MM from 00:00")
        visitor.field("end_time", &endTime, .required.shown, "the minute behind the last one, as HH:MM up to 24:00")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if startTime.hasFailed || endTime.hasFailed { return }
        if reader.excusesMissing("start_time", in: node) || reader.excusesMissing("end_time", in: node) { return }
        guard !startTime.value.isEmpty, !endTime.value.isEmpty else {
            let missing = startTime.value.isEmpty ? (endTime.value.isEmpty ? "start_time and end_time" : "start_time") : "end_time"
            let place = max(startTime.place, endTime.place)
            reader.report(
                "time-intervals/clock", "the hours lack \(missing)", at: place >= 0 ? place : node, notes: ["both ends are required"])
            return
        }
        let start = Self.minutes(startTime.value)
        let end = Self.minutes(endTime.value)
        for (field, minutes) in [(startTime, start), (endTime, end)] where minutes == nil {
            reader.report(
                "time-intervals/clock", "'\(field.value)' is no time of the day", at: field.node, notes: [Self.advice(field.value)])
        }
        guard let start, let end else { return }
        guard start < end else {
            reader.report(
                "time-intervals/clock", "the hours end at \(endTime.value), which is not after their start at \(startTime.value)",
                at: endTime.node, related: [reader.place(startTime.node, label: "start")],
                notes: start == end || end == 0
                    ? ["the end of the day is 24:00"]
                    : ["hours over midnight are two entries: \(startTime.value) to 24:00, and 00:00 to \(endTime.value)"])
            return
        }
        startMinute = start
        endMinute = end
    }

    /// Minutes of `HH:MM`, 00:00 to 24:00; nil for anything else.
    private static func minutes(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == 0x3A else { return nil }
        let digits = [0, 1, 3, 4].map { Int(bytes[$0]) - 0x30 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let (hour, minute) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { return nil }
        return hour * 60 + minute
    }

    private static func advice(_ text: String) -> String {
        if minutes("0" + text) != nil { return "write two digits for the hour: '0\(text)'" }
        return "a time is HH:MM, from 00:00 to 24:00"
    }

    /// Printed from the minutes, so that a null item shows as 00:00 to 00:00.
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        var copy = self
        copy.startTime.value = Self.text(startMinute)
        copy.endTime.value = Self.text(endMinute)
        visitor.structure(copy)
    }

    private static func text(_ minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return two(minutes / 60) + ":" + two(minutes % 60)
    }

    package func contains(minute: Int) -> Bool { minute >= startMinute && minute < endMinute }
}
