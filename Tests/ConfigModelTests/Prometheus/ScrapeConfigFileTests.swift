import SourceText
import Testing

@testable import ConfigModel

@Suite struct ScrapeConfigFileTests {
    private let main = load("global: {scrape_interval: 5s}\nscrape_configs: [{job_name: a}]\nscrape_config_files: [x.yml]\n")

    private func file(_ text: String) -> LoadedScrapeConfigFile {
        ScrapeConfigFile.load(SourceFile(path: "x.yml", text: text), global: main.model.global.value, PrometheusSettings())
    }

    @Test func takesOverGlobalSettings() {
        let loaded = file("scrape_configs:\n- job_name: b\n- job_name: c\n  scrape_timeout: 6s\n")
        #expect(loaded.model.scrapeConfigs.value.items.map { $0.value.scrapeInterval.value.description } == ["5s", "5s"])
        #expect(loaded.diagnostics.map(\.check) == ["scrape/timeout"])
    }

    @Test func namesAreUniqueAcrossFiles() throws {
        let loaded = file("scrape_configs:\n- job_name: b\n- job_name: a\n")
        var names = JobNames()
        let mainTree = try #require(main.tree)
        let fileTree = try #require(loaded.tree)
        #expect(names.add(main.model.scrapeConfigs.value, of: mainTree).isEmpty)
        let repeated = names.add(loaded.model.scrapeConfigs.value, of: fileTree)
        #expect(repeated.map(\.check) == ["scrape/duplicate-job"])
        #expect(repeated.first?.related.map(\.file.path) == ["prometheus.yml"])
    }

    @Test func knowsNothingElse() {
        #expect(file("global: {}\n").diagnostics.map(\.check) == ["yaml/unknown-field"])
        #expect(file("").diagnostics.isEmpty)
    }
}
