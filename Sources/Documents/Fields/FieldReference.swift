/// The reference of a file's fields, written from their declarations as Markdown.
package struct FieldReference: Sendable {
    private struct Row {
        var name: String
        var type: String
        var standard: String
        var versions: String
        var documentation: String
    }

    private struct Part {
        var path: String
        var rows: [Row]
    }

    private var parts: [Part] = []
    /// Titles and types that have a part already, with the anchor of its heading.
    private var known: [String: String] = [:]
    /// Whose versions are named.
    private let program: String

    /// The reference of a root type.
    ///
    /// - Parameters:
    ///   - program: the program that reads the file; fields that several programs have are not of one age in all of them.
    ///   - title: the first heading.
    ///   - introduction: a paragraph below it; may be empty.
    package static func markdown<Root: FieldStruct>(
        _ root: Root.Type, program: String = "Prometheus", title: String, introduction: String
    ) -> String {
        var reference = FieldReference(program: program)
        reference.add(root, path: "")
        var text = "# \(title)\n"
        if !introduction.isEmpty { text += "\n\(introduction)\n" }
        for part in reference.parts {
            if !part.path.isEmpty { text += "\n## \(part.path)\n" }
            text += "\n| field | type | default | version | |\n|---|---|---|---|---|\n"
            for row in part.rows { text += "| \(row.name) | \(row.type) | \(row.standard) | \(row.versions) | \(row.documentation) |\n" }
        }
        return text
    }

    private init(program: String) { self.program = program }

    private mutating func add<Structure: FieldStruct>(_ type: Structure.Type, path: String) {
        known[String(reflecting: type)] = Self.anchor(path)
        var value = Structure()
        collect(path: path) { value.fields(&$0) }
    }

    /// Adds a part, then the parts of what it mentions for the first time.
    private mutating func collect(path: String, _ fields: (inout RowVisitor) -> Void) {
        var visitor = RowVisitor(path: path, reference: self)
        fields(&visitor)
        // What the groups of the part added stands behind it.
        let later = Array(visitor.reference.parts[parts.count...])
        let before = parts
        self = visitor.reference
        parts = before + [Part(path: path, rows: visitor.rows)] + later
        for (type, path) in visitor.mentioned where known[String(reflecting: type)] == path.anchor { add(type, path: path.path) }
    }

    /// The anchor that Markdown renderers give a heading.
    private static func anchor(_ heading: String) -> String {
        let kept = heading.lowercased().unicodeScalars.compactMap { scalar -> Character? in
            switch scalar {
            case "a"..."z", "0"..."9", "_", "-": return Character(scalar)
            case " ": return "-"
            default: return nil
            }
        }
        return String(kept)
    }

    private struct RowVisitor: FieldVisitor {
        let path: String
        var reference: FieldReference
        var rows: [Row] = []
        var mentioned: [(any FieldStruct.Type, (path: String, anchor: String))] = []

        mutating func field<Value: FieldValue>(
            _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
        ) {
            if traits.isUndocumented { return }
            let own = path.isEmpty ? name.description : "\(path).\(name)"
            rows.append(
                Row(
                    name: "`\(name)`", type: describe(Value.shape, own),
                    standard: traits.isRequired ? "required" : Self.standard(value.value),
                    versions: versions(traits), documentation: documentation.description.replacing("|", with: "\\|")))
        }

        mutating func group(_ title: StaticString, _ fields: (inout Self) -> Void) {
            let title = title.description
            if reference.known[title] == nil {
                reference.known[title] = FieldReference.anchor(title)
                var inner = RowVisitor(path: "", reference: reference)
                fields(&inner)
                reference = inner.reference
                reference.parts.append(Part(path: title, rows: inner.rows))
                mentioned += inner.mentioned
            }
            rows.append(Row(name: "…", type: "[\(title)](#\(FieldReference.anchor(title)))", standard: "", versions: "", documentation: ""))
        }

        private mutating func describe(_ shape: FieldShape, _ path: String) -> String {
            switch shape {
            case .scalar(let text): return text.replacing("|", with: "\\|")
            case .list(let inner): return "list of " + describe(inner, path + "[]")
            case .map(let inner): return "mapping of names to " + describe(inner, path + ".NAME")
            case .structure(let type):
                let key = String(reflecting: type)
                if reference.known[key] == nil {
                    let anchor = FieldReference.anchor(path)
                    reference.known[key] = anchor
                    mentioned.append((type, (path, anchor)))
                }
                return "[section](#\(reference.known[key] ?? ""))"
            }
        }

        private static func standard<Value: FieldValue>(_ value: Value) -> String {
            if value.isZero { return "" }
            guard case .scalar(let text, _) = value.tree else { return "" }
            return "`\(text.replacing("|", with: "\\|"))`"
        }

        private func versions(_ traits: FieldTraits) -> String {
            var parts: [String] = []
            if let since = traits.since(in: reference.program) { parts.append("from \(since)") }
            if let removed = traits.removed { parts.append("removed in \(removed)") }
            if let instead = traits.deprecated { parts.append("deprecated, use \(instead)") }
            return parts.joined(separator: ", ")
        }
    }
}
