extension ScrapeJob {
    /// The job of a scrape configuration that has taken over the global settings; nil when one of its rules cannot run.
    package init?(_ config: ScrapeConfig, _ compiler: inout RelabelCompiler) {
        guard let rules = compiler.rules(config.relabelConfigs.value, scheme: config.nameScheme) else { return nil }
        self.init(name: config.jobName.value)
        interval = config.scrapeInterval.value.nanoseconds
        timeout = config.scrapeTimeout.value.nanoseconds
        metricsPath = config.metricsPath.value
        scheme = config.scheme.value
        convertsClassicHistograms = config.convertClassicHistogramsToNHCB.value ?? false
        alwaysScrapesClassicHistograms = config.alwaysScrapeClassicHistograms.value ?? false
        scrapesNativeHistograms = config.scrapeNativeHistograms.value ?? false
        params = config.params.value.entries.map { ($0.key.value, $0.value.value.items.map(\.value)) }
        self.rules = rules
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
