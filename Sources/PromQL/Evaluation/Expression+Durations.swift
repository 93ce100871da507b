import GoFormat
import SourceText

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why arithmetic in a range, step or offset gives no duration.
package struct DurationError: Error, Sendable, Equatable {
    /// In Prometheus' words: `division by zero`.
    package var message: String
    /// The operation that fails.
    package var range: ByteRange

    /// The error of the query, with the place as Prometheus writes it: byte offsets, and not line and column.
    package var text: String { "\(range.lowerBound):\(range.upperBound): \(message)" }
}

extension Expression {
    /// A range, step or offset in nanoseconds; for what is computed cut to milliseconds, as in Prometheus.
    ///
    /// - Parameters:
    ///   - step: what `step()` is, in nanoseconds; 0 for an instant query.
    ///   - range: what `range()` is, in nanoseconds; 0 for an instant query.
    ///   - allowsNegative: offsets may be 0 or less, ranges and steps may not.
    package func nanoseconds(
        of duration: DurationValue, step: Int64, range: Int64, allowsNegative: Bool
    ) throws(DurationError) -> Int64 {
        guard let root = duration.expression else { return duration.nanoseconds }
        let seconds = try self.seconds(of: root, step: step, range: range)
        func error(_ message: String) -> DurationError { DurationError(message: message, range: self.range(root)) }
        if !seconds.isFinite { throw error("duration is NaN or infinite") }
        if seconds <= 0, !allowsNegative { throw error("duration must be greater than 0") }
        if seconds > 9223372036.854775808 || seconds < -9223372036.854775808 { throw error("duration is out of range") }
        return goInteger(seconds * 1000) &* 1_000_000
    }

    /// The value of a duration expression or of a number in one, in seconds.
    package func seconds(of root: NodeID, step: Int64, range: Int64) throws(DurationError) -> Double {
        // What belongs to a duration expression lies between its first number or word and itself, operands first.
        var first = Int(root.rawValue)
        while nodes[first].kind == .duration, nodes[first].a != noIndex || nodes[first].b != noIndex {
            first = Int(nodes[first].a != noIndex ? nodes[first].a : nodes[first].b)
        }
        var values = [Double](repeating: 0, count: root.index - first + 1)
        for i in first...root.index {
            let record = nodes[i]
            if record.kind != .duration {
                values[i - first] = record.value
                continue
            }
            let left = record.a == noIndex ? 0 : values[Int(record.a) - first]
            let right = record.b == noIndex ? 0 : values[Int(record.b) - first]
            let value: Double
            switch record.operation {
            case .stepWord: value = PrometheusDuration.seconds(step)
            case .rangeWord: value = PrometheusDuration.seconds(range)
            case .minOf: value = Arithmetic.smaller(left, right)
            case .maxOf: value = Arithmetic.larger(left, right)
            default:
                if right == 0, record.operation == .divide || record.operation == .modulo {
                    throw DurationError(
                        message: record.operation == .divide ? "division by zero" : "modulo by zero",
                        range: self.range(NodeID(UInt32(i))))
                }
                value = Arithmetic.result(left, record.operation, right) ?? 0
            }
            values[i - first] = value
        }
        return values[root.index - first]
    }

    /// The value of a scalar that is the same at any time: literals, `pi()`, and arithmetic and comparisons with them. Nil for anything else.
    package func constant(_ root: NodeID) -> Double? {
        guard type(root) == .scalar else { return nil }
        var first = Int(root.rawValue)
        while true {
            let record = nodes[first]
            switch record.kind {
            case .binary, .parenthesized, .unary: first = Int(record.a)
            case .number: break
            case .call where record.b == 0: break
            default: return nil
            }
            if first == Int(root.rawValue) || nodes[first].kind == .number || nodes[first].kind == .call { break }
        }
        var values = [Double](repeating: 0, count: root.index - first + 1)
        for i in first...root.index {
            let record = nodes[i]
            switch record.kind {
            case .number: values[i - first] = record.value
            case .parenthesized: values[i - first] = values[Int(record.a) - first]
            case .unary: values[i - first] = values[Int(record.a) - first] * (record.operation == .subtract ? -1 : 1)
            case .binary:
                let (left, right) = (values[Int(record.a) - first], values[Int(record.b) - first])
                guard let value = Arithmetic.result(left, record.operation, right) else { return nil }
                values[i - first] = value
            case .call where record.c != noIndex && FunctionTable.functions[Int(record.c)].name.description == "pi":
                values[i - first] = .pi
            default: return nil
            }
        }
        return values[root.index - first]
    }
}

/// Operations on numbers as Go's.
enum Arithmetic {
    /// A comparison gives 1 or 0; nil for what numbers cannot do.
    static func result(_ left: Double, _ operation: TokenKind, _ right: Double) -> Double? {
        switch operation {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        case .modulo: fmod(left, right)
        case .power: pow(left, right)
        case .atan2: atan2(left, right)
        case .equalEqual: left == right ? 1 : 0
        case .notEqual: left != right ? 1 : 0
        case .greater: left > right ? 1 : 0
        case .less: left < right ? 1 : 0
        case .greaterOrEqual: left >= right ? 1 : 0
        case .lessOrEqual: left <= right ? 1 : 0
        default: nil
        }
    }

    /// `math.Min`: NaN where one is, and -0 below 0.
    static func smaller(_ a: Double, _ b: Double) -> Double {
        if a == -.infinity || b == -.infinity { return -.infinity }
        if a.isNaN || b.isNaN { return .nan }
        if a == 0, b == 0 { return a.sign == .minus ? a : b }
        return a < b ? a : b
    }

    /// `math.Max`.
    static func larger(_ a: Double, _ b: Double) -> Double {
        if a == .infinity || b == .infinity { return .infinity }
        if a.isNaN || b.isNaN { return .nan }
        if a == 0, b == 0 { return a.sign == .minus ? b : a }
        return a > b ? a : b
    }
}
