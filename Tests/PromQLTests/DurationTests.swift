import PromQL
import Testing

@Suite struct DurationTests {
    private let second: Int64 = 1_000_000_000

    /// The range of `x[…]` in nanoseconds, with a step of a minute and a range of an hour.
    private func range(_ duration: String) throws -> Int64 {
        let expression = try #require(parse("x[\(duration)]").expression)
        guard case .matrixSelector(let matrix) = expression.node(expression.root) else { return -1 }
        return try expression.nanoseconds(of: matrix.range, step: 60 * second, range: 3600 * second, allowsNegative: false)
    }

    @Test(arguments: [
        ("5m", 300), ("300", 300), ("5m * 2", 600), ("5m + 1h", 3900), ("step()", 60), ("range() / 4", 900), ("max_of(step(), 5m)", 300),
        ("min_of(step(), 5m)", 60), ("2 ^ 3", 8), ("-(5m) + 1h", 3300), ("1h % 7m", 240), ("-(-step())", 60), ("(1 + 2) * (3 + 4)", 21),
        ("5m - (step() - 1m)", 300),
    ])
    func computes(text: String, seconds: Int64) throws {
        #expect(try range(text) == seconds * second)
    }

    @Test func cutsToMilliseconds() throws {
        #expect(try range("1s / 3") == 333_000_000)
        #expect(try range("0.0001") == 100_000)
    }

    @Test(arguments: [
        ("step() - 1m", "2:13: duration must be greater than 0"), ("1m / (step() - 1m)", "2:19: division by zero"),
        ("1m % (step() - step())", "2:23: modulo by zero"), ("(-1) ^ 0.5", "2:11: duration is NaN or infinite"),
        ("10 ^ 30 * 1", "2:13: duration is out of range"),
    ])
    func refuses(text: String, problem: String) throws {
        let found = try { () throws -> String in
            do {
                _ = try range(text)
                return "nothing"
            } catch let error as DurationError {
                return error.text
            }
        }()
        #expect(found.drop { $0 != " " } == problem.drop { $0 != " " })
    }

    @Test(arguments: [
        ("1 + 2 * 3", 7.0), ("-(2 ^ 2)", -4), ("1 > bool 0", 1), ("5m", 300), ("pi() * 2", 2 * Double.pi), ("(7) % 4", 3),
        ("1 / 0", .infinity),
    ])
    func foldsConstants(text: String, expected: Double) throws {
        let expression = try #require(parse(text).expression)
        #expect(expression.constant(expression.root) == expected)
    }

    @Test(arguments: ["time()", "scalar(x)", "x", "1 + scalar(x)", "max_of(1, 2)"])
    func knowsNoConstant(text: String) throws {
        let expression = try #require(parse(text).expression)
        #expect(expression.constant(expression.root) == nil)
    }
}
