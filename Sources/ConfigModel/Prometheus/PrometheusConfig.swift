import Documents
import SourceText

/// Prometheus' configuration file, prometheus.yml, as Prometheus 3.14 reads it.
package struct PrometheusConfig: FieldStruct {
    package var global = Field(GlobalConfig())
    package var runtime = Field(RuntimeConfig())
    package var alerting = Field(AlertingConfig())
    package var ruleFiles = Field(List<FilePath>())
    package var scrapeConfigFiles = Field(List<FilePath>())
    package var scrapeConfigs = Field(List<ScrapeConfig>())
    package var storage = Field(StorageConfig())
    package var tracing = Field(Section<TracingConfig>())
    package var remoteWrite = Field(List<RemoteWriteConfig>())
    package var remoteRead = Field(List<RemoteReadConfig>())
    package var otlp = Field(OTLPConfig())

    package init() {}

    package static var expectation: String { "Prometheus' configuration (a mapping with 'scrape_configs')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("global", &global, .shown, "what holds for every job, and external labels")
        visitor.field("runtime", &runtime, .since(2, 53), "the Go runtime")
        visitor.field("alerting", &alerting, "where alerts go")
        visitor.field("rule_files", &ruleFiles, "paths of rule files, '*' in the last part stands for any text")
        visitor.field(
            "scrape_config_files", &scrapeConfigFiles, .since(2, 43), "paths of files with more scrape configurations, '*' as above")
        visitor.field("scrape_configs", &scrapeConfigs, "the jobs")
        visitor.field("storage", &storage, "what is stored, and how long")
        visitor.field("tracing", &tracing, "where Prometheus sends traces of itself")
        visitor.field("remote_write", &remoteWrite, "storage elsewhere that gets every sample")
        visitor.field("remote_read", &remoteRead, "storage elsewhere that queries read from")
        visitor.field("otlp", &otlp, .since(2, 55), "how metrics that come in by OTLP become series")
    }
}

/// A file that `scrape_config_files` names: more jobs.
package struct ScrapeConfigFile: FieldStruct {
    package var scrapeConfigs = Field(List<ScrapeConfig>())

    package init() {}

    package static var expectation: String { "a mapping with 'scrape_configs'" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("scrape_configs", &scrapeConfigs, "the jobs")
    }
}
