import Documents
import SourceText

/// TLS for a client (prometheus/common's `TLSConfig`): certificates inline, from files, or named in a secret manager.
package struct TLSConfig: FieldStruct {
    package var ca = Field("")
    package var cert = Field("")
    package var key = Field(Secret())
    package var caFile = Field(FilePath())
    package var certFile = Field(FilePath())
    package var keyFile = Field(FilePath())
    package var caRef = Field("")
    package var certRef = Field("")
    package var keyRef = Field("")
    package var serverName = Field("")
    package var insecureSkipVerify = Field(false)
    package var minVersion = Field(OneOf<TLSVersion>())
    package var maxVersion = Field(OneOf<TLSVersion>())

    package init() {}

    package static var expectation: String { "TLS settings (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("ca", &ca, .since(2, 45).alertmanager(0, 26), "the certificate authority's certificates as text")
        visitor.field("cert", &cert, .since(2, 45).alertmanager(0, 26), "the client's certificate as text")
        visitor.field("key", &key, .since(2, 45).alertmanager(0, 26), "the client's key as text")
        visitor.field("ca_file", &caFile, "a file with the certificate authority's certificates")
        visitor.field("cert_file", &certFile, "a file with the client's certificate")
        visitor.field("key_file", &keyFile, "a file with the client's key")
        visitor.field("ca_ref", &caRef, .since(2, 53).alertmanager(0, 28), "a name in a secret manager, which the programs do not have")
        visitor.field("cert_ref", &certRef, .since(2, 53).alertmanager(0, 28), "a name in a secret manager, which the programs do not have")
        visitor.field("key_ref", &keyRef, .since(2, 53).alertmanager(0, 28), "a name in a secret manager, which the programs do not have")
        visitor.field("server_name", &serverName, "the name that the server's certificate must carry")
        visitor.field("insecure_skip_verify", &insecureSkipVerify, .shown, "accept any certificate of the server")
        visitor.field("min_version", &minVersion, "the lowest TLS version that is accepted")
        visitor.field("max_version", &maxVersion, "the highest TLS version that is accepted")
    }

    private var usesCert: Bool { !cert.value.isEmpty || !certFile.value.isEmpty || !certRef.value.isEmpty }
    private var usesKey: Bool { !key.value.isEmpty || !keyFile.value.isEmpty || !keyRef.value.isEmpty }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.atMostOne(
            "tls/ambiguous", [("ca", ca.keyIfSet), ("ca_file", caFile.keyIfSet), ("ca_ref", caRef.keyIfSet)],
            of: "the certificate authority")
        reader.atMostOne(
            "tls/ambiguous", [("cert", cert.keyIfSet), ("cert_file", certFile.keyIfSet), ("cert_ref", certRef.keyIfSet)],
            of: "the client's certificate")
        reader.atMostOne(
            "tls/ambiguous", [("key", key.keyIfSet), ("key_file", keyFile.keyIfSet), ("key_ref", keyRef.keyIfSet)], of: "the client's key")
        func misses(_ name: String, _ file: String) -> Bool {
            reader.excusesMissing(name, in: node) || reader.excusesMissing(file, in: node)
        }
        let certFailed = [cert.hasFailed, certFile.hasFailed, certRef.hasFailed].contains(true)
        let keyFailed = [key.hasFailed, keyFile.hasFailed, keyRef.hasFailed].contains(true)
        if usesCert, !usesKey, !keyFailed, !misses("key", "key_file") {
            let place = [cert.keyIfSet, certFile.keyIfSet, certRef.keyIfSet].first { $0 >= 0 } ?? node
            reader.report("tls/cert-without-key", "a client certificate needs its key", at: place, notes: ["add 'key_file' (or 'key')"])
        } else if usesKey, !usesCert, !certFailed, !misses("cert", "cert_file") {
            let place = [key.keyIfSet, keyFile.keyIfSet, keyRef.keyIfSet].first { $0 >= 0 } ?? node
            reader.report("tls/key-without-cert", "a client key needs its certificate", at: place, notes: ["add 'cert_file' (or 'cert')"])
        }
        checkVersions(&reader)
        reader.warnOfSecretManager([("ca_ref", caRef.keyIfSet), ("cert_ref", certRef.keyIfSet), ("key_ref", keyRef.keyIfSet)])
    }

    /// promtool wants a file beside a file, where the loader also takes the text.
    func requireFilePair(_ reader: inout FieldReader) {
        if !certFile.value.isEmpty, keyFile.value.isEmpty, !key.value.isEmpty || !keyRef.value.isEmpty {
            reader.report(
                "tls/mixed-pair", "promtool takes no 'cert_file' without a 'key_file'", at: certFile.key, effect: .checker,
                related: [reader.place(max(key.key, keyRef.key))])
        }
        if !keyFile.value.isEmpty, certFile.value.isEmpty, !cert.value.isEmpty || !certRef.value.isEmpty {
            reader.report(
                "tls/mixed-pair", "promtool takes no 'key_file' without a 'cert_file'", at: keyFile.key, effect: .checker,
                related: [reader.place(max(cert.key, certRef.key))])
        }
    }

    private func checkVersions(_ reader: inout FieldReader) {
        guard let low = minVersion.value.word, let high = maxVersion.value.word, low.rawValue > high.rawValue else { return }
        reader.report(
            "tls/version-range", "min_version \(low.rawValue) is above max_version \(high.rawValue): no connection can be made",
            at: minVersion.node,
            effect: .runtime, related: [reader.place(maxVersion.node)])
    }
}

package enum TLSVersion: String, Keyword {
    case tls10 = "TLS10"
    case tls11 = "TLS11"
    case tls12 = "TLS12"
    case tls13 = "TLS13"

    package static var noun: String { "TLS version" }
    package static var check: String { "tls/version" }
}
