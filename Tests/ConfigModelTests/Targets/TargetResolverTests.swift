import Testing

@testable import ConfigModel

@Suite struct TargetResolverTests {
    private func resolve(_ address: String, _ labels: DiscoveredGroup.Pairs = [], _ change: (inout ScrapeJob) -> Void = { _ in })
        -> TargetOutcome
    {
        var job = ScrapeJob(name: "api")
        change(&job)
        var resolver = TargetResolver(job)
        let group = DiscoveredGroup(addresses: [address], labels: labels)
        return resolver.resolve(group)[0].outcome
    }

    private func url(_ outcome: TargetOutcome) -> String? {
        guard case .target(let target) = outcome else { return nil }
        return target.url
    }

    @Test func fillsInTheJobsSettings() throws {
        var job = ScrapeJob(name: "api")
        job.params = [("module", ["a", "b"])]
        var resolver = TargetResolver(job)
        let result = resolver.resolve(DiscoveredGroup(addresses: ["h:1"], labels: [("env", "prod"), ("__meta_x", "y"), ("job", "")]))[0]
        #expect(result.discovered["__meta_x"] == "y")
        #expect(result.discovered["job"] == "api")
        #expect(result.discovered["__scrape_interval__"] == "1m")
        #expect(result.discovered["__param_module"] == "a")
        guard case .target(let target) = result.outcome else {
            Issue.record("no target: \(result.outcome)")
            return
        }
        #expect(target.all["__meta_x"] == nil)
        #expect(target.labels.pairs.map { "\($0.name)=\($0.value)" } == ["env=prod", "instance=h:1", "job=api"])
        #expect(target.url == "http://h:1/metrics?module=a&module=b")
    }

    @Test func ownLabelsWinEvenWhenEmpty() {
        var resolver = TargetResolver(ScrapeJob(name: "api"))
        let group = DiscoveredGroup(targets: [[("__address__", "h:1"), ("env", "")]], labels: [("env", "prod"), ("zone", "a")])
        let discovered = resolver.resolve(group)[0].discovered
        #expect(discovered["env"] == nil)
        #expect(discovered["zone"] == "a")
    }

    @Test(arguments: [
        ("::1", "http://::1/metrics"), ("a b?c#d", "http://a%20b%3Fc%23d/metrics"), ("ü:1", "http://%C3%BC:1/metrics"),
        ("[fe80::1%en0]:9", "http://[fe80::1%25en0]:9/metrics"), ("host:", "http://host:/metrics"),
    ])
    func urlIsBuiltWithoutChecks(address: String, expected: String) {
        #expect(url(resolve(address)) == expected)
    }

    @Test(arguments: [
        ("", "h:1"), ("/", "h:1/"), ("x", "h:1/x"), ("/a b?c", "h:1/a%20b%3Fc"), ("*", "h:1/*"), ("/%zz", "h:1/%25zz"),
    ])
    func path(path: String, expected: String) {
        #expect(url(resolve("h:1") { $0.metricsPath = path }) == "http://" + expected)
    }

    @Test func paramsOfLabelsReplaceTheFirstValueAndAreSorted() {
        let outcome = resolve("h:1", [("__param_b", "2 3"), ("__param_z", "&"), ("__param_m", "new")]) {
            $0.params = [("m", ["1", "2"]), ("a", ["ü"]), ("none", [])]
        }
        #expect(url(outcome) == "http://h:1/metrics?a=%C3%BC&b=2+3&m=new&m=2&z=%26")
    }

    @Test(
        arguments: [
            ("", [], "no address"), ("http://h", [], "\"http://h\" is not a valid hostname"),
            ("h", [("__scrape_interval__", "5")], "error parsing scrape interval: not a valid duration string: \"5\""),
            ("h", [("__scrape_interval__", "0s")], "scrape interval cannot be 0"),
            ("h", [("__scrape_timeout__", "0")], "scrape timeout cannot be 0"),
            ("h", [("__scrape_timeout__", "2m")], "scrape timeout cannot be greater than scrape interval (\"2m\" > \"1m\")"),
            (
                "h", [("__scrape_native_histograms__", "on")],
                "error parsing scrape native histograms: strconv.ParseBool: parsing \"on\": invalid syntax"
            ),
        ] as [(String, DiscoveredGroup.Pairs, String)])
    func refuses(address: String, labels: DiscoveredGroup.Pairs, message: String) {
        guard case .refused(let fault) = resolve(address, labels) else {
            Issue.record("not refused")
            return
        }
        #expect(fault.message == message)
    }

    @Test func relabellingDecides() throws {
        let rules = [
            try RelabelMachineTests.rule(.replace, ["__address__"], target: "__param_target"),
            try RelabelMachineTests.rule(.drop, ["env"], "dev"),
            try RelabelMachineTests.rule(.replace, [], target: "__address__", with: "probe:9115"),
        ]
        #expect(url(resolve("h:1") { $0.rules = rules }) == "http://probe:9115/metrics?target=h%3A1")
        #expect(resolve("h:1", [("env", "dev")]) { $0.rules = rules } == .dropped(rule: 1))
    }

    @Test func explanationHoldsTheTrace() throws {
        var job = ScrapeJob(name: "api")
        job.rules = [try RelabelMachineTests.rule(.labelmap, [], "__meta_(.+)")]
        var resolver = TargetResolver(job)
        let group = DiscoveredGroup(addresses: ["h:1"], labels: [("__meta_pod", "p")])
        let (target, trace) = resolver.explain(group.targets[0], in: group)
        #expect(target == resolver.resolve(group)[0])
        #expect(trace.steps[0].changes == [LabelChange(name: "pod", before: nil, after: "p")])
    }
}
