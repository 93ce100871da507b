extension ExpressionParser {
    /// What an alternative of the grammar means. `symbols` holds the values of its symbols; with a `count` of 0 it must not be read.
    @inline(__always)
    mutating func reduce(_ reduction: Reduction, _ symbols: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
        switch reduction {
        case .pass: return symbols[0]
        case .expressionText:
            root = symbols[1].a
            return symbols[0]
        case .emptyText:
            report("no expression found in input", start: 0, end: 0)
            return symbols[0]
        case .unexpected:
            unexpected()
            return symbols[0]

        case .numberLiteral: return numberLiteral(symbols[0])
        case .durationLiteral: return durationLiteral(symbols[0])
        case .stringLiteral: return stringLiteral(symbols[0])
        case .number, .durationNumber: return number(symbols[0])
        case .positiveNumber: return symbols[1]
        case .negativeNumber: return negated(symbols[1])

        case .parenthesized:
            let inner = arena.nodes[symbols[1].a]
            return newNode(.parenthesized, inner.type, start: symbols[0].a, end: symbols[2].b, a: symbols[1].a)
        case .unary: return unary(symbols[0], symbols[1].a)
        case .binary: return binary(symbols[0].a, symbols[1], symbols[2], symbols[3].a)
        case .call: return call(symbols[0], symbols[1])
        case .arguments: return symbols[1]
        case .noArguments: return Value(arguments.nextIndex, 0)
        case .firstArgument: return firstArgument(symbols[0].a)
        case .nextArgument: return nextArgument(symbols[0], symbols[2].a)
        case .trailingComma:
            report("trailing commas not allowed in function call args", at: symbols[1])
            return symbols[0]

        case .aggregation: return aggregation(symbols[0], grouping: nil, symbols[1], hasReadOn: true)
        case .aggregationGroupedBefore: return aggregation(symbols[0], grouping: symbols[1], symbols[2], hasReadOn: false)
        case .aggregationGroupedBehind: return aggregation(symbols[0], grouping: symbols[2], symbols[1], hasReadOn: false)
        case .unexpectedInAggregation:
            unexpected(in: "aggregation")
            return aggregation(symbols[0], grouping: nil, Value(arguments.nextIndex, 0), hasReadOn: false)
        case .groupBy: return Value(symbols[1].a, symbols[1].b)
        case .groupWithout: return Value(symbols[1].a, symbols[1].b, flag: true)

        case .matchingDefault: return Value(noIndex)
        case .matchingBool: return Value(noIndex, flag: true)
        case .matchingIgnoring, .matchingOn: return matching(symbols[0], labels: symbols[2], isOn: reduction == .matchingOn)
        case .groupLeft, .groupRight: return grouped(symbols[0], symbols[1].kind, included: symbols[2])
        case .fillBoth: return fill(symbols[0], left: symbols[2].a, right: symbols[2].a)
        case .fillLeft: return fill(symbols[0], left: symbols[2].a, right: nil)
        case .fillRight: return fill(symbols[0], left: nil, right: symbols[2].a)
        case .fillLeftRight: return fill(symbols[0], left: symbols[2].a, right: symbols[4].a)
        case .fillRightLeft: return fill(symbols[0], left: symbols[4].a, right: symbols[2].a)
        case .fillValue: return symbols[1]
        case .signedFillValue: return signedFillValue(symbols[1], symbols[2].a)

        case .labelNames: return symbols[1]
        case .noLabelNames: return Value(arena.labelNames.nextIndex, 0)
        case .firstLabelName: return Value(symbols[0].a, 1)
        case .nextLabelName: return Value(symbols[0].a, symbols[0].b &+ 1)
        case .labelName: return labelName(symbols[0])
        case .quotedLabelName: return quotedLabelName(symbols[0])
        case .unexpectedLabelNames:
            unexpected(in: "grouping opts", expected: "\"(\"")
            return Value(arena.labelNames.nextIndex, 0)
        case .unexpectedBehindLabelName:
            unexpected(in: "grouping opts", expected: "\",\" or \")\"")
            return symbols[0]
        case .unexpectedLabelName:
            unexpected(in: "grouping opts", expected: "label")
            return newLabelName(.empty, Value(), isQuoted: false)

        default: return reduceSelector(reduction, symbols, count)
        }
    }

    private mutating func reduceSelector(_ reduction: Reduction, _ symbols: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
        switch reduction {
        case .bareSelector: return bareSelector(symbols[0])
        case .namedSelector: return namedSelector(symbols[0], symbols[1].a)
        case .matchers: return newSelector(symbols[1], start: symbols[0].a, end: symbols[count - 1].b)
        case .noMatchers: return newSelector(Value(arena.matchers.nextIndex, 0), start: symbols[0].a, end: symbols[1].b)
        case .firstMatcher: return Value(symbols[0].a, 1)
        case .nextMatcher: return Value(symbols[0].a, symbols[0].b &+ 1)
        case .matcher: return matcher(symbols[0], symbols[1].kind, symbols[2], isQuoted: false)
        case .quotedMatcher: return matcher(symbols[0], symbols[1].kind, symbols[2], isQuoted: true)
        case .quotedMetricName: return quotedMetricName(symbols[0])
        case .unexpectedBehindMatcher:
            unexpected(in: "label matching", expected: "\",\" or \"}\"")
            return symbols[0]
        case .unexpectedMatcherValue:
            unexpected(in: "label matching", expected: "string")
            return emptyMatcher()
        case .unexpectedMatchOperator:
            unexpected(in: "label matching", expected: "label matching operator")
            return emptyMatcher()
        case .unexpectedMatcher:
            unexpected(in: "label matching", expected: "identifier or \"}\"")
            return emptyMatcher()

        case .matrixSelector: return matrixSelector(symbols[0].a, symbols)
        case .subquery: return subquery(symbols[0].a, range: symbols[2].a, step: symbols[4].a, end: symbols[5].a &+ 1)
        case .subqueryDefaultStep: return subquery(symbols[0].a, range: symbols[2].a, step: nil, end: symbols[4].a &+ 1)
        case .offset: return offset(symbols[0], symbols[2].a)
        case .anchored: return setAnchored(symbols[0], "anchored")
        case .smoothed: return setAnchored(symbols[0], "smoothed")
        case .timestamp: return timestamp(symbols[0], symbols[2])
        case .timestampWord: return timestampWord(symbols[0], symbols[2].kind)
        case .unexpectedOffset:
            unexpected(in: "offset", expected: "number, duration, step(), or range()")
            return symbols[0]
        case .unexpectedTimestamp:
            unexpected(in: "@", expected: "timestamp")
            return symbols[0]
        case .unexpectedBehindStep:
            unexpected(in: "subquery selector", expected: "\"]\"")
            return symbols[0]
        case .unexpectedStep:
            unexpected(in: "subquery selector", expected: "number, duration, step(), range(), or \"]\"")
            return symbols[0]
        case .unexpectedBehindRange:
            unexpected(in: "subquery or range", expected: "\":\" or \"]\"")
            return symbols[0]
        case .unexpectedRange:
            unexpected(in: "subquery or range selector", expected: "number, duration, step(), or range()")
            return symbols[0]
        default: return reduceDuration(reduction, symbols, count)
        }
    }

    private mutating func reduceDuration(_ reduction: Reduction, _ symbols: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
        switch reduction {
        case .positiveDuration: return positiveDuration(symbols[0])
        case .offsetLiteral: return durationOperand(symbols[0])
        case .signedOffsetLiteral: return signedOffsetLiteral(symbols[0], symbols[1])
        case .durationWord: return checked(durationWord(symbols[0], end: symbols[2].b))
        case .signedDurationWord: return checked(signed(symbols[0], durationWord(symbols[1], end: symbols[3].b)))
        case .extremum: return checked(durationOperation(symbols[0].kind, symbols[2].a, symbols[4].a))
        case .signedExtremum: return checked(signed(symbols[0], durationOperation(symbols[1].kind, symbols[3].a, symbols[5].a)))
        case .signedParenthesizedDuration: return signedDuration(symbols[0], symbols[2], isParenthesized: true)
        case .signedDuration: return signedDuration(symbols[0], symbols[1], isParenthesized: false)
        case .durationBinary:
            checkDurationExpressions(at: symbols[0].a)
            return durationOperation(symbols[1].kind, symbols[0].a, symbols[2].a)
        case .durationDivision:
            checkDurationExpressions(at: symbols[0].a)
            return durationDivision(symbols[0].a, symbols[1], symbols[2].a)
        case .parenthesizedDuration:
            checkDurationExpressions(at: symbols[1].a)
            return parenthesizedDuration(symbols[1].a, start: symbols[0].a, end: symbols[2].b)

        case .metricText: return symbols[0]
        case .namedMetric:
            metricName = text(of: symbols[0])
            metricLabels = RecordRange(start: symbols[1].a, count: symbols[1].b)
            return symbols[0]
        case .metric:
            metricLabels = RecordRange(start: symbols[0].a, count: symbols[0].b)
            return symbols[0]
        case .labelSet: return symbols[1]
        case .noLabels: return Value(arena.matchers.nextIndex, 0)
        case .firstLabel: return Value(symbols[0].a, 1)
        case .nextLabel: return Value(symbols[0].a, symbols[0].b &+ 1)
        case .label: return matcher(symbols[0], .equal, symbols[2], isQuoted: false)
        case .quotedLabel: return matcher(symbols[0], .equal, symbols[2], isQuoted: true)
        case .quotedMetricLabel: return quotedMetricName(symbols[0])
        case .unexpectedBehindLabel:
            unexpected(in: "label set", expected: "\",\" or \"}\"")
            return symbols[0]
        case .unexpectedLabelValue:
            unexpected(in: "label set", expected: "string")
            return emptyMatcher()
        case .unexpectedLabelOperator:
            unexpected(in: "label set", expected: "\"=\"")
            return emptyMatcher()
        case .unexpectedLabel:
            unexpected(in: "label set", expected: "identifier or \"}\"")
            return emptyMatcher()
        default: return symbols[0]
        }
    }
}
