import SourceText

/// Finds what a release before the newest does not know, in an expression that the newest takes.
///
/// The messages are our own: an old Prometheus would speak of characters and names that it does not expect.
struct VersionCheck {
    private let expression: Expression
    private let version: PrometheusVersion
    private(set) var errors: [SyntaxError] = []

    init(_ expression: Expression, version: PrometheusVersion) {
        self.expression = expression
        self.version = version
        // The nodes whose numbers are part of a duration.
        var inDuration: Set<NodeID> = []
        expression.walk { node, _ in
            if expression.kind(node) == .duration || inDuration.contains(node) {
                expression.forEachChild(of: node) { inDuration.insert($0) }
            }
            check(node, isInDuration: inDuration.contains(node))
            return .into
        }
    }

    private mutating func require(_ major: UInt16, _ minor: UInt16, _ what: String, at range: ByteRange, isPlural: Bool = false) {
        let since = PrometheusVersion(major, minor)
        guard version < since else { return }
        let verb = isPlural ? "exist" : "exists"
        errors.append(
            SyntaxError(
                "\(what) \(verb) since Prometheus \(since), the target is \(version)", start: range.lowerBound,
                end: range.upperBound))
    }

    private mutating func check(_ id: NodeID, isInDuration: Bool) {
        let range = expression.range(id)
        switch expression.node(id) {
        case .call(let call):
            guard let function = call.function?.function else { break }
            require(function.since.major, function.since.minor, "function \"\(function.name)\"", at: call.nameRange)
        case .aggregation(let aggregation):
            if aggregation.operation == .limitk || aggregation.operation == .limitRatio {
                let name = aggregation.operation.spelling ?? ""
                require(2, 54, "aggregation \"\(name)\"", at: ByteRange(range.lowerBound, range.lowerBound + name.utf8CodeUnitCount))
            }
            check(aggregation.grouping)
        case .binary(let binary):
            if binary.operation == .trimUpper || binary.operation == .trimLower {
                require(3, 11, "operator \"\(binary.operation.spelling ?? "")\"", at: binary.operatorRange)
            }
            guard let matching = binary.matching else { break }
            check(matching.labels)
            check(matching.included)
            if matching.leftFill != nil || matching.rightFill != nil {
                require(3, 10, "the modifier \"fill\"", at: binary.operatorRange)
            }
        case .number(let number):
            if number.isDuration, !isInDuration { require(2, 54, "durations as numbers", at: range, isPlural: true) }
            checkUnderscores(range)
        case .vectorSelector(let selector):
            for i in selector.matchers.indices where isQuoted(selector.matchers, i) {
                require(2, 51, "quoted names", at: selector.matchers[i].range, isPlural: true)
            }
            if selector.isAnchored || selector.isSmoothed {
                require(3, 7, "the modifier \"\(selector.isAnchored ? "anchored" : "smoothed")\"", at: range)
            }
            check(selector.offset)
        case .matrixSelector(let matrix): check(matrix.range)
        case .subquery(let subquery):
            check(subquery.range)
            check(subquery.step)
            check(subquery.offset)
        case .duration(let duration): check(duration, range)
        case .parenthesized, .string, .unary: break
        }
    }

    private func isQuoted(_ matchers: LabelMatchers, _ i: Int) -> Bool {
        expression.matchers[Int(matchers.range.start) + i].isQuoted
    }

    private mutating func check(_ labels: LabelNames) {
        for i in labels.indices where expression.labelNames[Int(labels.range.start) + i].isQuoted {
            require(2, 55, "quoted label names in lists", at: labels.range(at: i), isPlural: true)
        }
    }

    private mutating func check(_ duration: DurationValue?) {
        guard let duration else { return }
        if duration.expression != nil {
            require(3, 4, "arithmetic in durations", at: duration.range)
        } else if duration.isPlainNumber {
            require(2, 54, "a duration without a unit", at: duration.range)
            checkUnderscores(duration.range)
        }
    }

    private mutating func check(_ duration: DurationExpression, _ range: ByteRange) {
        // Below that the arithmetic around it is reported.
        guard version >= PrometheusVersion(3, 4) else { return }
        switch duration.operation {
        case .stepWord: require(3, 6, "\"step()\" in durations", at: range)
        case .rangeWord: require(3, 10, "\"range()\" in durations", at: range)
        case .maxOf, .minOf:
            // They were called `max` and `min` at first, and were written without a range of their own.
            let word = duration.operation == .maxOf ? "max" : "min"
            let isOldName = !precededBy("_of", range)
            if isOldName {
                require(3, 6, "\"\(word)\" in durations", at: range)
            } else {
                require(3, 13, "\"\(word)_of\" in durations", at: range)
            }
        default: break
        }
    }

    /// Whether the word before the parenthesis in front of a range ends so.
    private func precededBy(_ suffix: StaticString, _ range: ByteRange) -> Bool {
        expression.withTextBytes { text in
            var i = min(range.lowerBound, text.count)
            while i > 0, text[i - 1] == UInt8(ascii: "(") || ByteClass.table[Int(text[i - 1])] & ByteClass.space != 0 { i -= 1 }
            let count = suffix.utf8CodeUnitCount
            return i >= count && UnsafeBufferPointer(rebasing: text[i - count..<i]).equals(suffix)
        }
    }

    private mutating func checkUnderscores(_ range: ByteRange) {
        let hasUnderscore = expression.withTextBytes { text in
            text[min(range.lowerBound, text.count)..<min(range.upperBound, text.count)].contains(UInt8(ascii: "_"))
        }
        if hasUnderscore { require(2, 54, "underscores in numbers", at: range, isPlural: true) }
    }
}
