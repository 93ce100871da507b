import Documents
import SourceText

extension ScrapeConfig {
    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if jobName.value.isEmpty, !jobName.hasFailed, !reader.excusesMissing("job_name", in: node) {
            reader.report(
                "scrape/job-name", jobName.place >= 0 ? "'job_name' is empty" : "the scrape configuration has no 'job_name'",
                at: jobName.place >= 0 ? jobName.place : reader.firstKey(of: node),
                notes: ["every job needs a name that is unique in the configuration"])
        }
        httpClient.validate(node, &reader)
        httpClient.tls.value.requireFilePair(&reader)
        discovery.check(node, &reader)
        if relabelConfigs.value.items.isEmpty, !relabelConfigs.hasFailed { discovery.refuseURLTargets(&reader) }
        reader.refuseNulls("relabel/empty", in: relabelConfigs, "relabel_configs")
        reader.refuseNulls("relabel/empty", in: metricRelabelConfigs, "metric_relabel_configs")
    }

    /// Takes over what the global settings say, then checks what depends on them (`ScrapeConfig.Validate`).
    package mutating func apply(_ global: GlobalConfig, _ node: NodeIndex, _ reader: inout FieldReader) {
        applyTimes(global, &reader)
        applyLimits(global)
        applyProtocols(global, &reader)
        applyNames(global, node, &reader)
        if convertClassicHistogramsToNHCB.value == nil {
            convertClassicHistogramsToNHCB.value = global.convertClassicHistogramsToNHCB.value
        }
        if alwaysScrapeClassicHistograms.value == nil { alwaysScrapeClassicHistograms.value = global.alwaysScrapeClassicHistograms.value }
        let scheme = nameScheme
        relabelConfigs.value.validate(scheme, &reader)
        metricRelabelConfigs.value.validate(scheme, &reader)
    }

    /// The scheme by which names are judged, once the global settings were applied.
    package var nameScheme: NameScheme { metricNameValidationScheme.value.word?.scheme ?? .utf8 }

    private mutating func applyTimes(_ global: GlobalConfig, _ reader: inout FieldReader) {
        let isOwnInterval = !scrapeInterval.value.isZero
        if !isOwnInterval { scrapeInterval.value = global.scrapeInterval.value }
        let hasFailed = scrapeInterval.hasFailed || (!isOwnInterval && global.scrapeInterval.hasFailed)
        if scrapeTimeout.value.nanoseconds > scrapeInterval.value.nanoseconds, !hasFailed {
            let origin = isOwnInterval ? scrapeInterval : global.scrapeInterval
            let interval = isOwnInterval ? "scrape interval of" : "global scrape interval of"
            reader.report(
                "scrape/timeout",
                "the scrape timeout of \(scrapeTimeout.value) of the job '\(jobName.value)' is longer than the \(interval) \(scrapeInterval.value)",
                at: scrapeTimeout.node, related: origin.isWritten ? [reader.place(origin.node)] : [],
                notes: origin.isWritten ? [] : ["1m is the default of scrape_interval"])
        }
        if scrapeTimeout.value.isZero {
            scrapeTimeout.value = ModelDuration(nanoseconds: min(global.scrapeTimeout.value.nanoseconds, scrapeInterval.value.nanoseconds))
        }
    }

    private mutating func applyLimits(_ global: GlobalConfig) {
        func inherit<Value: FieldValue>(_ field: inout Field<Value>, _ outer: Field<Value>) {
            if field.value.isZero { field.value = outer.value }
        }
        inherit(&bodySizeLimit, global.bodySizeLimit)
        inherit(&sampleLimit, global.sampleLimit)
        inherit(&targetLimit, global.targetLimit)
        inherit(&labelLimit, global.labelLimit)
        inherit(&labelNameLengthLimit, global.labelNameLengthLimit)
        inherit(&labelValueLengthLimit, global.labelValueLengthLimit)
        inherit(&keepDroppedTargets, global.keepDroppedTargets)
        inherit(&scrapeFailureLogFile, global.scrapeFailureLogFile)
        inherit(&scrapeNativeHistograms, global.scrapeNativeHistograms)
        inherit(&extraScrapeMetrics, global.extraScrapeMetrics)
    }

    private mutating func applyProtocols(_ global: GlobalConfig, _ reader: inout FieldReader) {
        ScrapeProtocol.validate(scrapeProtocols, &reader)
        if scrapeProtocols.value.items.isEmpty, !scrapeProtocols.isWritten || reader.isNullItem(scrapeProtocols.node) {
            if !global.scrapeProtocols.value.items.isEmpty {
                scrapeProtocols.value = global.scrapeProtocols.value
            } else {
                scrapeProtocols.value = scrapeNativeHistograms.value == true ? Self.protoFirst : Self.defaultProtocols
            }
        }
        if !fallbackScrapeProtocol.value.isEmpty { _ = fallbackScrapeProtocol.value.checkWord(at: fallbackScrapeProtocol.node, &reader) }
    }

    private static let defaultProtocols = List(ScrapeProtocol.defaults.map { OneOf($0) })
    private static let protoFirst = List(ScrapeProtocol.protoFirst.map { OneOf($0) })

    private mutating func applyNames(_ global: GlobalConfig, _ node: NodeIndex, _ reader: inout FieldReader) {
        let takesValidation = metricNameValidationScheme.value.isEmpty
        if takesValidation { metricNameValidationScheme.value = global.metricNameValidationScheme.value }
        let takesEscaping = metricNameEscapingScheme.value.isEmpty
        if takesEscaping {
            let own: NameEscaping = nameScheme == .legacy ? .underscores : .allowUTF8
            let global = global.metricNameEscapingScheme.value
            metricNameEscapingScheme.value = takesValidation && !global.isEmpty ? global : OneOf(own)
        } else if !metricNameEscapingScheme.value.checkWord(at: metricNameEscapingScheme.node, &reader) {
            return
        }
        guard metricNameEscapingScheme.value.word == .allowUTF8, nameScheme == .legacy else { return }
        // What the global settings say alone is reported once for all jobs.
        if takesValidation, takesEscaping { return }
        let validation = takesValidation ? global.metricNameValidationScheme : metricNameValidationScheme
        reader.report(
            "scrape/name-escaping",
            "the escaping scheme 'allow-utf-8' contradicts the legacy name validation of the job '\(jobName.value)'",
            at: metricNameEscapingScheme.node, related: validation.isWritten ? [reader.place(validation.node)] : [],
            notes: ["use underscores, dots or values, or validate names by utf8"])
    }
}
