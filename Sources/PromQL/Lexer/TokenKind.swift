/// What a token of the query language is.
///
/// The cases that expressions use come first: the parser's tables have one column for each raw value up to
/// ``lastOfExpressions``. What only series notation knows (`metric{…} 1+1x5 {{sum:1}}`) follows.
package enum TokenKind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    /// What the parser sees behind ``endOfText`` and in place of ``invalid``: nothing more is to come.
    case end
    case endOfText
    /// The text cannot be a token; ``Lexer/problem`` says why.
    case invalid

    /// `=`
    case equal
    case colon, comma
    case duration, identifier
    case leftBrace, leftBracket, leftParen
    /// A name with a colon in it, which only metrics may have.
    case metricIdentifier
    case number
    case rightBrace, rightBracket, rightParen
    case string

    /// `==` is ``equalEqual``, `=~` is ``matches``, `</` is ``trimUpper``, `>/` is ``trimLower``.
    case add, divide, equalEqual, matches, greaterOrEqual, greater, trimUpper, trimLower, and, or, less, lessOrEqual, unless, modulo,
        multiply, notEqual, notMatches, power, subtract, at, atan2

    case avg, bottomk, count, countValues, group, max, min, quantile, stddev, stdvar, sum, topk, limitk, limitRatio

    case bool, by, groupLeft, groupRight, fill, fillLeft, fillRight, ignoring, offset, smoothed, anchored, on, without

    /// Words that stand for a time or a duration: `@ start()`, `[step()]`, `[max_of(1m, step())]`.
    case startWord, endWord, stepWord, rangeWord, maxOf, minOf

    /// Never written: the parser begins with one of them to say what the text has to be.
    case metricText, expressionText, selectorText

    /// `_`, a run of blanks, `x`, `{{`, `}}`
    case blank, space, times, openHistogram, closeHistogram
    case sumKey, countKey, schemaKey, offsetKey, negativeOffsetKey, bucketsKey, negativeBucketsKey, zeroBucketKey, zeroBucketWidthKey,
        customValuesKey, counterResetHintKey
    case unknownReset, counterReset, notCounterReset, gaugeType

    static let lastOfExpressions = TokenKind.selectorText
}

extension TokenKind {
    /// `+` … `atan2`, the comparisons, the operators of matchers and `@`.
    package var isOperator: Bool { rawValue >= TokenKind.add.rawValue && rawValue <= TokenKind.atan2.rawValue }

    /// `sum` … `limit_ratio`.
    package var isAggregator: Bool { rawValue >= TokenKind.avg.rawValue && rawValue <= TokenKind.limitRatio.rawValue }

    /// `bool` … `without`.
    package var isKeyword: Bool { rawValue >= TokenKind.bool.rawValue && rawValue <= TokenKind.without.rawValue }

    /// Written in letters: operators such as `and`, aggregations, keywords, `start` and its like.
    var isWord: Bool {
        isSetOperator || self == .atan2 || isAggregator || isKeyword
            || (rawValue >= TokenKind.startWord.rawValue && rawValue <= TokenKind.minOf.rawValue)
    }

    /// `== != <= < >= >`: filter, or give 0 and 1 with `bool`.
    package var isComparison: Bool {
        switch self {
        case .equalEqual, .notEqual, .lessOrEqual, .less, .greaterOrEqual, .greater: return true
        default: return false
        }
    }

    /// `and`, `or`, `unless`.
    package var isSetOperator: Bool { self == .and || self == .or || self == .unless }

    /// Aggregations that take a parameter before the vector: `topk(3, x)`.
    package var takesParameter: Bool {
        switch self {
        case .topk, .bottomk, .countValues, .quantile, .limitk, .limitRatio: return true
        default: return false
        }
    }

    /// How the token is written when it is always written the same way (letters in lower case); nil for names, literals and the like.
    package var spelling: StaticString? {
        switch self {
        case .equal: "="
        case .colon: ":"
        case .comma: ","
        case .leftBrace: "{"
        case .leftBracket: "["
        case .leftParen: "("
        case .rightBrace: "}"
        case .rightBracket: "]"
        case .rightParen: ")"
        case .add: "+"
        case .divide: "/"
        case .equalEqual: "=="
        case .matches: "=~"
        case .greaterOrEqual: ">="
        case .greater: ">"
        case .trimUpper: "</"
        case .trimLower: ">/"
        case .and: "and"
        case .or: "or"
        case .less: "<"
        case .lessOrEqual: "<="
        case .unless: "unless"
        case .modulo: "%"
        case .multiply: "*"
        case .notEqual: "!="
        case .notMatches: "!~"
        case .power: "^"
        case .subtract: "-"
        case .at: "@"
        case .atan2: "atan2"
        case .avg: "avg"
        case .bottomk: "bottomk"
        case .count: "count"
        case .countValues: "count_values"
        case .group: "group"
        case .max: "max"
        case .min: "min"
        case .quantile: "quantile"
        case .stddev: "stddev"
        case .stdvar: "stdvar"
        case .sum: "sum"
        case .topk: "topk"
        case .limitk: "limitk"
        case .limitRatio: "limit_ratio"
        case .bool: "bool"
        case .by: "by"
        case .groupLeft: "group_left"
        case .groupRight: "group_right"
        case .fill: "fill"
        case .fillLeft: "fill_left"
        case .fillRight: "fill_right"
        case .ignoring: "ignoring"
        case .offset: "offset"
        case .smoothed: "smoothed"
        case .anchored: "anchored"
        case .on: "on"
        case .without: "without"
        case .startWord: "start"
        case .endWord: "end"
        case .stepWord: "step"
        case .rangeWord: "range"
        case .maxOf: "max_of"
        case .minOf: "min_of"
        case .blank: "_"
        case .space: "<space>"
        case .times: "x"
        case .openHistogram: "{{"
        case .closeHistogram: "}}"
        default: nil
        }
    }
}
