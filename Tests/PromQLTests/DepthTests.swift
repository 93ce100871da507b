import PromQL
import Testing

/// Inputs that are deep or long: nothing may overflow the stack or take more than linear time.
@Suite(.timeLimit(.minutes(5))) struct DepthTests {
    private static let depth = 100_000

    /// `open` many times, something inside, and as often `close`.
    struct Nesting: CustomTestStringConvertible, Sendable {
        var open: String
        var inner: String
        var close: String

        init(_ open: String, _ inner: String, _ close: String) {
            self.open = open
            self.inner = inner
            self.close = close
        }

        func text(_ depth: Int) -> String { String(repeating: open, count: depth) + inner + String(repeating: close, count: depth) }

        var testDescription: String { "\(open)… \(inner) …\(close)" }
    }

    private static func nested(_ open: String, _ inner: String, _ close: String) -> String { Nesting(open, inner, close).text(depth) }

    @Test(arguments: [
        Nesting("(", "x", ")"), Nesting("-", "x", ""), Nesting("abs(", "x", ")"), Nesting("2^", "x", ""), Nesting("x or ", "x", ""),
    ])
    func acceptsDepth(nesting: Nesting) throws {
        let expression = try #require(parse(nesting.text(Self.depth)).expression)
        #expect(expression.printed().count >= Self.depth)
        var deepest = 0
        expression.walk { _, depth in
            deepest = max(deepest, depth)
            return .into
        }
        #expect(deepest >= Self.depth - 1)
    }

    @Test(arguments: [Nesting("(", "x", ")"), Nesting("-", "x", ""), Nesting("2^", "x", "")])
    func printsDepth(nesting: Nesting) throws {
        let expression = try #require(parse(nesting.text(5000)).expression)
        let pretty = expression.prettyPrinted()
        let isSame = try #require(parse(String(decoding: pretty, as: UTF8.self)).expression).printed() == expression.printed()
        #expect(isSame)
    }

    @Test(arguments: [
        Nesting("(", "x", ""), Nesting("(", "x y", ")"), Nesting("sum(", "", ""), Nesting("{", "", ""), Nesting("x{a,", "", ""),
        Nesting("x[", "", ""), Nesting("foo(", "x", ")"), Nesting("sum by (a b) (", "x", ")"), Nesting("x[5m*(", "1", ")]"),
        Nesting("(", "x", ")[5m:1m]"),
    ])
    func refusesDepth(nesting: Nesting) {
        #expect(!parse(nesting.text(Self.depth)).errors.isEmpty)
    }

    @Test func computesDeepDurations() throws {
        let expression = try #require(parse("x[" + Self.nested("(1s+", "1s", ")") + "]").expression)
        guard case .matrixSelector(let matrix) = expression.node(expression.root) else {
            Issue.record("no range")
            return
        }
        let nanoseconds = try expression.nanoseconds(of: matrix.range, step: 0, range: 0, allowsNegative: false)
        #expect(nanoseconds == Int64(Self.depth + 1) * 1_000_000_000)
    }

    @Test func foldsDeepConstants() throws {
        let expression = try #require(parse(Self.nested("(1+", "1", ")")).expression)
        #expect(expression.constant(expression.root) == Double(Self.depth + 1))
    }

    @Test func acceptsLongLists() throws {
        let labels = (0..<Self.depth).map { "l\($0)" }.joined(separator: ",")
        #expect(printed("sum by (\(labels)) (x)")?.utf8.count ?? 0 > labels.utf8.count)
        #expect(errors("a + on (\(labels)) group_left (\(labels)) b").count == 100)
        let matchers = (0..<Self.depth).map { "l\($0)='\\n'" }.joined(separator: ",")
        #expect(printed("x{\(matchers)}")?.utf8.count ?? 0 > matchers.utf8.count)
    }

    @Test func checksTheVersionOfDeepExpressions() {
        #expect(errors(Self.nested("(", "5m", ")"), [], version: PrometheusVersion(2, 42)).count == 1)
    }
}
