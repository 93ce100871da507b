import ConfigModel
import Documents
import SourceText

/// What exporter-toolkit says of a web configuration and the files that lie beside it.
func checkWebConfig(_ record: Record) -> Verdict {
    let text = (record.string("yaml") ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(expandPEM).joined(separator: "\n")
    var files: [String: [UInt8]] = [:]
    for (name, content) in record["files"].map({ Array($0.entries) }) ?? [] as [(key: Node, value: Node)] {
        let text = content.string
        files["dir/" + name.string] = Array((text.hasPrefix("pem:") ? pem[String(text.dropFirst(4))] ?? "" : text).utf8)
    }
    let loaded = WebConfig.load(SourceFile(path: "dir/web.yml", text: text)) { path in files[path].map { .content($0) } ?? .missing }
    let refusals = loaded.diagnostics.filter { $0.effect == .load }
    let expected = record.bool("ok") ?? false
    let error = record.string("error") ?? record.strings("error_any_of").joined(separator: " | ")
    let got = refusals.map { "\($0.check): \($0.message)" }.joined(separator: " | ")
    var verdict = loaded.isAccepted == expected ? Verdict.agreement : .disagreement(expected: "ok=\(expected) \(error)", got: got)
    if !expected {
        verdict.expected = error
        verdict.got = got
        verdict.located = located(record, Located(file: loaded.file, tree: loaded.tree, diagnostics: loaded.diagnostics))
    }
    return verdict
}

/// A line `PEM name` stands for that text at the same indentation.
private func expandPEM(_ line: Substring) -> String {
    let indent = line.prefix { $0 == " " }
    let rest = line.dropFirst(indent.count)
    guard rest.hasPrefix("PEM "), let text = pem[String(rest.dropFirst(4))] else { return String(line) }
    return text.split(separator: "\n").map { indent + $0 }.joined(separator: "\n")
}

/// Certificates and keys that are used for nothing else: a server's pair, another key, an authority.
private let pem: [String: String] = [
    "server.crt": """
    -----BEGIN CERTIFICATE-----
    MIIBgjCCASmgAwIBAgIUCPAhtvzEWbkCmv14sto1VbS6Dp4wCgYIKoZIzj0EAwIw
    FjEUMBIGA1UEAwwLc2VydmVyLnRlc3QwIBcNMjYxMTI3MTc0NzA2WhgPMjEyNjEx
    MDMxNzQ3MDZaMBYxFDASBgNVBAMMC3NlcnZlci50ZXN0MFkwEwYHKoZIzj0CAQYI
    KoZIzj0DAQcDQgAExFb349Y3DNFuF7+d/VL5QKgIDRh8TaZoBMtPLGkexBBQK+o1
    cx9PyhqlICUE+mLAARToKFC4rLuTfuSQKzNXoqNTMFEwHQYDVR0OBBYEFEsZbjd7
    JTYf/RleG5AA7/2L1f1HMB8GA1UdIwQYMBaAFEsZbjd7JTYf/RleG5AA7/2L1f1H
    MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgKpndMKBmcIe2qviE
    YFSjwPu7QoTOL0MNs6kdAu4SIPwCIFxcxo/zsUWUbI5bV42YHvEh2rmvChormxPY
    eBpyja8p
    -----END CERTIFICATE-----
    """,
    "server.key": """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgl373cWcOC2B1pBDw
    3e7KFRXhjtTmPXvS8Djs684KQcOhRANCAATEVvfj1jcM0W4Xv539UvlAqAgNGHxN
    pmgEy08saR7EEFAr6jVzH0/KGqUgJQT6YsABFOgoULisu5N+5JArM1ei
    -----END PRIVATE KEY-----
    """,
    "other.key": """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg0LvfGPzJoRY4vkkB
    Yl+3sjKQE6fpizouq1+y7QaQnAqhRANCAATAVicbvQrkZ5C+3WgC0Cu3tUQd3y7X
    lW4J6j3t/RAsRQ5XB9bLaNhPN7fGl64AG3VnpYu/NzP8GvXzHfL/p9p2
    -----END PRIVATE KEY-----
    """,
    "ca.crt": """
    -----BEGIN CERTIFICATE-----
    MIIBejCCASGgAwIBAgIUDAh/vdA6TB3+jw8pYk55UZSbgHkwCgYIKoZIzj0EAwIw
    EjEQMA4GA1UEAwwHY2EudGVzdDAgFw0yNjExMjcxNzQ3MDZaGA8yMTI2MTEwMzE3
    NDcwNlowEjEQMA4GA1UEAwwHY2EudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEH
    A0IABBJi8un/Pvc5MqAsBWF8qPcZPYNDidnHerbVzS1FKkXpXorcYaSbSISiI/yJ
    /EJFHQBzZyZU1naG7a5OIfBOYZGjUzBRMB0GA1UdDgQWBBSfZKstlXwEWbwxQa1q
    UlfsnUkclTAfBgNVHSMEGDAWgBSfZKstlXwEWbwxQa1qUlfsnUkclTAPBgNVHRMB
    Af8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIDZ8XqjXPg9o6wtrotwFtwDSvYjE
    gLx2Gvo6VcUVikWaAiBstr8LaZt0xHFPIKKTw3yeoPc5cbi7D1MeCUQBRkbjow==
    -----END CERTIFICATE-----
    """,
]
