import Documents
import SourceText

/// A job: targets that are found and scraped in the same way.
package struct ScrapeConfig: FieldStruct {
    package var jobName = Field("")
    package var honorLabels = Field(false)
    package var honorTimestamps = Field(true)
    package var trackTimestampsStaleness = Field(false)
    package var params = Field(FieldMap<List<String>>())
    package var scrapeInterval = Field(ModelDuration())
    package var scrapeTimeout = Field(ModelDuration())
    package var scrapeProtocols = Field(List<OneOf<ScrapeProtocol>>())
    package var fallbackScrapeProtocol = Field(OneOf<ScrapeProtocol>())
    package var scrapeNativeHistograms = Field(Bool?.none)
    package var alwaysScrapeClassicHistograms = Field(Bool?.none)
    /// The name of ``alwaysScrapeClassicHistograms`` before 3.0.
    package var scrapeClassicHistograms = Field(false)
    package var convertClassicHistogramsToNHCB = Field(Bool?.none)
    package var scrapeFailureLogFile = Field(FilePath())
    package var metricsPath = Field("/metrics")
    package var scheme = Field("http")
    package var enableCompression = Field(true)
    package var bodySizeLimit = Field(ByteSize())
    package var sampleLimit = Field(UInt(0))
    package var targetLimit = Field(UInt(0))
    package var labelLimit = Field(UInt(0))
    package var labelNameLengthLimit = Field(UInt(0))
    package var labelValueLengthLimit = Field(UInt(0))
    package var nativeHistogramBucketLimit = Field(UInt(0))
    package var nativeHistogramMinBucketFactor = Field(0.0)
    package var keepDroppedTargets = Field(UInt(0))
    package var metricNameValidationScheme = Field(OneOf<NameValidation>())
    package var metricNameEscapingScheme = Field(OneOf<NameEscaping>())
    package var extraScrapeMetrics = Field(Bool?.none)
    package var httpClient = HTTPClientConfig()
    package var relabelConfigs = Field(List<RelabelConfig>())
    package var metricRelabelConfigs = Field(List<RelabelConfig>())
    package var discovery = DiscoveryConfigs()

    package init() {}

    package static var expectation: String { "a scrape configuration (a mapping with 'job_name')" }
    package static var hasOwnDecoder: Bool { true }

    package static func foreignOwner(of key: String) -> String? {
        switch key {
        case "stream_parse", "scrape_align_interval", "scrape_offset", "series_limit", "no_stale_markers", "disable_compression",
            "disable_keepalive", "max_scrape_size", "relabel_debug", "metric_relabel_debug":
            return "vmagent"
        default: return nil
        }
    }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("job_name", &jobName, .required.shown, "the job's name, unique in the configuration; becomes the label job")
        visitor.field("honor_labels", &honorLabels, "keep the target's own labels where they meet those that Prometheus sets")
        visitor.field("honor_timestamps", &honorTimestamps, .shown, "take the timestamps of the target")
        visitor.field(
            "track_timestamps_staleness", &trackTimestampsStaleness, .since(2, 48).shown, "mark series with own timestamps as stale, too")
        visitor.field("params", &params, "URL parameters of the scrape")
        visitor.field("scrape_interval", &scrapeInterval, "how often targets are scraped; default: global.scrape_interval")
        visitor.field(
            "scrape_timeout", &scrapeTimeout, "how long a scrape may take; default: global.scrape_timeout, at most the interval")
        visitor.field("scrape_protocols", &scrapeProtocols, .since(2, 49), "formats to ask for, the most wanted first")
        visitor.field(
            "fallback_scrape_protocol", &fallbackScrapeProtocol, .since(3, 0), "the format of a target that does not say a known one")
        visitor.field("scrape_native_histograms", &scrapeNativeHistograms, .since(3, 8), "scrape native histograms")
        visitor.field(
            "always_scrape_classic_histograms", &alwaysScrapeClassicHistograms, .since(3, 0),
            "scrape classic histograms beside native ones")
        visitor.field(
            "scrape_classic_histograms", &scrapeClassicHistograms,
            .since(2, 45).removed(in: 3, 0).replaced(by: "always_scrape_classic_histograms"),
            "scrape classic histograms beside native ones")
        visitor.field(
            "convert_classic_histograms_to_nhcb", &convertClassicHistogramsToNHCB, .since(3, 0),
            "store classic histograms as native ones with custom buckets")
        visitor.field("scrape_failure_log_file", &scrapeFailureLogFile, .since(2, 55), "where failed scrapes are logged")
        visitor.field("metrics_path", &metricsPath, "the path of the metrics")
        visitor.field("scheme", &scheme, "http or https")
        visitor.field("enable_compression", &enableCompression, .since(2, 49).shown, "ask for a compressed answer")
        visitor.field("body_size_limit", &bodySizeLimit, "the largest answer that is taken; 0 is no limit")
        visitor.field("sample_limit", &sampleLimit, "the most samples of a scrape; 0 is no limit")
        visitor.field("target_limit", &targetLimit, "the most targets of the job; 0 is no limit")
        visitor.field("label_limit", &labelLimit, "the most labels of a series; 0 is no limit")
        visitor.field("label_name_length_limit", &labelNameLengthLimit, "the longest label name; 0 is no limit")
        visitor.field("label_value_length_limit", &labelValueLengthLimit, "the longest label value; 0 is no limit")
        visitor.field(
            "native_histogram_bucket_limit", &nativeHistogramBucketLimit, .since(2, 45),
            "buckets of a native histogram are merged above this")
        visitor.field(
            "native_histogram_min_bucket_factor", &nativeHistogramMinBucketFactor, .since(2, 50),
            "buckets are merged until they grow by this factor")
        visitor.field("keep_dropped_targets", &keepDroppedTargets, .since(2, 47), "how many dropped targets are remembered; 0 is no limit")
        visitor.field("metric_name_validation_scheme", &metricNameValidationScheme, .since(2, 55), "utf8 or legacy: which names are valid")
        visitor.field("metric_name_escaping_scheme", &metricNameEscapingScheme, .since(3, 4), "allow-utf-8, underscores, dots or values")
        visitor.field("extra_scrape_metrics", &extraScrapeMetrics, .since(3, 10), "store scrape_timeout_seconds and others beside up")
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("relabel_configs", &relabelConfigs, "steps that change and choose targets")
        visitor.field("metric_relabel_configs", &metricRelabelConfigs, "steps that change and choose scraped series")
        visitor.group("discovery mechanisms") { discovery.fields(&$0) }
    }
}
