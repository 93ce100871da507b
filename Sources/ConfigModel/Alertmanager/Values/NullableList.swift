import Documents

/// A list for which an absent one and an empty one are not the same.
package struct NullableList<Element: Sendable>: Sendable {
    /// Nil when the list is absent or null.
    package var list: List<Element>?

    package init() {}

    /// The items, none when the list is absent.
    package var items: [Field<Element>] { list?.items ?? [] }
}

extension NullableList: FieldValue where Element: FieldValue {
    package static var expectation: String { List<Element>.expectation }
    package static var shape: FieldShape { .list(Element.shape) }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        var read = List<Element>()
        guard read.read(node, &reader) else { return false }
        list = read
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.list(items) }

    package var isZero: Bool { items.isEmpty }
}
