import SourceText
import Testing

@testable import ConfigModel

@Suite struct TargetListerTests {
    private func list(
        _ text: String, files: [String: String] = [:], _ change: (inout TargetRequest) -> Void = { _ in }
    ) throws -> (listing: TargetListing, missing: [(name: String, near: String?)]) {
        let loaded = PrometheusConfig.load(SourceFile(path: "etc/prometheus.yml", text: text), PrometheusSettings())
        #expect(loaded.diagnostics.map(\.message) == [])
        let tree = try #require(loaded.tree)
        var request = TargetRequest()
        change(&request)
        var lister = TargetLister(request) { path, directory in
            guard path.utf8.first != 0x2F else { return .unknown }
            let path = FilePath.join(directory, path)
            return .found(files[path].map { [TargetFile.load(SourceFile(path: path, text: $0))] } ?? [])
        }
        lister.add(jobs: loaded.model.scrapeConfigs.value, of: tree, directory: "etc")
        lister.add(alerting: loaded.model.alerting.value, scheme: .utf8, of: tree, directory: "etc")
        return lister.finish()
    }

    private func text(_ place: Place?) -> String? { place.map { $0.file.text($0.range) } }

    private let config = """
        scrape_configs:
        - job_name: web
          file_sd_configs:
          - files: [sd/web.json]
          static_configs:
          - targets: [a:1, b:2, a:1]
            labels: {env: prod}
          relabel_configs:
          - {action: drop, source_labels: [__address__], regex: 'b:.*'}
          - {source_labels: [env], target_label: stage}
        - job_name: pods
          kubernetes_sd_configs:
          - {role: pod, api_server: http://k}
        alerting:
          alertmanagers:
          - static_configs:
            - targets: [am:9093]
        """

    @Test func listsWhatTheFilesSay() throws {
        let (listing, missing) = try list(config, files: ["etc/sd/web.json": #"[{"targets": ["c:3"]}]"#])
        #expect(missing.isEmpty)
        #expect(listing.jobs.map(\.name) == ["web", "pods"])
        #expect(listing.jobs[1].unresolved.map(\.mechanism) == ["kubernetes_sd_configs"])
        #expect(listing.jobs[1].unresolved.map { text($0.place) } == ["kubernetes_sd_configs"])
        #expect(listing.jobs[1].unresolved.map(\.path) == [nil])
        let rows = listing.jobs[0].rows
        #expect(rows.map(\.source) == [.file("etc/sd/web.json"), .staticConfig, .staticConfig, .staticConfig])
        #expect(rows.map { text($0.place) } == ["\"c:3\"", "a:1", "b:2", "a:1"])
        #expect(rows[2].target.outcome == .dropped(rule: 0))
        #expect(rows.map(\.duplicateOf) == [nil, nil, nil, 1])
        #expect(rows[0].target.discovered["__meta_filepath"] == "etc/sd/web.json")
        #expect(text(listing.jobs[0].place) == "web")
        #expect(listing.jobs[0].rules.compactMap { text($0)?.prefix(14) } == ["{action: drop,", "{source_labels"])
        guard case .target(let alertmanager) = listing.alertmanagers[0].rows[0].target.outcome else {
            Issue.record("no Alertmanager")
            return
        }
        #expect(alertmanager.url == "http://am:9093/api/v2/alerts")
    }

    @Test func jobsAreChosenByName() throws {
        let (listing, missing) = try list(config) { $0.jobs = ["wep", "pods"] }
        #expect(listing.jobs.map(\.name) == ["pods"])
        #expect(listing.alertmanagers.isEmpty)
        #expect(missing.map(\.name) == ["wep"])
        #expect(missing.map(\.near) == ["web"])
    }

    @Test func givenLabelsStandForOtherDiscovery() throws {
        let (listing, _) = try list(config) {
            $0.jobs = ["pods"]
            $0.explains = true
            $0.given = [[("__address__", "10.0.0.1:80"), ("__meta_kubernetes_pod_name", "p")]]
        }
        let row = try #require(listing.jobs[0].rows.first)
        #expect(row.source == .given)
        #expect(row.place == nil)
        #expect(row.trace?.steps.isEmpty == true)
        #expect(row.target.discovered["__meta_kubernetes_pod_name"] == "p")
    }

    @Test func onlyGivenLabelsAreListed() throws {
        let (listing, _) = try list(config) {
            $0.given = [[("__address__", "a:1")]]
            $0.listsGivenOnly = true
        }
        #expect(listing.jobs.map { $0.rows.map(\.source) } == [[.given], [.given]])
        #expect(listing.jobs.allSatisfy { $0.unresolved.isEmpty })
        #expect(listing.alertmanagers.isEmpty)
        #expect(listing.diagnostics.isEmpty)
    }

    @Test func pathsThatAreNotHereAreNamed() throws {
        let (listing, _) = try list("scrape_configs: [{job_name: a, file_sd_configs: [{files: [/etc/sd/*.yml]}]}]")
        #expect(listing.jobs[0].unresolved.map(\.path) == ["/etc/sd/*.yml"])
        #expect(listing.jobs[0].unresolved.map { text($0.place) } == ["/etc/sd/*.yml"])
        #expect(listing.diagnostics.isEmpty)
    }

    @Test func missingAndBrokenFilesAreReported() throws {
        let missing = try list(config).listing.diagnostics
        #expect(missing.map(\.check) == ["file-sd/missing-file"])
        #expect(missing.map(\.effect) == [.risk])
        let (listing, _) = try list(config, files: ["etc/sd/web.json": #"[{"targets": ["c:3"], "label": {}}]"#])
        #expect(listing.diagnostics.map(\.check) == ["json/unknown-field"])
        #expect(listing.diagnostics[0].related.map { text($0) } == ["sd/web.json"])
        // Nothing is taken of such a file.
        #expect(listing.jobs[0].rows.allSatisfy { $0.source == .staticConfig })
    }

    @Test func aRuleThatSpoilsTargetsIsReportedOnce() throws {
        let text = """
            scrape_configs:
            - job_name: web
              static_configs:
              - targets: [a:1, b:2, c:3]
              relabel_configs:
              - {source_labels: [__address__], target_label: host}
              - {target_label: __scrape_timeout__, replacement: 5m}
            """
        let diagnostics = try list(text).listing.diagnostics
        #expect(diagnostics.count == 1)
        #expect(try list(text).listing.jobs[0].rows.map(\.culprit) == [1, 1, 1])
        let diagnostic = try #require(diagnostics.first)
        #expect(diagnostic.effect == .checker)
        #expect(self.text(diagnostic.primary) == "{target_label: __scrape_timeout__, replacement: 5m}")
        #expect(diagnostic.related.map { self.text($0) } == ["a:1", "web"])
        #expect(diagnostic.notes == ["2 more targets fail in the same way"])
        #expect(diagnostic.message.contains("scrape timeout cannot be greater than scrape interval"))
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 0)])
    func moreTargetsThanTheLimitAreReported(_ limit: Int, _ count: Int) throws {
        let text = "scrape_configs: [{job_name: web, target_limit: \(limit), static_configs: [{targets: [a:1, b:2, a:1]}]}]"
        let diagnostics = try list(text).listing.diagnostics
        #expect(diagnostics.map(\.check) == [String](repeating: "targets/target-limit", count: count))
        #expect(diagnostics.allSatisfy { self.text($0.primary) == "\(limit)" })
    }

    @Test func targetsThatAreWrongThemselvesAreReportedEach() throws {
        let text = """
            scrape_configs:
            - job_name: web
              static_configs:
              - targets: [http://a, "", c:3]
              relabel_configs:
              - {target_label: x, replacement: y}
            """
        let diagnostics = try list(text).listing.diagnostics
        #expect(diagnostics.map { self.text($0.primary) } == ["http://a", "\"\""])
    }

    /// Looking for faults alone says what listing everything says.
    @Test(arguments: [
        "targets: [a:1, b/c, '', 'http://d']", "targets: [a:1]\n    labels: {__scrape_interval__: 5s}",
        "targets: [a:1, b:2]\n    labels: {__scrape_timeout__: x, env: prod}", "targets: [a:1]\n    labels: {__address__: b, job: own}",
        "targets: [a:1]\n    labels: {__scrape_native_histograms__: maybe}", "targets: [größe:1]\n    labels: {env: ü, x: ''}",
        "targets: []",
    ])
    func faultsAreFoundWithoutAList(group: String) throws {
        let rules = [
            "[]", "[{target_label: __address__, replacement: 'x/y'}]", "[{source_labels: [env], action: keep, regex: prod}]",
            "[{target_label: __address__, replacement: ''}]", "[{action: labeldrop, regex: __address__}]",
            "[{action: labelmap, regex: (e)nv, replacement: __scrape_interval__}]",
            "[{target_label: __scrape_interval__, replacement: 0s}]",
            "[{source_labels: [__address__], target_label: __address__, regex: '(.*)/.*'}]",
            "[{source_labels: [__address__], target_label: x, replacement: $1$1$1}, {action: labelkeep, regex: '__.*'}]",
        ]
        var compared = 0
        for (i, rules) in rules.enumerated() {
            for limit in [0, 1] {
                let config = """
                    scrape_configs:
                    - job_name: web
                      target_limit: \(limit)
                      file_sd_configs: [{files: [a.json]}]
                      static_configs:
                      - \(group)
                      relabel_configs: \(rules)
                    """
                let files = ["etc/a.json": #"[{"targets": ["f:1", "f/2"], "labels": {"env": "prod", "__meta_filepath": "x"}}]"#]
                let loaded = PrometheusConfig.load(SourceFile(path: "etc/prometheus.yml", text: config), PrometheusSettings())
                // Without rules a target that is a URL is refused when the file is read.
                guard loaded.diagnostics.isEmpty else { continue }
                compared += 1
                let whole = try list(config, files: files).listing.diagnostics
                let quick = try list(config, files: files) { $0.findsFaultsOnly = true }.listing
                #expect(quick.jobs.isEmpty)
                #expect(quick.diagnostics.map { describe($0) } == whole.map { describe($0) }, "rules \(i), limit \(limit)")
            }
        }
        #expect(compared >= 16)
    }

    private func describe(_ diagnostic: Diagnostic) -> String {
        ([diagnostic.check, diagnostic.message] + ([diagnostic.primary] + diagnostic.related).map { text($0) ?? "" } + diagnostic.notes)
            .joined(separator: " | ")
    }
}
