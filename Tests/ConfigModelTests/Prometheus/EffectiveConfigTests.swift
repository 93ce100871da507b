import Documents
import SourceText
import Testing

@testable import ConfigModel

@Suite struct EffectiveConfigTests {
    private func effective(_ yaml: String, at path: String = "", directory: String? = nil) -> String {
        let tree = load(yaml).effective(directory: directory)
        return tree.value(at: path).map { YAMLEmitter.text($0) } ?? "absent"
    }

    @Test func ofAnEmptyFile() {
        #expect(
            effective("") == """
                global:
                  scrape_interval: 1m
                  scrape_timeout: 10s
                  evaluation_interval: 1m
                  metric_name_validation_scheme: utf8
                  metric_name_escaping_scheme: allow-utf-8
                  scrape_native_histograms: false
                  extra_scrape_metrics: false
                runtime:
                  gogc: 75
                storage:
                  tsdb:
                    outofordertimewindow: 0
                    retention: {}
                otlp:
                  translation_strategy: UnderscoreEscapingWithSuffixes
                  label_name_underscore_sanitization: true
                  label_name_preserve_multiple_underscores: true

                """)
    }

    @Test func ofAJob() {
        #expect(
            effective(
                """
                scrape_configs:
                - job_name: a
                - job_name: b
                  bearer_token: hunter2
                  params: {x10: [b], x9: [a]}
                  relabel_configs:
                  - {source_labels: [__address__], target_label: instance}
                  - {action: drop, regex: (.*)}
                  static_configs:
                  - targets: ['h:1']
                    labels: {team: x}
                """, at: "scrape_configs[1]") == """
                    job_name: b
                    honor_timestamps: true
                    track_timestamps_staleness: false
                    params:
                      x9:
                      - a
                      x10:
                      - b
                    scrape_interval: 1m
                    scrape_timeout: 10s
                    scrape_protocols:
                    - OpenMetricsText1.0.0
                    - OpenMetricsText0.0.1
                    - PrometheusText1.0.0
                    - PrometheusText0.0.4
                    scrape_native_histograms: false
                    always_scrape_classic_histograms: false
                    convert_classic_histograms_to_nhcb: false
                    metrics_path: /metrics
                    scheme: http
                    enable_compression: true
                    metric_name_validation_scheme: utf8
                    metric_name_escaping_scheme: allow-utf-8
                    extra_scrape_metrics: false
                    authorization:
                      type: Bearer
                      credentials: <secret>
                    follow_redirects: true
                    enable_http2: true
                    relabel_configs:
                    - source_labels:
                      - __address__
                      separator: ;
                      target_label: instance
                      replacement: $1
                      action: replace
                    - separator: ;
                      regex: (.*)
                      replacement: $1
                      action: drop
                    static_configs:
                    - targets:
                      - h:1
                      labels:
                        team: x

                    """)
    }

    @Test func secretsAreNeverShown() {
        let yaml = """
            remote_write:
            - url: http://user:hunter2@host/x?y=z
              basic_auth: {username: u, password: hunter2}
              http_headers: {X-Key: {secrets: [hunter2]}}
              proxy_url: http://p:hunter2@proxy
            """
        let loaded = load(yaml)
        let text = YAMLEmitter.text(loaded.effective())
        #expect(loaded.findings == [])
        #expect(!text.contains("hunter2"))
        #expect(text.contains("url: http://user:xxxxx@host/x?y=z"))
        #expect(text.contains("password: <secret>"))
        // Every byte of every secret lies in a range that reports hide.
        for range in yaml.ranges(of: "hunter2") {
            let offset = yaml.utf8.distance(from: yaml.startIndex, to: range.lowerBound)
            #expect(loaded.secrets.ranges.contains { $0.lowerBound <= offset && $0.upperBound >= offset + 7 })
        }
        var dumped = ""
        dump(loaded.model.remoteWrite.value.items[0].value.httpClient.basicAuth, to: &dumped)
        #expect(!dumped.contains("hunter2"))
    }

    @Test func messagesHoldNoSecrets() {
        let yaml = """
            remote_write:
            - url: "http://user:hunter2@ho st"
              basic_auth: {username: u, password: [hunter2]}
              authorization: {type: basic, credentials: hunter2, credentials_file: f}
            """
        let messages = load(yaml).diagnostics.flatMap { [$0.message] + $0.notes + $0.related.map(\.label) + $0.fixes.map(\.title) }
        #expect(messages.count > 3)
        #expect(messages.allSatisfy { !$0.contains("hunter2") })
    }

    @Test(arguments: [
        ("rule_files: [a/b.yml]", "rule_files[0]", "/etc/p/a/b.yml"),
        ("rule_files: [../b.yml]", "rule_files[0]", "/etc/b.yml"),
        ("rule_files: [/b.yml]", "rule_files[0]", "/b.yml"),
        ("global: {query_log_file: q}", "global.query_log_file", "/etc/p/q"),
        ("scrape_configs: [{job_name: a, bearer_token_file: t}]", "scrape_configs[0].authorization.credentials_file", "/etc/p/t"),
        ("scrape_configs: [{job_name: a, tls_config: {ca_file: ./c}}]", "scrape_configs[0].tls_config.ca_file", "/etc/p/c"),
        ("scrape_configs: [{job_name: a, http_headers: {X: {files: [h]}}}]", "scrape_configs[0].http_headers.X.files[0]", "/etc/p/h"),
        (
            "scrape_configs: [{job_name: a, file_sd_configs: [{files: ['t/*.yml']}]}]", "scrape_configs[0].file_sd_configs[0].files[0]",
            "/etc/p/t/*.yml"
        ),
        ("remote_write: [{url: u, google_iam: {credentials_file: c}}]", "remote_write[0].google_iam.credentials_file", "c"),
    ])
    func pathsStandAgainstTheDirectory(yaml: String, path: String, value: String) {
        #expect(effective(yaml, at: path, directory: "/etc/p") == value + "\n")
    }

    @Test(arguments: [
        (
            "scrape_configs: [{job_name: a, consul_sd_configs: [{username: u, password: p}]}]",
            "scrape_configs[0].consul_sd_configs[0].basic_auth.username", "u"
        ),
        (
            "scrape_configs: [{job_name: a, outscale_sd_configs: [{access_key: a, secret_key: b}]}]",
            "scrape_configs[0].outscale_sd_configs[0].endpoint",
            "https://api.eu-west-2.outscale.com/api/v1"
        ),
        ("storage: {exemplars: {}}", "storage.exemplars", "{}"),
        ("storage: {tsdb: {out_of_order_time_window: 30m}}", "storage.tsdb.outofordertimewindow", "1800000"),
        ("remote_read: [{url: ''}]", "remote_read[0].url", "''"),
        ("global: {body_size_limit: 1.5MB}", "global.body_size_limit", "1MiB512KiB"),
        (
            "scrape_configs: [{job_name: a, digitalocean_sd_configs: [{}]}]", "scrape_configs[0].digitalocean_sd_configs[0].httpclient",
            "null"
        ),
        ("global: {sample_limit: 7.9}", "global.sample_limit", "7"),
        ("otlp: ", "otlp", "absent"),
        (
            "remote_write: [{url: u, oauth2: {client_id: a, token_url: b, claims: {m: 0x10, l: [1.50, yes, {}]}}}]",
            "remote_write[0].oauth2.claims",
            "l:\n- 1.5\n- true\n- {}\nm: 16"
        ),
    ])
    func values(yaml: String, path: String, value: String) {
        #expect(effective(yaml, at: path) == (value == "absent" ? value : value + "\n"))
    }
}
