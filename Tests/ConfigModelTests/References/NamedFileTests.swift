import Documents
import Testing

@testable import ConfigModel

/// The files that a section names, as it was written.
@Suite struct NamedFileTests {
    private func files(_ fields: String) -> [String] {
        let loaded = load("scrape_configs: [{job_name: a, \(fields)}]")
        for item in loaded.model.scrapeConfigs.value.items {
            // The quick question must not leave out a section that names a file.
            let names = !NamedFile.all(in: item.value).isEmpty
            #expect(!names || loaded.tree.map { NamedFileFinder.mayName($0.node(at: item.node)) } == true)
        }
        return loaded.model.scrapeConfigs.value.items.flatMap { NamedFile.all(in: $0.value) }
            .map { "\($0.keys.joined(separator: ".")) \($0.path)\($0.isJoined ? "" : " (not joined)")" }
    }

    @Test(arguments: [
        (
            "tls_config: {ca_file: a, cert_file: b, key_file: c}",
            ["tls_config.ca_file a", "tls_config.cert_file b", "tls_config.key_file c"]
        ),
        ("bearer_token_file: a", ["authorization.credentials_file a"]),
        ("oauth2: {client_id: i, token_url: http://t, client_secret_file: a}", ["oauth2.client_secret_file a"]),
        ("http_headers: {X-Team: {files: [a, b]}}", ["http_headers.files a", "http_headers.files b"]),
        (
            "kubernetes_sd_configs: [{role: pod, api_server: http://k, tls_config: {ca_file: a}}]",
            ["kubernetes_sd_configs.tls_config.ca_file a"]
        ),
        ("file_sd_configs: [{files: [a.yml]}], scrape_failure_log_file: log, params: {ca_file: [x]}", []),
        ("authorization: {credentials_file: /a}", ["authorization.credentials_file /a (not joined)"]),
        (
            "azure_sd_configs: [{subscription_id: s, authentication_method: SDK, tls_config: {ca_file: a}}]",
            ["azure_sd_configs.tls_config.ca_file a (not joined)"]
        ),
        (
            "stackit_sd_configs: [{project: p, private_key_path: a}]",
            ["stackit_sd_configs.private_key_path a (not joined)"]
        ),
    ])
    func areFound(fields: String, files: [String]) {
        #expect(self.files(fields) == files)
    }

    @Test func areFoundBehindAnchorsOnce() {
        let loaded = load("remote_write: [{url: http://a, tls_config: &t {ca_file: x}}, {url: http://b, tls_config: *t}]")
        let files = loaded.model.remoteWrite.value.items.flatMap { NamedFile.all(in: $0.value) }
        #expect(files.map(\.path) == ["x", "x"])
        #expect(files.allSatisfy { $0.node == files[0].node })
    }

    /// Every path that is declared stands under a key by which it is found at once.
    @Test func everyDeclaredPathIsFoundByItsKey() {
        let markdown = FieldReference.markdown(PrometheusConfig.self, title: "", introduction: "")
        let others = ["`rule_files`", "`scrape_config_files`", "`files`", "`query_log_file`", "`scrape_failure_log_file`"]
        let paths = markdown.split(separator: "\n").filter { $0.contains("| a path |") || $0.contains("list of a path |") }
            .compactMap { $0.split(separator: "|").first.map { $0.filter { $0 != " " } } }
        #expect(paths.count > 10)
        for path in paths where !others.contains(path) { #expect(path.hasSuffix("_file`"), "\(path)") }
    }
}
