import SourceText

/// A value that may be absent: Go's pointer to a scalar.
extension Optional: FieldValue where Wrapped: FieldValue {
    @inlinable
    package init() { self = nil }

    @inlinable
    package static var goZero: Wrapped? { nil }

    @inlinable
    package static var expectation: String { Wrapped.expectation }

    @inlinable
    package static var shape: FieldShape { Wrapped.shape }

    @inlinable package static var isSecret: Bool { Wrapped.isSecret }
    @inlinable package static var leadsToSecret: Bool { Wrapped.leadsToSecret }
    @inlinable package static var holdsTemplates: Bool { Wrapped.holdsTemplates }

    /// Go asks by the text of the node whether there is a value, before it looks at the type.
    @inlinable
    package static var hasOwnDecoder: Bool { true }

    @inlinable
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        var value = Wrapped()
        guard reader.readInner(&value, node) else { return false }
        self = value
        return true
    }

    @inlinable
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        switch self {
        case .none: visitor.null()
        case .some(let value): value.accept(&visitor)
        }
    }

    @inlinable
    package var isZero: Bool { self == nil }

    @inlinable
    package mutating func setDirectory(_ directory: String) {
        guard var value = self else { return }
        value.setDirectory(directory)
        self = value
    }
}

/// A section that may be absent, stored out of line: Go's pointer to a struct. A value for all that: copies do not see each other.
@frozen
@usableFromInline
package struct Section<Value: Sendable>: Sendable {
    @usableFromInline
    final class Box: @unchecked Sendable {
        @usableFromInline var value: Value

        @inlinable
        init(_ value: Value) { self.value = value }
    }

    @usableFromInline var box: Box?

    @inlinable
    package init() { box = nil }

    @inlinable
    package init(_ value: Value) { box = Box(value) }

    @inlinable package static var absent: Section { Section() }

    /// The section, or nil when it is absent.
    @inlinable
    package var value: Value? {
        get { box?.value }
        set { box = newValue.map { Box($0) } }
    }

    @inlinable package var isPresent: Bool { box != nil }

    /// Changes the section where it lies, if it is there.
    @inlinable
    package mutating func update<Result>(_ body: (inout Value) -> Result) -> Result? {
        guard box != nil else { return nil }
        if !isKnownUniquelyReferenced(&box), let shared = box { box = Box(shared.value) }
        guard let own = box else { return nil }
        return body(&own.value)
    }
}

extension Section: FieldValue where Value: FieldValue {
    @inlinable
    package static var goZero: Section { Section() }

    @inlinable
    package static var expectation: String { Value.expectation }

    @inlinable
    package static var shape: FieldShape { Value.shape }

    @inlinable package static var isSecret: Bool { Value.isSecret }
    @inlinable package static var leadsToSecret: Bool { Value.leadsToSecret }
    @inlinable package static var holdsTemplates: Bool { Value.holdsTemplates }

    /// As for every pointer: see ``Swift/Optional``.
    @inlinable
    package static var hasOwnDecoder: Bool { true }

    @inlinable
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        // What stands there stays if the node cannot be read, so that is read into a section of its own.
        let fresh = Box(box?.value ?? Value())
        guard reader.readInner(&fresh.value, node) else { return false }
        box = fresh
        return true
    }

    @inlinable
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        guard let box else { return visitor.null() }
        box.value.accept(&visitor)
    }

    @inlinable
    package var isZero: Bool { box == nil }

    @inlinable
    package mutating func setDirectory(_ directory: String) {
        update { $0.setDirectory(directory) }
    }
}
