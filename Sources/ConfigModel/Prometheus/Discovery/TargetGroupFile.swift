import Documents
import SourceText

/// A file that `file_sd_configs` names, or the answer of an HTTP discovery: target groups as YAML or JSON.
///
/// Prometheus loads its configuration whatever stands there, so faults have the effect `checker`.
package struct LoadedTargetGroupFile: Sendable {
    package var file: SourceFile
    package var groups = List<TargetGroup>()
    package var tree: DocumentTree?
    package var diagnostics: [Diagnostic] = []

    /// Reads a file by the ending of its path: .json, .yml or .yaml, in any case.
    package static func load(_ file: SourceFile, _ settings: PrometheusSettings) -> LoadedTargetGroupFile {
        let path = lowercasedASCII(file.path)
        if path.hasSuffix(".json") { return loadJSON(file) }
        if path.hasSuffix(".yml") || path.hasSuffix(".yaml") { return loadYAML(file, settings) }
        let diagnostic = Diagnostic(
            "discovery/file-extension", .error, .checker, "the name of a file with target groups ends in .json, .yml or .yaml",
            at: Place(file, ByteRange(at: 0)))
        return LoadedTargetGroupFile(file: file, diagnostics: [diagnostic])
    }

    private static func loadYAML(_ file: SourceFile, _ settings: PrometheusSettings) -> LoadedTargetGroupFile {
        var content = YAMLReader.read(file, dialect: .v2)
        var result = LoadedTargetGroupFile(file: content.file, tree: content.trees.first)
        if let tree = content.trees.first {
            let (groups, diagnostics) = FieldReader.read(List<TargetGroup>.self, from: tree, settings.reader) { reader, groups in
                for group in groups.items where reader.isNullItem(group.node) {
                    reader.report("discovery/empty", "an empty target group", at: group.node, notes: ["remove the dash"])
                }
            }
            content.add(diagnostics)
            result.groups = groups
        }
        result.diagnostics = content.diagnostics.map(asChecker)
        return result
    }

    private static func loadJSON(_ file: SourceFile) -> LoadedTargetGroupFile {
        let (tree, diagnostics) = JSONReader.read(file)
        var result = LoadedTargetGroupFile(file: tree.file, tree: tree, diagnostics: diagnostics.map(asChecker))
        guard let root = tree.root else { return result }
        var reader = TargetGroupJSON()
        result.groups = reader.groups(root)
        result.diagnostics += reader.diagnostics.map(asChecker)
        return result
    }

    private static func asChecker(_ diagnostic: Diagnostic) -> Diagnostic {
        // What stands behind the value is an error here, unlike in a dashboard.
        guard diagnostic.effect == .load || diagnostic.check == "json/trailing-text" else { return diagnostic }
        var copy = diagnostic
        copy.effect = .checker
        copy.severity = .error
        return copy
    }
}

/// Target groups in JSON, by the rules of Go's decoder: keys in any case, the last of a repeated key counts, null changes nothing.
private struct TargetGroupJSON {
    var diagnostics: [Diagnostic] = []

    private mutating func report(_ check: String, _ message: String, _ node: Node, notes: [String] = []) {
        diagnostics.append(Diagnostic(check, .error, .checker, message, at: node.place, notes: notes))
    }

    private func isNull(_ node: Node) -> Bool { node.kind == .scalar && node.style == .plain && node.hasText("null") }

    private func isText(_ node: Node) -> Bool { node.kind == .scalar && node.style == .doubleQuoted }

    mutating func groups(_ root: Node) -> List<TargetGroup> {
        var groups = List<TargetGroup>()
        if isNull(root) { return groups }
        guard root.kind == .sequence else {
            report("json/type", "expected a list of target groups", root)
            return groups
        }
        for item in root.children {
            if isNull(item) {
                report("discovery/empty", "an empty target group", item)
            } else if item.kind != .mapping {
                report("json/type", "expected \(TargetGroup.expectation)", item)
            } else {
                groups.items.append(Field(group(item), node: item.index))
            }
        }
        return groups
    }

    private mutating func group(_ node: Node) -> TargetGroup {
        var group = TargetGroup()
        for (key, value) in node.entries {
            switch lowercasedASCII(key.string) {
            case "targets":
                group.targets = Field(targets(value, group.targets.value), node: value.index, key: key.index)
            case "labels":
                group.labels = Field(labels(value, group.labels.value), node: value.index, key: key.index)
            default:
                report("yaml/unknown-field", "unknown field '\(key.string)'", key, notes: ["known here: targets, labels"])
            }
        }
        return group
    }

    private mutating func targets(_ node: Node, _ before: List<String>) -> List<String> {
        if isNull(node) { return List() }
        guard node.kind == .sequence else {
            report("json/type", "expected a list of targets", node)
            return before
        }
        var targets = List<String>()
        for item in node.children {
            if isText(item) || isNull(item) {
                targets.items.append(Field(isNull(item) ? "" : item.string, node: item.index))
            } else {
                report("json/type", "expected text", item)
            }
        }
        return targets
    }

    private mutating func labels(_ node: Node, _ before: LabelSet) -> LabelSet {
        if isNull(node) { return LabelSet() }
        guard node.kind == .mapping else {
            report("json/type", "expected \(LabelSet.expectation)", node)
            return before
        }
        var labels = before
        for (key, value) in node.entries {
            guard isText(value) || isNull(value) else {
                report("json/type", "expected text", value)
                continue
            }
            let name = key.string
            labels.map.entries.removeAll { $0.key.value.utf8.elementsEqual(name.utf8) }
            labels.map.entries.append(
                FieldMap<String>.Entry(
                    key: Field(name, node: key.index, key: key.index),
                    value: Field(isNull(value) ? "" : value.string, node: value.index, key: key.index)))
        }
        return labels
    }
}
