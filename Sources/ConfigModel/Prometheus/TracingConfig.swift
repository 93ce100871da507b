import Documents
import SourceText

/// Where Prometheus sends traces of itself (`tracing`).
package struct TracingConfig: FieldStruct {
    package var clientType = Field(OneOf<TracingClientType>(.grpc))
    package var endpoint = Field("")
    package var samplingFraction = Field(0.0)
    package var insecure = Field(false)
    package var tls = Field(TLSConfig())
    package var headers = Field(FieldMap<String>())
    package var compression = Field("")
    package var timeout = Field(ModelDuration())

    package init() {}

    package static var expectation: String { "a mapping with 'endpoint'" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("client_type", &clientType, "grpc or http")
        visitor.field("endpoint", &endpoint, .required, "host:port of the receiver")
        visitor.field("sampling_fraction", &samplingFraction, "the share of traces that are sent, 0 to 1")
        visitor.field("insecure", &insecure, "talk without TLS")
        visitor.field("tls_config", &tls, "certificates and TLS versions")
        visitor.field("headers", &headers, "headers of the requests")
        visitor.field("compression", &compression, "gzip, or nothing")
        visitor.field("timeout", &timeout, "how long the receiver may take for a batch")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        RemoteHeaders.validate(headers.value, &reader, authorization: "an authorization header cannot be set for tracing yet")
        if endpoint.value.isEmpty, !endpoint.hasFailed, !reader.excusesMissing("endpoint", in: node) {
            reader.report(
                "tracing/endpoint", "tracing needs an 'endpoint'", at: endpoint.place >= 0 ? endpoint.place : reader.firstKey(of: node))
        }
        if !compression.value.isEmpty, compression.value != "gzip" {
            reader.report(
                "tracing/compression", "unknown compression '\(compression.value)'", at: compression.node,
                notes: ["use gzip, or leave it out"])
        }
    }
}

package enum TracingClientType: String, Keyword {
    case grpc, http

    package static var noun: String { "tracing client" }
    package static var check: String { "tracing/client-type" }
}
