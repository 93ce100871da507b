import Testing

@testable import ConfigModel

@Suite struct AlertmanagerResolverTests {
    private func alertmanager(_ resolved: ResolvedTarget) -> HTTPTarget? {
        guard case .target(let target) = resolved.outcome else { return nil }
        return target
    }

    @Test(arguments: [("", "/api/v2/alerts"), ("/am/", "/am/api/v2/alerts"), ("a/../../b", "/b/api/v2/alerts"), (".", "/api/v2/alerts")])
    func prefix(prefix: String, path: String) {
        var resolver = AlertmanagerResolver(scheme: "https", pathPrefix: prefix)
        let target = alertmanager(resolver.resolve(DiscoveredGroup(addresses: ["am:9093"]))[0])
        #expect(target?.url == "https://am:9093" + path)
    }

    @Test func groupLabelsWinOverTheConfiguration() {
        var resolver = AlertmanagerResolver()
        let group = DiscoveredGroup(
            targets: [[("__address__", "am:1"), ("__scheme__", "ftp")], [("__address__", "am:2")]], labels: [("__scheme__", "https")])
        let targets = resolver.resolve(group).map(alertmanager)
        #expect(targets[0]?.url == "http://am:1/api/v2/alerts")
        #expect(targets[1]?.url == "https://am:2/api/v2/alerts")
    }

    @Test func anEmptyAddressIsNoError() {
        var resolver = AlertmanagerResolver()
        #expect(alertmanager(resolver.resolve(DiscoveredGroup(addresses: [""]))[0])?.url == "http:///api/v2/alerts")
        #expect(resolver.resolve(DiscoveredGroup(addresses: ["a/b"])).map(\.outcome) == [.refused(.invalidAddress("a/b"))])
    }

    @Test func droppedOnesKeepTheirLabels() throws {
        var resolver = AlertmanagerResolver(rules: [try RelabelMachineTests.rule(.keep, ["env"], "prod")])
        let resolved = resolver.resolve(DiscoveredGroup(addresses: ["a:1"], labels: [("env", "dev")]))[0]
        #expect(resolved.outcome == .dropped(rule: 0))
        #expect(resolved.discovered["__alerts_path__"] == "/api/v2/alerts")
    }

    @Test func alertsGetExternalLabelsFirst() throws {
        var machine = RelabelMachine()
        let rules = [try RelabelMachineTests.rule(.labeldrop, [], "replica"), try RelabelMachineTests.rule(.drop, ["severity"], "none")]
        let external = Labels([("replica", "a"), ("region", "eu"), ("severity", "none")])
        let (outcome, labels) = machine.relabelAlert(
            Labels([("alertname", "Down"), ("severity", "page")]), externalLabels: external, rules: rules)
        #expect(outcome == .kept)
        #expect(labels == Labels([("alertname", "Down"), ("severity", "page"), ("region", "eu")]))
        #expect(machine.relabelAlert(Labels([("alertname", "Down")]), externalLabels: external, rules: rules).outcome == .dropped(rule: 1))
    }
}
