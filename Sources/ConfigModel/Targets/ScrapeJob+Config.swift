extension ScrapeJob {
    /// The job of a scrape configuration that has taken over the global settings; nil when one of its rules cannot run.
    ///
    /// - Parameter places: whether the rules know where they were written.
    package static func of(_ config: ScrapeConfig, _ compiler: inout RelabelCompiler, places: Bool = true) -> ScrapeJob? {
        guard let rules = compiler.rules(config.relabelConfigs.value, scheme: config.nameScheme, places: places) else { return nil }
        var job = ScrapeJob(name: config.jobName.value)
        job.interval = config.scrapeInterval.value.nanoseconds
        job.timeout = config.scrapeTimeout.value.nanoseconds
        job.metricsPath = config.metricsPath.value
        job.scheme = config.scheme.value
        job.convertsClassicHistograms = config.convertClassicHistogramsToNHCB.value ?? false
        job.alwaysScrapesClassicHistograms = config.alwaysScrapeClassicHistograms.value ?? false
        job.scrapesNativeHistograms = config.scrapeNativeHistograms.value ?? false
        job.params = config.params.value.entries.map { ($0.key.value, $0.value.value.items.map(\.value)) }
        job.rules = rules
        return job
    }
}

extension AlertmanagerResolver {
    /// The resolver of an entry of `alerting.alertmanagers`; nil when one of its rules cannot run.
    ///
    /// - Parameter scheme: the global name scheme.
    package init?(_ config: AlertmanagersConfig, scheme: NameScheme, _ compiler: inout RelabelCompiler) {
        guard let rules = compiler.rules(config.relabelConfigs.value, scheme: scheme) else { return nil }
        self.init(
            scheme: config.scheme.value, pathPrefix: config.pathPrefix.value, apiVersion: config.apiVersion.value.text, rules: rules)
    }
}
