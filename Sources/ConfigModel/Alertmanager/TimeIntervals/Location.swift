import Documents
import GoFormat
import SourceText
import TimeZones

/// A time zone of the tz database, by name.
package struct Location: FieldValue {
    private var zone = Zone.utc
    /// As Go shows it where the machine runs in UTC: `UTC` for an empty name and for `Local`.
    package private(set) var name = "UTC"

    package init() {}

    package static var expectation: String { "a time zone such as Europe/Berlin" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        if reader.isQuotedNull(node) {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        guard let text = reader.withText(node, expected: Self.expectation, { _, text in String(decoding: text, as: UTF8.self) }) else {
            return false
        }
        do throws(TimeZones.Problem) {
            zone = try TimeZones.zone(named: text)
            name = text.isEmpty || text == "Local" ? "UTC" : text
        } catch {
            let near = didYouMean(text, among: TimeZones.names)
            reader.report(
                "time-intervals/location", "'\(text)' is no time zone", at: node,
                notes: [near.map { "did you mean \($0)?" } ?? "write a name of the tz database such as Europe/Berlin or America/New_York"])
            return false
        }
        // The server's own zone is not known here; the program takes that of its machine.
        if text == "Local" {
            reader.report(
                "time-intervals/local", "'Local' is the zone of the machine on which Alertmanager runs, here it is taken as UTC", at: node,
                severity: .warning, effect: .risk, notes: ["name the zone"])
        }
        return true
    }

    /// The instant with the zone's offset at that instant.
    package func local(_ instant: GoTime) -> GoTime {
        let period = zone.period(at: instant.seconds)
        return instant.shown(offset: period.offset, zone: period.abbreviation)
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(name, isText: true) }
}
