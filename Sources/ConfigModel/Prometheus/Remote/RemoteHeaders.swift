import Documents
import SourceText

/// Headers of requests to remote storage and tracing receivers.
enum RemoteHeaders {
    private static let reserved = [
        "host", "content-encoding", "content-length", "content-type", "user-agent", "connection", "keep-alive", "proxy-authenticate",
        "proxy-authorization", "www-authenticate", "accept-encoding", "x-prometheus-remote-write-version",
        "x-prometheus-remote-read-version",
        "x-amz-date", "x-amz-security-token", "x-amz-content-sha256",
    ]

    /// Reports headers that Prometheus sets itself.
    static func validate(_ headers: FieldMap<String>, _ reader: inout FieldReader, authorization: String) {
        for entry in headers.entries {
            let name = entry.key.value.lowercased()
            if name == "authorization" {
                reader.report("remote/reserved-header", authorization, at: entry.key.node)
            } else if reserved.contains(name) {
                reader.report("remote/reserved-header", "the header '\(entry.key.value)' is set by Prometheus itself", at: entry.key.node)
            }
        }
    }
}
