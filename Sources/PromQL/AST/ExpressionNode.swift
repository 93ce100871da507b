import SourceText

/// A node of an ``Expression`` by its place in it.
package struct NodeID: Sendable, Hashable, Comparable {
    let rawValue: UInt32

    init(_ rawValue: UInt32) { self.rawValue = rawValue }

    init?(optional rawValue: UInt32) {
        if rawValue == noIndex { return nil }
        self.rawValue = rawValue
    }

    /// 0 for the first node; dense, so that it can index an array of ``Expression/nodeCount`` entries.
    package var index: Int { Int(rawValue) }

    package static func < (a: NodeID, b: NodeID) -> Bool { a.rawValue < b.rawValue }
}

/// What a node is and what belongs to it.
package enum ExpressionNode: Sendable {
    case aggregation(Aggregation)
    case binary(BinaryOperation)
    case call(Call)
    /// Arithmetic in a range, step or offset; also part of one.
    case duration(DurationExpression)
    case matrixSelector(MatrixSelector)
    case number(NumberLiteral)
    case parenthesized(NodeID)
    case string(TextSlice)
    case subquery(Subquery)
    case unary(UnaryOperation)
    case vectorSelector(VectorSelector)
}

/// `sum by (job) (x)`, `topk(3, x)`.
package struct Aggregation: Sendable {
    /// One of the aggregators: ``TokenKind/isAggregator``.
    package var operation: TokenKind
    /// Nil in a tree with errors only.
    package var vector: NodeID?
    package var parameter: NodeID?
    /// Whether `without (…)` is written, also with nothing in it.
    package var isWithout: Bool
    /// The names in `by (…)` or `without (…)`.
    package var grouping: LabelNames
}

/// `a + on (job) group_left (x) b`.
package struct BinaryOperation: Sendable {
    package var operation: TokenKind
    package var left: NodeID
    package var right: NodeID
    /// Where the operator itself is written, without its modifiers.
    package var operatorRange: ByteRange
    /// A comparison that gives 0 and 1 instead of leaving series out.
    package var returnsBool: Bool
    /// How series find each other; nil unless both sides are vectors.
    package var matching: VectorMatching?
}

/// How the series of two vectors find each other.
package struct VectorMatching: Sendable {
    package enum Cardinality: UInt8, Sendable {
        case oneToOne, manyToOne, oneToMany, manyToMany
    }

    package var cardinality: Cardinality
    /// Whether ``labels`` are those of `on (…)`; else of `ignoring (…)`, or none.
    package var isOn: Bool
    package var labels: LabelNames
    /// The labels in `group_left (…)`, `group_right (…)`.
    package var included: LabelNames
    /// What stands for a series that has no partner on the other side.
    package var leftFill: Double?
    package var rightFill: Double?
}

/// `rate(x[5m])`.
package struct Call: Sendable {
    /// Nil in a tree with errors only.
    package var function: FunctionID?
    package var arguments: NodeList
    /// Where the name is written.
    package var nameRange: ByteRange
}

/// `5m * 2`, `step()`, `max_of(1m, step())`; evaluated by ``Expression/nanoseconds(of:step:range:allowsNegative:)``.
package struct DurationExpression: Sendable {
    /// `+ - * / % ^`, ``TokenKind/stepWord``, ``TokenKind/rangeWord``, ``TokenKind/maxOf``, ``TokenKind/minOf``.
    package var operation: TokenKind
    /// Nil for a sign and for words without arguments.
    package var left: NodeID?
    package var right: NodeID?
    package var isParenthesized: Bool
}

/// A range, step or offset.
package struct DurationValue: Sendable {
    /// In nanoseconds; 0 where ``expression`` says it.
    package var nanoseconds: Int64
    /// The arithmetic that has to be done first; nil for a literal.
    package var expression: NodeID?
    /// Where it is written, without brackets.
    package var range: ByteRange
    /// A literal without a unit: `[300]`.
    package var isPlainNumber: Bool
}

/// The `@` modifier.
package enum AtModifier: Sendable, Equatable {
    /// In milliseconds since 1970.
    case timestamp(Int64)
    case start, end
}

/// `x{a="b"} @ 5 offset 1m`.
package struct VectorSelector: Sendable {
    /// The name in front of the braces; nil when there is none. It is the last of ``matchers`` as well.
    package var name: TextSlice?
    package var matchers: LabelMatchers
    package var offset: DurationValue?
    package var at: AtModifier?
    package var isAnchored: Bool
    package var isSmoothed: Bool
}

/// `x{a="b"}[5m]`. Offset, `@`, `anchored` and `smoothed` are those of ``selector``.
package struct MatrixSelector: Sendable {
    /// A ``ExpressionNode/vectorSelector(_:)``, but in a tree with errors.
    package var selector: NodeID
    package var range: DurationValue
}

/// `x[1h:5m] @ 5 offset 1m`.
package struct Subquery: Sendable {
    package var expression: NodeID
    package var range: DurationValue
    /// Nil where the default step is meant.
    package var step: DurationValue?
    package var offset: DurationValue?
    package var at: AtModifier?
}

/// `-x`. A sign before a number is part of the number.
package struct UnaryOperation: Sendable {
    /// ``TokenKind/add`` or ``TokenKind/subtract``.
    package var operation: TokenKind
    package var operand: NodeID
}

package struct NumberLiteral: Sendable {
    /// In seconds for a duration.
    package var value: Double
    /// Whether it is written as a duration: `5m`.
    package var isDuration: Bool
}

/// One matcher of a selector.
package struct LabelMatcher: Sendable {
    package enum Operation: Sendable {
        case equal, notEqual, matches, notMatches

        package var spelling: StaticString {
            switch self {
            case .equal: "="
            case .notEqual: "!="
            case .matches: "=~"
            case .notMatches: "!~"
            }
        }
    }

    package var name: TextSlice
    package var operation: Operation
    package var value: TextSlice
    /// From the label to the end of the value; the name of the metric where it stands for `__name__`.
    package var range: ByteRange
}
