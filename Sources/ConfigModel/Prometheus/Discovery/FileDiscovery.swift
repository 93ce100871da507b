import Documents
import SourceText

/// Target groups from files that are watched (`file_sd_configs`).
package struct FileDiscovery: FieldStruct {
    package var files = Field(List<FilePath>())
    package var refreshInterval = Field(ModelDuration(seconds: 300))

    package init() {}

    package static var expectation: String { "file discovery (a mapping with 'files')" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.field("files", &files, .required.shown, "paths of JSON and YAML files, '*' in the last part stands for any text")
        visitor.field("refresh_interval", &refreshInterval, "how often the files are read again, beside being watched")
    }

    package mutating func check(_ node: NodeIndex, _ reader: inout FieldReader) {
        reader.require(files, "files", of: "file_sd_configs", node, check: "discovery/missing")
        for file in files.value.items where !GlobPattern.isValidFileDiscovery(file.value.path) {
            reader.report(
                "discovery/file-pattern", "'\(file.value.path)' is no path for file discovery", at: file.node,
                notes: ["the name ends in .json, .yml or .yaml, and '*' stands in its last part only"])
        }
    }
}
