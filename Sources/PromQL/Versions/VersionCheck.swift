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

    private mutating func require(_ addition: LanguageAddition, at range: ByteRange) {
        require(addition.since, "\(addition.what) \(addition.isPlural ? "exist" : "exists")", at: range)
    }

    private mutating func require(_ since: PrometheusVersion, _ what: String, at range: ByteRange) {
        guard version < since else { return }
        errors.append(
            SyntaxError(
                "\(what) since Prometheus \(since), the target is \(version)", start: range.lowerBound, end: range.upperBound))
    }

    private mutating func check(_ id: NodeID, isInDuration: Bool) {
        let range = expression.range(id)
        switch expression.node(id) {
        case .call(let call):
            guard let function = call.function?.function else { break }
            require(function.since, "function \"\(function.name)\" exists", at: call.nameRange)
        case .aggregation(let aggregation):
            let length = aggregation.operation.spelling?.utf8CodeUnitCount ?? 0
            let name = ByteRange(range.lowerBound, range.lowerBound + length)
            if aggregation.operation == .limitk { require(.limitk, at: name) }
            if aggregation.operation == .limitRatio { require(.limitRatio, at: name) }
            check(aggregation.grouping)
        case .binary(let binary):
            if binary.operation == .trimUpper { require(.trimUpper, at: binary.operatorRange) }
            if binary.operation == .trimLower { require(.trimLower, at: binary.operatorRange) }
            guard let matching = binary.matching else { break }
            check(matching.labels)
            check(matching.included)
            if matching.leftFill != nil || matching.rightFill != nil { require(.fill, at: binary.operatorRange) }
        case .number(let number):
            if number.isDuration, !isInDuration { require(.durationsAsNumbers, at: range) }
            checkUnderscores(range)
        case .vectorSelector(let selector):
            for i in selector.matchers.indices where isQuoted(selector.matchers, i) {
                require(.quotedNames, at: selector.matchers[i].range)
            }
            if selector.isAnchored { require(.anchored, at: range) }
            if selector.isSmoothed { require(.smoothed, at: range) }
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
            require(.quotedLabelsInLists, at: labels.range(at: i))
        }
    }

    private mutating func check(_ duration: DurationValue?) {
        guard let duration else { return }
        if duration.expression != nil {
            require(.durationArithmetic, at: duration.range)
        } else if duration.isPlainNumber {
            require(.numbersAsDurations, at: duration.range)
            checkUnderscores(duration.range)
        }
    }

    private mutating func check(_ duration: DurationExpression, _ range: ByteRange) {
        // Below that the arithmetic around it is reported.
        guard version >= LanguageAddition.durationArithmetic.since else { return }
        switch duration.operation {
        case .stepWord: require(.stepInDurations, at: range)
        case .rangeWord: require(.rangeInDurations, at: range)
        case .maxOf: require(precededBy("_of", range) ? .maximumInDurations : .oldMaximumInDurations, at: range)
        case .minOf: require(precededBy("_of", range) ? .minimumInDurations : .oldMinimumInDurations, at: range)
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
        if hasUnderscore { require(.underscores, at: range) }
    }
}
