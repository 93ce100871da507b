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

/// A section that may be absent, stored out of line: Go's pointer to a struct.
@usableFromInline
package enum Section<Value: Sendable>: Sendable {
    case absent
    indirect case present(Value)

    @inlinable
    package init() { self = .absent }

    @inlinable
    package init(_ value: Value) { self = .present(value) }

    /// The section, or nil when it is absent.
    @inlinable
    package var value: Value? {
        get {
            guard case .present(let value) = self else { return nil }
            return value
        }
        set { self = newValue.map { .present($0) } ?? .absent }
    }

    @inlinable
    package var isPresent: Bool {
        if case .present = self { return true }
        return false
    }
}

extension Section: FieldValue where Value: FieldValue {
    @inlinable
    package static var goZero: Section { .absent }

    @inlinable
    package static var expectation: String { Value.expectation }

    @inlinable
    package static var shape: FieldShape { Value.shape }

    @inlinable package static var isSecret: Bool { Value.isSecret }
    @inlinable package static var leadsToSecret: Bool { Value.leadsToSecret }

    /// As for every pointer: see ``Swift/Optional``.
    @inlinable
    package static var hasOwnDecoder: Bool { true }

    @inlinable
    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        var section = value ?? Value()
        guard reader.readInner(&section, node) else { return false }
        self = .present(section)
        return true
    }

    @inlinable
    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        switch self {
        case .absent: visitor.null()
        case .present(let value): value.accept(&visitor)
        }
    }

    @inlinable
    package var isZero: Bool { !isPresent }

    @inlinable
    package mutating func setDirectory(_ directory: String) {
        guard case .present(var value) = self else { return }
        value.setDirectory(directory)
        self = .present(value)
    }
}
