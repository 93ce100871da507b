import Documents
import SourceText

/// Certificate and TLS settings of a server.
package struct WebTLSConfig: FieldStruct {
    package var cert = Field("")
    package var key = Field(Secret())
    package var clientCA = Field("")
    package var certFile = Field(FilePath())
    package var keyFile = Field(FilePath())
    package var clientAuthType = Field("")
    package var clientCAFile = Field(FilePath())
    package var cipherSuites = Field(List<OneOf<CipherSuite>>())
    package var curvePreferences = Field(List<OneOf<CurvePreference>>())
    package var minVersion = Field(OneOf<TLSVersion>(.tls12))
    package var maxVersion = Field(OneOf<TLSVersion>(.tls13))
    package var preferServerCipherSuites = Field(true)
    package var clientAllowedSANs = Field(List<String>())

    package init() {}

    package static var expectation: String { "TLS settings (a mapping)" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("cert", &cert, .since(2, 50), "the server's certificate as text")
        visitor.field("key", &key, .since(2, 50), "the server's key as text")
        visitor.field("client_ca", &clientCA, .since(2, 50), "certificates that clients must be signed by, as text")
        visitor.field("cert_file", &certFile, "a file with the server's certificate; wins over cert")
        visitor.field("key_file", &keyFile, "a file with the server's key; wins over key")
        visitor.field("client_auth_type", &clientAuthType, "whether clients need a certificate; default: NoClientCert")
        visitor.field("client_ca_file", &clientCAFile, "a file with certificates that clients must be signed by; wins over client_ca")
        visitor.field("cipher_suites", &cipherSuites, "cipher suites for TLS 1.2 and below")
        visitor.field("curve_preferences", &curvePreferences, "elliptic curves, the preferred first")
        visitor.field("min_version", &minVersion, "the lowest TLS version that is accepted")
        visitor.field("max_version", &maxVersion, "the highest TLS version that is accepted")
        visitor.field("prefer_server_cipher_suites", &preferServerCipherSuites, "has no effect any more")
        visitor.field("client_allowed_sans", &clientAllowedSANs, .since(2, 45), "names of which a client's certificate must carry one")
    }

    /// Whether the server serves TLS, or is meant to.
    package var isEnabled: Bool {
        !(cert.value.isEmpty && certFile.value.isEmpty && key.value.isEmpty && keyFile.value.isEmpty && clientCA.value.isEmpty
            && clientCAFile.value.isEmpty && clientAuthType.value.isEmpty)
    }

    private static let authTypes = [
        "NoClientCert", "RequestClientCert", "RequireAnyClientCert", "VerifyClientCertIfGiven", "RequireAndVerifyClientCert",
    ]

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        checkVersions(&reader)
        guard isEnabled else { return }
        let setting = [certFile.keyIfSet, cert.keyIfSet, keyFile.keyIfSet, key.keyIfSet, clientCAFile.keyIfSet, clientCA.keyIfSet]
        let place = (setting + [clientAuthType.keyIfSet]).first { $0 >= 0 } ?? node
        if cert.value.isEmpty, certFile.value.isEmpty, !cert.hasFailed, !certFile.hasFailed {
            reader.report(
                "web/tls-without-cert", "TLS is set up without a certificate", at: place, notes: ["add 'cert_file' (or 'cert')"])
        }
        if key.value.isEmpty, keyFile.value.isEmpty, !key.hasFailed, !keyFile.hasFailed {
            reader.report("web/tls-without-key", "TLS is set up without a key", at: place, notes: ["add 'key_file' (or 'key')"])
        }
        warnOfHidden(cert.keyIfSet, by: certFile.keyIfSet, "cert", "cert_file", &reader)
        warnOfHidden(key.keyIfSet, by: keyFile.keyIfSet, "key", "key_file", &reader)
        warnOfHidden(clientCA.keyIfSet, by: clientCAFile.keyIfSet, "client_ca", "client_ca_file", &reader)
        checkClientAuth(&reader)
    }

    private func checkClientAuth(_ reader: inout FieldReader) {
        let type = clientAuthType.value
        // An older name of RequireAnyClientCert.
        guard type.isEmpty || type == "RequireClientCert" || Self.authTypes.contains(where: { $0.utf8.elementsEqual(type.utf8) }) else {
            var notes = ["use one of: " + Self.authTypes.joined(separator: ", ")]
            if let near = didYouMean(type, among: Self.authTypes) { notes.insert("did you mean \(near)?", at: 0) }
            reader.report("web/client-auth", "unknown client_auth_type '\(type)'", at: clientAuthType.place, notes: notes)
            return
        }
        guard type.isEmpty || type == "NoClientCert", !clientAuthType.hasFailed else { return }
        let authority = [clientCAFile.keyIfSet, clientCA.keyIfSet].first { $0 >= 0 }
        guard let authority else { return }
        reader.report(
            "web/client-ca-unused", "certificates for clients are given, but clients are not asked for one", at: authority,
            related: clientAuthType.isWritten ? [reader.place(clientAuthType.node)] : [],
            notes: ["add 'client_auth_type: RequireAndVerifyClientCert'"])
    }

    private func checkVersions(_ reader: inout FieldReader) {
        guard let low = minVersion.value.word, let high = maxVersion.value.word, low.rawValue > high.rawValue else { return }
        reader.report(
            "web/tls-versions", "min_version \(low.rawValue) is above max_version \(high.rawValue): no client can connect",
            at: [minVersion.place, maxVersion.place].first { $0 >= 0 } ?? 0, effect: .runtime,
            related: maxVersion.isWritten && minVersion.isWritten ? [reader.place(maxVersion.node)] : [])
    }

    private func warnOfHidden(_ node: NodeIndex, by other: NodeIndex, _ name: String, _ winner: String, _ reader: inout FieldReader) {
        guard node >= 0, other >= 0 else { return }
        reader.report(
            "web/tls-ambiguous", "'\(name)' is not used, as '\(winner)' is given", at: node, severity: .warning, effect: .risk,
            related: [reader.place(other)])
    }
}

/// The cipher suites that Go counts as secure.
package enum CipherSuite: String, Keyword {
    case aes128GCM = "TLS_AES_128_GCM_SHA256"
    case aes256GCM = "TLS_AES_256_GCM_SHA384"
    case chacha20 = "TLS_CHACHA20_POLY1305_SHA256"
    case ecdsaAES128CBC = "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"
    case ecdsaAES256CBC = "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"
    case rsaAES128CBC = "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"
    case rsaAES256CBC = "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"
    case ecdsaAES128GCM = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
    case ecdsaAES256GCM = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
    case rsaAES128GCM = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
    case rsaAES256GCM = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
    case rsaChacha20 = "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
    case ecdsaChacha20 = "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"

    package static var noun: String { "cipher suite" }
    package static var check: String { "web/cipher-suite" }
}

/// The curves that can be named.
package enum CurvePreference: String, Keyword {
    case p256 = "CurveP256"
    case p384 = "CurveP384"
    case p521 = "CurveP521"
    case x25519 = "X25519"

    package static var noun: String { "curve" }
    package static var check: String { "web/curve" }
}
