import Documents
import SourceText

/// How a program talks to something over HTTP (prometheus/common's `HTTPClientConfig`).
///
/// Mostly inlined: the owner calls ``fields(_:)`` inside its own and ``validate(_:_:)`` in its check. As a section of its own
/// it validates itself.
package struct HTTPClientConfig: FieldStruct {
    package var basicAuth = Field(Section<BasicAuth>())
    package var authorization = Field(Section<Authorization>())
    package var oauth2 = Field(Section<OAuth2Config>())
    package var bearerToken = Field(Secret())
    package var bearerTokenFile = Field(FilePath())
    package var tls = Field(TLSConfig())
    package var followRedirects = Field(true)
    package var enableHTTP2 = Field(true)
    package var proxy = ProxyConfig()
    package var httpHeaders = Field(Section<FieldMap<HTTPHeader>>())

    package init() {}

    package init(followRedirects: Bool, enableHTTP2: Bool) {
        self.followRedirects.value = followRedirects
        self.enableHTTP2.value = enableHTTP2
    }

    package static var expectation: String { "HTTP client settings (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("basic_auth", &basicAuth, "user name and password")
        visitor.field("authorization", &authorization, "the Authorization header")
        visitor.field("oauth2", &oauth2, "fetch a token by OAuth 2.0")
        visitor.field("bearer_token", &bearerToken, .deprecated("authorization.credentials"), "a bearer token")
        visitor.field(
            "bearer_token_file", &bearerTokenFile, .deprecated("authorization.credentials_file"), "a file that holds a bearer token")
        visitor.field("tls_config", &tls, "certificates and TLS versions")
        visitor.field("follow_redirects", &followRedirects, .shown, "follow HTTP redirects")
        visitor.field("enable_http2", &enableHTTP2, .shown, "use HTTP/2 where the server knows it")
        visitor.group("proxy settings") { proxy.fields(&$0) }
        visitor.field("http_headers", &httpHeaders, .since(2, 53).alertmanager(0, 28), "headers that are added to every request")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) { validate(node, &reader) }

    /// Checks that the ways to authenticate do not contradict each other, and folds a bearer token into `authorization`.
    package mutating func validate(_ node: NodeIndex, _ reader: inout FieldReader) {
        guard saysSomething else { return }
        let bothTokens = !bearerToken.value.isEmpty && !bearerTokenFile.value.isEmpty
        reader.atMostOne(
            "http/ambiguous", [("bearer_token", bearerToken.keyIfSet), ("bearer_token_file", bearerTokenFile.keyIfSet)],
            of: "the bearer token")
        checkMechanisms(&reader, bothTokens: bothTokens)
        basicAuth.value.value?.validate(&reader)
        if var section = authorization.value.value {
            section.validate(&reader)
            authorization.value = Section(section)
        } else {
            foldBearerToken()
        }
        oauth2.value.value?.validate(oauth2.node, &reader)
        proxy.validate(&reader)
        if let headers = httpHeaders.value.value { HTTPHeader.validate(headers, &reader) }
    }

    /// Whether anything is set that could contradict something else.
    private var saysSomething: Bool {
        basicAuth.value.isPresent || authorization.value.isPresent || oauth2.value.isPresent || httpHeaders.value.isPresent
            || !bearerToken.value.isEmpty || !bearerTokenFile.value.isEmpty || proxy.saysSomething
    }

    private func checkMechanisms(_ reader: inout FieldReader, bothTokens: Bool) {
        var set: [(name: String, key: NodeIndex)] = []
        if basicAuth.value.isPresent { set.append(("basic_auth", basicAuth.key)) }
        if authorization.value.isPresent { set.append(("authorization", authorization.key)) }
        if oauth2.value.isPresent { set.append(("oauth2", oauth2.key)) }
        if !bearerToken.value.isEmpty { set.append(("bearer_token", bearerToken.key)) }
        if !bearerTokenFile.value.isEmpty, !bothTokens { set.append(("bearer_token_file", bearerTokenFile.key)) }
        guard set.count > 1 else { return }
        reader.reportConflict(set)
    }

    private mutating func foldBearerToken() {
        guard !bearerToken.value.isEmpty || !bearerTokenFile.value.isEmpty else { return }
        var section = Authorization()
        section.type.value = "Bearer"
        let file = !bearerTokenFile.value.isEmpty
        if file {
            section.credentialsFile = bearerTokenFile
        } else {
            section.credentials = bearerToken
        }
        let origin = file ? (bearerTokenFile.node, bearerTokenFile.key) : (bearerToken.node, bearerToken.key)
        authorization = Field(Section(section), node: origin.0, key: origin.1)
        bearerToken.value = Secret()
        bearerTokenFile.value = FilePath()
    }

    /// The key of a setting that differs from the defaults, or nil when all are the defaults.
    package func firstChangedKey(_ reader: FieldReader) -> NodeIndex? {
        let isHeaderWritten = proxy.connectHeader.isWritten && !reader.isNullItem(proxy.connectHeader.node)
        let keys = [
            basicAuth.keyIfSet, authorization.keyIfSet, oauth2.keyIfSet, bearerToken.keyIfSet, bearerTokenFile.keyIfSet, tls.keyIfSet,
            followRedirects.value ? -1 : followRedirects.key, enableHTTP2.value ? -1 : enableHTTP2.key, proxy.proxyURL.keyIfSet,
            proxy.noProxy.keyIfSet, proxy.fromEnvironment.keyIfSet, isHeaderWritten ? proxy.connectHeader.key : -1, httpHeaders.keyIfSet,
        ]
        return keys.first { $0 >= 0 }
    }

    /// Whether any way to authenticate is configured, after ``validate(_:_:)``.
    package var authenticates: Bool { basicAuth.value.isPresent || authorization.value.isPresent || oauth2.value.isPresent }
}
