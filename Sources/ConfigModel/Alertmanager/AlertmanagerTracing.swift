import Documents
import SourceText

/// Traces of Alertmanager's own work: section `tracing`.
package struct AlertmanagerTracing: FieldStruct {
    package var clientType = Field(OneOf<TracingClientType>(.grpc))
    package var endpoint = Field("")
    package var samplingFraction = Field(0.0)
    package var insecure = Field(false)
    package var tls = Field(Section<TLSConfig>())
    package var headers = Field(Section<FieldMap<HTTPHeader>>())
    package var compression = Field("")
    package var timeout = Field(ModelDuration())

    package init() {}

    package static var expectation: String { "tracing settings (a mapping with 'endpoint')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("client_type", &clientType, "grpc or http")
        visitor.field("endpoint", &endpoint, .required, "host and port to which traces are sent")
        visitor.field("sampling_fraction", &samplingFraction, "the part of traces that is kept, 0 to 1")
        visitor.field("insecure", &insecure, "send without TLS")
        visitor.field("tls_config", &tls, "certificates and TLS versions")
        visitor.field("headers", &headers, "headers that are sent along")
        visitor.field("compression", &compression, "gzip, or empty for none")
        visitor.field("timeout", &timeout, "after which sending is given up")
    }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        // The section has defaults only where it stands in the file.
        self = AlertmanagerTracing()
        return reader.readStruct(&self, node)
    }

    /// Paths of this section are relative to the working directory, not to that of the configuration.
    package mutating func setDirectory(_ directory: String) {}

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require("tracing/endpoint", endpoint, "endpoint", of: "tracing", in: node)
        if !["", "gzip"].contains(compression.value) {
            reader.report(
                "tracing/compression", "'\(compression.value)' is no compression for traces", at: compression.place,
                notes: ["use gzip, or leave it out"])
        }
    }
}
