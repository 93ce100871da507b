import SourceText
import Testing

@testable import ConfigModel

/// Fields and values that later releases added: refused before, accepted from their version on.
@Suite struct VersionTests {
    struct Addition: Sendable, CustomTestStringConvertible {
        var yaml: String
        var since: String
        /// The last version that does not know it.
        var before: String

        init(_ since: String, _ before: String, _ yaml: String) {
            self.yaml = yaml
            self.since = since
            self.before = before
        }

        var testDescription: String { "\(since): \(yaml)" }
    }

    private static func job(_ fields: String) -> String { "scrape_configs: [{job_name: a, \(fields)}]" }
    private static func global(_ fields: String) -> String { "global: {\(fields)}" }
    private static func remoteWrite(_ fields: String) -> String { "remote_write: [{url: http://x, \(fields)}]" }
    private static func otlp(_ fields: String) -> String { "otlp: {\(fields)}" }
    private static func storage(_ fields: String) -> String { "storage: {tsdb: {\(fields)}}" }
    private static let tenant = "11111111-1111-1111-1111-111111111111"

    static let general: [Addition] = [
        .init("2.43", "2.42", "scrape_config_files: [a.yml]"),
        .init("2.45", "2.44", global("body_size_limit: 1MB")),
        .init("2.45", "2.44", global("sample_limit: 1")),
        .init("2.45", "2.44", global("target_limit: 1")),
        .init("2.45", "2.44", global("label_limit: 1")),
        .init("2.45", "2.44", global("label_name_length_limit: 1")),
        .init("2.45", "2.44", global("label_value_length_limit: 1")),
        .init("2.47", "2.46", global("keep_dropped_targets: 1")),
        .init("2.47", "2.46", job("keep_dropped_targets: 1")),
        .init("2.55", "2.54", global("scrape_failure_log_file: a.log")),
        .init("2.55", "2.54", job("scrape_failure_log_file: a.log")),
        .init("2.49", "2.48", global("scrape_protocols: [PrometheusProto]")),
        .init("2.49", "2.48", job("scrape_protocols: [OpenMetricsText0.0.1]")),
        .init("3.0", "2.55", job("scrape_protocols: [PrometheusText1.0.0]")),
        .init("2.53", "2.52", global("rule_query_offset: 1m")),
        .init("2.53", "2.52", "runtime: {gogc: 50}"),
        .init("2.55", "2.54", global("metric_name_validation_scheme: legacy")),
        .init("2.55", "2.54", job("metric_name_validation_scheme: legacy")),
        .init("3.4", "3.3", global("metric_name_escaping_scheme: underscores")),
        .init("3.4", "3.3", job("metric_name_escaping_scheme: dots")),
        .init("3.4", "3.3", global("convert_classic_histograms_to_nhcb: true")),
        .init("3.0", "2.55", job("convert_classic_histograms_to_nhcb: true")),
        .init("3.5", "3.4", global("always_scrape_classic_histograms: true")),
        .init("3.0", "2.55", job("always_scrape_classic_histograms: true")),
        .init("3.8", "3.7", global("scrape_native_histograms: true")),
        .init("3.8", "3.7", job("scrape_native_histograms: true")),
        .init("3.10", "3.9", global("extra_scrape_metrics: true")),
        .init("3.10", "3.9", job("extra_scrape_metrics: true")),
        .init("3.8", "3.7", storage("retention: {time: 15d}")),
        .init("3.8", "3.7", storage("retention: {size: 1GB}")),
        .init("3.11", "3.10", storage("retention: {percentage: 50}")),
        .init("3.10", "3.9", storage("stale_series_compaction_threshold: 0.5")),
        .init("3.13", "3.12", storage("chunk_encoding: {floats: xor}")),
        .init("2.55", "2.54", otlp("promote_resource_attributes: [a]")),
        .init("3.0", "2.55", otlp("translation_strategy: NoUTF8EscapingWithSuffixes")),
        .init("3.4", "3.3", otlp("translation_strategy: NoTranslation")),
        .init("3.6", "3.5", otlp("translation_strategy: UnderscoreEscapingWithoutSuffixes")),
        .init("3.1", "3.0", otlp("keep_identifying_resource_attributes: true")),
        .init("3.4", "3.3", otlp("convert_histograms_to_nhcb: true")),
        .init("3.5", "3.4", otlp("promote_all_resource_attributes: true")),
        .init("3.5", "3.4", otlp("promote_all_resource_attributes: true, ignore_resource_attributes: [a]")),
        .init("3.6", "3.5", otlp("promote_scope_metadata: true")),
        .init("3.8", "3.7", otlp("label_name_underscore_sanitization: false")),
        .init("3.8", "3.7", otlp("label_name_preserve_multiple_underscores: false")),
        .init("2.45", "2.44", job("native_histogram_bucket_limit: 1")),
        .init("2.48", "2.47", job("track_timestamps_staleness: true")),
        .init("2.49", "2.48", job("enable_compression: false")),
        .init("2.50", "2.49", job("native_histogram_min_bucket_factor: 1.1")),
        .init("3.0", "2.55", job("fallback_scrape_protocol: PrometheusText0.0.4")),
        .init("2.48", "2.47", "alerting: {alertmanagers: [{sigv4: {region: x}}]}"),
        .init("2.51", "2.50", "alerting: {alertmanagers: [{alert_relabel_configs: [{action: drop, source_labels: [a], regex: b}]}]}"),
    ]

    static let remote: [Addition] = [
        .init("2.45", "2.44", remoteWrite("azuread: {managed_identity: {client_id: \(tenant)}}")),
        .init("2.48", "2.47", remoteWrite("azuread: {oauth: {client_id: \(tenant), client_secret: s, tenant_id: \(tenant)}}")),
        .init("2.52", "2.51", remoteWrite("azuread: {sdk: {tenant_id: \(tenant)}}")),
        .init("3.7", "3.6", remoteWrite("azuread: {workload_identity: {client_id: \(tenant), tenant_id: \(tenant)}}")),
        .init("3.9", "3.8", remoteWrite("azuread: {scope: x, managed_identity: {client_id: \(tenant)}}")),
        .init("2.55", "2.54", remoteWrite("google_iam: {credentials_file: a}")),
        .init("2.54", "2.53", remoteWrite("protobuf_message: io.prometheus.write.v2.Request")),
        .init("3.1", "3.0", remoteWrite("round_robin_dns: true")),
        .init("2.50", "2.49", remoteWrite("queue_config: {sample_age_limit: 1m}")),
        .init("2.55", "2.54", "remote_read: [{url: http://x, chunked_read_limit: 1}]"),
        .init("2.43", "2.42", job("proxy_url: http://p, no_proxy: x")),
        .init("2.43", "2.42", job("proxy_from_environment: true")),
        .init("2.45", "2.44", job("tls_config: {ca: x}")),
        .init("2.45", "2.44", job("tls_config: {cert: x, key: y}")),
        .init("2.49", "2.48", job("basic_auth: {username_file: x}")),
        .init("2.53", "2.52", job("http_headers: {X-Team: {values: [a]}}")),
        .init("2.53", "2.52", job("authorization: {credentials_ref: x}")),
        .init("2.53", "2.52", job("basic_auth: {username_ref: x}")),
        .init("2.53", "2.52", job("basic_auth: {username: x, password_ref: x}")),
        .init("2.53", "2.52", job("oauth2: {client_id: x, client_secret_ref: x, token_url: http://t}")),
        .init("2.53", "2.52", job("tls_config: {ca_ref: x}")),
        .init("2.53", "2.52", job("tls_config: {cert_ref: x, key_ref: y}")),
        .init("3.8", "3.7", job("oauth2: {client_id: x, client_secret: s, token_url: http://t, grant_type: client_credentials}")),
        .init("3.1", "3.0", remoteWrite("sigv4: {region: r, use_fips_sts_endpoint: true}")),
        .init("3.5", "3.4", remoteWrite("sigv4: {region: r, service_name: s}")),
        .init("3.10", "3.9", remoteWrite("sigv4: {region: r, role_arn: a, external_id: x}")),
    ]

    static let discovery: [Addition] = [
        .init("3.5", "3.4", job("stackit_sd_configs: [{project: p}]")),
        .init("3.8", "3.7", job("aws_sd_configs: [{role: ec2, region: r}]")),
        .init("3.8", "3.7", job("ecs_sd_configs: [{region: r}]")),
        .init("3.10", "3.9", job("msk_sd_configs: [{region: r}]")),
        .init("3.10", "3.9", job("aws_sd_configs: [{role: msk, region: r}]")),
        .init("3.11", "3.10", job("rds_sd_configs: [{region: r}]")),
        .init("3.11", "3.10", job("elasticache_sd_configs: [{region: r}]")),
        .init("3.11", "3.10", job("aws_sd_configs: [{role: rds, region: r}]")),
        .init("3.13", "3.12", job("rds_sd_configs: [{region: r, filters: [{name: a, values: [b]}]}]")),
        .init("3.12", "3.11", job("ec2_sd_configs: [{region: r, role_arn: a, external_id: x}]")),
        .init("3.12", "3.11", job("lightsail_sd_configs: [{region: r, role_arn: a, external_id: x}]")),
        .init("3.12", "3.11", job("outscale_sd_configs: [{region: r, access_key: a, secret_key: s}]")),
        .init("3.14", "3.13", job("oci_sd_configs: [{region: r, auth: instance_principal}]")),
        .init("3.12", "3.11", job("digitalocean_sd_configs: [{role: databases}]")),
        .init("2.45", "2.44", job("consul_sd_configs: [{path_prefix: /x}]")),
        .init("3.0", "2.55", job("consul_sd_configs: [{filter: x}]")),
        .init("3.11", "3.10", job("consul_sd_configs: [{health_filter: x}]")),
        .init("3.6", "3.5", job("kubernetes_sd_configs: [{role: pod, attach_metadata: {namespace: true}}]")),
        .init("3.11", "3.10", job("kubernetes_sd_configs: [{role: pod, attach_metadata: {deployment: true}}]")),
        .init("3.11", "3.10", job("kubernetes_sd_configs: [{role: pod, attach_metadata: {cronjob: true, job: true}}]")),
        .init("3.11", "3.10", job("kubernetes_sd_configs: [{role: pod, selectors: [{role: node, label: a=b}]}]")),
        .init("2.52", "2.51", job("azure_sd_configs: [{authentication_method: SDK, subscription_id: s}]")),
        .init("3.11", "3.10", job("azure_sd_configs: [{authentication_method: WorkloadIdentity, subscription_id: s}]")),
        .init(
            "3.2", "3.1", job("openstack_sd_configs: [{role: loadbalancer, region: r, identity_endpoint: 'http://x'}]")),
        .init("2.49", "2.48", job("dns_sd_configs: [{names: [a], type: NS, port: 80}]")),
        .init("2.54", "2.53", job("docker_sd_configs: [{host: 'unix:///var/run/docker.sock', match_first_network: false}]")),
        .init("3.5", "3.4", job("hetzner_sd_configs: [{role: hcloud, label_selector: a}]")),
        .init("2.52", "2.51", job("linode_sd_configs: [{region: r}]")),
        .init("2.50", "2.49", job("kuma_sd_configs: [{server: 'http://x', client_id: c}]")),
        .init("3.0", "2.55", job("relabel_configs: [{source_labels: [a.b], target_label: c}]")),
        .init("3.0", "2.55", job("relabel_configs: [{source_labels: [a], target_label: b.c}]")),
    ]

    @Test(arguments: general + remote + discovery)
    func isKnownFromItsVersionOn(_ addition: Addition) {
        #expect(!load(addition.yaml, version: addition.before).isAccepted)
        #expect(load(addition.yaml, version: addition.since).isAccepted)
        #expect(load(addition.yaml).isAccepted)
    }

    /// What older releases take and newer ones do not.
    static let removals: [Addition] = [
        .init("2.55", "3.0", job("scrape_classic_histograms: true")),
        .init("2.55", "3.0", "alerting: {alertmanagers: [{api_version: v1}]}"),
        .init("3.11", "3.12", remoteWrite("queue_config: {max_shards: 0}")),
        .init("3.11", "3.12", remoteWrite("queue_config: {min_shards: 5, max_shards: 1}")),
        .init("3.11", "3.12", remoteWrite("queue_config: {min_backoff: 5s, max_backoff: 1s}")),
    ]

    @Test(arguments: removals)
    func isRefusedFromAVersionOn(_ removal: Addition) {
        #expect(load(removal.yaml, version: removal.since).isAccepted)
        #expect(!load(removal.yaml, version: removal.before).isAccepted)
    }

    @Test(arguments: [
        Addition("2.45", "2.44", "tls_server_config: {cert_file: a, key_file: b, client_allowed_sans: [x]}"),
        Addition("2.50", "2.49", "tls_server_config: {cert: a, key_file: b}"),
        Addition("2.50", "2.49", "tls_server_config: {cert_file: a, key: b}"),
        Addition("3.8", "3.7", "rate_limit: {burst: 1, interval: 1s}"),
    ])
    func isKnownToServersFromItsVersionOn(_ addition: Addition) throws {
        let file = SourceFile(path: "web.yml", text: addition.yaml)
        func refusals(_ version: String) throws -> [String] {
            try WebConfig.load(file, version: #require(Version(version))).diagnostics.filter { $0.check.hasPrefix("version/") }.map(
                \.message)
        }
        #expect(try !refusals(addition.before).isEmpty)
        #expect(try refusals(addition.since).isEmpty)
    }

    @Test(arguments: [
        Addition("2.53", "2.52", "groups: [{name: a, query_offset: 1m}]"),
        Addition("3.0", "2.55", "groups: [{name: a, labels: {team: ml}}]"),
    ])
    func isKnownInRuleFilesFromItsVersionOn(_ addition: Addition) throws {
        func isAccepted(_ version: String) throws -> Bool {
            var settings = RuleSettings()
            settings.version = try #require(Version(version))
            return RuleFile.load(SourceFile(path: "rules.yml", text: addition.yaml), settings).isAccepted
        }
        #expect(try !isAccepted(addition.before))
        #expect(try isAccepted(addition.since))
    }
}
