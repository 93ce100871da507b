import Documents
import GoFormat
import SourceText

/// A duration as Go writes it (`1m30s`, `1.5h`), for a field of Go's type `time.Duration`: under yaml.v2 a number is taken, too, as
/// nanoseconds.
package struct GoDurationValue: FieldValue, Hashable {
    package var nanoseconds: Int64 = 0

    package init() {}

    package init(seconds: Int64) { nanoseconds = seconds * 1_000_000_000 }

    package static var expectation: String { "a duration like 10s or 1m30s" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard reader.kind(node) == .scalar else {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        switch reader.resolved(node) {
        case .int, .uint, .float:
            var number = 0
            guard reader.settings.dialect == .v2, number.read(node, &reader) else {
                if reader.settings.dialect != .v2 { reader.typeError(node, expected: Self.expectation) }
                return false
            }
            nanoseconds = Int64(number)
            if number != 0 {
                reader.report(
                    "duration/nanoseconds", "without a unit this is \(number) nanoseconds", at: node, severity: .warning, effect: .risk,
                    notes: ["write a unit: \(number)s"])
            }
            return true
        default:
            let parsed = reader.withText(node, expected: Self.expectation) { _, text in try? GoDuration.parse(text) }
            guard let parsed else { return false }
            guard let value = parsed else {
                reader.report(
                    "duration/syntax", "'\(reader.string(node))' is no duration", at: node,
                    notes: ["units are ns, us, ms, s, m, h: 1m30s"])
                return false
            }
            nanoseconds = value
            return true
        }
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        visitor.scalar(GoDuration.text(nanoseconds), isText: true)
    }

    package var isZero: Bool { nanoseconds == 0 }
}
