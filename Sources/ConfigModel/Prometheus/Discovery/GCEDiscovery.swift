import Documents
import SourceText

/// Instances of Google Compute Engine (`gce_sd_configs`).
package struct GCEDiscovery: FieldStruct {
    package var project = Field("")
    package var zone = Field("")
    package var filter = Field("")
    package var refreshInterval = Field(ModelDuration(seconds: 60))
    package var port = Field(80)
    package var tagSeparator = Field(",")

    package init() {}

    package static var expectation: String { "GCE discovery (a mapping with 'project' and 'zone')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("project", &project, .required.shown, "the project")
        visitor.field("zone", &zone, .required.shown, "the zone")
        visitor.field("filter", &filter, "a filter of the API")
        visitor.field("refresh_interval", &refreshInterval, "how often targets are looked up")
        visitor.field("port", &port, .shown, "the port of the targets")
        visitor.field("tag_separator", &tagSeparator, "what stands between tags in their label")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(project, "project", of: "gce_sd_configs", node, check: "discovery/missing")
        reader.require(zone, "zone", of: "gce_sd_configs", node, check: "discovery/missing")
    }
}
