import Documents
import SourceText
import Testing

@testable import ConfigModel

/// What is hidden of a file, and what stays to be seen.
@Suite struct SecretFinderTests {
    /// The texts that are hidden in a configuration.
    private func hidden(_ yaml: String, version: String = "3.14") -> [String] {
        let loaded = load(yaml, version: version)
        return loaded.secrets.ranges.map { loaded.file.text($0) }
    }

    @Test(arguments: [
        ("scrape_configs: [{job_name: a, bearer_token: tok}]", ["tok"]),
        ("scrape_configs: [{job_name: a, basic_auth: {username: u, password_file: f}}]", []),
        ("scrape_configs: [{job_name: a, basic_auth: {username: u, pasword: tok}}]", ["tok"]),
        ("scrape_configs: [{job_name: a, basic_auth: tok}]", ["tok"]),
        ("scrape_configs: [{job_name: a, my_api_token: [tok, tik]}]", ["[tok, tik]"]),
        ("scrape_configs: [{job_name: a, proxy_connect_header: {Header: [tok]}}]", ["tok"]),
        ("scrape_configs: [{job_name: a, http_headers: {Header: {values: [x], secrets: [tok]}}}]", ["[tok]"]),
        ("scrape_configs: [{job_name: a, bearer_token: &t tok, params: {a: [*t]}}]", ["tok"]),
        ("remote_write: [{url: 'http://user:tok@host/path'}]", ["tok"]),
        ("remote_write: [{url: 'http://user@host:80/path?a=b:c@d'}]", []),
        ("scrape_configs: [{job_name: a, scrape_interval: 1m, params: {key_id: [b]}}]", []),
        ("tok", ["tok"]),
    ])
    func hides(yaml: String, secrets: [String]) {
        #expect(hidden(yaml) == secrets)
    }

    @Test func hidesWhatAVersionDoesNotKnow() {
        let yaml = "scrape_configs: [{job_name: a, oci_sd_configs: [{region: r, key_passphrase: tok, key_passphras: tik}]}]"
        #expect(hidden(yaml, version: "2.42") == ["tok", "tik"])
        #expect(hidden("scrape_configs: [{job_name: a, http_headers: {A: tok}}]", version: "2.42") == ["tok"])
    }

    @Test(arguments: [
        // In a list in brackets the value goes on to the next line.
        ("a: [\npassword: tok tik\nuser: x", ["tok tik\nuser"]),
        ("a: ]\nb:\n  client_secret: |\n    tok\n\n    tik\n  user: x", ["|\n    tok\n\n    tik"]),
        ("a: ]\npasswords:\n- tok\n- tik\nuser: x", ["\n- tok\n- tik"]),
        ("a: ]\npassword: \"tok\n tik\"\nuser: x", ["\"tok\n tik\""]),
        ("a: ]\n\"password\":tok\nuser: x", ["tok"]),
        ("a: ]\nbasic_auth: tok\nuser: x", ["tok"]),
        ("a: ]\nbasic_auth: {password: tok}\nuser: x", ["tok}"]),
        ("a: ]\npassword_file: f\nuser: x", []),
        ("a: ]\npassword: 'tok", ["'tok"]),
        ("a: ]\npassword:", []),
    ])
    func hidesInBrokenFiles(text: String, secrets: [String]) {
        #expect(hidden(text) == secrets)
    }

    @Test func knowsTheFieldsOfTheModels() {
        #expect(
            SecretFields.prometheus.names.isSuperset(of: ["password", "credentials", "bearer_token", "client_secret", "secret_key", "key"]))
        #expect(!SecretFields.prometheus.names.contains("username"))
        #expect(SecretFields.prometheus.sections.isSuperset(of: ["basic_auth", "authorization", "oauth2", "sigv4", "http_headers"]))
        #expect(SecretFields.prometheus.mappings.contains("proxy_connect_header"))
        #expect(SecretFields.web.names == ["key", "basic_auth_users"])
        #expect(SecretFields.alertmanager.names.isSuperset(of: ["smtp_auth_password", "api_url", "routing_key", "url"]))
    }

    @Test(.timeLimit(.minutes(1))) func isNotSlowedByManyOrNestedKeys() {
        let nested = String(repeating: "my_secret: {", count: 5000) + String(repeating: "}", count: 5000)
        let broken = "a: ]\n" + (0..<50_000).map { "k\($0):\n" }.joined()
        let counts = (nested: hidden(nested).count, broken: hidden(broken).count)
        #expect(counts.nested == 1, "the outermost value hides what is in it")
        #expect(counts.broken == 0)
    }
}
