import PromQL
import SourceText
import Testing

@Suite struct ExpressionParserTests {
    @Test(arguments: [
        ("1 + 2 * 3", "(+ 1.0 (* 2.0 3.0))"),
        ("2 ^ 3 ^ 2", "(^ 2.0 (^ 3.0 2.0))"),
        ("a - b - c", "(- (- a b) c)"),
        ("a or b and c unless d", "(or a (unless (and b c) d))"),
        ("a == b > c", "(> (== a b) c)"),
        ("-a ^ 2", "(- (^ a 2.0))"),
        ("-2 ^ 2", "(- (^ 2.0 2.0))"),
        ("-2 * 3", "(* -2.0 3.0)"),
        ("- -1", "1.0"),
        ("(a + b) * c", "(* [(+ a b)] c)"),
        ("a % b atan2 c", "(atan2 (% a b) c)"),
        ("a </ 5 >/ 1", "(>/ (</ a 5.0) 1.0)"),
        ("sum(a) by (b)", "(sum a)"),
        ("sum by (b) (a)", "(sum a)"),
        ("topk(3, a)", "(topk a 3.0)"),
        ("count_values('x', a)", "(count_values a 'x')"),
        ("sum", "sum"),
        ("by + without", "(+ by without)"),
        ("rate(a[5m])", "(rate (range a))"),
        ("label_join(a, 'x', ',')", "(label_join a 'x' ',')"),
        ("time() - pi()", "(- (time) (pi))"),
        ("max_over_time(rate(a[5m])[1h:1m])", "(max_over_time (subquery (rate (range a))))"),
        ("rate(a[5m * 2])", "(rate (range a (* 300.0s 2.0)))"),
        ("a offset (5m + step())", "a (+ 300.0s (step))"),
        ("a offset -5m", "a"),
        ("a offset 5m * 2", "(* a 2.0)"),
        ("a[1h * range():max_of(1m, step())]", "(subquery a (* 3600.0s (range)) (max_of 60.0s (step)))"),
        ("{\"my.metric\", \"a b\"=\"c\"}", "{}"),
        ("start() + end()", "(+ (start) (end))"),
        ("5m", "300.0s"),
        ("0x10 + 010 + 1_0", "(+ (+ 16.0 8.0) 10.0)"),
        ("a[5m] anchored offset 1m", "(range a)"),
    ])
    func parses(text: String, expected: String) {
        #expect(tree(text) == expected)
    }

    @Test func showsASelector() throws {
        let expression = try #require(parse("x{a=\"b\", c!~'d.*', \"e f\"=`g`} @ 1.5 offset -5m").expression)
        guard case .vectorSelector(let selector) = expression.node(expression.root) else {
            Issue.record("no selector")
            return
        }
        #expect(selector.name.map(expression.string) == "x")
        #expect(selector.matchers.map { expression.string($0.name) } == ["a", "c", "e f", "__name__"])
        #expect(selector.matchers.map(\.operation) == [.equal, .notMatches, .equal, .equal])
        #expect(selector.matchers.map { expression.string($0.value) } == ["b", "d.*", "g", "x"])
        #expect(selector.matchers[1].range == ByteRange(9, 17))
        #expect(selector.at == .timestamp(1500))
        #expect(selector.offset?.nanoseconds == -300_000_000_000)
        #expect(selector.offset.map { expression.text($0.range) } == "-5m")
    }

    @Test func showsABinaryOperation() throws {
        let text = "a / on (x, \"y z\") group_left (w) fill_right (-1) b"
        let expression = try #require(parse(text).expression)
        guard case .binary(let binary) = expression.node(expression.root), let matching = binary.matching else {
            Issue.record("no binary operation")
            return
        }
        #expect(matching.cardinality == .manyToOne)
        #expect(matching.isOn)
        #expect(matching.labels.strings == ["x", "y z"])
        #expect(expression.text(matching.labels.range(at: 1)) == "\"y z\"")
        #expect(matching.included.strings == ["w"])
        #expect(matching.rightFill == -1)
        #expect(matching.leftFill == nil)
        #expect(expression.text(binary.operatorRange) == "/")
    }

    @Test(arguments: [
        ("a and b", VectorMatching.Cardinality.manyToMany), ("a + b", .oneToOne), ("a + on (x) group_right b", .oneToMany),
    ])
    func knowsTheCardinality(text: String, expected: VectorMatching.Cardinality) throws {
        let expression = try #require(parse(text).expression)
        guard case .binary(let binary) = expression.node(expression.root) else {
            Issue.record("no binary operation")
            return
        }
        #expect(binary.matching?.cardinality == expected)
    }

    @Test func hasNoMatchingWithANumber() throws {
        let expression = try #require(parse("a + 1").expression)
        guard case .binary(let binary) = expression.node(expression.root) else {
            Issue.record("no binary operation")
            return
        }
        #expect(binary.matching == nil)
    }

    @Test func showsAnAggregation() throws {
        let expression = try #require(parse("quantile without (a, b) (0.9, x)").expression)
        guard case .aggregation(let aggregation) = expression.node(expression.root) else {
            Issue.record("no aggregation")
            return
        }
        #expect(aggregation.operation == .quantile)
        #expect(aggregation.isWithout)
        #expect(aggregation.grouping.strings == ["a", "b"])
        #expect(aggregation.parameter.map(expression.kind) == .number)
        #expect(aggregation.vector.map(expression.kind) == .vectorSelector)
    }

    @Test func decodesStrings() throws {
        let expression = try #require(parse(#"label_replace(x, "\x61\u00e9", '\'', `\n`, "\377")"#).expression)
        guard case .call(let call) = expression.node(expression.root) else {
            Issue.record("no call")
            return
        }
        let strings = call.arguments.dropFirst().map { id -> [UInt8] in
            if case .string(let slice) = expression.node(id) { return expression.bytes(slice) }
            return []
        }
        #expect(strings == [Array("aé".utf8), Array("'".utf8), Array("\\n".utf8), [0xFF]])
    }

    @Test(arguments: [
        ("  a + b  ", "a + b"), ("sum(a) by (b) ", "sum(a) by (b)"), ("abs(sum(a) )", "abs(sum(a) )"), ("-a offset 5m", "-a offset 5m"),
        ("x[5m:] @ end()", "x[5m:] @ end()"),
    ])
    func knowsItsRange(text: String, expected: String) throws {
        let expression = try #require(parse(text).expression)
        #expect(expression.text(expression.range(expression.root)) == expected)
    }

    @Test(arguments: [
        ("a", ExpressionType.vector), ("a[5m]", .matrix), ("a[5m:]", .matrix), ("1", .scalar), ("'x'", .string), ("1 + 1", .scalar),
        ("a + 1", .vector),
        ("-(a)", .vector), ("time()", .scalar), ("sum(a)", .vector), ("scalar(a) > bool 1", .scalar),
    ])
    func knowsItsType(text: String, expected: ExpressionType) throws {
        let expression = try #require(parse(text).expression)
        #expect(expression.type(expression.root) == expected)
    }

    @Test func isUsedAgain() {
        var parser = ExpressionParser()
        #expect(parser.parse("sum(").errors.count == 2)
        #expect(parser.parse("sum(x)").errors.isEmpty)
        #expect(parser.parseMetric("x{a='b'}").errors.isEmpty)
        #expect(parser.parse("\"\\n\" ").expression.map { String(decoding: $0.printed(), as: UTF8.self) } == "\"\\n\"")
    }

    @Test func keepsItsText() throws {
        var parser = ExpressionParser()
        let first = try #require(parser.parse("aaa{b='\\n'}").expression)
        let second = try #require(parser.parse("ccc{d='\\t'}").expression)
        #expect(first.text == "aaa{b='\\n'}")
        #expect(String(decoding: first.printed(), as: UTF8.self) == "aaa{b=\"\\n\"}")
        #expect(String(decoding: second.printed(), as: UTF8.self) == "ccc{d=\"\\t\"}")
    }
}
