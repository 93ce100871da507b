// swift-format-ignore-file
// Made from PromQL.grammar by `swift run parsertables`; change the grammar instead.

/// What is done when an alternative of the grammar is recognised.
enum Reduction: UInt8 {
    /// The value of the first symbol is the value of the whole.
    case pass
    case metricText, emptyText, expressionText, unexpected, aggregationGroupedBefore, aggregationGroupedBehind, aggregation,
        unexpectedInAggregation, groupBy, groupWithout, binary, matchingDefault, matchingBool, matchingIgnoring, matchingOn,
        groupLeft, groupRight, fillBoth, fillLeft, fillRight, fillLeftRight, fillRightLeft, labelNames, noLabelNames,
        unexpectedLabelNames, nextLabelName, firstLabelName, unexpectedBehindLabelName, labelName, quotedLabelName,
        unexpectedLabelName, fillValue, signedFillValue, call, arguments, noArguments, nextArgument, firstArgument, trailingComma,
        parenthesized, positiveDuration, offset, unexpectedOffset, anchored, smoothed, timestamp, timestampWord,
        unexpectedTimestamp, matrixSelector, subquery, subqueryDefaultStep, unexpectedBehindStep, unexpectedStep,
        unexpectedBehindRange, unexpectedRange, unary, namedSelector, bareSelector, matchers, noMatchers, nextMatcher,
        firstMatcher, unexpectedBehindMatcher, matcher, quotedMatcher, quotedMetricName, unexpectedMatcherValue,
        unexpectedMatchOperator, unexpectedMatcher, namedMetric, metric, labelSet, noLabels, nextLabel, firstLabel,
        unexpectedBehindLabel, label, quotedLabel, quotedMetricLabel, unexpectedLabelValue, unexpectedLabelOperator,
        unexpectedLabel, numberLiteral, durationLiteral, number, durationNumber, positiveNumber, negativeNumber, stringLiteral,
        offsetLiteral, signedOffsetLiteral, durationWord, signedDurationWord, extremum, signedExtremum,
        signedParenthesizedDuration, signedDuration, durationBinary, durationDivision, parenthesizedDuration
}

/// What the alternatives of the grammar make.
enum Nonterminal: UInt8 {
    case accept, text, expression, aggregation, grouping, binary, matching, returnBool, matchedLabels, grouped, filled, labelNames,
        labelNameList, labelName, fillValue, call, arguments, argumentList, parenthesized, positiveDuration, withOffset, anchored,
        smoothed, withTimestamp, timeWord, matrixSelector, subquery, unary, vectorSelector, matchers, matcherList, matcher,
        metric, metricName, labelSet, labelList, label, aggregator, bareLabelName, sign, matchOperator, numberLiteral, number,
        signedNumber, signedOrUnsignedNumber, stringLiteral, quotedName, optionalLabelNames, offsetDuration, extremum,
        durationExpression, parenthesizedDuration
}

extension ParserTables {
    static let terminals: [TokenKind] = [
        .end, .invalid, .endOfText, .equal, .colon, .comma, .duration, .identifier, .leftBrace, .leftBracket, .leftParen,
        .metricIdentifier, .number, .rightBrace, .rightBracket, .rightParen, .string, .add, .divide, .equalEqual, .matches,
        .greaterOrEqual, .greater, .trimUpper, .trimLower, .and, .or, .less, .lessOrEqual, .unless, .modulo, .multiply, .notEqual,
        .notMatches, .power, .subtract, .at, .atan2, .avg, .bottomk, .count, .countValues, .group, .max, .min, .quantile, .stddev,
        .stdvar, .sum, .topk, .limitk, .limitRatio, .bool, .by, .groupLeft, .groupRight, .fill, .fillLeft, .fillRight, .ignoring,
        .offset, .smoothed, .anchored, .on, .without, .startWord, .endWord, .stepWord, .rangeWord, .maxOf, .minOf, .metricText,
        .expressionText, .selectorText
    ]

    static let nonterminalCount = 52

    /// For each production the number of symbols, the nonterminal that it makes, and what is done.
    static let productions: [(length: UInt8, nonterminal: UInt8, reduction: Reduction)] = [
        (2, 0, .pass),  // $accept: Text end
        (2, 1, .metricText),  // Text: metricText Metric
        (2, 1, .emptyText),  // Text: expressionText endOfText
        (2, 1, .expressionText),  // Text: expressionText Expression
        (2, 1, .expressionText),  // Text: selectorText VectorSelector
        (2, 1, .pass),  // Text: Text endOfText
        (1, 1, .unexpected),  // Text: error
        (1, 2, .pass),  // Expression: Aggregation
        (1, 2, .pass),  // Expression: Binary
        (1, 2, .pass),  // Expression: Call
        (1, 2, .pass),  // Expression: MatrixSelector
        (1, 2, .pass),  // Expression: NumberLiteral
        (1, 2, .pass),  // Expression: WithOffset
        (1, 2, .pass),  // Expression: Anchored
        (1, 2, .pass),  // Expression: Smoothed
        (1, 2, .pass),  // Expression: Parenthesized
        (1, 2, .pass),  // Expression: StringLiteral
        (1, 2, .pass),  // Expression: Subquery
        (1, 2, .pass),  // Expression: Unary
        (1, 2, .pass),  // Expression: VectorSelector
        (1, 2, .pass),  // Expression: WithTimestamp
        (1, 2, .pass),  // Expression: DurationExpression
        (3, 3, .aggregationGroupedBefore),  // Aggregation: Aggregator Grouping Arguments
        (3, 3, .aggregationGroupedBehind),  // Aggregation: Aggregator Arguments Grouping
        (2, 3, .aggregation),  // Aggregation: Aggregator Arguments
        (2, 3, .unexpectedInAggregation),  // Aggregation: Aggregator error
        (2, 4, .groupBy),  // Grouping: by LabelNames
        (2, 4, .groupWithout),  // Grouping: without LabelNames
        (4, 5, .binary),  // Binary: Expression add Matching Expression
        (4, 5, .binary),  // Binary: Expression atan2 Matching Expression
        (4, 5, .binary),  // Binary: Expression divide Matching Expression
        (4, 5, .binary),  // Binary: Expression equalEqual Matching Expression
        (4, 5, .binary),  // Binary: Expression greaterOrEqual Matching Expression
        (4, 5, .binary),  // Binary: Expression greater Matching Expression
        (4, 5, .binary),  // Binary: Expression trimUpper Matching Expression
        (4, 5, .binary),  // Binary: Expression trimLower Matching Expression
        (4, 5, .binary),  // Binary: Expression and Matching Expression
        (4, 5, .binary),  // Binary: Expression or Matching Expression
        (4, 5, .binary),  // Binary: Expression less Matching Expression
        (4, 5, .binary),  // Binary: Expression lessOrEqual Matching Expression
        (4, 5, .binary),  // Binary: Expression unless Matching Expression
        (4, 5, .binary),  // Binary: Expression modulo Matching Expression
        (4, 5, .binary),  // Binary: Expression multiply Matching Expression
        (4, 5, .binary),  // Binary: Expression notEqual Matching Expression
        (4, 5, .binary),  // Binary: Expression power Matching Expression
        (4, 5, .binary),  // Binary: Expression subtract Matching Expression
        (1, 6, .pass),  // Matching: Filled
        (0, 7, .matchingDefault),  // ReturnBool: nothing
        (1, 7, .matchingBool),  // ReturnBool: bool
        (3, 8, .matchingIgnoring),  // MatchedLabels: ReturnBool ignoring LabelNames
        (3, 8, .matchingOn),  // MatchedLabels: ReturnBool on LabelNames
        (1, 9, .pass),  // Grouped: ReturnBool
        (1, 9, .pass),  // Grouped: MatchedLabels
        (3, 9, .groupLeft),  // Grouped: MatchedLabels groupLeft OptionalLabelNames
        (3, 9, .groupRight),  // Grouped: MatchedLabels groupRight OptionalLabelNames
        (1, 10, .pass),  // Filled: Grouped
        (3, 10, .fillBoth),  // Filled: Grouped fill FillValue
        (3, 10, .fillLeft),  // Filled: Grouped fillLeft FillValue
        (3, 10, .fillRight),  // Filled: Grouped fillRight FillValue
        (5, 10, .fillLeftRight),  // Filled: Grouped fillLeft FillValue fillRight FillValue
        (5, 10, .fillRightLeft),  // Filled: Grouped fillRight FillValue fillLeft FillValue
        (3, 11, .labelNames),  // LabelNames: leftParen LabelNameList rightParen
        (4, 11, .labelNames),  // LabelNames: leftParen LabelNameList comma rightParen
        (2, 11, .noLabelNames),  // LabelNames: leftParen rightParen
        (1, 11, .unexpectedLabelNames),  // LabelNames: error
        (3, 12, .nextLabelName),  // LabelNameList: LabelNameList comma LabelName
        (1, 12, .firstLabelName),  // LabelNameList: LabelName
        (2, 12, .unexpectedBehindLabelName),  // LabelNameList: LabelNameList error
        (1, 13, .labelName),  // LabelName: BareLabelName
        (1, 13, .quotedLabelName),  // LabelName: string
        (1, 13, .unexpectedLabelName),  // LabelName: error
        (3, 14, .fillValue),  // FillValue: leftParen NumberLiteral rightParen
        (4, 14, .signedFillValue),  // FillValue: leftParen Sign NumberLiteral rightParen
        (2, 15, .call),  // Call: identifier Arguments
        (2, 15, .call),  // Call: TimeWord Arguments
        (2, 15, .call),  // Call: stepWord Arguments
        (2, 15, .call),  // Call: rangeWord Arguments
        (2, 15, .call),  // Call: Extremum Arguments
        (3, 16, .arguments),  // Arguments: leftParen ArgumentList rightParen
        (2, 16, .noArguments),  // Arguments: leftParen rightParen
        (3, 17, .nextArgument),  // ArgumentList: ArgumentList comma Expression
        (1, 17, .firstArgument),  // ArgumentList: Expression
        (2, 17, .trailingComma),  // ArgumentList: ArgumentList comma
        (3, 18, .parenthesized),  // Parenthesized: leftParen Expression rightParen
        (1, 19, .positiveDuration),  // PositiveDuration: DurationExpression
        (3, 20, .offset),  // WithOffset: Expression offset OffsetDuration
        (3, 20, .unexpectedOffset),  // WithOffset: Expression offset error
        (2, 21, .anchored),  // Anchored: Expression anchored
        (2, 22, .smoothed),  // Smoothed: Expression smoothed
        (3, 23, .timestamp),  // WithTimestamp: Expression at SignedOrUnsignedNumber
        (5, 23, .timestampWord),  // WithTimestamp: Expression at TimeWord leftParen rightParen
        (3, 23, .unexpectedTimestamp),  // WithTimestamp: Expression at error
        (1, 24, .pass),  // TimeWord: startWord
        (1, 24, .pass),  // TimeWord: endWord
        (4, 25, .matrixSelector),  // MatrixSelector: Expression leftBracket PositiveDuration rightBracket
        (6, 26, .subquery),  // Subquery: Expression leftBracket PositiveDuration colon PositiveDuration rightBracket
        (5, 26, .subqueryDefaultStep),  // Subquery: Expression leftBracket PositiveDuration colon rightBracket
        (6, 26, .unexpectedBehindStep),  // Subquery: Expression leftBracket PositiveDuration colon PositiveDuration error
        (5, 26, .unexpectedStep),  // Subquery: Expression leftBracket PositiveDuration colon error
        (4, 26, .unexpectedBehindRange),  // Subquery: Expression leftBracket PositiveDuration error
        (3, 26, .unexpectedRange),  // Subquery: Expression leftBracket error
        (2, 27, .unary),  // Unary: Sign Expression
        (2, 28, .namedSelector),  // VectorSelector: MetricName Matchers
        (1, 28, .bareSelector),  // VectorSelector: MetricName
        (1, 28, .pass),  // VectorSelector: Matchers
        (3, 29, .matchers),  // Matchers: leftBrace MatcherList rightBrace
        (4, 29, .matchers),  // Matchers: leftBrace MatcherList comma rightBrace
        (2, 29, .noMatchers),  // Matchers: leftBrace rightBrace
        (3, 30, .nextMatcher),  // MatcherList: MatcherList comma Matcher
        (1, 30, .firstMatcher),  // MatcherList: Matcher
        (2, 30, .unexpectedBehindMatcher),  // MatcherList: MatcherList error
        (3, 31, .matcher),  // Matcher: identifier MatchOperator string
        (3, 31, .quotedMatcher),  // Matcher: QuotedName MatchOperator string
        (1, 31, .quotedMetricName),  // Matcher: QuotedName
        (3, 31, .unexpectedMatcherValue),  // Matcher: QuotedName MatchOperator error
        (3, 31, .unexpectedMatcherValue),  // Matcher: identifier MatchOperator error
        (2, 31, .unexpectedMatchOperator),  // Matcher: identifier error
        (1, 31, .unexpectedMatcher),  // Matcher: error
        (2, 32, .namedMetric),  // Metric: MetricName LabelSet
        (1, 32, .metric),  // Metric: LabelSet
        (1, 33, .pass),  // MetricName: avg
        (1, 33, .pass),  // MetricName: bottomk
        (1, 33, .pass),  // MetricName: by
        (1, 33, .pass),  // MetricName: count
        (1, 33, .pass),  // MetricName: countValues
        (1, 33, .pass),  // MetricName: fill
        (1, 33, .pass),  // MetricName: fillLeft
        (1, 33, .pass),  // MetricName: fillRight
        (1, 33, .pass),  // MetricName: group
        (1, 33, .pass),  // MetricName: identifier
        (1, 33, .pass),  // MetricName: and
        (1, 33, .pass),  // MetricName: or
        (1, 33, .pass),  // MetricName: unless
        (1, 33, .pass),  // MetricName: max
        (1, 33, .pass),  // MetricName: metricIdentifier
        (1, 33, .pass),  // MetricName: min
        (1, 33, .pass),  // MetricName: offset
        (1, 33, .pass),  // MetricName: quantile
        (1, 33, .pass),  // MetricName: stddev
        (1, 33, .pass),  // MetricName: stdvar
        (1, 33, .pass),  // MetricName: sum
        (1, 33, .pass),  // MetricName: topk
        (1, 33, .pass),  // MetricName: without
        (1, 33, .pass),  // MetricName: startWord
        (1, 33, .pass),  // MetricName: endWord
        (1, 33, .pass),  // MetricName: limitk
        (1, 33, .pass),  // MetricName: limitRatio
        (1, 33, .pass),  // MetricName: stepWord
        (1, 33, .pass),  // MetricName: rangeWord
        (1, 33, .pass),  // MetricName: anchored
        (1, 33, .pass),  // MetricName: smoothed
        (1, 33, .pass),  // MetricName: maxOf
        (1, 33, .pass),  // MetricName: minOf
        (3, 34, .labelSet),  // LabelSet: leftBrace LabelList rightBrace
        (4, 34, .labelSet),  // LabelSet: leftBrace LabelList comma rightBrace
        (2, 34, .noLabels),  // LabelSet: leftBrace rightBrace
        (0, 34, .noLabels),  // LabelSet: nothing
        (3, 35, .nextLabel),  // LabelList: LabelList comma Label
        (1, 35, .firstLabel),  // LabelList: Label
        (2, 35, .unexpectedBehindLabel),  // LabelList: LabelList error
        (3, 36, .label),  // Label: identifier equal string
        (3, 36, .quotedLabel),  // Label: QuotedName equal string
        (1, 36, .quotedMetricLabel),  // Label: QuotedName
        (3, 36, .unexpectedLabelValue),  // Label: identifier equal error
        (3, 36, .unexpectedLabelValue),  // Label: QuotedName equal error
        (2, 36, .unexpectedLabelOperator),  // Label: identifier error
        (1, 36, .unexpectedLabel),  // Label: error
        (1, 37, .pass),  // Aggregator: avg
        (1, 37, .pass),  // Aggregator: bottomk
        (1, 37, .pass),  // Aggregator: count
        (1, 37, .pass),  // Aggregator: countValues
        (1, 37, .pass),  // Aggregator: group
        (1, 37, .pass),  // Aggregator: max
        (1, 37, .pass),  // Aggregator: min
        (1, 37, .pass),  // Aggregator: quantile
        (1, 37, .pass),  // Aggregator: stddev
        (1, 37, .pass),  // Aggregator: stdvar
        (1, 37, .pass),  // Aggregator: sum
        (1, 37, .pass),  // Aggregator: topk
        (1, 37, .pass),  // Aggregator: limitk
        (1, 37, .pass),  // Aggregator: limitRatio
        (1, 38, .pass),  // BareLabelName: avg
        (1, 38, .pass),  // BareLabelName: bool
        (1, 38, .pass),  // BareLabelName: bottomk
        (1, 38, .pass),  // BareLabelName: by
        (1, 38, .pass),  // BareLabelName: count
        (1, 38, .pass),  // BareLabelName: countValues
        (1, 38, .pass),  // BareLabelName: group
        (1, 38, .pass),  // BareLabelName: groupLeft
        (1, 38, .pass),  // BareLabelName: groupRight
        (1, 38, .pass),  // BareLabelName: fill
        (1, 38, .pass),  // BareLabelName: fillLeft
        (1, 38, .pass),  // BareLabelName: fillRight
        (1, 38, .pass),  // BareLabelName: identifier
        (1, 38, .pass),  // BareLabelName: ignoring
        (1, 38, .pass),  // BareLabelName: and
        (1, 38, .pass),  // BareLabelName: or
        (1, 38, .pass),  // BareLabelName: unless
        (1, 38, .pass),  // BareLabelName: max
        (1, 38, .pass),  // BareLabelName: metricIdentifier
        (1, 38, .pass),  // BareLabelName: min
        (1, 38, .pass),  // BareLabelName: offset
        (1, 38, .pass),  // BareLabelName: on
        (1, 38, .pass),  // BareLabelName: quantile
        (1, 38, .pass),  // BareLabelName: stddev
        (1, 38, .pass),  // BareLabelName: stdvar
        (1, 38, .pass),  // BareLabelName: sum
        (1, 38, .pass),  // BareLabelName: topk
        (1, 38, .pass),  // BareLabelName: startWord
        (1, 38, .pass),  // BareLabelName: endWord
        (1, 38, .pass),  // BareLabelName: atan2
        (1, 38, .pass),  // BareLabelName: limitk
        (1, 38, .pass),  // BareLabelName: limitRatio
        (1, 38, .pass),  // BareLabelName: stepWord
        (1, 38, .pass),  // BareLabelName: rangeWord
        (1, 38, .pass),  // BareLabelName: anchored
        (1, 38, .pass),  // BareLabelName: smoothed
        (1, 38, .pass),  // BareLabelName: maxOf
        (1, 38, .pass),  // BareLabelName: minOf
        (1, 39, .pass),  // Sign: add
        (1, 39, .pass),  // Sign: subtract
        (1, 40, .pass),  // MatchOperator: equal
        (1, 40, .pass),  // MatchOperator: notEqual
        (1, 40, .pass),  // MatchOperator: matches
        (1, 40, .pass),  // MatchOperator: notMatches
        (1, 41, .numberLiteral),  // NumberLiteral: number
        (1, 41, .durationLiteral),  // NumberLiteral: duration
        (1, 42, .number),  // Number: number
        (1, 42, .durationNumber),  // Number: duration
        (2, 43, .positiveNumber),  // SignedNumber: add Number
        (2, 43, .negativeNumber),  // SignedNumber: subtract Number
        (1, 44, .pass),  // SignedOrUnsignedNumber: Number
        (1, 44, .pass),  // SignedOrUnsignedNumber: SignedNumber
        (1, 45, .stringLiteral),  // StringLiteral: string
        (1, 46, .pass),  // QuotedName: string
        (0, 47, .noLabelNames),  // OptionalLabelNames: nothing
        (1, 47, .pass),  // OptionalLabelNames: LabelNames
        (1, 48, .offsetLiteral),  // OffsetDuration: NumberLiteral
        (2, 48, .signedOffsetLiteral),  // OffsetDuration: Sign NumberLiteral
        (3, 48, .durationWord),  // OffsetDuration: stepWord leftParen rightParen
        (3, 48, .durationWord),  // OffsetDuration: rangeWord leftParen rightParen
        (4, 48, .signedDurationWord),  // OffsetDuration: Sign stepWord leftParen rightParen
        (4, 48, .signedDurationWord),  // OffsetDuration: Sign rangeWord leftParen rightParen
        (6, 48, .extremum),  // OffsetDuration: Extremum leftParen DurationExpression comma DurationExpression rightParen
        (7, 48, .signedExtremum),  // OffsetDuration: Sign Extremum leftParen DurationExpression comma DurationExpression rightParen
        (4, 48, .signedParenthesizedDuration),  // OffsetDuration: Sign leftParen DurationExpression rightParen
        (1, 48, .pass),  // OffsetDuration: DurationExpression
        (1, 49, .pass),  // Extremum: maxOf
        (1, 49, .pass),  // Extremum: minOf
        (1, 50, .offsetLiteral),  // DurationExpression: NumberLiteral
        (2, 50, .signedDuration),  // DurationExpression: Sign DurationExpression
        (3, 50, .durationBinary),  // DurationExpression: DurationExpression add DurationExpression
        (3, 50, .durationBinary),  // DurationExpression: DurationExpression subtract DurationExpression
        (3, 50, .durationBinary),  // DurationExpression: DurationExpression multiply DurationExpression
        (3, 50, .durationDivision),  // DurationExpression: DurationExpression divide DurationExpression
        (3, 50, .durationDivision),  // DurationExpression: DurationExpression modulo DurationExpression
        (3, 50, .durationBinary),  // DurationExpression: DurationExpression power DurationExpression
        (3, 50, .durationWord),  // DurationExpression: stepWord leftParen rightParen
        (3, 50, .durationWord),  // DurationExpression: rangeWord leftParen rightParen
        (6, 50, .extremum),  // DurationExpression: Extremum leftParen DurationExpression comma DurationExpression rightParen
        (1, 50, .pass),  // DurationExpression: ParenthesizedDuration
        (3, 51, .parenthesizedDuration),  // ParenthesizedDuration: leftParen DurationExpression rightParen
    ]

    /// The states one after the other, each as: the production that is reduced by default (0: none), the number of actions and
    /// twice as many values, the number of transitions and twice as many values. An action is a terminal and a state to shift to,
    /// or a negative production to reduce; 32767 accepts, 0 refuses. A transition is a nonterminal and a state.
    static let states: [Int16] = [
        // 0
        0, 4, 1, 1, 71, 2, 72, 3, 73, 4, 1, 1, 5,
        // 1
        6, 0, 0,
        // 2
        156, 34, 7, 6, 8, 7, 11, 6, 25, 6, 26, 6, 29, 6, 38, 6, 39, 6, 40, 6, 41, 6, 42, 6, 43, 6, 44, 6, 45, 6, 46, 6, 47, 6, 48,
        6, 49, 6, 50, 6, 51, 6, 53, 6, 56, 6, 57, 6, 58, 6, 60, 6, 61, 6, 62, 6, 64, 6, 65, 6, 66, 6, 67, 6, 68, 6, 69, 6, 70, 6,
        3, 32, 8, 33, 6, 34, 9,
        // 3
        0, 41, 2, 10, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20,
        40, 21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15,
        58, 15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 39, 3, 39, 5, 39, 15, 39,
        18, 39, 20, 39, 21, 39, 22, 39, 23, 39, 24, 40, 25, 39, 26, 39, 27, 39, 28, 39, 29, 39, 33, 15, 37, 41, 39, 18, 41, 39,
        45, 39, 49, 42, 50, 43, 51, 43,
        // 4
        0, 34, 7, 15, 8, 13, 11, 15, 25, 15, 26, 15, 29, 15, 38, 15, 39, 15, 40, 15, 41, 15, 42, 15, 43, 15, 44, 15, 45, 15, 46,
        15, 47, 15, 48, 15, 49, 15, 50, 15, 51, 15, 53, 15, 56, 15, 57, 15, 58, 15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 15, 66,
        15, 67, 15, 68, 15, 69, 15, 70, 15, 3, 28, 44, 29, 44, 33, 15,
        // 5
        0, 2, 0, 32767, 2, 45, 0,
        // 6
        156, 1, 8, 7, 1, 34, 46,
        // 7
        0, 4, 1, 47, 7, 48, 13, 49, 16, 50, 3, 35, 51, 36, 52, 46, 50,
        // 8
        1, 0, 0,
        // 9
        119, 0, 0,
        // 10
        2, 0, 0,
        // 11
        226, 0, 0,
        // 12
        129, 1, 10, 53, 1, 16, 54,
        // 13
        0, 4, 1, 55, 7, 56, 13, 57, 16, 58, 3, 30, 59, 31, 60, 46, 58,
        // 14
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 61, 3, 61, 5, 61, 15, 61, 18,
        61, 20, 61, 21, 61, 22, 61, 23, 61, 24, 40, 25, 61, 26, 61, 27, 61, 28, 61, 29, 61, 33, 15, 37, 41, 39, 18, 41, 61, 45,
        61, 49, 42, 50, 62, 51, 62,
        // 15
        103, 1, 8, 13, 1, 29, 63,
        // 16
        225, 0, 0,
        // 17
        233, 0, 0,
        // 18
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 64, 3, 64, 5, 64, 15, 64, 18,
        64, 20, 64, 21, 64, 22, 64, 23, 64, 24, 40, 25, 64, 26, 64, 27, 64, 28, 64, 29, 64, 33, 15, 37, 41, 39, 18, 41, 64, 45,
        64, 49, 42, 50, 65, 51, 65,
        // 19
        120, 4, 1, -167, 10, -167, 53, -167, 64, -167, 0,
        // 20
        121, 4, 1, -168, 10, -168, 53, -168, 64, -168, 0,
        // 21
        123, 4, 1, -169, 10, -169, 53, -169, 64, -169, 0,
        // 22
        124, 4, 1, -170, 10, -170, 53, -170, 64, -170, 0,
        // 23
        128, 4, 1, -171, 10, -171, 53, -171, 64, -171, 0,
        // 24
        133, 4, 1, -172, 10, -172, 53, -172, 64, -172, 0,
        // 25
        135, 4, 1, -173, 10, -173, 53, -173, 64, -173, 0,
        // 26
        137, 4, 1, -174, 10, -174, 53, -174, 64, -174, 0,
        // 27
        138, 4, 1, -175, 10, -175, 53, -175, 64, -175, 0,
        // 28
        139, 4, 1, -176, 10, -176, 53, -176, 64, -176, 0,
        // 29
        140, 4, 1, -177, 10, -177, 53, -177, 64, -177, 0,
        // 30
        141, 4, 1, -178, 10, -178, 53, -178, 64, -178, 0,
        // 31
        145, 4, 1, -179, 10, -179, 53, -179, 64, -179, 0,
        // 32
        146, 4, 1, -180, 10, -180, 53, -180, 64, -180, 0,
        // 33
        143, 1, 10, -92, 0,
        // 34
        144, 1, 10, -93, 0,
        // 35
        147, 1, 10, 66, 1, 16, 67,
        // 36
        148, 1, 10, 68, 1, 16, 69,
        // 37
        151, 1, 10, -247, 0,
        // 38
        152, 1, 10, -248, 0,
        // 39
        3, 23, 9, 70, 17, 71, 18, 72, 19, 73, 21, 74, 22, 75, 23, 76, 24, 77, 25, 78, 26, 79, 27, 80, 28, 81, 29, 82, 30, 83, 31,
        84, 32, 85, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 40
        0, 1, 10, 53, 1, 16, 93,
        // 41
        0, 4, 1, 94, 10, 53, 53, 95, 64, 96, 2, 4, 97, 16, 98,
        // 42
        0, 1, 10, 99, 1, 16, 100,
        // 43
        21, 6, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 44
        4, 0, 0,
        // 45
        5, 0, 0,
        // 46
        118, 0, 0,
        // 47
        166, 0, 0,
        // 48
        0, 2, 1, 107, 3, 108, 0,
        // 49
        155, 0, 0,
        // 50
        162, 1, 3, 109, 0,
        // 51
        0, 3, 1, 110, 5, 111, 13, 112, 0,
        // 52
        158, 0, 0,
        // 53
        0, 41, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 15, 113, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39,
        20, 40, 21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57,
        15, 58, 15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 24, 2, 114, 3, 114, 5, 114,
        15, 114, 17, 115, 18, 114, 20, 114, 21, 114, 22, 114, 23, 114, 24, 40, 25, 114, 26, 114, 27, 114, 28, 114, 29, 114, 33,
        15, 37, 41, 39, 18, 41, 114, 45, 114, 49, 42, 50, 43, 51, 43,
        // 54
        73, 0, 0,
        // 55
        117, 0, 0,
        // 56
        0, 5, 1, 116, 3, 117, 20, 117, 32, 117, 33, 117, 1, 40, 117,
        // 57
        107, 0, 0,
        // 58
        113, 4, 3, 118, 20, 118, 32, 118, 33, 118, 1, 40, 118,
        // 59
        0, 3, 1, 119, 5, 120, 13, 121, 0,
        // 60
        109, 0, 0,
        // 61
        0, 24, 9, 70, 15, 122, 17, 71, 18, 72, 19, 73, 21, 74, 22, 75, 23, 76, 24, 77, 25, 78, 26, 79, 27, 80, 28, 81, 29, 82, 30,
        83, 31, 84, 32, 85, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 62
        21, 7, 15, 123, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 63
        102, 0, 0,
        // 64
        101, 6, 9, 70, 34, 86, 36, 88, 60, 90, 61, 91, 62, 92, 0,
        // 65
        21, 6, 17, -250, 18, -250, 30, -250, 31, -250, 34, 105, 35, -250, 0,
        // 66
        0, 41, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 15, 124, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39,
        20, 40, 21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57,
        15, 58, 15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 24, 2, 114, 3, 114, 5, 114,
        15, 114, 17, 115, 18, 114, 20, 114, 21, 114, 22, 114, 23, 114, 24, 40, 25, 114, 26, 114, 27, 114, 28, 114, 29, 114, 33,
        15, 37, 41, 39, 18, 41, 114, 45, 114, 49, 42, 50, 43, 51, 43,
        // 67
        75, 0, 0,
        // 68
        0, 41, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 15, 125, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39,
        20, 40, 21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57,
        15, 58, 15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 24, 2, 114, 3, 114, 5, 114,
        15, 114, 17, 115, 18, 114, 20, 114, 21, 114, 22, 114, 23, 114, 24, 40, 25, 114, 26, 114, 27, 114, 28, 114, 29, 114, 33,
        15, 37, 41, 39, 18, 41, 114, 45, 114, 49, 42, 50, 43, 51, 43,
        // 69
        76, 0, 0,
        // 70
        0, 10, 1, 126, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 6, 19, 132, 39, 128, 41, 133,
        49, 131, 50, 134, 51, 134,
        // 71
        47, 1, 52, 135, 5, 6, 136, 7, 137, 8, 138, 9, 139, 10, 136,
        // 72
        47, 1, 52, 135, 5, 6, 140, 7, 137, 8, 138, 9, 139, 10, 140,
        // 73
        47, 1, 52, 135, 5, 6, 141, 7, 137, 8, 138, 9, 139, 10, 141,
        // 74
        47, 1, 52, 135, 5, 6, 142, 7, 137, 8, 138, 9, 139, 10, 142,
        // 75
        47, 1, 52, 135, 5, 6, 143, 7, 137, 8, 138, 9, 139, 10, 143,
        // 76
        47, 1, 52, 135, 5, 6, 144, 7, 137, 8, 138, 9, 139, 10, 144,
        // 77
        47, 1, 52, 135, 5, 6, 145, 7, 137, 8, 138, 9, 139, 10, 145,
        // 78
        47, 1, 52, 135, 5, 6, 146, 7, 137, 8, 138, 9, 139, 10, 146,
        // 79
        47, 1, 52, 135, 5, 6, 147, 7, 137, 8, 138, 9, 139, 10, 147,
        // 80
        47, 1, 52, 135, 5, 6, 148, 7, 137, 8, 138, 9, 139, 10, 148,
        // 81
        47, 1, 52, 135, 5, 6, 149, 7, 137, 8, 138, 9, 139, 10, 149,
        // 82
        47, 1, 52, 135, 5, 6, 150, 7, 137, 8, 138, 9, 139, 10, 150,
        // 83
        47, 1, 52, 135, 5, 6, 151, 7, 137, 8, 138, 9, 139, 10, 151,
        // 84
        47, 1, 52, 135, 5, 6, 152, 7, 137, 8, 138, 9, 139, 10, 152,
        // 85
        47, 1, 52, 135, 5, 6, 153, 7, 137, 8, 138, 9, 139, 10, 153,
        // 86
        47, 1, 52, 135, 5, 6, 154, 7, 137, 8, 138, 9, 139, 10, 154,
        // 87
        47, 1, 52, 135, 5, 6, 155, 7, 137, 8, 138, 9, 139, 10, 155,
        // 88
        0, 7, 1, 156, 6, 157, 12, 158, 17, 159, 35, 160, 65, 161, 66, 161, 4, 24, 161, 42, 162, 43, 162, 44, 162,
        // 89
        47, 1, 52, 135, 5, 6, 163, 7, 137, 8, 138, 9, 139, 10, 163,
        // 90
        0, 10, 1, 164, 6, 11, 10, 127, 12, 16, 17, 165, 35, 165, 67, 166, 68, 167, 69, 168, 70, 168, 6, 39, 165, 41, 169, 48, 170,
        49, 168, 50, 171, 51, 171,
        // 91
        88, 0, 0,
        // 92
        87, 0, 0,
        // 93
        74, 0, 0,
        // 94
        25, 0, 0,
        // 95
        0, 2, 1, 172, 10, 173, 1, 11, 174,
        // 96
        0, 2, 1, 172, 10, 173, 1, 11, 175,
        // 97
        0, 1, 10, 53, 1, 16, 176,
        // 98
        24, 2, 53, 95, 64, 96, 1, 4, 177,
        // 99
        0, 41, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 15, 113, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39,
        20, 40, 21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57,
        15, 58, 15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 24, 2, 114, 3, 114, 5, 114,
        15, 114, 17, 115, 18, 114, 20, 114, 21, 114, 22, 114, 23, 114, 24, 40, 25, 114, 26, 114, 27, 114, 28, 114, 29, 114, 33,
        15, 37, 41, 39, 18, 41, 114, 45, 114, 49, 42, 50, 178, 51, 178,
        // 100
        77, 0, 0,
        // 101
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 179,
        51, 179,
        // 102
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 180,
        51, 180,
        // 103
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 181,
        51, 181,
        // 104
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 182,
        51, 182,
        // 105
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 183,
        51, 183,
        // 106
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 184,
        51, 184,
        // 107
        165, 0, 0,
        // 108
        0, 2, 1, 185, 16, 186, 0,
        // 109
        0, 2, 1, 187, 16, 188, 0,
        // 110
        159, 0, 0,
        // 111
        0, 4, 1, 47, 7, 48, 13, 189, 16, 50, 2, 36, 190, 46, 50,
        // 112
        153, 0, 0,
        // 113
        79, 0, 0,
        // 114
        81, 23, 9, 70, 17, 71, 18, 72, 19, 73, 21, 74, 22, 75, 23, 76, 24, 77, 25, 78, 26, 79, 27, 80, 28, 81, 29, 82, 30, 83, 31,
        84, 32, 85, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 115
        0, 2, 5, 191, 15, 192, 0,
        // 116
        116, 0, 0,
        // 117
        0, 2, 1, 193, 16, 194, 0,
        // 118
        0, 2, 1, 195, 16, 196, 0,
        // 119
        110, 0, 0,
        // 120
        0, 4, 1, 55, 7, 56, 13, 197, 16, 58, 2, 31, 198, 46, 58,
        // 121
        105, 0, 0,
        // 122
        83, 0, 0,
        // 123
        261, 0, 0,
        // 124
        79, 0, 0,
        // 125
        79, 0, 0,
        // 126
        100, 0, 0,
        // 127
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 199,
        51, 199,
        // 128
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 200,
        51, 200,
        // 129
        0, 1, 10, 201, 0,
        // 130
        0, 1, 10, 202, 0,
        // 131
        0, 1, 10, 203, 0,
        // 132
        0, 3, 1, 204, 4, 205, 14, 206, 0,
        // 133
        249, 0, 0,
        // 134
        84, 6, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 135
        48, 0, 0,
        // 136
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 207, 3, 207, 5, 207, 15, 207,
        18, 207, 20, 207, 21, 207, 22, 207, 23, 207, 24, 40, 25, 207, 26, 207, 27, 207, 28, 207, 29, 207, 33, 15, 37, 41, 39, 18,
        41, 207, 45, 207, 49, 42, 50, 43, 51, 43,
        // 137
        51, 2, 59, 208, 63, 209, 0,
        // 138
        52, 2, 54, 210, 55, 211, 0,
        // 139
        55, 3, 56, 212, 57, 213, 58, 214, 0,
        // 140
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 215, 3, 215, 5, 215, 15, 215,
        18, 215, 20, 215, 21, 215, 22, 215, 23, 215, 24, 40, 25, 215, 26, 215, 27, 215, 28, 215, 29, 215, 33, 15, 37, 41, 39, 18,
        41, 215, 45, 215, 49, 42, 50, 43, 51, 43,
        // 141
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 216, 3, 216, 5, 216, 15, 216,
        18, 216, 20, 216, 21, 216, 22, 216, 23, 216, 24, 40, 25, 216, 26, 216, 27, 216, 28, 216, 29, 216, 33, 15, 37, 41, 39, 18,
        41, 216, 45, 216, 49, 42, 50, 43, 51, 43,
        // 142
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 217, 3, 217, 5, 217, 15, 217,
        18, 217, 20, 217, 21, 217, 22, 217, 23, 217, 24, 40, 25, 217, 26, 217, 27, 217, 28, 217, 29, 217, 33, 15, 37, 41, 39, 18,
        41, 217, 45, 217, 49, 42, 50, 43, 51, 43,
        // 143
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 218, 3, 218, 5, 218, 15, 218,
        18, 218, 20, 218, 21, 218, 22, 218, 23, 218, 24, 40, 25, 218, 26, 218, 27, 218, 28, 218, 29, 218, 33, 15, 37, 41, 39, 18,
        41, 218, 45, 218, 49, 42, 50, 43, 51, 43,
        // 144
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 219, 3, 219, 5, 219, 15, 219,
        18, 219, 20, 219, 21, 219, 22, 219, 23, 219, 24, 40, 25, 219, 26, 219, 27, 219, 28, 219, 29, 219, 33, 15, 37, 41, 39, 18,
        41, 219, 45, 219, 49, 42, 50, 43, 51, 43,
        // 145
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 220, 3, 220, 5, 220, 15, 220,
        18, 220, 20, 220, 21, 220, 22, 220, 23, 220, 24, 40, 25, 220, 26, 220, 27, 220, 28, 220, 29, 220, 33, 15, 37, 41, 39, 18,
        41, 220, 45, 220, 49, 42, 50, 43, 51, 43,
        // 146
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 221, 3, 221, 5, 221, 15, 221,
        18, 221, 20, 221, 21, 221, 22, 221, 23, 221, 24, 40, 25, 221, 26, 221, 27, 221, 28, 221, 29, 221, 33, 15, 37, 41, 39, 18,
        41, 221, 45, 221, 49, 42, 50, 43, 51, 43,
        // 147
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 222, 3, 222, 5, 222, 15, 222,
        18, 222, 20, 222, 21, 222, 22, 222, 23, 222, 24, 40, 25, 222, 26, 222, 27, 222, 28, 222, 29, 222, 33, 15, 37, 41, 39, 18,
        41, 222, 45, 222, 49, 42, 50, 43, 51, 43,
        // 148
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 223, 3, 223, 5, 223, 15, 223,
        18, 223, 20, 223, 21, 223, 22, 223, 23, 223, 24, 40, 25, 223, 26, 223, 27, 223, 28, 223, 29, 223, 33, 15, 37, 41, 39, 18,
        41, 223, 45, 223, 49, 42, 50, 43, 51, 43,
        // 149
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 224, 3, 224, 5, 224, 15, 224,
        18, 224, 20, 224, 21, 224, 22, 224, 23, 224, 24, 40, 25, 224, 26, 224, 27, 224, 28, 224, 29, 224, 33, 15, 37, 41, 39, 18,
        41, 224, 45, 224, 49, 42, 50, 43, 51, 43,
        // 150
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 225, 3, 225, 5, 225, 15, 225,
        18, 225, 20, 225, 21, 225, 22, 225, 23, 225, 24, 40, 25, 225, 26, 225, 27, 225, 28, 225, 29, 225, 33, 15, 37, 41, 39, 18,
        41, 225, 45, 225, 49, 42, 50, 43, 51, 43,
        // 151
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 226, 3, 226, 5, 226, 15, 226,
        18, 226, 20, 226, 21, 226, 22, 226, 23, 226, 24, 40, 25, 226, 26, 226, 27, 226, 28, 226, 29, 226, 33, 15, 37, 41, 39, 18,
        41, 226, 45, 226, 49, 42, 50, 43, 51, 43,
        // 152
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 227, 3, 227, 5, 227, 15, 227,
        18, 227, 20, 227, 21, 227, 22, 227, 23, 227, 24, 40, 25, 227, 26, 227, 27, 227, 28, 227, 29, 227, 33, 15, 37, 41, 39, 18,
        41, 227, 45, 227, 49, 42, 50, 43, 51, 43,
        // 153
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 228, 3, 228, 5, 228, 15, 228,
        18, 228, 20, 228, 21, 228, 22, 228, 23, 228, 24, 40, 25, 228, 26, 228, 27, 228, 28, 228, 29, 228, 33, 15, 37, 41, 39, 18,
        41, 228, 45, 228, 49, 42, 50, 43, 51, 43,
        // 154
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 229, 3, 229, 5, 229, 15, 229,
        18, 229, 20, 229, 21, 229, 22, 229, 23, 229, 24, 40, 25, 229, 26, 229, 27, 229, 28, 229, 29, 229, 33, 15, 37, 41, 39, 18,
        41, 229, 45, 229, 49, 42, 50, 43, 51, 43,
        // 155
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 230, 3, 230, 5, 230, 15, 230,
        18, 230, 20, 230, 21, 230, 22, 230, 23, 230, 24, 40, 25, 230, 26, 230, 27, 230, 28, 230, 29, 230, 33, 15, 37, 41, 39, 18,
        41, 230, 45, 230, 49, 42, 50, 43, 51, 43,
        // 156
        91, 0, 0,
        // 157
        228, 0, 0,
        // 158
        227, 0, 0,
        // 159
        0, 2, 6, 157, 12, 158, 1, 42, 231,
        // 160
        0, 2, 6, 157, 12, 158, 1, 42, 232,
        // 161
        0, 1, 10, 233, 0,
        // 162
        89, 0, 0,
        // 163
        0, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 234, 3, 234, 5, 234, 15, 234,
        18, 234, 20, 234, 21, 234, 22, 234, 23, 234, 24, 40, 25, 234, 26, 234, 27, 234, 28, 234, 29, 234, 33, 15, 37, 41, 39, 18,
        41, 234, 45, 234, 49, 42, 50, 43, 51, 43,
        // 164
        86, 0, 0,
        // 165
        0, 9, 6, 11, 10, 235, 12, 16, 17, 128, 35, 128, 67, 236, 68, 237, 69, 238, 70, 238, 5, 39, 128, 41, 239, 49, 238, 50, 200,
        51, 200,
        // 166
        0, 1, 10, 240, 0,
        // 167
        0, 1, 10, 241, 0,
        // 168
        0, 1, 10, 242, 0,
        // 169
        237, 0, 0,
        // 170
        85, 0, 0,
        // 171
        246, 6, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 172
        64, 0, 0,
        // 173
        0, 41, 1, 243, 7, 244, 11, 244, 15, 245, 16, 246, 25, 244, 26, 244, 29, 244, 37, 244, 38, 244, 39, 244, 40, 244, 41, 244,
        42, 244, 43, 244, 44, 244, 45, 244, 46, 244, 47, 244, 48, 244, 49, 244, 50, 244, 51, 244, 52, 244, 53, 244, 54, 244, 55,
        244, 56, 244, 57, 244, 58, 244, 59, 244, 60, 244, 61, 244, 62, 244, 63, 244, 65, 244, 66, 244, 67, 244, 68, 244, 69, 244,
        70, 244, 3, 12, 247, 13, 248, 38, 244,
        // 174
        26, 0, 0,
        // 175
        27, 0, 0,
        // 176
        22, 0, 0,
        // 177
        23, 0, 0,
        // 178
        21, 7, 5, 249, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 179
        251, 4, 18, 102, 30, 103, 31, 104, 34, 105, 0,
        // 180
        254, 1, 34, 105, 0,
        // 181
        255, 1, 34, 105, 0,
        // 182
        253, 1, 34, 105, 0,
        // 183
        256, 1, 34, 105, 0,
        // 184
        252, 4, 18, 102, 30, 103, 31, 104, 34, 105, 0,
        // 185
        163, 0, 0,
        // 186
        160, 0, 0,
        // 187
        164, 0, 0,
        // 188
        161, 0, 0,
        // 189
        154, 0, 0,
        // 190
        157, 0, 0,
        // 191
        82, 40, 6, 11, 7, 12, 8, 13, 10, 14, 11, 15, 12, 16, 16, 17, 17, 18, 25, 15, 26, 15, 29, 15, 35, 18, 38, 19, 39, 20, 40,
        21, 41, 22, 42, 23, 43, 24, 44, 25, 45, 26, 46, 27, 47, 28, 48, 29, 49, 30, 50, 31, 51, 32, 53, 15, 56, 15, 57, 15, 58,
        15, 60, 15, 61, 15, 62, 15, 64, 15, 65, 33, 66, 34, 67, 35, 68, 36, 69, 37, 70, 38, 23, 2, 250, 3, 250, 5, 250, 15, 250,
        18, 250, 20, 250, 21, 250, 22, 250, 23, 250, 24, 40, 25, 250, 26, 250, 27, 250, 28, 250, 29, 250, 33, 15, 37, 41, 39, 18,
        41, 250, 45, 250, 49, 42, 50, 43, 51, 43,
        // 192
        78, 0, 0,
        // 193
        115, 0, 0,
        // 194
        111, 0, 0,
        // 195
        114, 0, 0,
        // 196
        112, 0, 0,
        // 197
        106, 0, 0,
        // 198
        108, 0, 0,
        // 199
        0, 7, 15, 123, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 200
        250, 1, 34, 105, 0,
        // 201
        0, 1, 15, 251, 0,
        // 202
        0, 1, 15, 252, 0,
        // 203
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 253,
        51, 253,
        // 204
        99, 0, 0,
        // 205
        0, 11, 1, 254, 6, 11, 10, 127, 12, 16, 14, 255, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 6, 19, 256, 39, 128,
        41, 133, 49, 131, 50, 134, 51, 134,
        // 206
        94, 0, 0,
        // 207
        28, 10, 9, 70, 18, 72, 30, 83, 31, 84, 34, 86, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 208
        0, 2, 1, 172, 10, 173, 1, 11, 257,
        // 209
        0, 2, 1, 172, 10, 173, 1, 11, 258,
        // 210
        0, 41, 1, 172, 6, -235, 7, -235, 8, -235, 10, 173, 11, -235, 12, -235, 16, -235, 17, -235, 25, -235, 26, -235, 29, -235,
        35, -235, 38, -235, 39, -235, 40, -235, 41, -235, 42, -235, 43, -235, 44, -235, 45, -235, 46, -235, 47, -235, 48, -235,
        49, -235, 50, -235, 51, -235, 53, -235, 56, -235, 57, -235, 58, -235, 60, -235, 61, -235, 62, -235, 64, -235, 65, -235,
        66, -235, 67, -235, 68, -235, 69, -235, 70, -235, 2, 11, 259, 47, 259,
        // 211
        0, 41, 1, 172, 6, -235, 7, -235, 8, -235, 10, 173, 11, -235, 12, -235, 16, -235, 17, -235, 25, -235, 26, -235, 29, -235,
        35, -235, 38, -235, 39, -235, 40, -235, 41, -235, 42, -235, 43, -235, 44, -235, 45, -235, 46, -235, 47, -235, 48, -235,
        49, -235, 50, -235, 51, -235, 53, -235, 56, -235, 57, -235, 58, -235, 60, -235, 61, -235, 62, -235, 64, -235, 65, -235,
        66, -235, 67, -235, 68, -235, 69, -235, 70, -235, 2, 11, 260, 47, 260,
        // 212
        0, 1, 10, 261, 1, 14, 262,
        // 213
        0, 1, 10, 261, 1, 14, 263,
        // 214
        0, 1, 10, 261, 1, 14, 264,
        // 215
        30, 6, 9, 70, 34, 86, 36, 88, 60, 90, 61, 91, 62, 92, 0,
        // 216
        31, 12, 9, 70, 17, 71, 18, 72, 30, 83, 31, 84, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 217
        32, 12, 9, 70, 17, 71, 18, 72, 30, 83, 31, 84, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 218
        33, 12, 9, 70, 17, 71, 18, 72, 30, 83, 31, 84, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 219
        34, 12, 9, 70, 17, 71, 18, 72, 30, 83, 31, 84, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 220
        35, 12, 9, 70, 17, 71, 18, 72, 30, 83, 31, 84, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 221
        36, 20, 9, 70, 17, 71, 18, 72, 19, 73, 21, 74, 22, 75, 23, 76, 24, 77, 27, 80, 28, 81, 30, 83, 31, 84, 32, 85, 34, 86, 35,
        87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 222
        37, 22, 9, 70, 17, 71, 18, 72, 19, 73, 21, 74, 22, 75, 23, 76, 24, 77, 25, 78, 27, 80, 28, 81, 29, 82, 30, 83, 31, 84, 32,
        85, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 223
        38, 12, 9, 70, 17, 71, 18, 72, 30, 83, 31, 84, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 224
        39, 12, 9, 70, 17, 71, 18, 72, 30, 83, 31, 84, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 225
        40, 20, 9, 70, 17, 71, 18, 72, 19, 73, 21, 74, 22, 75, 23, 76, 24, 77, 27, 80, 28, 81, 30, 83, 31, 84, 32, 85, 34, 86, 35,
        87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 226
        41, 6, 9, 70, 34, 86, 36, 88, 60, 90, 61, 91, 62, 92, 0,
        // 227
        42, 6, 9, 70, 34, 86, 36, 88, 60, 90, 61, 91, 62, 92, 0,
        // 228
        43, 12, 9, 70, 17, 71, 18, 72, 30, 83, 31, 84, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 229
        44, 6, 9, 70, 34, 86, 36, 88, 60, 90, 61, 91, 62, 92, 0,
        // 230
        45, 10, 9, 70, 18, 72, 30, 83, 31, 84, 34, 86, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 231
        229, 0, 0,
        // 232
        230, 0, 0,
        // 233
        0, 1, 15, 265, 0,
        // 234
        29, 6, 9, 70, 34, 86, 36, 88, 60, 90, 61, 91, 62, 92, 0,
        // 235
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 266,
        51, 266,
        // 236
        0, 1, 10, 267, 0,
        // 237
        0, 1, 10, 268, 0,
        // 238
        0, 1, 10, 269, 0,
        // 239
        238, 0, 0,
        // 240
        0, 1, 15, 270, 0,
        // 241
        0, 1, 15, 271, 0,
        // 242
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 272,
        51, 272,
        // 243
        70, 0, 0,
        // 244
        68, 0, 0,
        // 245
        63, 0, 0,
        // 246
        69, 0, 0,
        // 247
        0, 3, 1, 273, 5, 274, 15, 275, 0,
        // 248
        66, 0, 0,
        // 249
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 276,
        51, 276,
        // 250
        80, 23, 9, 70, 17, 71, 18, 72, 19, 73, 21, 74, 22, 75, 23, 76, 24, 77, 25, 78, 26, 79, 27, 80, 28, 81, 29, 82, 30, 83, 31,
        84, 32, 85, 34, 86, 35, 87, 36, 88, 37, 89, 60, 90, 61, 91, 62, 92, 0,
        // 251
        257, 0, 0,
        // 252
        258, 0, 0,
        // 253
        0, 7, 5, 249, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 254
        98, 0, 0,
        // 255
        96, 0, 0,
        // 256
        0, 2, 1, 277, 14, 278, 0,
        // 257
        49, 0, 0,
        // 258
        50, 0, 0,
        // 259
        53, 0, 0,
        // 260
        54, 0, 0,
        // 261
        0, 4, 6, 11, 12, 16, 17, 279, 35, 279, 2, 39, 279, 41, 280,
        // 262
        56, 0, 0,
        // 263
        57, 1, 58, 281, 0,
        // 264
        58, 1, 57, 282, 0,
        // 265
        90, 0, 0,
        // 266
        0, 7, 15, 283, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 267
        0, 1, 15, 284, 0,
        // 268
        0, 1, 15, 285, 0,
        // 269
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 286,
        51, 286,
        // 270
        239, 0, 0,
        // 271
        240, 0, 0,
        // 272
        0, 7, 5, 287, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 273
        67, 0, 0,
        // 274
        0, 41, 1, 243, 7, 244, 11, 244, 15, 288, 16, 246, 25, 244, 26, 244, 29, 244, 37, 244, 38, 244, 39, 244, 40, 244, 41, 244,
        42, 244, 43, 244, 44, 244, 45, 244, 46, 244, 47, 244, 48, 244, 49, 244, 50, 244, 51, 244, 52, 244, 53, 244, 54, 244, 55,
        244, 56, 244, 57, 244, 58, 244, 59, 244, 60, 244, 61, 244, 62, 244, 63, 244, 65, 244, 66, 244, 67, 244, 68, 244, 69, 244,
        70, 244, 2, 13, 289, 38, 244,
        // 275
        61, 0, 0,
        // 276
        0, 7, 15, 290, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 277
        97, 0, 0,
        // 278
        95, 0, 0,
        // 279
        0, 2, 6, 11, 12, 16, 1, 41, 291,
        // 280
        0, 1, 15, 292, 0,
        // 281
        0, 1, 10, 261, 1, 14, 293,
        // 282
        0, 1, 10, 261, 1, 14, 294,
        // 283
        245, 0, 0,
        // 284
        241, 0, 0,
        // 285
        242, 0, 0,
        // 286
        0, 7, 5, 295, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 287
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 296,
        51, 296,
        // 288
        62, 0, 0,
        // 289
        65, 0, 0,
        // 290
        259, 0, 0,
        // 291
        0, 1, 15, 297, 0,
        // 292
        71, 0, 0,
        // 293
        59, 0, 0,
        // 294
        60, 0, 0,
        // 295
        0, 9, 6, 11, 10, 127, 12, 16, 17, 128, 35, 128, 67, 129, 68, 130, 69, 131, 70, 131, 5, 39, 128, 41, 133, 49, 131, 50, 298,
        51, 298,
        // 296
        0, 7, 15, 299, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 297
        72, 0, 0,
        // 298
        0, 7, 15, 300, 17, 101, 18, 102, 30, 103, 31, 104, 34, 105, 35, 106, 0,
        // 299
        243, 0, 0,
        // 300
        244, 0, 0,
    ]
}
