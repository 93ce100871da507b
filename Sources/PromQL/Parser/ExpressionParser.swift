import GoFormat
import SourceText

/// Reads PromQL as Prometheus 3.14 does.
///
///     var parser = ExpressionParser(options: ParserOptions(features: [.experimentalFunctions]))
///     let parsed = parser.parse("sum by (job) (rate(x[5m]))")
///     if let expression = parsed.expression { … } else { parsed.errors … }
///
/// Make one parser and use it for many texts: it keeps its memory. One at a time, though; a thread needs a parser of its own.
/// There is no recursion: depth is bounded by memory alone, and time grows with the length of the text. A text of a gibibyte or more is
/// refused, and no more than a hundred errors are kept.
package struct ExpressionParser: ~Copyable {
    static let mostErrors = 100
    private static let longestText = 1 << 30

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
        init(_ token: Token, _ kind: TokenKind, state: Int) {
            a = token.start
            b = token.end
            self.kind = kind
            flag = token.hasEscapes
            self.state = UInt16(truncatingIfNeeded: state)
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
    let features: ParserOptions.Features

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
    /// Whether the error that is being reported was found while that was so.
    var isRecovering = false
    var hasSyntaxError = false
    /// What could stand where the first unexpected token stands.
    var expected: [String] = []
    /// Reading on after an error where Prometheus gives up.
    var isForgiving = false
    /// The lexer stopped; what follows is a consequence of it.
    var hasInvalidToken = false
    /// The node that is the whole expression.
    var root = noIndex
    /// The labels of a metric: a range of the arena's matchers, and its name.
    var metricLabels = RecordRange.none
    var metricName = TextSlice.empty
    /// Where `__name__` stands, once it was needed.
    var metricNameSlice: TextSlice?
    var errors: [SyntaxError] = []

    package init(options: ParserOptions = ParserOptions()) {
        self.options = options
        features = options.effectiveFeatures
    }
}

extension ExpressionParser {
    /// Parses an expression.
    package mutating func parse(_ text: UnsafeBufferPointer<UInt8>) -> ParsedExpression {
        run(text, as: .expressionText)
        guard errors.isEmpty, root != noIndex else { return finishWithErrors() }
        let tree = Expression(root: root, text: text, arena: arena)
        var checker = TypeChecker(expression: tree, text: text)
        checker.check(frames: &frames)
        errors = checker.errors
        if errors.isEmpty, options.version < .newest { errors = VersionCheck(tree, version: options.version).errors }
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
        return finish(tree)
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

    /// The syntax tree as far as it goes.
    private var tree: Expression? { root == noIndex ? nil : Expression(root: root, text: text, arena: arena) }

    private mutating func finish(_ tree: Expression?) -> ParsedExpression {
        guard !errors.isEmpty else { return ParsedExpression(tree: tree, errors: []) }
        defer { errors = [] }
        return ParsedExpression(tree: tree, errors: errors)
    }

    /// Prometheus stops here. For the errors that would show up next, the text is read again by a parser that goes on.
    private mutating func finishWithErrors() -> ParsedExpression {
        var known = errors
        // What an error broke off is not closed either.
        for i in known.indices.dropFirst() where known[i].message.hasPrefix("unclosed left") { known[i].isConsequence = true }
        if hasSyntaxError, !hasInvalidToken {
            isForgiving = true
            run(text, as: .expressionText)
            isForgiving = false
        }
        var found = errors
        let tree = tree
        if let tree {
            var checker = TypeChecker(expression: tree, text: text)
            checker.check(frames: &frames)
            found += checker.errors
        }
        errors = []
        var further: [SyntaxError] = []
        // What touches a known error is most likely its consequence.
        for error in found where !error.isConsequence && further.count < Self.mostErrors / 10 {
            if !known.contains(where: { $0.range.touches(error.range) }), !error.message.hasPrefix("unclosed left") {
                further.append(error)
            }
        }
        return ParsedExpression(tree: tree, errors: known, further: further)
    }
}

extension ExpressionParser {
    private mutating func run(_ text: UnsafeBufferPointer<UInt8>, as start: TokenKind) {
        self.text = text
        errors = []
        lexer = Lexer(text)
        lexer.hasOldDurationWords = options.version < LanguageAddition.maximumInDurations.since
        arena.removeAll()
        arguments.truncate(to: 0)
        current = Token(.end, start: 0, end: 0)
        lastClosing = 0
        isAtEnd = false
        recovering = 0
        hasInvalidToken = false
        hasSyntaxError = false
        root = noIndex
        metricLabels = .none
        metricName = .empty
        metricNameSlice = nil
        guard text.count < Self.longestText else { return report("expression too long", start: 0, end: 0) }
        recognise(start)
    }

    /// Runs the automaton until the text is accepted or nothing can be made of it.
    private mutating func recognise(_ start: TokenKind) {
        let tables = ParserTables.shared
        let (actions, width) = (tables.actions, tables.width)
        let (unconditional, transitions, rules) = (tables.unconditional, tables.transitions, tables.rules)
        // The stack is kept in locals, since everything in `self` is written back to memory at each step.
        var top = stack.base
        var limit = stack.limit
        top.initialize(to: Value())
        var kind = start
        var hasToken = true
        while true {
            let state = Int(top.pointee.state)
            var production = Int(unconditional[state])
            if production == 0 {
                if !hasToken {
                    kind = readToken()
                    hasToken = true
                    if isForgiving, !isAcceptable(kind, below: top), let next = resynchronise(top, &kind) {
                        top = next
                        continue
                    }
                }
                let action = Int(actions[state &* width &+ Int(kind.rawValue)])
                if action > 0 {
                    if action == Int(ParserTables.accept) { return }
                    if top == limit { (top, limit) = grow(top) }
                    top += 1
                    top.initialize(to: Value(current, kind, state: action))
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
                    isRecovering = recovering > 0
                    expected = current.kind == .invalid || hasSyntaxError || isForgiving ? [] : expectedTokens(start: start)
                    hasSyntaxError = true
                    recovering = 3
                    // Leave what is open until something is found that can go on behind an error.
                    while tables.afterError[Int(top.pointee.state)] == 0 {
                        if top == stack.base { return }
                        top -= 1
                    }
                    let next = tables.afterError[Int(top.pointee.state)]
                    if top == limit { (top, limit) = grow(top) }
                    top += 1
                    top.initialize(to: Value())
                    top.pointee.state = UInt16(truncatingIfNeeded: next)
                    continue
                }
                production = -action
            }
            let rule = rules[production]
            let length = Int(rule.length)
            var value = rule.reduction == .pass ? top[1 &- length] : reduce(rule.reduction, top + (1 &- length), length)
            if length == 0, top == limit { (top, limit) = grow(top) }
            top -= length
            let before = Int(top.pointee.state)
            value.state = UInt16(
                truncatingIfNeeded: transitions[before &* ParserTables.nonterminalCount &+ Int(rule.nonterminal)])
            top += 1
            top.initialize(to: value)
        }
    }

    /// Makes the stack larger; returns the places of its last value and of the last that fits.
    private mutating func grow(_ top: UnsafeMutablePointer<Value>) -> (UnsafeMutablePointer<Value>, UnsafeMutablePointer<Value>) {
        let index = top - stack.base
        stack.truncate(to: index + 1)
        stack.append(Value())
        return (stack.base + index, stack.limit)
    }

    @inline(__always)
    mutating func readToken() -> TokenKind {
        if isAtEnd { return .end }
        current = lexer.next()
        switch current.kind {
        case .rightParen, .rightBracket, .rightBrace, .number, .duration: lastClosing = current.end
        case .endOfText: isAtEnd = true
        case .invalid:
            isAtEnd = true
            report(lexer.problem, start: lexer.start, end: text.count, note: noteForInvalidCharacter())
            hasInvalidToken = true
            return .end
        default: break
        }
        return current.kind
    }
}
