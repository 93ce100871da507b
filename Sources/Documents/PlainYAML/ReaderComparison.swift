import SourceText

/// Compares the two readers of YAML on a text.
package enum ReaderComparison: Sendable, Equatable {
    /// The quick reader left the text to libyaml.
    case left
    case same
    /// The trees differ, in words.
    case different(String)

    package static func of(_ file: SourceFile, dialect: YAMLDialect) -> ReaderComparison {
        guard let plain = PlainYAMLReader.read(file) else { return .left }
        let content = YAMLReader.readWithLibYAML(file, dialect: dialect)
        guard content.isWellFormed, content.diagnostics.isEmpty, content.trees.count == 1, content.ignoredDocument == nil else {
            return .different("libyaml refuses it or finds no single document: \(content.diagnostics.map(\.message))")
        }
        let tree = content.trees[0]
        for (i, (a, b)) in zip(plain.records, tree.records).enumerated() where a != b {
            return .different("node \(i) is \(a), to libyaml \(b)")
        }
        guard plain.records.count == tree.records.count else {
            return .different("\(plain.records.count) nodes, to libyaml \(tree.records.count)")
        }
        guard plain.properties == tree.properties else { return .different("the anchors differ") }
        return plain.arena == tree.arena ? .same : .different("the decoded texts differ")
    }
}
