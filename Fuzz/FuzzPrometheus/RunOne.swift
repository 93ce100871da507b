import ConfigModel
import Documents
import Reports
import SourceText

/// Loads the input as prometheus.yml and as the files that go with it, makes its targets and its effective configuration, and renders
/// what is wrong with it.
@_cdecl("LLVMFuzzerTestOneInput")
func runOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let file = SourceFile(path: "prometheus.yml", bytes: Array(UnsafeBufferPointer(start: data, count: count)))
    for version in [Version(3, 14), Version(2, 42)] {
        var settings = PrometheusSettings { $0 == "REGION" ? "eu" : nil }
        settings.version = version
        settings.isAgent = version.major == 2
        let loaded = PrometheusConfig.load(file, settings)
        _ = loaded.effective(directory: "/etc/prometheus")
        var found = loaded.diagnostics
        var secrets = SecretRanges()
        secrets.add(loaded.secrets, in: loaded.file)
        if let tree = loaded.tree { found += targets(of: loaded.model, tree, file) }
        let jobs = ScrapeConfigFile.load(file, global: loaded.model.global.value, settings)
        secrets.add(jobs.secrets, in: jobs.file)
        let web = WebConfig.load(file, version: version)
        secrets.add(web.secrets, in: web.file)
        found += jobs.diagnostics + web.diagnostics
        let options = ReportOptions(width: 60, tool: ReportOptions.Tool(name: "fuzz", version: "0"), secrets: secrets)
        for format in ReportFormat.allCases { _ = format.report(found, nil, options) }
    }
    return 0
}

/// Makes the targets of all jobs and Alertmanagers; the input stands for every file of targets, too. What is told quickly must be what is
/// told in full.
private func targets(of config: PrometheusConfig, _ tree: DocumentTree, _ file: SourceFile) -> [Diagnostic] {
    for job in config.scrapeConfigs.value.items {
        let names = !NamedFile.all(in: job.value).isEmpty
        precondition(!names || NamedFileFinder.mayName(tree.node(at: job.node)), "a job that names a file was passed over")
    }
    for write in config.remoteWrite.value.items { _ = NamedFile.all(in: write.value) }
    _ = NamedFile.all(in: config.alerting.value)
    let groups = [TargetFile.load(file, as: .yaml), TargetFile.load(file, as: .json)]
    func list(_ request: TargetRequest) -> [Diagnostic] {
        var lister = TargetLister(request) { _, _ in .found(groups) }
        lister.add(jobs: config.scrapeConfigs.value, of: tree, directory: "")
        lister.add(alerting: config.alerting.value, scheme: config.global.value.nameScheme, of: tree, directory: "")
        return lister.finish().listing.diagnostics
    }
    var request = TargetRequest()
    request.explains = true
    let found = list(request)
    request = TargetRequest()
    request.findsFaultsOnly = true
    precondition(list(request).map(\.message) == found.map(\.message), "faults of targets were passed over")
    return found
}
