import Documents
import SourceText

/// A rule by which firing alerts (the sources) mute others (the targets).
package struct InhibitRule: FieldStruct {
    package var name = Field("")
    package var sourceMatch = Field(FieldMap<String>())
    package var sourceMatchRE = Field(FieldMap<MatchPattern>())
    package var sourceMatchers = Field(MatcherList())
    package var targetMatch = Field(FieldMap<String>())
    package var targetMatchRE = Field(FieldMap<MatchPattern>())
    package var targetMatchers = Field(MatcherList())
    package var equal = Field(List<String>())

    package init() {}

    package static var expectation: String { "an inhibition rule (a mapping with 'source_matchers', 'target_matchers', 'equal')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("name", &name, .since(0, 30), "a name for logs")
        visitor.field("source_match", &sourceMatch, .deprecated("source_matchers"), "labels and exact values of the sources")
        visitor.field("source_match_re", &sourceMatchRE, .deprecated("source_matchers"), "labels and expressions for the sources")
        visitor.field("source_matchers", &sourceMatchers, "conditions on the alerts that mute others")
        visitor.field("target_match", &targetMatch, .deprecated("target_matchers"), "labels and exact values of the targets")
        visitor.field("target_match_re", &targetMatchRE, .deprecated("target_matchers"), "labels and expressions for the targets")
        visitor.field("target_matchers", &targetMatchers, "conditions on the alerts that are muted")
        visitor.field("equal", &equal, "labels that both must have with the same value; absent on both is the same, too")
    }

    /// All conditions on the sources, sorted.
    package var allSourceMatchers: [AlertMatcher] { Self.all(sourceMatch, sourceMatchRE, sourceMatchers) }

    /// All conditions on the targets, sorted.
    package var allTargetMatchers: [AlertMatcher] { Self.all(targetMatch, targetMatchRE, targetMatchers) }

    private static func all(
        _ match: Field<FieldMap<String>>, _ matchRE: Field<FieldMap<MatchPattern>>, _ matchers: Field<MatcherList>
    ) -> [AlertMatcher] {
        var all = match.value.entries.map { AlertMatcher($0.key.value, isEqualTo: $0.value.value) }
        all += matchRE.value.entries.compactMap { $0.value.value.matcher($0.key.value) }
        all += matchers.value.matchers.map(\.value)
        return all.sorted()
    }
}
