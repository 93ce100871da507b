import Documents
import GoRegexp
import SourceText

/// What a relabelling rule does.
package enum RelabelAction: String, Keyword {
    case replace, keep, drop, keepequal, dropequal, hashmod, labelmap, labeldrop, labelkeep, lowercase, uppercase

    package static var noun: String { "relabel action" }
    package static var check: String { "relabel/action" }
    package static var ignoresCase: Bool { true }
}

/// The regular expression of a relabelling rule, anchored at both ends (`^(?s:…)$`).
package struct RelabelRegex: FieldValue, Equatable {
    /// The expression as written, without the anchors.
    package var text = "(.*)"
    /// Whether it is the default, not written in the file: a written `(.*)` is another expression to Prometheus.
    package private(set) var isDefault = true

    package init() {}

    package init(_ text: String) {
        self.text = text
        isDefault = false
    }

    package static var goZero: RelabelRegex { RelabelRegex("") }

    package static var expectation: String { "a regular expression" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        if reader.isQuotedNull(node) {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        let staysInPlace = reader.isUntagged(node)
        let outcome = reader.withText(node, expected: Self.expectation) { reader, text in
            let written = String(decoding: text, as: UTF8.self)
            if staysInPlace, RegexpSyntax.hasNoMeta(text) || reader.validPatterns[text] != nil { return (written, RegexpError?.none) }
            let error = RegexpSyntax.check(text, .relabel)
            if error == nil, staysInPlace { reader.validPatterns[text] = 1 }
            return (written, error)
        }
        guard let (text, error) = outcome else { return false }
        if let error {
            reader.report("relabel/regex", "the regular expression is not valid: \(error.reason.rawValue)", inText: error.range, of: node)
            return false
        }
        self = RelabelRegex(text)
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(text, isText: true) }

    package var isZero: Bool { isDefault }
}

/// One step of relabelling (`relabel.Config`): of targets, scraped series, alerts or written series.
package struct RelabelConfig: FieldStruct {
    package var sourceLabels = Field(List<LabelName>())
    package var separator = Field(";")
    package var regex = Field(RelabelRegex())
    package var modulus = Field(UInt(0))
    package var targetLabel = Field("")
    package var replacement = Field("$1")
    package var action = Field(OneOf<RelabelAction>(.replace))
    /// What all rules of one source have in common; nil for a rule that has something of its own.
    package var repetition: RelabelRepetition?

    package init() {}

    package static var expectation: String { "a relabelling rule (a mapping with 'action', 'source_labels', …)" }
    package static var hasOwnDecoder: Bool { true }

    package static func foreignOwner(of key: String) -> String? {
        switch key {
        case "if", "match", "labels": return "vmagent"
        default: return nil
        }
    }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("source_labels", &sourceLabels, "labels whose values are joined and matched")
        visitor.field("separator", &separator, .shown, "what stands between the joined values")
        visitor.field("regex", &regex, "the expression that the joined values (or label names) must match, anchored at both ends")
        visitor.field("modulus", &modulus, "what the hash of the joined values is taken modulo, for hashmod")
        visitor.field("target_label", &targetLabel, "the label that is written")
        visitor.field("replacement", &replacement, .shown, "the new value; $1 is the expression's first group")
        visitor.field(
            "action", &action, "replace, keep, drop, keepequal, dropequal, hashmod, labelmap, labeldrop, labelkeep, lowercase or uppercase")
    }
}
