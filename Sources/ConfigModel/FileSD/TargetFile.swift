import Documents
import SourceText

/// A file that `file_sd_configs` names, as read: its target groups and everything that is wrong with it.
///
/// Prometheus loads its configuration without looking into such files, and logs an error where it cannot read one; promtool refuses
/// it. So faults have the effect `checker`.
package struct TargetFile: Sendable {
    package var file: SourceFile
    /// The groups that could be read, with their nodes.
    package var groups: [Field<TargetGroup>]
    /// Nil when the file holds no document.
    package var tree: DocumentTree?
    package var diagnostics: [Diagnostic]
    /// The path under which Prometheus knows the file; nil when it is the one here.
    package var discoveredPath: String?

    /// Whether Prometheus takes the groups of the file.
    package var isAccepted: Bool { !diagnostics.contains { $0.effect == .load || $0.effect == .checker } }

    /// How a file is read: its extension alone tells.
    package enum Format: Sendable {
        case json, yaml

        /// The format of a path; nil when file discovery does not know the extension. Case is ignored.
        package init?(path: String) {
            // Behind the last dot, as a number: four letters at most, in lower case.
            var ending: UInt32 = 0
            var count = -1
            for byte in path.utf8 {
                switch byte {
                case UInt8(ascii: "."): (ending, count) = (0, 0)
                case UInt8(ascii: "/"): count = -1
                default:
                    if count >= 0 { count += 1 }
                    ending = ending << 8 | UInt32((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
                }
            }
            switch (count, ending) {
            case (4, 0x6A73_6F6E): self = .json
            case (3, 0x796D_6C), (4, 0x7961_6D6C): self = .yaml
            default: return nil
            }
        }
    }

    /// Reads target groups as `discovery/file` of Prometheus does: strict YAML (yaml.v2) or JSON by Go's rules.
    ///
    /// - Parameter format: how it is read; by default its extension tells.
    package static func load(_ file: SourceFile, as format: Format? = nil) -> TargetFile {
        var result: TargetFile
        switch format ?? Format(path: file.path) {
        case .json: result = loadJSON(file)
        case .yaml: result = loadYAML(file)
        case nil:
            let diagnostic = Diagnostic(
                "file-sd/extension", .error, .load, "file discovery does not know the extension of this file",
                at: Place(file, ByteRange(at: 0)),
                notes: ["the name must end in .json, .yml or .yaml"])
            result = TargetFile(file: file, groups: [], tree: nil, diagnostics: [diagnostic])
        }
        for i in result.diagnostics.indices where result.diagnostics[i].effect == .load { result.diagnostics[i].effect = .checker }
        return result
    }

    private static func loadYAML(_ file: SourceFile) -> TargetFile {
        let content = YAMLReader.read(file, dialect: .v2)
        var result = TargetFile(file: content.file, groups: [], tree: content.trees.first, diagnostics: content.diagnostics)
        if let tree = content.trees.first {
            let (list, diagnostics) = FieldReader.read(List<TargetGroup>.self, from: tree, ReaderSettings(dialect: .v2)) { reader, list in
                list.items.removeAll { item in
                    guard reader.isNullItem(item.node) else { return false }
                    reader.report("file-sd/null-group", nullGroup, at: item.node, notes: nullGroupNotes)
                    return true
                }
            }
            result.groups = list.items
            result.diagnostics += diagnostics
        }
        result.diagnostics += content.ignoredDocumentWarning(
            "file-sd/second-document", by: "Prometheus", notes: ["put these groups into the list above"])
        return result
    }

    private static func loadJSON(_ file: SourceFile) -> TargetFile {
        let (tree, diagnostics) = JSONReader.read(file)
        var result = TargetFile(file: file, groups: [], tree: tree, diagnostics: diagnostics)
        // A whole file is decoded here, where text behind the value is an error.
        for i in result.diagnostics.indices where result.diagnostics[i].check == "json/trailing-text" {
            result.diagnostics[i].severity = .error
            result.diagnostics[i].effect = .load
            result.diagnostics[i].message = "there is text behind the JSON value"
        }
        guard let root = tree.root, result.isAccepted else { return result }
        var decoder = TargetGroupDecoder()
        result.groups = decoder.groups(root)
        result.diagnostics += decoder.diagnostics
        return result
    }

    static let nullGroup = "a target group is null"
    static let nullGroupNotes = ["remove the item, or write 'targets' and 'labels' into it"]
}

extension TargetFile {
    /// A file that is there but cannot be read.
    package init(unreadable file: SourceFile, reason: String) {
        let diagnostic = Diagnostic(
            "file-sd/unreadable", .error, .checker, "this file of targets cannot be read: \(reason)", at: Place(file, ByteRange(at: 0)))
        self.init(file: file, groups: [], tree: nil, diagnostics: [diagnostic])
    }
}

extension DiscoveredGroup {
    /// The group as discovery delivers it.
    ///
    /// - Parameter filePath: for groups of a file its path, which becomes `__meta_filepath`.
    package init(_ group: TargetGroup, filePath: String? = nil) {
        var labels = group.labels.value.entries.map { (name: $0.key.value, value: $0.value.value) }
        if let filePath {
            labels.removeAll { $0.name.utf8.elementsEqual(TargetLabel.filePath.utf8) }
            labels.append((TargetLabel.filePath, filePath))
        }
        self.init(addresses: group.targets.value.items.map(\.value), labels: labels)
    }
}
