import Documents
import SourceText

/// What holds for every job, and what Prometheus says of itself (`global`).
package struct GlobalConfig: FieldStruct {
    package var scrapeInterval = Field(ModelDuration(seconds: 60))
    package var scrapeTimeout = Field(ModelDuration(seconds: 10))
    package var scrapeProtocols = Field(List<OneOf<ScrapeProtocol>>())
    package var evaluationInterval = Field(ModelDuration(seconds: 60))
    package var ruleQueryOffset = Field(ModelDuration())
    package var queryLogFile = Field(FilePath())
    package var scrapeFailureLogFile = Field(FilePath())
    package var externalLabels = Field(FieldMap<String>())
    package var bodySizeLimit = Field(ByteSize())
    package var sampleLimit = Field(UInt(0))
    package var targetLimit = Field(UInt(0))
    package var labelLimit = Field(UInt(0))
    package var labelNameLengthLimit = Field(UInt(0))
    package var labelValueLengthLimit = Field(UInt(0))
    package var keepDroppedTargets = Field(UInt(0))
    package var metricNameValidationScheme = Field(OneOf<NameValidation>(.utf8))
    package var metricNameEscapingScheme = Field(OneOf<NameEscaping>(.allowUTF8))
    package var scrapeNativeHistograms = Field(Bool?.some(false))
    package var convertClassicHistogramsToNHCB = Field(false)
    package var alwaysScrapeClassicHistograms = Field(false)
    package var extraScrapeMetrics = Field(Bool?.some(false))

    package init() {}

    package static var expectation: String { "global settings (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("scrape_interval", &scrapeInterval, "how often targets are scraped")
        visitor.field("scrape_timeout", &scrapeTimeout, "how long a scrape may take, at most the interval")
        visitor.field("scrape_protocols", &scrapeProtocols, .since(2, 49), "formats to ask for, the most wanted first")
        visitor.field("evaluation_interval", &evaluationInterval, "how often rules are evaluated")
        visitor.field("rule_query_offset", &ruleQueryOffset, .since(2, 53), "how far in the past rules look")
        visitor.field("query_log_file", &queryLogFile, "where queries are logged")
        visitor.field("scrape_failure_log_file", &scrapeFailureLogFile, .since(2, 55), "where failed scrapes are logged")
        visitor.field(
            "external_labels", &externalLabels,
            "labels for alerts and for series that leave this server; $NAME is taken from the environment")
        visitor.field("body_size_limit", &bodySizeLimit, .since(2, 45), "the largest answer that is taken; 0 is no limit")
        visitor.field("sample_limit", &sampleLimit, .since(2, 45), "the most samples of a scrape; 0 is no limit")
        visitor.field("target_limit", &targetLimit, .since(2, 45), "the most targets of a job; 0 is no limit")
        visitor.field("label_limit", &labelLimit, .since(2, 45), "the most labels of a series; 0 is no limit")
        visitor.field("label_name_length_limit", &labelNameLengthLimit, .since(2, 45), "the longest label name; 0 is no limit")
        visitor.field("label_value_length_limit", &labelValueLengthLimit, .since(2, 45), "the longest label value; 0 is no limit")
        visitor.field("keep_dropped_targets", &keepDroppedTargets, .since(2, 47), "how many dropped targets a job remembers; 0 is no limit")
        visitor.field("metric_name_validation_scheme", &metricNameValidationScheme, .since(2, 55), "utf8 or legacy: which names are valid")
        visitor.field("metric_name_escaping_scheme", &metricNameEscapingScheme, .since(3, 4), "allow-utf-8, underscores, dots or values")
        visitor.field("scrape_native_histograms", &scrapeNativeHistograms, .since(3, 8), "scrape native histograms")
        visitor.field(
            "convert_classic_histograms_to_nhcb", &convertClassicHistogramsToNHCB, .since(3, 4),
            "store classic histograms as native ones with custom buckets")
        visitor.field(
            "always_scrape_classic_histograms", &alwaysScrapeClassicHistograms, .since(3, 5), "scrape classic histograms beside native ones"
        )
        visitor.field("extra_scrape_metrics", &extraScrapeMetrics, .since(3, 10), "store scrape_timeout_seconds and others beside up")
    }

    /// The scheme by which names are judged.
    package var nameScheme: NameScheme { metricNameValidationScheme.value.word?.scheme ?? .utf8 }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if metricNameValidationScheme.value.isEmpty || !metricNameValidationScheme.isWritten {
            metricNameValidationScheme.value = OneOf(reader.settings.version < Version(3, 0) ? .legacy : .utf8)
        }
        // In a block that does not name it the scheme follows the jobs' validation.
        if !metricNameEscapingScheme.isWritten { metricNameEscapingScheme.value = OneOf() }
        checkExternalLabels(&reader)
        if scrapeInterval.value.isZero { scrapeInterval.value = ModelDuration(seconds: 60) }
        if scrapeTimeout.isWritten, scrapeTimeout.value.nanoseconds > scrapeInterval.value.nanoseconds, !scrapeInterval.hasFailed {
            reader.report(
                "scrape/timeout",
                "the global scrape timeout of \(scrapeTimeout.value) is longer than the scrape interval of \(scrapeInterval.value)",
                at: scrapeTimeout.node, related: scrapeInterval.isWritten ? [reader.place(scrapeInterval.node)] : [],
                notes: scrapeInterval.isWritten ? [] : ["1m is the default of scrape_interval"])
        }
        if !scrapeTimeout.isWritten || scrapeTimeout.value.isZero {
            scrapeTimeout.value = ModelDuration(nanoseconds: min(10_000_000_000, scrapeInterval.value.nanoseconds))
        }
        if evaluationInterval.value.isZero { evaluationInterval.value = ModelDuration(seconds: 60) }
        if scrapeNativeHistograms.value == nil { scrapeNativeHistograms.value = false }
        if extraScrapeMetrics.value == nil { extraScrapeMetrics.value = false }
        ScrapeProtocol.validate(scrapeProtocols, &reader)
    }

    private func checkExternalLabels(_ reader: inout FieldReader) {
        for entry in externalLabels.value.entries {
            let name = entry.key.value
            if !nameScheme.isValidLabelName(name) || reader.holdsInvalidUTF8(entry.key.node) {
                reader.report(
                    "labels/name", name.isEmpty ? "a label name cannot be empty" : "'\(name)' is no valid label name", at: entry.key.node,
                    notes: nameScheme == .legacy ? ["under the legacy name scheme: a letter or '_', then letters, digits and '_'"] : [])
            }
            if entry.value.isWritten, reader.holdsInvalidUTF8(entry.value.node) {
                reader.report("labels/value", "the value of the label '\(name)' is not UTF-8", at: entry.value.node)
            }
        }
    }

    /// Whether the block says nothing at all, as after a null: the defaults hold then.
    var saysNothing: Bool { isZero }
}

/// The Go runtime (`runtime`).
package struct RuntimeConfig: FieldStruct {
    package var gogc = Field(75)

    package init() {}

    package static var expectation: String { "a mapping with 'gogc'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field(
            "gogc", &gogc, "GOGC: by how many percent the heap may grow before it is collected; default: the variable GOGC, else 75")
    }
}
