import GoFormat
import SourceText

/// Reads PromQL as Prometheus 3.14 does.
///
///     var parser = ExpressionParser(options: ParserOptions(features: [.experimentalFunctions]))
///     let parsed = parser.parse("sum by (job) (rate(x[5m]))")
///     if let expression = parsed.expression { … } else { parsed.errors … }
///
/// Make one parser and use it for many texts: it keeps its memory. One at a time, though; a thread needs a parser of its own.
/// There is no recursion: depth is bounded by memory alone, and time grows with the length of the text. Texts are at most 4 GiB long.
package struct ExpressionParser: ~Copyable {
    /// What the parser keeps for each symbol that it has recognised. Which of the fields say what is up to the symbol.
    struct Value: BitwiseCopyable {
        var a: UInt32 = 0
        var b: UInt32 = 0
        var c: UInt32 = 0
        var state: UInt16 = 0
        var kind = TokenKind.end
        /// A string with escapes; `without`; `bool`.
        var flag = false

        /// A token, with its range in `a` and `b`.
        @inline(__always)
        init(_ token: Token) {
            a = token.start
            b = token.end
            kind = token.kind
            flag = token.hasEscapes
        }

        @inline(__always)
        init(_ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0, flag: Bool = false) {
            self.a = a
            self.b = b
            self.c = c
            self.flag = flag
        }

        @inline(__always)
        var start: Int { Int(a) }
        @inline(__always)
        var end: Int { Int(b) }
    }

    package let options: ParserOptions

    var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var lexer = Lexer(UnsafeBufferPointer(start: nil, count: 0))
    var arena = Arena()
    var stack = GrowableBuffer<Value>(capacity: 128)
    /// The arguments of the calls that are open.
    var arguments = GrowableBuffer<UInt32>(capacity: 64)
    var frames = GrowableBuffer<TypeChecker.Frame>(capacity: 64)

    /// The token that was read last; often, but not always, it is not yet part of anything.
    var current = Token(.end, start: 0, end: 0)
    /// The end of the last token that can end an expression. Prometheus takes it for the end of some nodes, whose range can therefore
    /// reach one token too far.
    var lastClosing: UInt32 = 0
    var isAtEnd = false
    /// Tokens to go until an error is no longer taken for a consequence of the one before; as in yacc.
    var recovering = 0
    /// The node that is the whole expression.
    var root = noIndex
    /// The labels of a metric: a range of the arena's matchers, and its name.
    var metricLabels = RecordRange.none
    var metricName = TextSlice.empty
    /// Where `__name__` stands, once it was needed.
    var metricNameSlice: TextSlice?
    var errors: [SyntaxError] = []

    package init(options: ParserOptions = ParserOptions()) { self.options = options }
}

extension ExpressionParser {
    /// Parses an expression.
    package mutating func parse(_ text: UnsafeBufferPointer<UInt8>) -> ParsedExpression {
        run(text, as: .expressionText)
        guard root != noIndex else { return finish(nil) }
        let tree = Expression(root: root, text: text, arena: arena)
        if errors.isEmpty {
            var checker = TypeChecker(expression: tree, text: text)
            checker.check(frames: &frames)
            errors = checker.errors
            if errors.isEmpty, options.version < .newest { errors = VersionCheck(tree, options: options).errors }
        }
        return finish(tree)
    }

    /// Parses an expression.
    package mutating func parse(_ text: [UInt8]) -> ParsedExpression {
        text.withUnsafeBufferPointer { parse($0) }
    }

    /// Parses an expression.
    package mutating func parse(_ text: String) -> ParsedExpression {
        var text = text
        return text.withUTF8 { parse($0) }
    }

    /// Parses a selector of series, as `match[]` and federation take it. Unlike in an expression, it may select everything, and
    /// set the metric's name twice. The tree is a ``ExpressionNode/vectorSelector(_:)``.
    package mutating func parseMetricSelector(_ text: UnsafeBufferPointer<UInt8>) -> ParsedExpression {
        run(text, as: .selectorText)
        return finish(root == noIndex ? nil : Expression(root: root, text: text, arena: arena))
    }

    /// Parses a selector of series.
    package mutating func parseMetricSelector(_ text: String) -> ParsedExpression {
        var text = text
        return text.withUTF8 { parseMetricSelector($0) }
    }

    /// Parses one metric, `x{a="b"}`: equal signs and values only.
    ///
    /// Labels without a value are kept where the metric has no name in front of its braces, as Prometheus does; so are repeated ones.
    package mutating func parseMetric(_ text: UnsafeBufferPointer<UInt8>) -> ParsedMetric {
        run(text, as: .metricText)
        defer { errors = [] }
        return ParsedMetric(labels: metricLabelSet(), errors: errors)
    }

    /// Parses one metric.
    package mutating func parseMetric(_ text: String) -> ParsedMetric {
        var text = text
        return text.withUTF8 { parseMetric($0) }
    }

    private mutating func finish(_ tree: Expression?) -> ParsedExpression {
        guard !errors.isEmpty else { return ParsedExpression(tree: tree, errors: []) }
        defer { errors = [] }
        return ParsedExpression(tree: tree, errors: errors)
    }
}

extension ExpressionParser {
    private mutating func run(_ text: UnsafeBufferPointer<UInt8>, as start: TokenKind) {
        self.text = text
        lexer = Lexer(text)
        if options.version < PrometheusVersion(3, 13) { lexer.durationWords = .maxMin }
        arena.removeAll()
        stack.truncate(to: 0)
        arguments.truncate(to: 0)
        current = Token(.end, start: 0, end: 0)
        lastClosing = 0
        isAtEnd = false
        recovering = 0
        root = noIndex
        metricLabels = .none
        metricName = .empty
        metricNameSlice = nil
        recognise(start)
    }

    /// Runs the automaton until the text is accepted or nothing can be made of it.
    private mutating func recognise(_ start: TokenKind) {
        let tables = ParserTables.shared
        var state = 0
        var kind = start
        var hasToken = true
        stack.append(Value())
        while true {
            var production = Int(tables.unconditional[state])
            if production == 0 {
                if !hasToken {
                    kind = readToken()
                    hasToken = true
                }
                let action = tables.actions[state &* tables.width &+ Int(kind.rawValue)]
                if action > 0 {
                    if action == ParserTables.accept { return }
                    state = Int(action)
                    var value = Value(current)
                    value.kind = kind
                    value.state = UInt16(truncatingIfNeeded: state)
                    stack.append(value)
                    hasToken = false
                    if recovering > 0 { recovering &-= 1 }
                    continue
                }
                if action == 0 {
                    if recovering == 3 {
                        // Nothing was read since the last error: skip the token.
                        if kind == .end { return }
                        hasToken = false
                        continue
                    }
                    recovering = 3
                    guard let next = popToErrorState(tables) else { return }
                    state = next
                    continue
                }
                production = -Int(action)
            }
            let rule = tables.rules[production]
            let length = Int(rule.length)
            let bottom = stack.count &- length
            var value = rule.reduction == .pass ? stack[bottom] : reduce(rule.reduction, stack.base + bottom, length)
            let before = Int(stack[bottom &- 1].state)
            state = Int(tables.transitions[before &* ParserTables.nonterminalCount &+ Int(rule.nonterminal)])
            value.state = UInt16(truncatingIfNeeded: state)
            stack.truncate(to: bottom)
            stack.append(value)
        }
    }

    @inline(__always)
    private mutating func readToken() -> TokenKind {
        if isAtEnd { return .end }
        current = lexer.next()
        switch current.kind {
        case .rightParen, .rightBracket, .rightBrace, .number, .duration: lastClosing = current.end
        case .endOfText: isAtEnd = true
        case .invalid:
            isAtEnd = true
            report(lexer.problem, start: lexer.start, end: text.count)
            return .end
        default: break
        }
        return current.kind
    }

    /// Leaves what is open until something is found that can go on behind an error; nil when there is nothing.
    private mutating func popToErrorState(_ tables: ParserTables) -> Int? {
        while stack.count > 0 {
            let next = tables.afterError[Int(stack[stack.count - 1].state)]
            if next != 0 {
                var value = Value()
                value.state = UInt16(truncatingIfNeeded: next)
                stack.append(value)
                return Int(next)
            }
            stack.truncate(to: stack.count - 1)
        }
        return nil
    }
}
