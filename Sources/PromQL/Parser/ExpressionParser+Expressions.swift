import GoFormat
import SourceText

extension ExpressionParser {
    /// `-x`; a sign before a number becomes part of the number.
    mutating func unary(_ sign: Value, _ operand: UInt32) -> Value {
        var record = arena.nodes[operand]
        if record.kind == .number {
            if sign.kind == .subtract { record.value *= -1 }
            record.start = sign.a
            arena.nodes[operand] = record
            return Value(operand)
        }
        return newNode(.unary, record.type, start: sign.a, end: record.end, operation: sign.kind, a: operand)
    }

    mutating func binary(_ left: UInt32, _ operation: Value, _ modifiers: Value, _ right: UInt32) -> Value {
        let (from, to) = (arena.nodes[left], arena.nodes[right])
        let type: ExpressionType = from.type == .scalar && to.type == .scalar ? .scalar : .vector
        let value = newNode(
            .binary, from.type == .none || to.type == .none ? .none : type, start: from.start, end: to.end,
            operation: operation.kind, flags: modifiers.flag ? NodeRecord.returnsBool : 0, a: left, b: right, c: modifiers.a,
            d: operation.a)
        if modifiers.a != noIndex, !features.contains(.binopFillModifiers) {
            let matching = arena.matchings[modifiers.a]
            if matching.hasLeftFill || matching.hasRightFill {
                report(
                    "binop fill modifiers are experimental and not enabled", atNode: value.a,
                    note: Self.featureNote("promql-binop-fill-modifiers"))
            }
        }
        return value
    }

    static func featureNote(_ name: StaticString) -> String { "it works with --enable-feature=\(name)" }
}

/// Functions and aggregations.
extension ExpressionParser {
    /// The list `a` … `a + b` of ``arguments``. What a list that was given up left behind is dropped.
    mutating func firstArgument(_ node: UInt32) -> Value {
        let start = arguments.nextIndex
        arguments.append(node)
        return Value(start, 1)
    }

    mutating func nextArgument(_ list: Value, _ node: UInt32) -> Value {
        arguments.truncate(to: Int(list.a &+ list.b))
        arguments.append(node)
        return Value(list.a, list.b &+ 1)
    }

    mutating func call(_ name: Value, _ list: Value) -> Value {
        let function = FunctionTable.find(bytes(name))
        var type = ExpressionType.none
        if let function, function.function.removedIn.map({ options.version < $0 }) ?? true {
            type = function.function.returnType
            if !features.contains(.experimentalFunctions), options.version >= function.function.since,
                function.function.isExperimental(in: options.version)
            {
                report(
                    "function \(Quote.text(bytes(name))) is not enabled", at: name,
                    note: Self.featureNote("promql-experimental-functions"))
            }
        } else {
            reportUnknownFunction(name, function)
        }
        let first = arena.children.nextIndex
        arena.children.append(contentsOf: UnsafeBufferPointer(start: arguments.base + Int(list.a), count: Int(list.b)))
        arguments.truncate(to: Int(list.a))
        return newNode(
            .call, type, start: name.a, end: lastClosing, a: first, b: list.b, c: function.map { UInt32($0.rawValue) } ?? noIndex, d: name.b
        )
    }

    private mutating func reportUnknownFunction(_ name: Value, _ removed: FunctionID?) {
        report("unknown function with name \(Quote.text(bytes(name)))", at: name)
        let last = errors.count - 1
        guard last + 1 < Self.mostErrors else { return }
        if let removed, let release = removed.function.removedIn {
            errors[last].note = "\(removed.name) is gone since Prometheus \(release)"
            if removed.function.name.utf8CodeUnitCount == 12 {
                errors[last].note? += "; it is double_exponential_smoothing now, an experimental function"
                errors[last].suggestion = "double_exponential_smoothing"
            }
            return
        }
        let names =
            FunctionTable.names(in: options.version)
            + TokenKind.allCases.lazy.filter(\.isAggregator).compactMap { $0.spelling?.description }
        errors[last].suggestion = didYouMean(String(decoding: bytes(name), as: UTF8.self), among: names)
    }

    /// - Parameter hasReadOn: the token behind the aggregation is read already, so that ``lastClosing`` may be beyond it.
    mutating func aggregation(_ operation: Value, grouping: Value?, _ list: Value, hasReadOn: Bool) -> Value {
        let end = hasReadOn ? endBeforeCurrent() : lastClosing
        var groupingIndex = noIndex
        if let grouping, grouping.b > 0 || grouping.flag {
            groupingIndex = arena.groupings.nextIndex
            arena.groupings.append(
                GroupingRecord(labels: RecordRange(start: grouping.a, count: grouping.b), isWithout: grouping.flag))
        }
        let wanted: UInt32 = operation.kind.takesParameter ? 2 : 1
        let first = list.b > 0 ? arguments[list.a] : noIndex
        let second = list.b > 1 ? arguments[list.a &+ 1] : noIndex
        arguments.truncate(to: Int(list.a))
        let node = newNode(
            .aggregation, .vector, start: operation.a, end: end, operation: operation.kind, a: wanted == 2 ? second : first,
            b: wanted == 2 ? first : noIndex, c: groupingIndex)
        if list.b == 0 {
            report("no arguments for aggregate expression provided", atNode: node.a)
            // Behind an error in the arguments there are none.
            if recovering == 3 { markConsequence() }
        } else if operation.kind == .limitk || operation.kind == .limitRatio, !features.contains(.experimentalFunctions),
            options.version >= LanguageAddition.limitk.since
        {
            let name = operation.kind == .limitk ? "limitk" : "limit_ratio"
            report(
                "\(name)() is experimental and must be enabled with --enable-feature=promql-experimental-functions", atNode: node.a,
                note: Self.featureNote("promql-experimental-functions"))
        } else if list.b != wanted {
            report(
                "wrong number of arguments for aggregate expression provided, expected \(wanted), got \(list.b)", atNode: node.a,
                note: wanted == 2 ? "a parameter comes before the vector" : nil)
        }
        return node
    }

    /// The end of an expression that was closed before the parser read one token more.
    ///
    /// Prometheus goes back from a closing parenthesis over blanks to the one before; whatever else lies between spoils it.
    private func endBeforeCurrent() -> UInt32 {
        let last = lexer.lastStart
        guard lastClosing > 0, lastClosing <= text.count, last > 0, last < text.count, text[last] == UInt8(ascii: ")") else {
            return lastClosing
        }
        var i = last - 1
        while i > 0 {
            if text[i] == UInt8(ascii: ")") { return UInt32(truncatingIfNeeded: i + 1) }
            guard lexer.isSpace(text[i]) else { return lastClosing }
            i -= 1
        }
        return lastClosing
    }
}

/// Modifiers of binary operators. Their value has in `a` a matching record, or none where nothing is said.
extension ExpressionParser {
    mutating func matching(_ modifiers: Value, labels: Value, isOn: Bool) -> Value {
        var record = MatchingRecord()
        record.labels = RecordRange(start: labels.a, count: labels.b)
        record.isOn = isOn
        record.hasLabels = true
        let index = arena.matchings.nextIndex
        arena.matchings.append(record)
        return Value(index, flag: modifiers.flag)
    }

    mutating func grouped(_ modifiers: Value, _ side: TokenKind, included: Value) -> Value {
        arena.matchings.base[Int(modifiers.a)].grouping = side
        arena.matchings.base[Int(modifiers.a)].included = RecordRange(start: included.a, count: included.b)
        return modifiers
    }

    /// - Parameter left: the node of the number for the left side, or nil; likewise `right`.
    mutating func fill(_ modifiers: Value, left: UInt32?, right: UInt32?) -> Value {
        var modifiers = modifiers
        if modifiers.a == noIndex {
            modifiers.a = arena.matchings.nextIndex
            arena.matchings.append(MatchingRecord())
        }
        var record = arena.matchings[modifiers.a]
        if let left {
            record.leftFill = arena.nodes[left].value
            record.hasLeftFill = true
        }
        if let right {
            record.rightFill = arena.nodes[right].value
            record.hasRightFill = true
        }
        arena.matchings[modifiers.a] = record
        return modifiers
    }

    mutating func signedFillValue(_ sign: Value, _ number: UInt32) -> Value {
        var record = arena.nodes[number]
        if sign.kind == .subtract { record.value *= -1 }
        record.start = sign.a
        arena.nodes[number] = record
        return Value(number)
    }
}

/// Lists of label names. The value of a name has its index in `a`, that of a list the first index and the number.
extension ExpressionParser {
    mutating func newLabelName(_ name: TextSlice, _ token: Value, isQuoted: Bool) -> Value {
        let index = arena.labelNames.nextIndex
        arena.labelNames.append(LabelNameRecord(name: name, start: token.a, end: token.b, isQuoted: isQuoted))
        return Value(index)
    }

    mutating func labelName(_ token: Value) -> Value {
        // A word is a valid name but for the colons that names of metrics may have; UTF-8 names may have them, too.
        if token.kind == .metricIdentifier, options.nameValidation == .legacy { reportInvalidLabelName(text(of: token), token) }
        return newLabelName(text(of: token), token, isQuoted: false)
    }

    mutating func quotedLabelName(_ token: Value) -> Value {
        let name = unquoted(token)
        if !LabelNameRules.isValid(bytes(name), options.nameValidation) { reportInvalidLabelName(name, token) }
        return newLabelName(name, token, isQuoted: true)
    }

    private mutating func reportInvalidLabelName(_ name: TextSlice, _ token: Value) {
        report("invalid label name for grouping: \(Quote.text(bytes(name)))", at: token)
    }
}

/// What Prometheus takes as the name of a label.
enum LabelNameRules {
    static func isValid(_ name: UnsafeBufferPointer<UInt8>, _ validation: ParserOptions.NameValidation) -> Bool {
        if isLegacy(name) { return true }
        guard validation == .utf8, !name.isEmpty else { return false }
        var i = 0
        while i < name.count {
            let rune = Rune.decode(name, at: i)
            if rune.isInvalid { return false }
            i += rune.width
        }
        return true
    }

    /// `[a-zA-Z_][a-zA-Z0-9_]*`: what needs no quotes.
    static func isLegacy(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = name.first, ByteClass.table[Int(first)] & ByteClass.letter != 0 else { return false }
        return name.allSatisfy { ByteClass.table[Int($0)] & (ByteClass.letter | ByteClass.digit) != 0 }
    }
}
