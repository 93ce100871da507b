import Documents
import SourceText

/// OAuth 2.0: a token is fetched with client credentials or a signed assertion (RFC 7523).
package struct OAuth2Config: FieldStruct {
    package var clientID = Field("")
    package var clientSecret = Field(Secret())
    package var clientSecretFile = Field(FilePath())
    package var clientSecretRef = Field("")
    package var clientCertificateKeyID = Field("")
    package var clientCertificateKey = Field(Secret())
    /// Not resolved against the configuration's directory.
    package var clientCertificateKeyFile = Field("")
    package var clientCertificateKeyRef = Field("")
    package var grantType = Field("")
    package var signatureAlgorithm = Field("")
    package var iss = Field("")
    package var audience = Field("")
    package var claims = Field(FieldMap<AnyValue>())
    package var scopes = Field(List<String>())
    package var tokenURL = Field("")
    package var endpointParams = Field(FieldMap<String>())
    package var tls = Field(TLSConfig())
    package var proxy = ProxyConfig()

    package init() {}

    package static let jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer"

    package static var expectation: String { "a mapping with 'client_id' and 'token_url'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("client_id", &clientID, .required, "the client's public name")
        visitor.field("client_secret", &clientSecret, "the client's secret")
        visitor.field("client_secret_file", &clientSecretFile, "a file that holds the client's secret")
        visitor.field(
            "client_secret_ref", &clientSecretRef, .since(2, 53).alertmanager(0, 28),
            "a name in a secret manager, which the programs do not have")
        visitor.field(
            "client_certificate_key_id", &clientCertificateKeyID, .since(3, 8).alertmanager(0, 30),
            "the id of the key that signs the assertion")
        visitor.field(
            "client_certificate_key", &clientCertificateKey, .since(3, 8).alertmanager(0, 30), "the key that signs the assertion, as text")
        visitor.field(
            "client_certificate_key_file", &clientCertificateKeyFile, .since(3, 8).alertmanager(0, 30),
            "a file with the key that signs the assertion; relative to the working directory")
        visitor.field(
            "client_certificate_key_ref", &clientCertificateKeyRef, .since(3, 8).alertmanager(0, 30),
            "a name in a secret manager, which the programs do not have")
        visitor.field(
            "grant_type", &grantType, .since(3, 8).alertmanager(0, 30),
            "client_credentials (the default) or urn:ietf:params:oauth:grant-type:jwt-bearer")
        visitor.field(
            "signature_algorithm", &signatureAlgorithm, .since(3, 8).alertmanager(0, 30),
            "RS256 (the default), RS384 or RS512, for an assertion")
        visitor.field("iss", &iss, .since(3, 8).alertmanager(0, 30), "the issuer of the assertion; default: client_id")
        visitor.field("audience", &audience, .since(3, 8).alertmanager(0, 30), "the audience of the assertion; default: token_url")
        visitor.field("claims", &claims, .since(3, 8).alertmanager(0, 30), "further claims of the assertion")
        visitor.field("scopes", &scopes, "the scopes that are asked for")
        visitor.field("token_url", &tokenURL, .required, "where the token is fetched")
        visitor.field("endpoint_params", &endpointParams, "parameters that are added to the request for a token")
        visitor.field("tls_config", &tls, "certificates and TLS versions for fetching the token")
        visitor.group("proxy settings") { proxy.fields(&$0) }
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) { proxy.validate(&reader) }

    /// What the client's own validation asks.
    func validate(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(clientID, "client_id", of: "oauth2", node, check: "http/oauth2")
        reader.require(tokenURL, "token_url", of: "oauth2", node, check: "http/oauth2")
        guard grantType.value == Self.jwtBearer else {
            reader.atMostOne(
                "http/ambiguous",
                [
                    ("client_secret", clientSecret.keyIfSet), ("client_secret_file", clientSecretFile.keyIfSet),
                    ("client_secret_ref", clientSecretRef.keyIfSet),
                ], of: "the client's secret")
            return
        }
        reader.atMostOne(
            "http/ambiguous",
            [
                ("client_certificate_key", clientCertificateKey.keyIfSet),
                ("client_certificate_key_file", clientCertificateKeyFile.keyIfSet),
                ("client_certificate_key_ref", clientCertificateKeyRef.keyIfSet),
            ], of: "the key of the assertion")
        if !["", "RS256", "RS384", "RS512"].contains(signatureAlgorithm.value) {
            reader.report(
                "http/oauth2", "unknown signature algorithm '\(signatureAlgorithm.value)'", at: signatureAlgorithm.place,
                notes: ["use RS256, RS384 or RS512"])
        }
    }
}
