import SourceText
import Testing

@testable import ConfigModel

@Suite struct TargetGroupFileTests {
    private func load(_ path: String, _ text: String) -> LoadedTargetGroupFile {
        LoadedTargetGroupFile.load(SourceFile(path: path, text: text), PrometheusSettings())
    }

    private func findings(_ loaded: LoadedTargetGroupFile) -> [String] {
        loaded.diagnostics.map { "\($0.check) (\($0.effect.rawValue)): \(loaded.file.text($0.primary.range))" }
    }

    @Test(arguments: [
        ("a.yml", "- targets: [h:1, h:2]\n  labels: {a: b}\n"),
        ("a.json", #"[{"targets": ["h:1", "h:2"], "labels": {"a": "b"}}]"#),
        ("a.JSON", #"[{"Targets": ["h:1", "h:2"], "LABELS": {"a": "x", "a": "b"}}]"#),
    ])
    func reads(path: String, text: String) {
        let loaded = load(path, text)
        #expect(!loaded.diagnostics.contains { $0.effect == .checker })
        let group = loaded.groups.items.first?.value
        #expect(group?.targets.value.items.map(\.value) == ["h:1", "h:2"])
        #expect(group?.labels.value.entries.map { "\($0.key.value)=\($0.value.value)" } == ["a=b"])
    }

    @Test(arguments: [
        ("a.yml", "", []), ("a.json", "null", []), ("a.json", "[]", []), ("a.json", #"[{"targets": [null]}]"#, []),
        ("a.yml", "- null\n", ["discovery/empty (checker): null"]), ("a.json", "[null]", ["discovery/empty (checker): null"]),
        ("a.yml", "- target: [a]\n", ["yaml/unknown-field (checker): target"]),
        ("a.json", #"[{"target": []}]"#, [#"yaml/unknown-field (checker): "target""#]),
        ("a.json", #"[{"targets": [1]}]"#, ["json/type (checker): 1"]),
        ("a.json", #"[{"labels": {"a": true}}]"#, ["json/type (checker): true"]),
        ("a.json", "{}", ["json/type (checker): {}"]), ("a.json", "[] x", ["json/trailing-text (checker): x"]),
        ("a.txt", "[]", ["discovery/file-extension (checker): "]), ("a.yml", "- targets: a\n", ["yaml/type (checker): a"]),
    ])
    func checks(path: String, text: String, expected: [String]) {
        #expect(findings(load(path, text)) == expected)
    }

    @Test func scrapeConfigFilesTakeOverGlobalSettings() {
        let main = ConfigModelTests.load("global: {scrape_interval: 5s}\nscrape_configs: [{job_name: a}]\nscrape_config_files: [x.yml]\n")
        let file = ScrapeConfigFile.load(
            SourceFile(path: "x.yml", text: "scrape_configs:\n- job_name: b\n- job_name: a\n  scrape_timeout: 6s\n"),
            global: main.model.global.value,
            PrometheusSettings())
        #expect(file.model.scrapeConfigs.value.items.map { $0.value.scrapeInterval.value.description } == ["5s", "5s"])
        #expect(file.diagnostics.map(\.check) == ["scrape/timeout"])
        var names = JobNames()
        #expect(main.tree.map { names.add(main.model.scrapeConfigs.value, of: $0).count } == 0)
        let repeated = file.tree.map { names.add(file.model.scrapeConfigs.value, of: $0) } ?? []
        #expect(repeated.map { $0.related[0].file.path } == ["prometheus.yml"])
    }
}
