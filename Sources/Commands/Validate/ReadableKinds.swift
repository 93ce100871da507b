extension FileKind {
    /// The kinds that are checked.
    static let readable: [FileKind] = [.prometheus, .rules, .alertmanager, .template, .console, .fileSD, .scrapeConfigFile, .web]

    var isReadable: Bool { Self.readable.contains(self) }

    /// The kind in words, for several files.
    var title: String {
        switch self {
        case .prometheus: return "Prometheus configurations"
        case .rules: return "rule files"
        case .alertmanager: return "Alertmanager configurations"
        case .template: return "Alertmanager templates"
        case .console: return "console templates"
        case .dashboard: return "Grafana dashboards"
        case .provisioning: return "Grafana provisioning files"
        case .compose: return "Compose files"
        case .unittest: return "rule unit tests"
        case .fileSD: return "file_sd files"
        case .scrapeConfigFile: return "scrape configuration files"
        case .web: return "web configurations"
        case .stack: return "stacks"
        }
    }
}
