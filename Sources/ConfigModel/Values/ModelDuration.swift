import Documents
import GoFormat
import SourceText

/// A duration as Prometheus' files write it: `5m`, `1h30m`, `0` (`model.Duration`). Units descend, each once, no sign.
package struct ModelDuration: FieldValue, Hashable {
    package var nanoseconds: Int64 = 0

    package init() {}

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    package init(seconds: Int64) { nanoseconds = seconds * 1_000_000_000 }

    package var milliseconds: Int64 { nanoseconds / 1_000_000 }

    package static var expectation: String { "a duration like 5m or 1h30m" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        let outcome = reader.withText(node, expected: Self.expectation) { _, text -> Result<Int64, PrometheusDuration.Problem> in
            do throws(PrometheusDuration.Problem) { return .success(try PrometheusDuration.parse(text)) } catch { return .failure(error) }
        }
        switch outcome {
        case .success(let value):
            nanoseconds = value
            return true
        case .failure(let problem):
            let text = reader.string(node)
            reader.report("duration/syntax", Self.message(problem, text), at: node, notes: Self.advice(text))
            return false
        case nil:
            return false
        }
    }

    private static func message(_ problem: PrometheusDuration.Problem, _ text: String) -> String {
        var copy = text
        return copy.withUTF8 { problem.message($0) }
    }

    /// What was probably meant by a text that is no duration.
    private static func advice(_ text: String) -> [String] {
        if text.isEmpty { return ["leave the field out to get its default, or write 0s"] }
        if Int(text) != nil { return ["a unit is missing: \(text)s is \(text) seconds"] }
        if text.contains(".") { return ["fractions are not allowed: write 1500ms for 1.5s"] }
        if text.hasPrefix("-") { return ["a duration cannot be negative here"] }
        return ["units are ms, s, m, h, d, w, y, the largest first, each at most once: 1h30m"]
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        visitor.scalar(PrometheusDuration.text(nanoseconds), isText: true)
    }

    package var isZero: Bool { nanoseconds == 0 }
}

extension ModelDuration: CustomStringConvertible {
    package var description: String { PrometheusDuration.text(nanoseconds) }
}

extension ModelDuration {
    /// Whether Prometheus reads a text as a duration.
    package static func isValid(_ text: String) -> Bool { (try? PrometheusDuration.parse(text)) != nil }
}
