/// The counts of `{n}`, `{n,}` or `{n,m}`.
struct RepeatCounts {
    private(set) var minimum: Int
    /// -1 where there is no upper bound.
    private(set) var maximum: Int
    /// Where the text goes on behind the brace.
    let end: Int

    /// Reads the counts whose brace stands at `start`; nil where the brace is only a character.
    init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
        var i = start + 1
        guard let lower = Self.number(text, &i), i < text.count else { return nil }
        minimum = lower
        maximum = lower
        if text[i] == UInt8(ascii: ",") {
            i += 1
            guard i < text.count else { return nil }
            if text[i] == UInt8(ascii: "}") {
                maximum = -1
            } else {
                guard let upper = Self.number(text, &i) else { return nil }
                maximum = upper
            }
        }
        guard i < text.count, text[i] == UInt8(ascii: "}") else { return nil }
        end = i + 1
    }

    /// Whether Go takes the counts: at most 1000, the lower one first.
    var isValid: Bool {
        minimum <= Int(PatternNode.maximumRepeat) && maximum <= Int(PatternNode.maximumRepeat) && (maximum < 0 || minimum <= maximum)
    }

    /// How many copies of the operand count for Go's limits, 1 at least.
    var factor: Int { max(maximum < 0 ? minimum : maximum, 1) }

    /// Go's estimate of the compiled size, from that of the operand.
    func size(of operand: Int64) -> Int64 {
        if maximum < 0 { return minimum == 0 ? operand + 2 : 1 + Int64(minimum) * operand }
        return max(1, Int64(maximum) * operand + Int64(maximum - minimum))
    }

    /// A decimal number without zeros in front; one that is far too big is only known to be so.
    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ i: inout Int) -> Int? {
        func digit(_ at: Int) -> Int? {
            guard at < text.count, text[at] >= UInt8(ascii: "0"), text[at] <= UInt8(ascii: "9") else { return nil }
            return Int(text[at] - UInt8(ascii: "0"))
        }
        guard let first = digit(i) else { return nil }
        if first == 0, digit(i + 1) != nil { return nil }
        var value = 0
        while let digit = digit(i) {
            if value < 100_000_000 { value = value * 10 + digit }
            i += 1
        }
        return value
    }
}
