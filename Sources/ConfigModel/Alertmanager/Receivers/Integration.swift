import Documents
import SourceText

/// One way by which a receiver is notified.
package protocol Integration: TemplatedStruct {
    /// The name that Alertmanager gives it: `slack`.
    static var name: StaticString { get }

    /// The key of its list in a receiver: `slack_configs`.
    static var key: StaticString { get }

    /// Whether resolved alerts are sent, too.
    var sendResolved: Field<Bool> { get }

    /// Takes what is not set from the global section, and reports what is missing then.
    mutating func inherit(_ global: inout AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader)
}

/// An integration that talks HTTP.
package protocol HTTPIntegration: Integration {
    /// The client; the global one when it is absent.
    var httpConfig: Field<Section<HTTPClientConfig>> { get set }
}

extension HTTPIntegration {
    /// Takes the global HTTP client as a whole, unless there is an own one.
    mutating func inheritHTTP(_ global: AlertmanagerGlobal, at node: NodeIndex, _ reader: inout FieldReader) {
        guard !httpConfig.value.isPresent else { return }
        if !global.httpConfig.value.isPresent, !httpConfig.hasFailed, !global.httpConfig.hasFailed {
            reader.report(
                "alertmanager/http-client", "there is no HTTP client for this receiver: the global 'http_config' is null",
                at: global.httpConfig.place,
                effect: .runtime, related: [reader.place(reader.firstKey(of: node), label: "has none of its own")],
                notes: ["Alertmanager crashes when it sets the receiver up; remove the null to get the default"])
        }
        httpConfig.value = global.httpConfig.value
    }
}

extension FieldVisitor {
    /// The field that every integration has.
    mutating func sendResolved(_ field: inout Field<Bool>) {
        self.field("send_resolved", &field, .shown, "send a message when alerts are resolved, too")
    }

    /// The field that every integration over HTTP has.
    mutating func httpConfig(_ field: inout Field<Section<HTTPClientConfig>>) {
        self.field("http_config", &field, "the HTTP client; replaces the global one as a whole")
    }
}
