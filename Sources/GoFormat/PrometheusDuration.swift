/// Durations as Prometheus writes and reads them (`model.Duration`), in nanoseconds: `1h30m`, `90d`, `500ms`.
package enum PrometheusDuration {
    /// Why a text is no duration.
    package enum Problem: Error, Sendable, Equatable {
        case empty
        case invalid
        /// The bytes of the text that are no unit.
        case unknownUnit(Range<Int>)
        /// More than 2^63-1 nanoseconds, about 292 years.
        case outOfRange

        /// Prometheus' error text.
        package func message(_ text: UnsafeBufferPointer<UInt8>) -> String {
            switch self {
            case .empty: "empty duration string"
            case .invalid: "not a valid duration string: \(Quote.text(text))"
            case .unknownUnit(let unit):
                "unknown unit \(Quote.text(UnsafeBufferPointer(rebasing: text[unit]))) in duration \(Quote.text(text))"
            case .outOfRange: "duration out of range"
            }
        }
    }

    /// A unit and how many nanoseconds it has. A year is 365 days.
    private enum Unit {
        static let year: UInt64 = 365 * day
        static let week: UInt64 = 7 * day
        static let day: UInt64 = 24 * hour
        static let hour: UInt64 = 60 * minute
        static let minute: UInt64 = 60 * second
        static let second: UInt64 = 1000 * millisecond
        static let millisecond: UInt64 = 1_000_000
    }

    /// `model.ParseDuration`: whole numbers with the units `y w d h m s ms`, each at most once and the largest first, or `0`.
    ///
    /// Allocates nothing.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int64 {
        guard let first = text.first else { throw .empty }
        if text.count == 1, first == UInt8(ascii: "0") { return 0 }
        var total: UInt64 = 0
        var last = UInt64.max
        var i = 0
        while i < text.count {
            guard isDigit(text[i]) else { throw .invalid }
            var value: UInt64 = 0
            while i < text.count, isDigit(text[i]) {
                let (product, isTooBig) = value.multipliedReportingOverflow(by: 10)
                let (sum, overflows) = product.addingReportingOverflow(UInt64(text[i] - UInt8(ascii: "0")))
                if isTooBig || overflows { throw .invalid }
                value = sum
                i += 1
            }
            let start = i
            while i < text.count, !isDigit(text[i]) { i += 1 }
            if i == start { throw .invalid }
            guard let unit = unit(text, start..<i) else { throw .unknownUnit(start..<i) }
            if unit >= last { throw .invalid }
            last = unit
            if value > UInt64(1) << 63 / unit { throw .outOfRange }
            total += value * unit
            if total > UInt64(Int64.max) { throw .outOfRange }
        }
        return Int64(total)
    }

    /// `model.ParseDuration`; see the form over a buffer.
    package static func parse(_ text: String) throws(Problem) -> Int64 {
        var copy = text
        return try copy.withUTF8 { text in Result { () throws(Problem) in try parse(text) } }.get()
    }

    /// `model.ParseDurationAllowNegative`: with a minus in front allowed; its errors speak of the text behind it.
    package static func parseAllowingNegative(_ text: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int64 {
        guard text.first == UInt8(ascii: "-") else { return try parse(text) }
        return try -parse(UnsafeBufferPointer(rebasing: text[1...]))
    }

    /// Appends `nanoseconds` as `model.Duration.String()` does.
    ///
    /// What is below a millisecond is cut; years and weeks only where nothing remains: `90d`, not `12w6d`.
    package static func append(_ nanoseconds: Int64, to out: inout [UInt8]) {
        let milliseconds = nanoseconds / 1_000_000
        if milliseconds == 0 {
            out += "0s".utf8
            return
        }
        if milliseconds < 0 { out.append(UInt8(ascii: "-")) }
        var rest = milliseconds.magnitude
        func write(_ unit: StaticString, _ size: UInt64, onlyWhole: Bool = false) {
            let inMilliseconds = size / Unit.millisecond
            if onlyWhole, rest % inMilliseconds != 0 { return }
            let count = rest / inMilliseconds
            guard count > 0 else { return }
            IntegerFormat.append(count, to: &out)
            out += UnsafeBufferPointer(start: unit.utf8Start, count: unit.utf8CodeUnitCount)
            rest -= count * inMilliseconds
        }
        write("y", Unit.year, onlyWhole: true)
        write("w", Unit.week, onlyWhole: true)
        write("d", Unit.day)
        write("h", Unit.hour)
        write("m", Unit.minute)
        write("s", Unit.second)
        write("ms", Unit.millisecond)
    }

    /// `nanoseconds` as `model.Duration.String()` writes them.
    package static func text(_ nanoseconds: Int64) -> String {
        var out: [UInt8] = []
        append(nanoseconds, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// How PromQL prints a number literal that was written as a duration; its value is in seconds.
    ///
    /// Goes through floats as Prometheus does: at the two ends of the range the text is not the one that was read.
    package static func literalText(seconds: Double) -> String {
        seconds < 0 ? "-" + text(goInteger(-seconds * 1e9)) : text(goInteger(seconds * 1e9))
    }

    /// Nanoseconds as float seconds (`time.Duration.Seconds`).
    package static func seconds(_ nanoseconds: Int64) -> Double {
        Double(nanoseconds / 1_000_000_000) + Double(nanoseconds % 1_000_000_000) / 1e9
    }

    /// The `step` and `timeout` parameters of Prometheus' HTTP API: float seconds as Go reads them, else a duration.
    ///
    /// Nil where it is refused, `overflows` tells the reason. NaN gives the smallest number, as on amd64.
    package static func parseAPI(_ text: UnsafeBufferPointer<UInt8>) -> (nanoseconds: Int64?, overflows: Bool) {
        if let seconds = try? FloatParser.parse(text) {
            let nanoseconds = seconds * 1e9
            if nanoseconds > 0x1p63 || nanoseconds < -0x1p63 { return (nil, true) }
            return (goInteger(nanoseconds), false)
        }
        return (try? parse(text), false)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func unit(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64? {
        let first = text[range.lowerBound]
        if range.count == 2 {
            return first == UInt8(ascii: "m") && text[range.lowerBound + 1] == UInt8(ascii: "s") ? Unit.millisecond : nil
        }
        guard range.count == 1 else { return nil }
        switch first {
        case UInt8(ascii: "s"): return Unit.second
        case UInt8(ascii: "m"): return Unit.minute
        case UInt8(ascii: "h"): return Unit.hour
        case UInt8(ascii: "d"): return Unit.day
        case UInt8(ascii: "w"): return Unit.week
        case UInt8(ascii: "y"): return Unit.year
        default: return nil
        }
    }
}

/// A float converted to int64 as Go does on amd64: cut towards zero; what does not fit, and NaN, is the smallest number.
package func goInteger(_ value: Double) -> Int64 {
    value > -0x1p63 && value < 0x1p63 ? Int64(value) : Int64.min
}
