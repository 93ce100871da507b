import Documents

/// A file that a section names and that the program reads when it uses the section: a certificate, a key, a password.
///
/// Files that a program writes (logs) and those that configure it further (rules, jobs, targets) are none of them.
package struct NamedFile: Sendable {
    /// As written.
    package var path: String
    /// The keys that lead to it from the section; items of lists and names of mappings are left out.
    package var keys: [String]
    /// Where the path stands.
    package var node: NodeIndex
    /// Whether a relative path stands against the directory of the configuration. The others stand against the directory in which the
    /// program runs, of which a configuration knows nothing.
    package var isJoined: Bool

    /// The files of a section as it was written.
    package static func all<Section: FieldStruct>(in section: Section) -> [NamedFile] {
        var finder = NamedFileFinder()
        return finder.files(in: section)
    }
}

/// Finds the files that many sections name. What is the same for all sections of a type is found out once.
package struct NamedFileFinder {
    private struct Path: Hashable {
        var section: ObjectIdentifier
        var keys: [String]
    }

    /// Whether relative paths under these keys stand against the directory of the configuration.
    private var joined: [Path: Bool] = [:]

    package init() {}

    /// Whether a section that stands at a node may name a file, by the keys below it.
    package static func mayName(_ node: Node) -> Bool { node.mayHoldText(endingIn: NamedFileCollector.endings) }

    /// The files of a section as it was written.
    package mutating func files<Section: FieldStruct>(in section: Section) -> [NamedFile] {
        var collector = NamedFileCollector()
        collector.structure(section)
        for i in collector.files.indices where collector.files[i].path.utf8.first != UInt8(ascii: "/") {
            let path = Path(section: ObjectIdentifier(Section.self), keys: collector.files[i].keys)
            if joined[path] == nil { compare(section, collector.files) }
            collector.files[i].isJoined = joined[path] ?? false
        }
        return collector.files
    }

    /// Looks which relative paths of a section change when it learns its directory.
    private mutating func compare<Section: FieldStruct>(_ section: Section, _ files: [NamedFile]) {
        var collector = NamedFileCollector()
        var copy = section
        copy.setDirectory("/directory")
        collector.structure(copy)
        for (file, moved) in zip(files, collector.files) where file.path.utf8.first != UInt8(ascii: "/") {
            joined[Path(section: ObjectIdentifier(Section.self), keys: file.keys)] = moved.path != file.path
        }
    }
}

/// Visits all fields that were written and takes the paths among them.
private struct NamedFileCollector: FieldVisitor, ValueVisitor {
    var files: [NamedFile] = []
    private var keys: [StaticString] = []

    /// What the program writes, or what has checks of its own.
    private static let others = [
        "rule_files", "scrape_config_files", "file_sd_configs", "static_configs", "relabel_configs", "metric_relabel_configs",
        "query_log_file", "scrape_failure_log_file",
    ]
    /// Paths that Prometheus declares as any text.
    private static let texts = [
        "certificate_path", "certificate_key_path", "token_file_path", "service_account_key_path", "private_key_path",
        "credentials_file_path", "credentials_file",
    ]

    /// How the keys end under which a path may stand.
    static let endings: [StaticString] = [
        "_file", "certificate_path", "certificate_key_path", "token_file_path", "service_account_key_path", "private_key_path",
        "credentials_file_path", "http_headers",
    ]

    func wantsUnwritten(besides names: StaticString...) -> Bool { false }

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ field: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        guard field.isWritten else { return }
        if let path = field.value as? FilePath {
            add(path.path, name, field.node)
        } else if let paths = field.value as? List<FilePath> {
            if Self.others.contains(where: { isSame($0, name) }) { return }
            for path in paths.items { add(path.value.path, name, path.node) }
        } else if let text = field.value as? String {
            if Self.texts.contains(where: { isSame($0, name) }) { add(text, name, field.node) }
        } else {
            if case .scalar = Value.shape { return }
            if Self.others.contains(where: { isSame($0, name) }) { return }
            keys.append(name)
            field.value.accept(&self)
            keys.removeLast()
        }
    }

    private func isSame(_ a: String, _ b: StaticString) -> Bool {
        a.utf8.elementsEqual(UnsafeBufferPointer(start: b.utf8Start, count: b.utf8CodeUnitCount))
    }

    private mutating func add(_ path: String, _ name: StaticString, _ node: NodeIndex) {
        guard !path.isEmpty, node >= 0, !Self.others.contains(where: { isSame($0, name) }) else { return }
        files.append(NamedFile(path: path, keys: keys.map(\.description) + [name.description], node: node, isJoined: false))
    }

    mutating func scalar(_ text: String, isText: Bool) {}
    mutating func secret(isEmpty: Bool) {}
    mutating func null() {}

    mutating func list<Element: FieldValue>(_ elements: [Field<Element>]) {
        for element in elements { element.value.accept(&self) }
    }

    mutating func map<Element: FieldValue>(_ entries: [(key: String, value: Element)]) {
        for entry in entries { entry.value.accept(&self) }
    }

    mutating func structure<Structure: FieldStruct>(_ structure: Structure) {
        var copy = structure
        copy.fields(&self)
    }
}
