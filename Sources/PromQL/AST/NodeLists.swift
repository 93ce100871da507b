import SourceText

/// Nodes in the order in which they are written.
package struct NodeList: Sendable, RandomAccessCollection {
    let expression: Expression
    let range: RecordRange

    package var startIndex: Int { 0 }
    package var endIndex: Int { Int(range.count) }
    package subscript(i: Int) -> NodeID { NodeID(expression.children[Int(range.start) + i]) }
}

/// The matchers of a selector in the order in which they are written; the name in front of the braces comes last.
package struct LabelMatchers: Sendable, RandomAccessCollection {
    let expression: Expression
    let range: RecordRange

    package var startIndex: Int { 0 }
    package var endIndex: Int { Int(range.count) }
    package subscript(i: Int) -> LabelMatcher {
        let record = expression.matchers[Int(range.start) + i]
        let operation: LabelMatcher.Operation =
            switch record.operation {
            case .notEqual: .notEqual
            case .matches: .matches
            case .notMatches: .notMatches
            default: .equal
            }
        return LabelMatcher(
            name: record.name, operation: operation, value: record.value, range: ByteRange(Int(record.start), Int(record.end)))
    }
}

/// A list of label names, as in `by (a, b)`.
package struct LabelNames: Sendable, RandomAccessCollection {
    let expression: Expression
    let range: RecordRange

    package var startIndex: Int { 0 }
    package var endIndex: Int { Int(range.count) }
    package subscript(i: Int) -> TextSlice { expression.labelNames[Int(range.start) + i].name }

    /// Where a name is written, with its quotes.
    package func range(at i: Int) -> ByteRange {
        let record = expression.labelNames[Int(range.start) + i]
        return ByteRange(Int(record.start), Int(record.end))
    }

    /// The names as texts.
    package var strings: [String] { map(expression.string) }
}
