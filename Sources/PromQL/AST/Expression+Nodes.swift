import SourceText

extension Expression {
    /// The number of nodes; every ``NodeID/index`` is below it.
    package var nodeCount: Int { nodes.count }

    /// All nodes; a child comes before its parent, but for duration expressions of an `offset`.
    package var nodeIDs: some RandomAccessCollection<NodeID> { (0..<nodes.count).lazy.map { NodeID(UInt32($0)) } }

    package func kind(_ id: NodeID) -> ExpressionKind { nodes[id.index].kind }

    /// What the node gives. The expression itself: `type(expression.root)`.
    package func type(_ id: NodeID) -> ExpressionType { nodes[id.index].type }

    /// Where the node is written, as Prometheus sees it.
    package func range(_ id: NodeID) -> ByteRange {
        let record = nodes[id.index]
        return ByteRange(Int(record.start), Int(record.end))
    }

    /// What the node is and what belongs to it.
    package func node(_ id: NodeID) -> ExpressionNode {
        let record = nodes[id.index]
        switch record.kind {
        case .aggregation:
            let grouping = record.c == noIndex ? GroupingRecord(labels: .none, isWithout: false) : groupings[Int(record.c)]
            return .aggregation(
                Aggregation(
                    operation: record.operation, vector: NodeID(optional: record.a), parameter: NodeID(optional: record.b),
                    isWithout: grouping.isWithout, grouping: LabelNames(expression: self, range: grouping.labels)))
        case .binary:
            let length = record.operation.spelling?.utf8CodeUnitCount ?? 0
            return .binary(
                BinaryOperation(
                    operation: record.operation, left: NodeID(record.a), right: NodeID(record.b),
                    operatorRange: ByteRange(Int(record.d), Int(record.d) + length),
                    returnsBool: record.flags & NodeRecord.returnsBool != 0, matching: matching(record)))
        case .call:
            let function = record.c == noIndex ? nil : FunctionID(rawValue: UInt8(truncatingIfNeeded: record.c))
            return .call(
                Call(
                    function: function,
                    arguments: NodeList(expression: self, range: RecordRange(start: record.a, count: record.b)),
                    nameRange: ByteRange(Int(record.start), Int(record.d))))
        case .duration:
            return .duration(
                DurationExpression(
                    operation: record.operation, left: NodeID(optional: record.a), right: NodeID(optional: record.b),
                    isParenthesized: record.flags & NodeRecord.isWrapped != 0))
        case .matrixSelector:
            return .matrixSelector(MatrixSelector(selector: NodeID(record.a), range: duration(durations[Int(record.b)])))
        case .number:
            return .number(NumberLiteral(value: record.value, isDuration: record.flags & NodeRecord.isDuration != 0))
        case .parenthesized: return .parenthesized(NodeID(record.a))
        case .string: return .string(TextSlice(offset: Int(record.a), length: Int(record.b)))
        case .subquery:
            let subquery = subqueries[Int(record.b)]
            return .subquery(
                Subquery(
                    expression: NodeID(record.a), range: duration(durations[Int(subquery.range)]), step: duration(at: subquery.step),
                    offset: duration(at: subquery.offset), at: modifier(subquery.at)))
        case .unary: return .unary(UnaryOperation(operation: record.operation, operand: NodeID(record.a)))
        case .vectorSelector:
            let selector = selectors[Int(record.a)]
            return .vectorSelector(
                VectorSelector(
                    name: selector.name.isEmpty ? nil : selector.name,
                    matchers: LabelMatchers(expression: self, range: selector.matchers), offset: duration(at: selector.offset),
                    at: modifier(selector.at), isAnchored: selector.isAnchored, isSmoothed: selector.isSmoothed))
        }
    }

    /// How the series of a binary operation find each other; nil unless both sides are vectors.
    private func matching(_ record: NodeRecord) -> VectorMatching? {
        guard nodes[Int(record.a)].type == .vector, nodes[Int(record.b)].type == .vector else { return nil }
        let matching = record.c == noIndex ? MatchingRecord() : matchings[Int(record.c)]
        let cardinality: VectorMatching.Cardinality =
            switch matching.grouping {
            case .groupLeft: .manyToOne
            case .groupRight: .oneToMany
            default: record.operation.isSetOperator ? .manyToMany : .oneToOne
            }
        return VectorMatching(
            cardinality: cardinality, isOn: matching.isOn, labels: LabelNames(expression: self, range: matching.labels),
            included: LabelNames(expression: self, range: matching.included),
            leftFill: matching.hasLeftFill ? matching.leftFill : nil, rightFill: matching.hasRightFill ? matching.rightFill : nil)
    }

    private func duration(_ record: DurationRecord) -> DurationValue {
        DurationValue(
            nanoseconds: record.nanoseconds, expression: NodeID(optional: record.expression),
            range: ByteRange(Int(record.start), Int(record.end)), isPlainNumber: record.isPlainNumber)
    }

    private func duration(at index: UInt32) -> DurationValue? {
        index == noIndex ? nil : duration(durations[Int(index)])
    }

    private func modifier(_ at: AtRecord) -> AtModifier? {
        switch at.kind {
        case .none: nil
        case .timestamp: .timestamp(at.milliseconds)
        case .start: .start
        case .end: .end
        }
    }
}
