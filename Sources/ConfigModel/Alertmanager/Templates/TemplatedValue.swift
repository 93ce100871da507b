import Documents
import SourceText

/// A value of any type whose texts, keys included, are templates: a webhook's payload, PagerDuty's details, Jira's fields.
package indirect enum TemplatedValue: FieldValue {
    case null
    /// A truth value or number, as go-yaml prints it.
    case plain(String)
    case text(TemplatedText)
    case list([Field<TemplatedValue>])
    case map([Entry])

    package struct Entry: Sendable {
        package var key: Field<TemplatedText>
        /// Whether the key is text; Alertmanager drops entries with other keys when it expands the value.
        package var hasTextKey: Bool
        package var value: Field<TemplatedValue>
    }

    package init() { self = .null }

    package static var expectation: String { AnyValue.expectation }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        switch reader.kind(node) {
        case .scalar:
            switch reader.resolved(node) {
            case .text, .timestamp, .merge:
                var template = TemplatedText()
                guard template.read(node, &reader) else { return false }
                self = .text(template)
            default:
                var value = AnyValue()
                guard value.read(node, &reader) else { return false }
                if case .scalar(let text, _) = value.content { self = .plain(text) } else { self = .null }
            }
            return true
        case .sequence:
            var list = List<TemplatedValue>()
            guard list.read(node, &reader) else { return false }
            self = .list(list.items)
            return true
        case .mapping:
            var map = FieldMap<TemplatedValue>()
            guard map.read(node, &reader) else { return false }
            self = .map(
                map.entries.map { entry in
                    let (text, isText) = Self.key(entry.key, reader)
                    let key = Field(TemplatedText(text), node: entry.key.node, key: entry.key.key)
                    return Entry(key: key, hasTextKey: isText, value: entry.value)
                })
            return true
        case .alias:
            return false
        }
    }

    /// The key as go-yaml prints it, and whether it is text: `n`, `010` and `1.50` are not.
    private static func key(_ written: Field<String>, _ reader: FieldReader) -> (text: String, isText: Bool) {
        guard let target = reader.resolve(written.node), reader.kind(target) == .scalar else { return (written.value, false) }
        switch reader.resolved(target) {
        case .text, .timestamp, .merge, .invalid: return (written.value, true)
        case .null: return ("null", false)
        case .bool(let value): return (value ? "true" : "false", false)
        case .int(let value): return (String(value), false)
        case .uint(let value): return (String(value), false)
        case .float(let value):
            if case .scalar(let text, _) = value.tree { return (text, false) }
            return (written.value, false)
        }
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        switch self {
        case .null: visitor.null()
        case .plain(let text): visitor.scalar(text, isText: false)
        case .text(let template): visitor.scalar(template.text, isText: true)
        case .list(let items): visitor.list(items)
        case .map(let entries): visitor.map(entries.map { ($0.key.value.text, $0.value.value) })
        }
    }

    package var isZero: Bool {
        if case .null = self { return true }
        return false
    }
}

extension TemplatedValue: TemplateHolder {
    package func eachTemplate(_ path: String, _ node: NodeIndex, _ body: (TemplateLeaf) -> Void) {
        switch self {
        case .null, .plain: break
        case .text(let template): template.eachTemplate(path, node, body)
        case .list(let items):
            for (i, item) in items.enumerated() { item.value.eachTemplate("\(path)[\(i)]", item.node, body) }
        case .map(let entries):
            for entry in entries where entry.hasTextKey {
                let name = "\(path).\(entry.key.value.text)"
                body(TemplateLeaf(path: name, text: entry.key.value.text, kind: .text, node: entry.key.node, isKey: true))
                entry.value.value.eachTemplate(name, entry.value.node, body)
            }
        }
    }
}
