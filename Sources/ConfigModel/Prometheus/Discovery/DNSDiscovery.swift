import Documents
import SourceText

/// Names in the DNS (`dns_sd_configs`).
package struct DNSDiscovery: FieldStruct {
    package var names = Field(List<String>())
    package var refreshInterval = Field(ModelDuration(seconds: 30))
    package var type = Field("SRV")
    package var port = Field(0)

    package init() {}

    package static var expectation: String { "DNS discovery (a mapping with 'names')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("names", &names, .required.shown, "the names to look up")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("type", &type, .shown, "the kind of record: SRV, A, AAAA, MX or NS")
        visitor.field("port", &port, .shown, "the port of the targets, not for SRV")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(names, "names", of: "dns_sd_configs", node, check: "discovery/missing")
        guard !type.hasFailed else { return }
        switch type.value.uppercased() {
        case "SRV": break
        case "NS" where reader.settings.version < Version(2, 49):
            reader.report(
                "version/unknown-value", "Prometheus knows the record type 'NS' from 2.49 on, the target is \(reader.settings.version)",
                at: type.node)
        case "A", "AAAA", "MX", "NS":
            if port.value == 0, !port.hasFailed {
                reader.report(
                    "discovery/port", "records of the type \(type.value) name no port", at: port.place >= 0 ? port.place : type.place,
                    notes: ["add 'port'"])
            }
        default:
            reader.report(
                "discovery/record-type", "unknown record type '\(type.value)'",
                at: type.place >= 0 ? type.place : reader.firstKey(of: node),
                notes: ["use SRV, A, AAAA, MX or NS"])
        }
    }
}
