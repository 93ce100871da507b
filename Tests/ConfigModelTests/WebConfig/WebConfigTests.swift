import SourceText
import Testing

@testable import ConfigModel

@Suite struct WebConfigTests {
    private func checks(_ text: String, _ files: [String: String] = [:]) -> [String] {
        let loaded = WebConfig.load(SourceFile(path: "etc/web.yml", text: text)) { path in
            files[path].map { .content(Array($0.utf8)) } ?? .missing
        }
        return loaded.diagnostics.filter { $0.effect == .load }.map(\.check)
    }

    @Test(arguments: [
        ("", []), ("tls_server_config: {}\n", []), ("http_server_config: {headers: {X-Frame-Options: deny}}\n", []),
        ("http_server_config: {headers: {X-Frame-Options: DENY}}\n", ["web/header-value"]),
        ("http_server_config: {headers: {X-Own: a, Server: b}}\n", ["web/header", "web/header"]),
        ("basic_auth_users: {a: plain}\n", ["web/password-hash"]), ("basic_auth_users: {a: }\n", ["web/password-hash"]),
        ("rate_limit: {interval: 1h30m, burst: 5}\n", []), ("rate_limit: {interval: 5}\n", []),
        ("rate_limit: {interval: '5'}\n", ["duration/syntax"]), ("rate_limit: {interval: 1d}\n", ["duration/syntax"]),
        ("tls_server_config: {min_version: TLS14}\n", ["tls/version"]), ("tls_server_config: {curve_preferences: [X448]}\n", ["web/curve"]),
        ("tls_server_config: {cipher_suites: [TLS_RSA_WITH_RC4_128_SHA]}\n", ["web/cipher-suite"]),
        ("tls_server_config: {client_auth_type: NoClientCert}\n", ["web/tls-without-cert", "web/tls-without-key"]),
        ("tls_server_config: {cert_file: a}\n", ["web/tls-without-key"]),
        ("tls_server_config: {cert_file: a, key_file: b}\n", ["web/missing-file", "web/missing-file"]),
        ("tls_config: {}\n", ["yaml/unknown-field"]),
    ])
    func finds(text: String, expected: [String]) {
        #expect(checks(text) == expected)
    }

    @Test func allFaultsAreReported() {
        let text = """
            basic_auth_users: {a: x}
            http_server_config: {headers: {A: b}}
            tls_server_config: {key_file: k, client_auth_type: Maybe}
            """
        #expect(checks(text) == ["web/tls-without-cert", "web/client-auth", "web/header", "web/password-hash"])
    }

    @Test func filesAreFoundBesideTheConfiguration() {
        let files = ["etc/tls/a.crt": "no PEM", "/k": "no PEM"]
        #expect(checks("tls_server_config: {cert_file: ./tls/a.crt, key_file: /k}\n", files) == ["web/certificate"])
        let loaded = WebConfig.load(SourceFile(path: "web.yml", text: "tls_server_config: {cert_file: a, key_file: b}\n"))
        #expect(loaded.diagnostics.isEmpty)
    }

    @Test func hashesStaySecret() {
        let loaded = WebConfig.load(SourceFile(path: "web.yml", text: "basic_auth_users:\n  bob: hunter2\n"))
        #expect(loaded.diagnostics.count == 1)
        for diagnostic in loaded.diagnostics {
            #expect(!diagnostic.message.contains("hunter2"))
            #expect(diagnostic.primary.file.text(diagnostic.primary.range) == "bob")
        }
    }

    private static let tail = String(repeating: "a", count: 53)

    @Test(arguments: [
        ("$2y$10$", 0, true), ("$2a$04$", 0, true), ("$2y$03$", 0, false), ("$2y$xx$", 0, false), ("$3y$10$", 0, false),
        ("x2y$10$", 0, false), ("$2$10$a", 0, true), ("$2y$10$", 1, true), ("$2y$10$", 2, false),
    ])
    func passwordHash(prefix: String, cut: Int, isGood: Bool) {
        let hash = prefix + Self.tail.dropLast(cut)
        #expect((PasswordHash.problem(Array(hash.utf8)) == nil) == isGood)
    }
}
