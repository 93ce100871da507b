/// Go's time layouts: a text in which the parts of a reference time (`Mon Jan 2 15:04:05 MST 2006`) stand for those of any time.
struct TimeLayout {
    /// What a piece of a layout stands for.
    enum Field {
        case literal
        case longMonth, month, numericMonth, zeroMonth
        case longWeekday, weekday
        case day, blankDay, zeroDay, blankYearDay, zeroYearDay
        case hour, hour12, zeroHour12
        case minute, zeroMinute, second, zeroSecond
        case longYear, year
        case upperPM, lowerPM
        case zoneName
        /// A numeric zone: `Z` for UTC instead where `zulu`, with minutes, with seconds, with colons.
        case zone(zulu: Bool, minutes: Bool, seconds: Bool, colons: Bool)
        /// Fractional seconds with that many digits behind a point or comma, zeros at the end cut or not.
        case fraction(digits: Int, separator: UInt8, isTrimmed: Bool)
    }

    private let text: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// A field found behind literal text that is handed out first.
    private var pending: (field: Field, end: Int)?

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// The next piece and its bytes; nil at the end.
    mutating func next() -> (field: Field, bytes: UnsafeBufferPointer<UInt8>)? {
        if let (field, end) = pending {
            pending = nil
            return (field, take(upTo: end))
        }
        guard position < text.count else { return nil }
        var i = position
        while i < text.count {
            if let (field, start, end) = field(at: i) {
                if start == position { return (field, take(upTo: end)) }
                pending = (field, end)
                return (.literal, take(upTo: start))
            }
            i += 1
        }
        return (.literal, take(upTo: text.count))
    }

    private mutating func take(upTo end: Int) -> UnsafeBufferPointer<UInt8> {
        defer { position = end }
        return UnsafeBufferPointer(rebasing: text[position..<end])
    }

    private func has(_ word: StaticString, at index: Int) -> Bool {
        guard text.count - index >= word.utf8CodeUnitCount else { return false }
        for i in 0..<word.utf8CodeUnitCount where text[index + i] != word.utf8Start[i] { return false }
        return true
    }

    private func isLowercase(at index: Int) -> Bool {
        index < text.count && text[index] >= UInt8(ascii: "a") && text[index] <= UInt8(ascii: "z")
    }

    private func field(at i: Int) -> (Field, start: Int, end: Int)? {
        func found(_ field: Field, _ length: Int) -> (Field, start: Int, end: Int) { (field, i, i + length) }
        switch text[i] {
        case UInt8(ascii: "J"):
            if has("January", at: i) { return found(.longMonth, 7) }
            if has("Jan", at: i), !isLowercase(at: i + 3) { return found(.month, 3) }
        case UInt8(ascii: "M"):
            if has("Monday", at: i) { return found(.longWeekday, 6) }
            if has("Mon", at: i), !isLowercase(at: i + 3) { return found(.weekday, 3) }
            if has("MST", at: i) { return found(.zoneName, 3) }
        case UInt8(ascii: "0"):
            if has("002", at: i) { return found(.zeroYearDay, 3) }
            guard i + 1 < text.count else { return nil }
            switch text[i + 1] {
            case UInt8(ascii: "1"): return found(.zeroMonth, 2)
            case UInt8(ascii: "2"): return found(.zeroDay, 2)
            case UInt8(ascii: "3"): return found(.zeroHour12, 2)
            case UInt8(ascii: "4"): return found(.zeroMinute, 2)
            case UInt8(ascii: "5"): return found(.zeroSecond, 2)
            case UInt8(ascii: "6"): return found(.year, 2)
            default: return nil
            }
        case UInt8(ascii: "1"):
            return has("15", at: i) ? found(.hour, 2) : found(.numericMonth, 1)
        case UInt8(ascii: "2"):
            return has("2006", at: i) ? found(.longYear, 4) : found(.day, 1)
        case UInt8(ascii: "_"):
            if has("_2006", at: i) { return (.longYear, i + 1, i + 5) }
            if has("_2", at: i) { return found(.blankDay, 2) }
            if has("__2", at: i) { return found(.blankYearDay, 3) }
        case UInt8(ascii: "3"): return found(.hour12, 1)
        case UInt8(ascii: "4"): return found(.minute, 1)
        case UInt8(ascii: "5"): return found(.second, 1)
        case UInt8(ascii: "P"): if has("PM", at: i) { return found(.upperPM, 2) }
        case UInt8(ascii: "p"): if has("pm", at: i) { return found(.lowerPM, 2) }
        case UInt8(ascii: "-"), UInt8(ascii: "Z"):
            return zone(at: i)
        case UInt8(ascii: "."), UInt8(ascii: ","):
            return fraction(at: i)
        default: break
        }
        return nil
    }

    private func zone(at i: Int) -> (Field, start: Int, end: Int)? {
        let isZulu = text[i] == UInt8(ascii: "Z")
        func found(_ minutes: Bool, _ seconds: Bool, _ colons: Bool, _ length: Int) -> (Field, start: Int, end: Int) {
            (.zone(zulu: isZulu, minutes: minutes, seconds: seconds, colons: colons), i, i + length)
        }
        if has("070000", at: i + 1) { return found(true, true, false, 7) }
        if has("07:00:00", at: i + 1) { return found(true, true, true, 9) }
        if has("0700", at: i + 1) { return found(true, false, false, 5) }
        if has("07:00", at: i + 1) { return found(true, false, true, 6) }
        return has("07", at: i + 1) ? found(false, false, false, 3) : nil
    }

    private func fraction(at i: Int) -> (Field, start: Int, end: Int)? {
        guard i + 1 < text.count, text[i + 1] == UInt8(ascii: "0") || text[i + 1] == UInt8(ascii: "9") else { return nil }
        let digit = text[i + 1]
        var end = i + 1
        while end < text.count, text[end] == digit { end += 1 }
        // Only a whole run of digits is a fraction.
        if end < text.count, text[end] >= UInt8(ascii: "0"), text[end] <= UInt8(ascii: "9") { return nil }
        return (.fraction(digits: end - i - 1, separator: text[i], isTrimmed: digit == UInt8(ascii: "9")), i, end)
    }
}
