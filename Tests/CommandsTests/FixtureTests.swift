import Commands
import Foundation
import Testing

/// The bundled files are what the documentation shows: complete, and without a finding.
@Suite struct FixtureTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../../fixtures").standardizedFileURL.path

    private func run(_ words: String...) -> (output: String, errors: String, exit: Int32) {
        var console = Console()
        let exit = Monctl.run(words, in: &console)
        return (String(decoding: console.output, as: UTF8.self), String(decoding: console.errors, as: UTF8.self), exit)
    }

    @Test(arguments: [
        "prometheus/kubernetes.yml", "prometheus/blackbox.yml", "mlops/monitoring/prometheus/prometheus.yml",
        "mlops/monitoring/prometheus/alert_rules.yml", "mlops/monitoring/alertmanager/alertmanager.yml", "rules/good/api.yml",
    ])
    func loads(_ path: String) {
        let result = run("show", Self.root + "/" + path)
        #expect(result.errors == "")
        #expect(result.exit == 0)
        #expect(!result.output.isEmpty)
    }

    @Test(arguments: [
        ("prometheus/kubernetes.yml", 1), ("prometheus/blackbox.yml", 6), ("mlops/monitoring/prometheus/prometheus.yml", 8),
    ])
    func hasTargets(_ path: String, _ count: Int) {
        let result = run("targets", "--format", "json", Self.root + "/" + path)
        #expect(result.errors == "")
        #expect(result.exit == 0)
        #expect(result.output.contains("\"targets\": \(count),"))
    }

    @Test(arguments: ["smtp_password", "slack_api_url", "pagerduty_routing_key"])
    func secretsStandInFiles(_ name: String) throws {
        let folder = Self.root + "/mlops/monitoring/alertmanager/"
        #expect(FileManager.default.fileExists(atPath: folder + "secrets/" + name))
        #expect(try String(contentsOfFile: folder + "alertmanager.yml", encoding: .utf8).contains("_file: secrets/" + name))
    }
}
