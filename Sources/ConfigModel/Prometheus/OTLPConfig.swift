import Documents
import SourceText

/// How metrics that come in by OTLP become series (`otlp`).
package struct OTLPConfig: FieldStruct {
    package var promoteAllResourceAttributes = Field(false)
    package var promoteResourceAttributes = Field(List<String>())
    package var ignoreResourceAttributes = Field(List<String>())
    package var translationStrategy = Field(OneOf<TranslationStrategy>(.underscoreEscapingWithSuffixes))
    package var keepIdentifyingResourceAttributes = Field(false)
    package var convertHistogramsToNHCB = Field(false)
    package var promoteScopeMetadata = Field(false)
    package var labelNameUnderscoreSanitization = Field(true)
    package var labelNamePreserveMultipleUnderscores = Field(true)

    package init() {}

    package static var expectation: String { "OTLP settings (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field(
            "promote_all_resource_attributes", &promoteAllResourceAttributes, .since(3, 5), "make a label of every resource attribute")
        visitor.field("promote_resource_attributes", &promoteResourceAttributes, "resource attributes that become labels")
        visitor.field(
            "ignore_resource_attributes", &ignoreResourceAttributes, .since(3, 5), "resource attributes that do not, when all others do")
        visitor.field("translation_strategy", &translationStrategy, .since(3, 0), "how names are translated")
        visitor.field(
            "keep_identifying_resource_attributes", &keepIdentifyingResourceAttributes, .since(3, 1),
            "keep service.name, service.namespace and service.instance.id in target_info")
        visitor.field(
            "convert_histograms_to_nhcb", &convertHistogramsToNHCB, .since(3, 4),
            "store explicit histograms as native ones with custom buckets")
        visitor.field("promote_scope_metadata", &promoteScopeMetadata, .since(3, 6), "make labels of the instrumentation scope")
        visitor.field(
            "label_name_underscore_sanitization", &labelNameUnderscoreSanitization, .since(3, 8),
            "put key_ before label names that begin with _")
        visitor.field(
            "label_name_preserve_multiple_underscores", &labelNamePreserveMultipleUnderscores, .since(3, 8),
            "keep several underscores in a row in label names")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        guard !promoteAllResourceAttributes.hasFailed else { return }
        if promoteAllResourceAttributes.value {
            if !promoteResourceAttributes.value.items.isEmpty {
                reader.report(
                    "otlp/attributes", "'promote_resource_attributes' says nothing when all resource attributes are promoted",
                    at: promoteResourceAttributes.key, related: [reader.place(promoteAllResourceAttributes.key)],
                    notes: ["keep one of them"])
                return
            }
            tidy(&ignoreResourceAttributes, &reader)
        } else {
            if !ignoreResourceAttributes.value.items.isEmpty {
                reader.report(
                    "otlp/attributes", "'ignore_resource_attributes' needs 'promote_all_resource_attributes: true'",
                    at: ignoreResourceAttributes.key)
                return
            }
            tidy(&promoteResourceAttributes, &reader)
        }
    }

    /// Trims the attributes; reports empty and repeated ones.
    private func tidy(_ field: inout Field<List<String>>, _ reader: inout FieldReader) {
        var seen: [[UInt8]: NodeIndex] = [:]
        for i in field.value.items.indices {
            let item = field.value.items[i]
            let name = trimmingGoSpace(item.value)
            if name.isEmpty {
                reader.report("otlp/attributes", "an empty resource attribute", at: item.node)
            } else if let first = seen[Array(name.utf8)] {
                reader.report(
                    "otlp/attributes", "the resource attribute '\(name)' is listed twice", at: item.node,
                    related: [reader.place(first, label: "first listed here")])
            } else {
                seen[Array(name.utf8)] = item.node
                field.value.items[i].value = name
            }
        }
    }
}

/// How names of OTLP metrics are translated.
package enum TranslationStrategy: String, Keyword {
    case underscoreEscapingWithSuffixes = "UnderscoreEscapingWithSuffixes"
    case underscoreEscapingWithoutSuffixes = "UnderscoreEscapingWithoutSuffixes"
    case noUTF8EscapingWithSuffixes = "NoUTF8EscapingWithSuffixes"
    case noTranslation = "NoTranslation"

    package static var noun: String { "translation strategy" }
    package static var check: String { "otlp/translation-strategy" }
    package static var isCheckedWhenRead: Bool { false }

    package var since: Version? {
        switch self {
        case .noTranslation: return Version(3, 4)
        case .underscoreEscapingWithoutSuffixes: return Version(3, 6)
        default: return nil
        }
    }

    /// Whether names keep characters that the legacy scheme does not know.
    package var keepsUTF8: Bool { self == .noUTF8EscapingWithSuffixes || self == .noTranslation }
}
