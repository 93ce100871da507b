import Documents
import GoFormat
import SourceText

/// A duration as Go writes it: `1.5h`, `300ms` (`time.Duration`). A bare number is nanoseconds under yaml.v2.
package struct GoTimeDuration: FieldValue, Hashable {
    package var nanoseconds: Int64 = 0

    package init() {}

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    package static var expectation: String { "a duration like 1.5h or 300ms" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard reader.kind(node) == .scalar else {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        switch reader.resolved(node) {
        case .text, .timestamp, .merge:
            let parsed = reader.withText(node, expected: Self.expectation) { _, text in try? GoDuration.parse(text) }
            guard let parsed else { return false }
            guard let value = parsed else {
                reader.typeError(node, expected: Self.expectation)
                return false
            }
            nanoseconds = value
            return true
        default:
            var number = 0
            guard reader.settings.dialect == .v2, number.read(node, &reader) else {
                if reader.settings.dialect != .v2 { reader.typeError(node, expected: Self.expectation) }
                return false
            }
            nanoseconds = Int64(number)
            return true
        }
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(GoDuration.text(nanoseconds), isText: true) }

    package var isZero: Bool { nanoseconds == 0 }
}
