/// What a node is. The names are those of Prometheus' own syntax tree.
package enum ExpressionKind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    case aggregation, binary, call, duration, matrixSelector, number, parenthesized, string, subquery, unary, vectorSelector
}

/// A number that stands for "none" wherever a record refers to another one.
let noIndex = UInt32.max

/// A node as it is kept: what ``ExpressionNode`` shows, in 32 bytes. What `a`, `b`, `c`, `d` are depends on the kind:
///
/// | kind | `a` | `b` | `c` | `d` |
/// |---|---|---|---|---|
/// | aggregation | the vector or none | the parameter or none | grouping or none | |
/// | binary | left | right | matching or none | where the operator begins |
/// | call | first of the arguments | their number | function or none | where the name ends |
/// | duration | left or none | right or none | | |
/// | matrixSelector | the selector | duration | | |
/// | number | lower half of the bits | upper half | | |
/// | parenthesized, unary | what is inside | | | |
/// | string | where its bytes begin | their number | | |
/// | subquery | the expression | subquery record | | |
/// | vectorSelector | selector record | | | |
struct NodeRecord: BitwiseCopyable {
    var kind: ExpressionKind
    /// The operator, the aggregation or the word of a duration expression.
    var operation = TokenKind.end
    var type: ExpressionType
    var flags: UInt8 = 0
    var start: UInt32
    var end: UInt32
    var a = noIndex
    var b = noIndex
    var c = noIndex
    var d = noIndex

    /// A number that was written as a duration.
    static let isDuration: UInt8 = 1
    /// A duration expression in parentheses.
    static let isWrapped: UInt8 = 2
    /// A comparison with `bool`.
    static let returnsBool: UInt8 = 4

    var value: Double {
        get { Double(bitPattern: UInt64(a) | UInt64(b) << 32) }
        set {
            a = UInt32(truncatingIfNeeded: newValue.bitPattern)
            b = UInt32(truncatingIfNeeded: newValue.bitPattern >> 32)
        }
    }
}

/// A run of entries in one of the side tables.
struct RecordRange: BitwiseCopyable {
    var start: UInt32
    var count: UInt32

    static let none = RecordRange(start: 0, count: 0)

    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A range, step or offset.
struct DurationRecord: BitwiseCopyable {
    var nanoseconds: Int64
    /// The duration expression; none for a literal.
    var expression: UInt32
    var start: UInt32
    var end: UInt32
    /// A literal without a unit: `[300]`.
    var isPlainNumber: Bool
}

struct SelectorRecord: BitwiseCopyable {
    /// The name in front of the braces, which is the last matcher as well.
    var name: TextSlice
    var matchers: RecordRange
    /// Index of the duration, or none.
    var offset: UInt32
    var at: AtRecord
    var isAnchored = false
    var isSmoothed = false
}

/// The `@` modifier.
struct AtRecord: BitwiseCopyable {
    enum Kind: UInt8 {
        case none, timestamp, start, end
    }

    var kind = Kind.none
    var milliseconds: Int64 = 0
}

struct SubqueryRecord: BitwiseCopyable {
    /// Indices of durations, or none.
    var range: UInt32
    var step: UInt32
    var offset: UInt32
    var at: AtRecord
}

struct MatcherRecord: BitwiseCopyable {
    var name: TextSlice
    var value: TextSlice
    var start: UInt32
    var end: UInt32
    var operation: TokenKind
    /// The name stands in quotes, or the metric's name does: `{"a.b", "c d"="e"}`.
    var isQuoted: Bool
}

/// A label name in a list.
struct LabelNameRecord: BitwiseCopyable {
    var name: TextSlice
    var start: UInt32
    var end: UInt32
    var isQuoted: Bool
}

struct GroupingRecord: BitwiseCopyable {
    var labels: RecordRange
    var isWithout: Bool
}

struct MatchingRecord: BitwiseCopyable {
    var labels = RecordRange.none
    var included = RecordRange.none
    var leftFill: Double = 0
    var rightFill: Double = 0
    var hasLabels = false
    var isOn = false
    var grouping = TokenKind.end
    var hasLeftFill = false
    var hasRightFill = false
}

/// Bytes of an expression: a piece of its text, or of what its strings with escapes stand for. See ``Expression/string(_:)``.
package struct TextSlice: Sendable, BitwiseCopyable {
    var offset: UInt32
    var length: UInt32

    init(offset: Int, length: Int) {
        self.offset = UInt32(truncatingIfNeeded: offset)
        self.length = UInt32(truncatingIfNeeded: length)
    }

    static let empty = TextSlice(offset: 0, length: 0)

    package var isEmpty: Bool { length == 0 }
}
