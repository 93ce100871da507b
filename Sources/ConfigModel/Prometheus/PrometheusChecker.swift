import Documents
import SourceText

/// The checks of prometheus.yml that need the whole file, and the defaults that a section takes from another.
struct PrometheusChecker {
    let settings: PrometheusSettings

    init(_ settings: PrometheusSettings) { self.settings = settings }

    mutating func check(_ config: inout PrometheusConfig, _ reader: inout FieldReader) {
        // A document that is null zeroes every default, and Prometheus does not put them back.
        if !reader.isNullItem(0) { Self.complete(&config, settings) }
        Self.completeStorage(&config)
        checkPatterns(config.ruleFiles, "rule_files", &reader)
        checkPatterns(config.scrapeConfigFiles, "scrape_config_files", &reader)
        Self.apply(config.global.value, to: &config.scrapeConfigs, &reader)
        var names = JobNames()
        reader.diagnostics += names.add(config.scrapeConfigs.value, of: reader.tree)
        let scheme = config.global.value.nameScheme
        config.alerting.value.validate(scheme, &reader)
        checkRemotes(config, scheme, &reader)
        checkOTLP(config, &reader)
        checkChunkEncoding(config, &reader)
        expandExternalLabels(&config, &reader)
        if settings.isAgent { checkAgent(config, &reader) }
    }

    /// Fills in what a section that is absent, null or empty gets.
    static func complete(_ config: inout PrometheusConfig, _ settings: PrometheusSettings) {
        if config.global.value.saysNothing { config.global.value = GlobalConfig() }
        if !config.global.isWritten, settings.version < Version(3, 0) {
            config.global.value.metricNameValidationScheme.value = OneOf(.legacy)
            config.global.value.metricNameEscapingScheme.value = OneOf()
        }
        if config.runtime.value.gogc.value == 0 || !config.runtime.value.gogc.isWritten {
            config.runtime.value.gogc.value = collectorPercentage(settings)
        }
        completeStorage(&config)
    }

    private static func completeStorage(_ config: inout PrometheusConfig) {
        guard !config.storage.value.tsdb.value.isPresent else { return }
        var tsdb = TSDBConfig()
        tsdb.retention.value = Section(RetentionConfig())
        config.storage.value.tsdb.value = Section(tsdb)
    }

    private static func collectorPercentage(_ settings: PrometheusSettings) -> Int {
        guard let text = settings.environment("GOGC"), !text.isEmpty else { return 75 }
        return text.lowercased() == "off" ? -1 : Int(text) ?? 75
    }

    /// Gives jobs what the global settings say, and checks what depends on them.
    static func apply(_ global: GlobalConfig, to jobs: inout Field<List<ScrapeConfig>>, _ reader: inout FieldReader) {
        reader.refuseNulls("scrape/empty", in: jobs, "scrape_configs")
        var anyJob: NodeIndex = -1
        var heir: NodeIndex = -1
        for i in jobs.value.items.indices where !reader.isNullItem(jobs.value.items[i].node) {
            let node = jobs.value.items[i].node
            if anyJob < 0 { anyJob = reader.firstKey(of: node) }
            if heir < 0, jobs.value.items[i].value.metricNameValidationScheme.value.isEmpty,
                jobs.value.items[i].value.metricNameEscapingScheme.value.isEmpty
            {
                heir = reader.firstKey(of: node)
            }
            jobs.value.items[i].value.apply(global, node, &reader)
        }
        checkGlobalEscaping(global, anyJob, heir, &reader)
    }

    /// The global escaping scheme is looked at only where a job exists, and against the validation where a job takes over both.
    private static func checkGlobalEscaping(_ global: GlobalConfig, _ job: NodeIndex, _ heir: NodeIndex, _ reader: inout FieldReader) {
        let escaping = global.metricNameEscapingScheme
        guard job >= 0, !escaping.value.isEmpty, escaping.isWritten else { return }
        guard escaping.value.checkWord(at: escaping.node, related: [reader.place(job, label: "needed by this job")], &reader) else {
            return
        }
        guard heir >= 0, escaping.value.word == .allowUTF8, global.nameScheme == .legacy else { return }
        let validation = global.metricNameValidationScheme
        reader.report(
            "scrape/name-escaping", "the escaping scheme 'allow-utf-8' contradicts the legacy name validation", at: escaping.node,
            related: (validation.isWritten ? [reader.place(validation.node)] : []) + [
                reader.place(heir, label: "this job takes over both")
            ],
            notes: ["use underscores, dots or values, or validate names by utf8"])
    }

    private func checkPatterns(_ field: Field<List<FilePath>>, _ name: String, _ reader: inout FieldReader) {
        for item in field.value.items where !GlobPattern.isValid(item.value.path) {
            reader.report(
                "config/path-pattern", "'*' may stand only in the last part of a path: '\(item.value.path)'", at: item.node,
                notes: ["list the directories one by one in '\(name)'"])
        }
    }

    private func checkRemotes(_ config: PrometheusConfig, _ scheme: NameScheme, _ reader: inout FieldReader) {
        reader.refuseNulls("remote/empty", in: config.remoteWrite, "remote_write")
        reader.refuseNulls("remote/empty", in: config.remoteRead, "remote_read")
        checkNames(config.remoteWrite.value.items.map(\.value.name), "remote_write", &reader)
        checkNames(config.remoteRead.value.items.map(\.value.name), "remote_read", &reader)
        checkEqual(config.remoteWrite, "remote_write", &reader)
        checkEqual(config.remoteRead, "remote_read", &reader)
        for item in config.remoteWrite.value.items {
            for rule in item.value.writeRelabelConfigs.value.items where !reader.isNullItem(rule.node) {
                rule.value.validate(scheme, rule.node, &reader)
            }
        }
    }

    /// Prometheus tells its remote storages apart by what it shows of them, secrets not included.
    private func checkEqual<Remote: FieldStruct>(_ list: Field<List<Remote>>, _ section: String, _ reader: inout FieldReader) {
        guard list.value.items.count > 1 else { return }
        var seen: [String: NodeIndex] = [:]
        for item in list.value.items where !reader.isNullItem(item.node) {
            let text = YAMLEmitter.text(item.value.tree)
            if let first = seen[text] {
                reader.report(
                    "remote/duplicate", "two equal sections in '\(section)': Prometheus refuses to apply them",
                    at: reader.firstKey(of: item.node),
                    effect: .runtime, related: [reader.place(reader.firstKey(of: first), label: "the first one")],
                    notes: ["give one of them another 'name'"])
            } else {
                seen[text] = item.node
            }
        }
    }

    private func checkNames(_ names: [Field<String>], _ section: String, _ reader: inout FieldReader) {
        var seen: [[UInt8]: NodeIndex] = [:]
        for name in names where !name.value.isEmpty {
            let key = Array(name.value.utf8)
            if let first = seen[key] {
                reader.report(
                    "remote/duplicate-name", "the name '\(name.value)' is used twice in '\(section)'", at: name.node,
                    related: [reader.place(first, label: "first used here")])
            } else {
                seen[key] = name.node
            }
        }
    }

    /// What a server refuses only when it applies the configuration.
    private func checkChunkEncoding(_ config: PrometheusConfig, _ reader: inout FieldReader) {
        guard let floats = config.storage.value.tsdb.value.value?.chunkEncoding.value.floats, let word = floats.value.word else { return }
        if word == .xor2, settings.version < Version(3, 14), !settings.features.contains("xor2-encoding") {
            reader.report(
                "storage/chunk-encoding", "Prometheus \(settings.version) takes 'xor2' only with --enable-feature=xor2-encoding",
                at: floats.node,
                effect: .runtime)
        }
        if word == .xor, settings.features.contains("st-storage") {
            reader.report(
                "storage/chunk-encoding", "'xor' stores no start timestamps, which --enable-feature=st-storage needs", at: floats.node,
                effect: .runtime, notes: ["use xor2"])
        }
    }

    private func checkOTLP(_ config: PrometheusConfig, _ reader: inout FieldReader) {
        let strategy = config.otlp.value.translationStrategy
        guard strategy.isWritten, !strategy.value.isEmpty, strategy.value.checkWord(at: strategy.node, &reader) else { return }
        guard strategy.value.word?.keepsUTF8 == true, config.global.value.nameScheme == .legacy else { return }
        let scheme = config.global.value.metricNameValidationScheme
        reader.report(
            "otlp/translation-strategy",
            "the translation strategy '\(strategy.value.text)' keeps names that the legacy scheme does not allow",
            at: strategy.node, related: scheme.isWritten ? [reader.place(scheme.node)] : [])
    }

    /// Replaces `$NAME` and `${NAME}` in the values of external labels; a variable that is not set, or empty, gives a warning.
    private func expandExternalLabels(_ config: inout PrometheusConfig, _ reader: inout FieldReader) {
        // Until 2.55 this took a feature flag.
        guard settings.version >= Version(3, 0) else { return }
        for i in config.global.value.externalLabels.value.entries.indices {
            let entry = config.global.value.externalLabels.value.entries[i]
            guard entry.value.value.utf8.contains(0x24) else { continue }
            var missing: [String] = []
            config.global.value.externalLabels.value.entries[i].value.value = GoExpansion.expand(entry.value.value) { name in
                if name == "$" { return "$" }
                if let value = settings.environment(name), !value.isEmpty { return value }
                missing.append(name)
                return ""
            }
            for name in missing {
                reader.report(
                    "config/environment", "the environment variable '\(name)' is empty or not set", at: entry.value.node,
                    severity: .warning,
                    effect: .risk, notes: ["a literal $ is written $$"])
            }
        }
    }

    private func checkAgent(_ config: PrometheusConfig, _ reader: inout FieldReader) {
        func refuse(_ name: String, _ key: NodeIndex) {
            reader.report("config/agent", "an agent takes no '\(name)'", at: key, notes: ["Prometheus was asked to run in agent mode"])
        }
        let alerting = config.alerting
        if !alerting.value.alertmanagers.value.items.isEmpty || !alerting.value.alertRelabelConfigs.value.items.isEmpty {
            refuse("alerting", alerting.key)
        }
        if !config.ruleFiles.value.items.isEmpty { refuse("rule_files", config.ruleFiles.key) }
        if !config.remoteRead.value.items.isEmpty { refuse("remote_read", config.remoteRead.key) }
    }
}
