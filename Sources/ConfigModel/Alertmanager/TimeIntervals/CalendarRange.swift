import Documents
import GoFormat
import SourceText

/// What a ``CalendarRange`` counts: weekdays, days of the month, months or years.
package protocol CalendarUnit: Sendable {
    /// What to write, for messages.
    static var expectation: String { get }

    /// The number of a name or number in lower case; nil when it is none.
    static func number(_ text: String) -> Int?

    /// Why Alertmanager refuses the range; nil when it does not. `note` is what to write instead.
    static func fault(_ begin: Int, _ end: Int) -> (message: String, note: String?)?

    /// The text of a number in the effective configuration.
    static func text(_ number: Int) -> String
}

extension CalendarUnit {
    package static func number(_ text: String) -> Int? { decimal(text) }

    package static func text(_ number: Int) -> String { String(number) }

    /// Go's `strconv.Atoi`.
    static func decimal(_ text: String) -> Int? {
        var copy = text
        return copy.withUTF8 { bytes in (try? IntegerParser.parse(bytes)).map { Int($0) } }
    }
}

/// A range of days, months or years with both ends, written `monday:friday` or as one member.
package struct CalendarRange<Unit>: Sendable, Equatable {
    package var begin = 0
    package var end = 0

    package init() {}

    package init(_ begin: Int, _ end: Int) {
        self.begin = begin
        self.end = end
    }

    package func contains(_ number: Int) -> Bool { number >= begin && number <= end }
}

extension CalendarRange: FieldValue where Unit: CalendarUnit {
    package static var expectation: String { Unit.expectation }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard let written = reader.withText(node, expected: Self.expectation, { _, text in String(decoding: text, as: UTF8.self) }) else {
            return false
        }
        if reader.isQuotedNull(node) {
            report("'\(written)' is not \(Self.expectation)", node, &reader)
            return false
        }
        let parts = goLowercased(written).split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2 else {
            report("'\(written)' is no range: it has more than one ':'", node, &reader)
            return false
        }
        var numbers: [Int] = []
        for part in parts {
            guard let number = Unit.number(part) else {
                report(
                    parts.count == 2 ? "'\(part)' in '\(written)' is not \(Self.member)" : "'\(written)' is not \(Self.member)", node,
                    &reader)
                return false
            }
            numbers.append(number)
        }
        begin = numbers[0]
        end = numbers.count == 2 ? numbers[1] : numbers[0]
        if let fault = Unit.fault(begin, end) {
            report(fault.message, node, &reader, note: fault.note)
            return false
        }
        return true
    }

    private static var member: String { Unit.expectation }

    private func report(_ message: String, _ node: NodeIndex, _ reader: inout FieldReader, note: String? = nil) {
        reader.report("time-intervals/range", message, at: node, notes: note.map { [$0] } ?? ["write \(Self.expectation)"])
    }

    package var text: String { begin == end ? Unit.text(begin) : Unit.text(begin) + ":" + Unit.text(end) }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(text, isText: true) }
}

/// Weekdays, Sunday being 0. A range cannot run over the week's end.
package enum WeekdayUnit: CalendarUnit {
    package static var expectation: String { "a weekday such as monday, or a range such as monday:friday" }

    private static let names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

    package static func number(_ text: String) -> Int? { names.firstIndex(of: text) }

    package static func text(_ number: Int) -> String { names.indices.contains(number) ? names[number] : "" }

    package static func fault(_ begin: Int, _ end: Int) -> (message: String, note: String?)? {
        begin > end
            ? (
                "the range \(text(begin)):\(text(end)) ends before it begins: the week begins with sunday",
                "write two ranges: '\(begin == 6 ? "saturday" : "\(text(begin)):saturday")', '\(end == 0 ? "sunday" : "sunday:\(text(end))")'"
            ) : nil
    }
}

/// Days of the month, 1 to 31; negative ones count from its end, -1 being the last.
package enum DayOfMonthUnit: CalendarUnit {
    package static var expectation: String { "a day of the month from 1 to 31 or -31 to -1, or a range such as 1:7 or -7:-1" }

    package static func fault(_ begin: Int, _ end: Int) -> (message: String, note: String?)? {
        for day in [begin, end] where day == 0 || day < -31 || day > 31 { return ("\(day) is no day of a month", nil) }
        if begin < 0, end > 0 { return ("the range \(begin):\(end) runs from the end of the month to its start", "write two ranges") }
        // Upstream measures with the shortest month, where -1 is the 27th day.
        let first = begin < 0 ? 28 + begin : begin
        let last = end < 0 ? 28 + end : end
        guard first > last else { return nil }
        return (
            "the range \(begin):\(end) can end before it begins",
            "a negative day is counted from the end of the shortest month, -1 as day 27"
        )
    }
}

/// Months by name or number. Numbers beyond 1 to 12 are accepted and never match.
package enum MonthUnit: CalendarUnit {
    package static var expectation: String { "a month by name or number, or a range such as june:august or 6:8" }

    private static let names = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]

    package static func number(_ text: String) -> Int? { names.firstIndex(of: text).map { $0 + 1 } ?? decimal(text) }

    package static func fault(_ begin: Int, _ end: Int) -> (message: String, note: String?)? {
        begin > end
            ? ("the range of months \(begin):\(end) ends before it begins", "write two ranges: '\(begin):12', '1:\(end)'") : nil
    }
}

/// Years.
package enum YearUnit: CalendarUnit {
    package static var expectation: String { "a year, or a range such as 2026:2028" }

    package static func fault(_ begin: Int, _ end: Int) -> (message: String, note: String?)? {
        begin > end ? ("the range of years \(begin):\(end) ends before it begins", "write the earlier year first") : nil
    }
}
