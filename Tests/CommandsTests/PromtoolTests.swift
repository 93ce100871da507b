import Commands
import Foundation
import Testing

/// Debian's promtool is asked the same questions, where it is installed. It is of 2.42, so monctl is asked for that release.
@Suite struct PromtoolTests {
    struct Question: Sendable, CustomTestStringConvertible {
        var name: String
        var files: [String: String]

        init(_ name: String, _ config: String, _ others: [String: String] = [:]) {
            self.name = name
            files = others
            files["prometheus.yml"] = config
        }

        var testDescription: String { name }
    }

    /// Nil when there is none, or one of another release.
    private static let promtool: String? = {
        for folder in (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") {
            let path = "\(folder)/promtool"
            guard FileManager.default.isExecutableFile(atPath: path) else { continue }
            if let answer = try? run(path, ["--version"], in: "/"), answer.output.contains("version 2.42.") { return path }
        }
        return nil
    }()

    private static let rules = "groups: [{name: a, rules: [{alert: Down, expr: up == 0}]}]\n"

    static let questions: [Question] = [
        Question("an empty configuration", "global: {}\n"),
        Question("a rule file", "rule_files: [rules.yml]\n", ["rules.yml": rules]),
        Question("a missing rule file", "rule_files: [rules.yml]\n"),
        Question("a pattern without a match", "rule_files: ['*.rules']\n"),
        Question("a broken rule file", "rule_files: ['r*.yml']\n", ["rules.yml": "groups: [{name: a, rules: [{alert: b}]}]\n"]),
        Question("a hidden rule file", "rule_files: ['*.yaml']\n", [".hidden.yaml": "groups: 1\n"]),
        Question("the configuration as a rule file", "rule_files: ['*.yml']\n"),
        Question("a bad pattern", "rule_files: ['r[a']\n"),
        Question("an unknown field", "global: {scrape_intervall: 1m}\n"),
        Question("a later field", "scrape_configs: [{job_name: a, fallback_scrape_protocol: PrometheusText0.0.4}]\n"),
        Question("a missing token", "scrape_configs: [{job_name: a, authorization: {credentials_file: token}}]\n"),
        Question("a token", "scrape_configs: [{job_name: a, authorization: {credentials_file: token}}]\n", ["token": "x"]),
        Question("a missing authority", "scrape_configs: [{job_name: a, tls_config: {ca_file: ca.pem}}]\n"),
        Question("missing certificates", "scrape_configs: [{job_name: a, tls_config: {cert_file: a.pem, key_file: b.pem}}]\n"),
        Question("missing targets", "scrape_configs: [{job_name: a, file_sd_configs: [{files: [targets.yml]}]}]\n"),
        Question(
            "broken targets", "scrape_configs: [{job_name: a, file_sd_configs: [{files: [targets.json]}]}]\n",
            ["targets.json": "[{\"targets\": [1]}]"]),
        Question(
            "a target with a slash", "scrape_configs: [{job_name: a, file_sd_configs: [{files: ['t*.yml']}]}]\n",
            ["targets.yml": "- targets: [a/b]\n"]),
        Question(
            "a target with a slash that relabelling mends",
            """
            scrape_configs:
              - job_name: a
                file_sd_configs: [{files: ['t*.yml']}]
                relabel_configs: [{target_label: __address__, replacement: 'b:1'}]

            """, ["targets.yml": "- targets: [a/b]\n"]),
        Question("an alertmanager of the first API", "alerting: {alertmanagers: [{api_version: v1, static_configs: [{targets: [a]}]}]}\n"),
        Question("two jobs of one name", "scrape_configs: [{job_name: a}, {job_name: a}]\n"),
        Question("names by UTF-8", "scrape_configs: [{job_name: a, relabel_configs: [{source_labels: [a.b], target_label: c}]}]\n"),
    ]

    @Test(.enabled(if: promtool != nil, "promtool 2.42 is not installed"), arguments: questions)
    func agrees(_ question: Question) throws {
        let promtool = try #require(Self.promtool)
        let folder = FileManager.default.temporaryDirectory.appending(path: "monctl-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in question.files { try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8) }
        let answer = try Self.run(promtool, ["check", "config", "prometheus.yml"], in: folder.path)
        var console = Console()
        let path = folder.appending(path: "prometheus.yml").path
        _ = Monctl.run(["validate", "--prometheus-version", "2.42", "--format", "json", path], in: &console)
        let report = String(decoding: console.output, as: UTF8.self)
        let isRefused = report.contains("\"effect\": \"load\"") || report.contains("\"effect\": \"checker\"")
        #expect(isRefused == (answer.exit != 0), "promtool says: \(answer.output)\nmonctl says: \(report)")
    }

    private static func run(_ program: String, _ arguments: [String], in folder: String) throws -> (output: String, exit: Int32) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (output, process.terminationStatus)
    }
}
