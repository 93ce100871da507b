import SourceText
import Testing

@testable import ConfigModel

@Suite struct HTTPClientConfigTests {
    private func findings(_ settings: String) -> [String] {
        load("scrape_configs:\n- job_name: a\n" + settings.split(separator: "\n").map { "  \($0)\n" }.joined()).findings
    }

    @Test(arguments: [
        ("basic_auth: {username: u}\noauth2: {client_id: a, token_url: b}", ["http/auth-conflict: oauth2"]),
        ("bearer_token: t\nbasic_auth: {}", ["http/auth-conflict: basic_auth"]),
        ("bearer_token: t\nbearer_token_file: f", ["http/ambiguous: bearer_token_file"]),
        ("authorization: {}\nbearer_token: t", ["http/auth-conflict: bearer_token"]),
        ("authorization: {}\nbasic_auth: {}\noauth2: {client_id: a, token_url: b}", ["http/auth-conflict: basic_auth"]),
        ("authorization: {type: ' BASIC '}", ["http/authorization-basic: ' BASIC '"]),
        ("authorization: {credentials: a, credentials_file: b}", ["http/ambiguous: credentials_file"]),
        (
            "basic_auth: {username: u, username_file: f, password: p, password_file: g}",
            ["http/ambiguous: username_file", "http/ambiguous: password_file"]
        ),
        ("oauth2: {}", ["http/oauth2: {}", "http/oauth2: {}"]),
        ("oauth2: {client_id: a}", ["http/oauth2: client_id"]),
        ("oauth2: {client_id: a, token_url: b, client_secret: c, client_secret_file: d}", ["http/ambiguous: client_secret_file"]),
        (
            "oauth2: {client_id: a, token_url: b, grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', signature_algorithm: HS256}",
            ["http/oauth2: HS256"]
        ),
        ("proxy_connect_header: {a: [b]}", ["http/proxy: proxy_connect_header"]),
        ("no_proxy: a", ["http/proxy: no_proxy"]),
        ("proxy_url: ''\nno_proxy: a", []),
        ("proxy_from_environment: true\nproxy_url: http://p\nno_proxy: a", ["http/proxy: proxy_url", "http/proxy: no_proxy"]),
        ("http_headers: {HOST: {values: [x]}}", ["http/reserved-header: HOST"]),
        ("tls_config: {cert_file: c}", ["tls/cert-without-key: cert_file"]),
        ("tls_config: {key_file: c}", ["tls/key-without-cert: key_file"]),
        ("tls_config: {cert_file: c, kye_file: k}", ["yaml/unknown-field: kye_file"]),
        ("tls_config: {cert_file: c, key: k}", ["tls/mixed-pair (checker): cert_file"]),
        ("tls_config: {ca: x, ca_file: y}", ["tls/ambiguous: ca_file"]),
        ("tls_config: {min_version: TLS13, max_version: TLS12}", ["tls/version-range (runtime): TLS13"]),
        ("tls_config: {min_version: tls12}", ["tls/version: tls12"]),
        ("basic_auth: {password_ref: x}", ["http/secret-ref (runtime): password_ref"]),
        ("proxy_url: 'http://[abc]/'", ["url/syntax: 'http://[abc]/'"]),
        ("basic_auth: null\nauthorization: ~\noauth2:", []),
        ("bearer_token: t", []),
    ])
    func checks(settings: String, expected: [String]) {
        #expect(findings(settings) == expected)
    }

    @Test func awsIsNeverValidated() {
        #expect(load("scrape_configs: [{job_name: a, aws_sd_configs: [{role: ec2, basic_auth: {}, bearer_token: t}]}]").findings == [])
        #expect(
            load("scrape_configs: [{job_name: a, ec2_sd_configs: [{basic_auth: {}, bearer_token: t}]}]").findings
                == ["http/auth-conflict: bearer_token"])
    }

    @Test(arguments: [
        ("role: pod, basic_auth: {}", ["discovery/kubernetes-access: basic_auth"]),
        ("role: pod, api_server: 'http://k', basic_auth: {}", []),
        ("role: pod, kubeconfig_file: k, follow_redirects: false", ["discovery/kubernetes-access: follow_redirects"]),
        ("role: pod, kubeconfig_file: k, api_server: 'http://k'", ["discovery/kubernetes-access: api_server"]),
        ("role: pod, api_server: 'http://k', namespaces: {own_namespace: true}", ["discovery/kubernetes-access: own_namespace"]),
        ("role: service, selectors: [{role: pod}]", ["discovery/selector: pod"]),
        ("role: pod, selectors: [{role: pod}, {role: pod}]", ["discovery/selector: pod"]),
        ("role: pod, selectors: [{role: pod, field: a}]", ["discovery/selector: a"]),
        ("role: pod, selectors: [{role: pod, label: 'a in b'}]", ["discovery/selector: 'a in b'"]),
        ("namespaces: {}", ["discovery/missing: namespaces"]),
    ])
    func kubernetes(settings: String, expected: [String]) {
        #expect(load("scrape_configs: [{job_name: a, kubernetes_sd_configs: [{\(settings)}]}]").findings == expected)
    }
}
