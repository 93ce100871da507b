import Documents
import SourceText

/// A text of a section that is expanded as a template, with its place.
package struct TemplateLeaf: Sendable {
    /// Where it stands inside of its section: `title`, `fields[1].value`, `details.cluster`.
    package var path: String
    package var text: String
    package var kind: TemplateKind
    /// The node of the text, -1 for a default.
    package var node: NodeIndex
    /// Whether the text is the key of a mapping.
    package var isKey = false
    /// Whether the text must not be shown.
    package var isSecret = false

    /// Whether a definition may be called in it.
    var mayCallDefinitions: Bool { holds(text, "template") || holds(text, "block") }

    /// Whether it is written and may be more than plain text.
    var isTemplate: Bool { node >= 0 && text.utf8.contains(UInt8(ascii: "{")) }
}

/// A value that holds templates.
package protocol TemplateHolder {
    /// Calls `body` with each template inside, in the order of the fields.
    func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void)
}

extension FieldValue where Self: TemplateHolder {
    package static var holdsTemplates: Bool { true }
}

extension TemplatedText: TemplateHolder {
    package func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void) {
        body(TemplateLeaf(path: path, text: text, kind: kind, node: node))
    }
}

extension SecretTemplatedText: TemplateHolder {
    package func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void) {
        body(TemplateLeaf(path: path, text: reveal(), kind: .text, node: node, isSecret: true))
    }
}

extension List: TemplateHolder where Element: TemplateHolder {
    package func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void) {
        for (i, item) in items.enumerated() { item.value.eachTemplate("\(path)[\(i)]", item.node, body) }
    }
}

extension FieldMap: TemplateHolder where Element: TemplateHolder {
    package func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void) {
        for entry in entries { entry.value.value.eachTemplate("\(path).\(entry.key.value)", entry.value.node, body) }
    }
}

extension Optional: TemplateHolder where Wrapped: TemplateHolder {
    package func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void) {
        if let self { self.eachTemplate(path, node, body) }
    }
}

extension Section: TemplateHolder where Value: TemplateHolder {
    package func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void) { value?.eachTemplate(path, node, body) }
}

/// A section with templates among its fields.
package protocol TemplatedStruct: FieldStruct, TemplateHolder {}

extension TemplatedStruct {
    package func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void) {
        withoutActuallyEscaping(body) { body in
            var visitor = TemplateCollector(path: path, body: body)
            var copy = self
            copy.fields(&visitor)
        }
    }
}

private struct TemplateCollector: FieldVisitor {
    let path: String
    let body: (TemplateLeaf) -> Void

    mutating func field<Value: FieldValue>(
        _ name: StaticString, _ value: inout Field<Value>, _ traits: FieldTraits, _ documentation: StaticString
    ) {
        // The first question alone is quick.
        guard Value.holdsTemplates, !value.value.isZero, let holder = value.value as? any TemplateHolder else { return }
        holder.eachTemplate(path.isEmpty ? name.description : "\(path).\(name)", value.node, body)
    }
}
