import Documents
import SourceText
import Testing

@testable import ConfigModel

@Suite struct PrometheusConfigTests {
    @Test func tenFaultsInTenSections() {
        let loaded = load(
            """
            global:
              scrape_timeout: 2m
            runtime:
              gogc: many
            rule_files: [rules/*/a.yml]
            scrape_configs:
            - job_name: node
              static_configs:
              - targets: ['http://localhost:9100']
            - job_name: node
              relabel_configs:
              - action: hashmod
                target_label: x
            alerting:
              alertmanagers:
              - api_version: v1
            storage:
              tsdb:
                retention: {percentage: 101}
            tracing:
              client_type: grpc
            remote_write:
            - name: far
            remote_read:
            - url: http://r
              headers: {Host: x}
            otlp:
              translation_strategy: None
            """)
        #expect(
            loaded.findings == [
                "scrape/timeout: 2m",
                "yaml/type: many",
                "config/path-pattern: rules/*/a.yml",
                "scrape/target: 'http://localhost:9100'",
                "scrape/duplicate-job: node",
                "relabel/modulus: hashmod",
                "version/removed-value: v1",
                "storage/retention: 101",
                "tracing/endpoint: client_type",
                "remote/url: name",
                "remote/reserved-header: Host",
                "otlp/translation-strategy: None",
            ])
    }

    @Test(arguments: ["", "# nothing\n", "{}", "global: {}", "global:\n", "scrape_configs: []", "otlp:\n", "storage:\n"])
    func acceptsLittle(yaml: String) {
        #expect(load(yaml).findings == [])
    }

    @Test func namesAreComparedByBytes() {
        #expect(load("scrape_configs:\n- job_name: \"\\u00e9\"\n- job_name: \"e\\u0301\"\n").findings == [])
    }

    @Test(arguments: [
        ("scrape_configs: [null]", "scrape/empty: null"),
        ("scrape_configs: [{}]", "scrape/job-name: {}"),
        ("scrape_configs: [{job_name: ''}]", "scrape/job-name: ''"),
        ("alerting: {alertmanagers: [null]}", "alerting/empty: null"),
        ("remote_write: [~]", "remote/empty: ~"),
        ("remote_write: [{url: a, queue_config: }]", "remote/queue: queue_config"),
        ("remote_write: [{url: a, queue_config: {min_shards: 60}}]", "remote/queue: 60"),
        ("remote_write: [{url: a, name: x}, {url: b, name: x}]", "remote/duplicate-name: x"),
        ("remote_write: [{url: a, sigv4: {}, azuread: {sdk: {}}}]", "http/auth-conflict: azuread"),
        ("remote_write: [{url: a, protobuf_message: prometheus.WriteReqest}]", "remote/protobuf-message: prometheus.WriteReqest"),
        ("global: {scrape_protocols: []}", "scrape/protocol: []"),
        ("global: {scrape_protocols: [PrometheusProto, prometheusproto]}", "scrape/protocol: prometheusproto"),
        ("global: {body_size_limit: 100}", "size/syntax: 100"),
        ("global: {external_labels: {'': x}}", "labels/name: ''"),
        ("global: {external_labels: {a: 1, a: 2}}", "yaml/duplicate-key: 2"),
        ("scrape_configs: [{job_name: a, consul_sd_configs: [null]}]", "discovery/empty: null"),
        ("scrape_configs: [{job_name: a, dns_sd_configs: [{names: [b], type: A}]}]", "discovery/port: A"),
        ("scrape_configs: [{job_name: a, file_sd_configs: [{files: [a.txt]}]}]", "discovery/file-pattern: a.txt"),
        ("scrape_configs: [{job_name: a, http_sd_configs: [{url: 'ftp://a'}]}]", "discovery/url: 'ftp://a'"),
        ("scrape_configs: [{job_name: a, ec2_sd_configs: [{filters: [{name: x}]}]}]", "discovery/filter: name"),
        ("scrape_configs: [{job_name: a, nerve_sd_configs: [{servers: [s], paths: [p]}]}]", "discovery/path: p"),
        ("scrape_configs: [{job_name: a, scrape_classic_histograms: true}]", "version/removed-field: scrape_classic_histograms"),
        ("storage: {tsdb: {chunk_encoding: {floats: XOR}}}", "storage/chunk-encoding: XOR"),
        ("tracing: {endpoint: e, compression: zip}", "tracing/compression: zip"),
        ("otlp: {promote_resource_attributes: [a, ' a ', '']}", "otlp/attributes: ' a '"),
        ("otlp: {ignore_resource_attributes: [a]}", "otlp/attributes: ignore_resource_attributes"),
    ])
    func refuses(yaml: String, finding: String) {
        #expect(load(yaml).findings.first == finding)
    }

    @Test(arguments: [
        // A misspelt or broken field is not missed as well.
        ("scrape_configs: [{job_nam: a}]", ["yaml/unknown-field: job_nam"]),
        ("remote_write: [{url: [a]}]", ["yaml/type: [a]"]),
        ("remote_write: [{ulr: a}]", ["yaml/unknown-field: ulr"]),
        ("tracing: {endpont: a}", ["yaml/unknown-field: endpont"]),
        ("scrape_configs: [{job_name: a, relabel_configs: [{action: kep}]}]", ["relabel/action: kep"]),
        ("scrape_configs: [{job_name: a, scrape_interval: 1, scrape_timeout: 2m}]", ["duration/syntax: 1"]),
        ("scrape_configs: [{job_name: a, kubernetes_sd_configs: [{role: pods, selectors: [{role: pod}]}]}]", ["discovery/role: pods"]),
        (
            "global: {metric_name_validation_scheme: legacy, metric_name_escaping_scheme: allow-utf-8}\nscrape_configs: [{job_name: a}, {job_name: b}]",
            ["scrape/name-escaping: allow-utf-8"]
        ),
    ])
    func oneCauseOneFinding(yaml: String, findings: [String]) {
        #expect(load(yaml).findings == findings)
    }

    @Test func jobsTakeOverGlobalSettings() throws {
        let model = load(
            """
            global: {scrape_interval: 5s, sample_limit: 9, scrape_native_histograms: true, metric_name_validation_scheme: legacy}
            scrape_configs:
            - job_name: a
            - {job_name: b, scrape_interval: 1m, scrape_timeout: 20s, sample_limit: 3, scrape_native_histograms: false}
            """
        ).model
        let jobs = model.scrapeConfigs.value.items.map(\.value)
        #expect(jobs.map { $0.scrapeInterval.value.description } == ["5s", "1m"])
        #expect(jobs.map { $0.scrapeTimeout.value.description } == ["5s", "20s"])
        #expect(jobs.map(\.sampleLimit.value) == [9, 3])
        #expect(jobs.map { $0.scrapeProtocols.value.items.count } == [5, 4])
        #expect(jobs.map { $0.metricNameEscapingScheme.value.text } == ["underscores", "underscores"])
        #expect(model.global.value.scrapeTimeout.value.description == "5s")
    }

    @Test(arguments: [
        ("a$X", "aone"), ("${X}b", "oneb"), ("$$", "$"), ("$", "$"), ("a$ b", "a$ b"), ("${}x", "x"), ("${X", "X"), ("$Xb", ""),
        ("${NONE}", ""),
        ("$X$X", "oneone"), ("$1", ""),
    ])
    func expandsVariables(text: String, value: String) {
        let loaded = load("global: {external_labels: {a: '\(text)'}}", environment: ["X": "one"])
        #expect(loaded.model.global.value.externalLabels.value["a"] == value)
        let warns = ["$Xb", "${NONE}", "$1"].contains(text)
        #expect(loaded.findings == (warns ? ["config/environment (risk): '\(text)'"] : []))
        #expect(loaded.isAccepted)
    }

    @Test func anAgentHasNoRulesAndAlerts() {
        let yaml = "rule_files: [a.yml]\nalerting: {alertmanagers: [{static_configs: [{targets: [a]}]}]}\nremote_read: [{url: u}]\n"
        #expect(load(yaml).findings == [])
        #expect(load(yaml, isAgent: true).findings == ["config/agent: rule_files", "config/agent: alerting", "config/agent: remote_read"])
        #expect(load("rule_files: []\nalerting:\n", isAgent: true).findings == [])
    }

    @Test(arguments: [
        (
            "scrape_configs: [{job_name: a, scrape_protocols: [PrometheusText1.0.0]}]", "2.55",
            ["version/unknown-value: PrometheusText1.0.0"]
        ),
        ("scrape_configs: [{job_name: a, scrape_protocols: [PrometheusText1.0.0]}]", "3.0", []),
        ("scrape_configs: [{job_name: a, fallback_scrape_protocol: x}]", "2.55", ["version/unknown-field: fallback_scrape_protocol"]),
        ("scrape_configs: [{job_name: a, scrape_classic_histograms: true}]", "2.55", []),
        ("alerting: {alertmanagers: [{api_version: v1}]}", "2.55", []),
        ("otlp: {promote_scope_metadata: true}", "3.5", ["version/unknown-field: promote_scope_metadata"]),
        ("remote_write: [{url: u, queue_config: {capacity: 0}}]", "3.11", ["remote/queue (runtime): 0"]),
        ("global: {external_labels: {é: x}}", "2.55", ["labels/name: é"]),
        ("global: {external_labels: {é: x}}", "3.14", []),
        ("scrape_configs: [{job_name: a, oci_sd_configs: [{region: r}]}]", "3.13", ["version/unknown-field: oci_sd_configs"]),
    ])
    func knowsVersions(yaml: String, version: String, findings: [String]) {
        #expect(load(yaml, version: version).findings == findings)
    }

    @Test(arguments: [
        ("remote_write: [{url: u}, {url: u}]", ["remote/duplicate (runtime): url"]),
        ("remote_write: [{url: u}, {url: u, name: b}]", []),
        ("remote_read: [{url: u, bearer_token: a}, {bearer_token: b, url: u}]", ["remote/duplicate (runtime): bearer_token"]),
        ("storage: {tsdb: {chunk_encoding: {floats: xor2}}}", []),
    ])
    func refusedWhenApplied(yaml: String, findings: [String]) {
        #expect(load(yaml).findings == findings)
        #expect(load(yaml).isAccepted)
    }

    @Test func chunkEncodingsDependOnFeatures() {
        let xor2 = "storage: {tsdb: {chunk_encoding: {floats: xor2}}}"
        #expect(load(xor2, version: "3.13").findings == ["storage/chunk-encoding (runtime): xor2"])
        #expect(load(xor2, version: "3.13", features: ["xor2-encoding"]).findings == [])
        #expect(
            load("storage: {tsdb: {chunk_encoding: {floats: xor}}}", features: ["st-storage"]).findings == [
                "storage/chunk-encoding (runtime): xor"
            ])
    }

    @Test func whatFollowsTheFirstDocumentIsIgnored() {
        let loaded = load("global: {}\n---\n{[")
        #expect(loaded.isAccepted)
        #expect(loaded.findings.map { $0.prefix(22) } == ["yaml/second-document ("])
    }

    @Test func aSyntaxErrorLeavesTheRestChecked() {
        let loaded = load("global: {scrape_interval: x}\nscrape_configs:\n- job_name: a\n  params: [\n")
        #expect(loaded.findings.contains("duration/syntax: x"))
        #expect(loaded.findings.contains { $0.hasPrefix("yaml/syntax") })
    }

    @Test func deepAndWideInputsEnd() {
        let deep = "remote_write: [{url: u, oauth2: {client_id: a, token_url: b, claims: {a: \(String(repeating: "[", count: 9000))"
        #expect(!load(deep).isAccepted)
        let nested =
            "remote_write: [{url: u, oauth2: {client_id: a, token_url: b, claims: {a: \(String(repeating: "[", count: 2000))1"
            + String(repeating: "]", count: 2000) + "}}}]"
        #expect(load(nested).findings.contains { $0.hasPrefix("yaml/depth (risk)") })
    }
}
