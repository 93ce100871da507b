import Documents
import SourceText

/// A value of any type, as go-yaml decodes it without knowing what is wanted.
package struct AnyValue: FieldValue {
    package private(set) var content = ValueTree.null

    package init() {}

    package static var expectation: String { "any value" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard let content = Self.value(node, &reader) else { return false }
        self.content = content
        return true
    }

    private static func value(_ node: NodeIndex, _ reader: inout FieldReader) -> ValueTree? {
        switch reader.kind(node) {
        case .scalar: return scalar(node, &reader)
        case .sequence:
            var list = List<AnyValue>()
            guard list.read(node, &reader) else { return nil }
            return .list(list.items.map(\.value.content))
        case .mapping:
            var map = FieldMap<AnyValue>()
            guard map.read(node, &reader) else { return nil }
            return .map(map.entries.map { ValueTree.Member($0.key.value, $0.value.value.content) })
        case .alias: return nil
        }
    }

    private static func scalar(_ node: NodeIndex, _ reader: inout FieldReader) -> ValueTree? {
        switch reader.resolved(node) {
        case .null: return .null
        case .bool(let value): return .scalar(value ? "true" : "false", isText: false)
        case .int(let value): return .scalar(String(value), isText: false)
        case .uint(let value): return .scalar(String(value), isText: false)
        case .float(let value): return value.tree
        case .timestamp, .text, .merge:
            return reader.withText(node, expected: expectation) { _, text in .scalar(String(decoding: text, as: UTF8.self), isText: true) }
        case .invalid:
            _ = reader.withText(node, expected: expectation) { _, _ in }
            return nil
        }
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        switch content {
        case .null: visitor.null()
        case .scalar(let text, let isText): visitor.scalar(text, isText: isText)
        case .list(let items): visitor.list(items.map { Field(AnyValue(content: $0)) })
        case .map(let members): visitor.map(members.map { ($0.key, AnyValue(content: $0.value)) })
        }
    }

    private init(content: ValueTree) { self.content = content }

    package var isZero: Bool {
        if case .null = content { return true }
        return false
    }
}
