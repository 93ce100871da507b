import Documents
import GoFormat
import SourceText

/// A time zone of the tz database, by name.
package struct Location: FieldValue, Equatable {
    /// As Go shows it: `UTC` for an empty name.
    package private(set) var name = "UTC"

    package init() {}

    package static var expectation: String { "a time zone such as Europe/Berlin" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool { false }

    /// The instant with the zone's offset at that instant.
    package func local(_ instant: GoTime) -> GoTime { instant }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(name, isText: true) }
}
