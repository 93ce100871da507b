import Documents
import SourceText

/// Serversets in ZooKeeper (`serverset_sd_configs`).
package struct ServersetDiscovery: FieldStruct {
    package var servers = Field(List<String>())
    package var paths = Field(List<String>())
    package var timeout = Field(ModelDuration(seconds: 10))

    package init() {}

    package static var expectation: String { "serverset discovery (a mapping with 'servers' and 'paths')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("servers", &servers, .required.shown, "host:port of ZooKeeper servers")
        visitor.field("paths", &paths, .required.shown, "paths to look into")
        visitor.field("timeout", &timeout, "how long a session may be silent")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(servers, "servers", of: "serverset_sd_configs", node, check: "discovery/missing")
        reader.require(paths, "paths", of: "serverset_sd_configs", node, check: "discovery/missing")
        for path in paths.value.items where path.value.utf8.first != 0x2F {
            reader.report("discovery/path", "the path '\(path.value)' does not begin with '/'", at: path.node)
        }
    }
}
