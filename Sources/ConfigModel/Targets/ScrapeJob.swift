import GoFormat

/// What of a scrape configuration decides which targets it has, with the defaults of `global` filled in.
package struct ScrapeJob: Sendable {
    package var name: String
    /// In nanoseconds.
    package var interval: Int64 = 60_000_000_000
    /// In nanoseconds.
    package var timeout: Int64 = 10_000_000_000
    package var metricsPath = "/metrics"
    package var scheme = "http"
    package var convertsClassicHistograms = false
    package var alwaysScrapesClassicHistograms = false
    package var scrapesNativeHistograms = false
    /// URL parameters; each name once.
    package var params: [(name: String, values: [String])] = []
    package var rules: [RelabelRule] = []

    package init(name: String) { self.name = name }

    /// Labels that every target gets where it has none of that name (or an empty one), in Prometheus' order; `job` comes before them.
    var defaultLabels: PackedLabels {
        var labels = PackedLabels()
        labels.append(TargetLabel.Bytes.interval, PrometheusDuration.text(interval))
        labels.append(TargetLabel.Bytes.timeout, PrometheusDuration.text(timeout))
        labels.append(TargetLabel.Bytes.metricsPath, metricsPath)
        labels.append(TargetLabel.Bytes.scheme, scheme)
        labels.append(TargetLabel.Bytes.switches[0], convertsClassicHistograms ? "true" : "false")
        labels.append(TargetLabel.Bytes.switches[1], alwaysScrapesClassicHistograms ? "true" : "false")
        labels.append(TargetLabel.Bytes.switches[2], scrapesNativeHistograms ? "true" : "false")
        for param in params {
            if let first = param.values.first { labels.append(TargetLabel.paramPrefix + param.name, first) }
        }
        return labels
    }
}

/// The names of labels that mean something to Prometheus before and while a target is made.
package enum TargetLabel {
    package static let address = "__address__"
    package static let scheme = "__scheme__"
    package static let metricsPath = "__metrics_path__"
    package static let interval = "__scrape_interval__"
    package static let timeout = "__scrape_timeout__"
    package static let paramPrefix = "__param_"
    package static let metaPrefix = "__meta_"
    /// Labels with this prefix never reach a time series.
    package static let reservedPrefix = "__"
    package static let instance = "instance"
    package static let alertsPath = "__alerts_path__"
    package static let filePath = "__meta_filepath"
    package static let convertsClassicHistograms = "__convert_classic_histograms_to_nhcb__"
    package static let alwaysScrapesClassicHistograms = "__always_scrape_classic_histograms__"
    package static let scrapesNativeHistograms = "__scrape_native_histograms__"

    /// The same as bytes, where many targets are made.
    enum Bytes {
        static let job = Array("job".utf8)
        static let address = Array(TargetLabel.address.utf8)
        static let scheme = Array(TargetLabel.scheme.utf8)
        static let metricsPath = Array(TargetLabel.metricsPath.utf8)
        static let alertsPath = Array(TargetLabel.alertsPath.utf8)
        static let interval = Array(TargetLabel.interval.utf8)
        static let timeout = Array(TargetLabel.timeout.utf8)
        static let instance = Array(TargetLabel.instance.utf8)
        static let paramPrefix = Array(TargetLabel.paramPrefix.utf8)
        static let metaPrefix = Array(TargetLabel.metaPrefix.utf8)
        static let switches = [
            TargetLabel.convertsClassicHistograms, TargetLabel.alwaysScrapesClassicHistograms, TargetLabel.scrapesNativeHistograms,
        ].map { Array($0.utf8) }
        /// The labels whose values Prometheus looks at.
        static let checked = [address, interval, timeout] + switches
    }
}

/// Targets with labels in common, as discovery delivers them.
package struct DiscoveredGroup: Sendable {
    package typealias Pairs = [(name: String, value: String)]

    /// The own labels of each target, `__address__` among them; each name once.
    package var targets: [Pairs]
    /// The labels of the group; a target's own ones win, even where they are empty.
    package var labels: Pairs

    package init(targets: [Pairs], labels: Pairs = []) {
        self.targets = targets
        self.labels = labels
    }

    /// A group as static configurations and files give it.
    package init(addresses: [String], labels: Pairs = []) {
        targets = addresses.map { [(TargetLabel.address, $0)] }
        self.labels = labels
    }
}
