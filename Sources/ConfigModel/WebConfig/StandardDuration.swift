import Documents
import GoFormat
import SourceText

/// A duration of Go itself (`time.Duration`): `1s`, `1h30m`, `1.5s`, or a bare number of nanoseconds.
package struct StandardDuration: FieldValue, Hashable {
    package var nanoseconds: Int64 = 0

    package init() {}

    package static var expectation: String { "a duration like 1s or 1h30m" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard reader.kind(node) == .scalar else {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        guard case .text = reader.resolved(node) else {
            var number = 0
            guard number.read(node, &reader) else { return false }
            nanoseconds = Int64(number)
            return true
        }
        let outcome = reader.withText(node, expected: Self.expectation) { _, text in try? GoDuration.parse(text) }
        guard let value = outcome else { return false }
        guard let value else {
            let text = reader.string(node)
            let notes =
                Int(text) != nil ? ["a unit is missing: \(text)s is \(text) seconds"] : ["units are ns, us, ms, s, m, h; days are 24h"]
            reader.report("duration/syntax", "'\(text)' is no duration", at: node, notes: notes)
            return false
        }
        nanoseconds = value
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(GoDuration.text(nanoseconds), isText: true) }

    package var isZero: Bool { nanoseconds == 0 }
}
