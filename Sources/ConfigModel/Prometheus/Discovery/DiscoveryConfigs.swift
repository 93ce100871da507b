import Documents
import SourceText

/// Where targets come from: every mechanism of Prometheus. Inlined into scrape configurations and alertmanagers.
package struct DiscoveryConfigs: Sendable {
    package var `static` = Field(List<TargetGroup>())
    package var file = Field(List<FileDiscovery>())

    package init() {}

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("file_sd_configs", &file, "target groups from files")
        visitor.field("static_configs", &`static`, "target groups that stand here")
    }
}
