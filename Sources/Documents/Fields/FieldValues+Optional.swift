import SourceText

/// A value that may be absent: Go's pointer to a scalar.
extension Optional: FieldValue where Wrapped: FieldValue {
    package init() { self = nil }

    package static var goZero: Wrapped? { nil }

    package static var expectation: String { Wrapped.expectation }

    /// Go asks by the text of the node whether there is a value, before it looks at the type.
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        var value = Wrapped()
        guard reader.readPlain(&value, node) else { return false }
        self = value
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        switch self {
        case .none: visitor.null()
        case .some(let value): value.accept(&visitor)
        }
    }

    package var isZero: Bool { self == nil }

    package mutating func setDirectory(_ directory: String) {
        guard var value = self else { return }
        value.setDirectory(directory)
        self = value
    }
}

/// A section that may be absent, stored out of line: Go's pointer to a struct.
package enum Section<Value: FieldValue>: FieldValue {
    case absent
    indirect case present(Value)

    package init() { self = .absent }

    package init(_ value: Value) { self = .present(value) }

    package static var goZero: Section { .absent }

    package static var expectation: String { Value.expectation }

    /// As for every pointer: see ``Swift/Optional``.
    package static var hasOwnDecoder: Bool { true }

    /// The section, or nil when it is absent.
    package var value: Value? {
        get {
            guard case .present(let value) = self else { return nil }
            return value
        }
        set { self = newValue.map { .present($0) } ?? .absent }
    }

    package var isPresent: Bool {
        if case .present = self { return true }
        return false
    }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        var section = value ?? Value()
        guard reader.readPlain(&section, node) else { return false }
        self = .present(section)
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        switch self {
        case .absent: visitor.null()
        case .present(let value): value.accept(&visitor)
        }
    }

    package var isZero: Bool { !isPresent }

    package mutating func setDirectory(_ directory: String) {
        guard case .present(var value) = self else { return }
        value.setDirectory(directory)
        self = .present(value)
    }
}
