import Documents
import SourceText

/// Machines and databases of DigitalOcean (`digitalocean_sd_configs`).
package struct DigitalOceanDiscovery: FieldStruct {
    package var httpClient = HTTPClientConfig()
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)
    package var role = Field(OneOf<DigitalOceanRole>(.droplets))
    package var client = Field(Section<GoHTTPClient>())

    package init() {}

    package static var expectation: String { "DigitalOcean discovery (a mapping)" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.group("HTTP client settings") { httpClient.fields(&$0) }
        visitor.field("refresh_interval", &refreshInterval, .shown, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("role", &role, .since(3, 12).shown, "droplets or databases")
        visitor.field("httpclient", &client, .undocumented.shown, "Go's own HTTP client, reachable by mistake")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        if !role.hasFailed, role.value.isEmpty { _ = role.value.checkWord(at: role.place, &reader) }
        httpClient.validate(node, &reader)
    }
}

/// What DigitalOcean is asked for.
package enum DigitalOceanRole: String, Keyword {
    case droplets, databases

    package static var noun: String { "DigitalOcean role" }
    package static var check: String { "discovery/role" }
}

/// Go's `http.Client`, which Prometheus reads by mistake: of its fields only the timeout can be set.
package struct GoHTTPClient: FieldStruct {
    package var transport = Field(GoInterface())
    package var checkRedirect = Field(GoFunction())
    package var jar = Field(GoInterface())
    package var timeout = Field(GoTimeDuration())

    package init() {}

    package static var expectation: String { "a mapping" }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("transport", &transport, .undocumented.shown, "not usable")
        visitor.field("checkredirect", &checkRedirect, .undocumented.shown, "not usable")
        visitor.field("jar", &jar, .undocumented.shown, "not usable")
        visitor.field("timeout", &timeout, .undocumented.shown, "how long a request may take")
    }
}

/// A field that no text can set: Prometheus crashes on any value.
package struct GoInterface: FieldValue {
    package init() {}

    package static var expectation: String { "nothing" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        reader.report("discovery/unusable", "this cannot be set, Prometheus crashes on it", at: node)
        return false
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.null() }

    package var isZero: Bool { true }
}

/// A field that no text can set: Prometheus refuses any value.
package struct GoFunction: FieldValue {
    package init() {}

    package static var expectation: String { "nothing" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        reader.typeError(node, expected: Self.expectation)
        return false
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.null() }

    package var isZero: Bool { true }
}
