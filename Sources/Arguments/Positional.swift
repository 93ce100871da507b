/// A positional argument of a command, declared once: `static let file = Positional("FILE", .file(), help: "…")`.
package struct Positional<Value: Sendable>: Parameter {
    package let specification: ParameterSpecification
    package let absentValue: Value?
    private let read: @Sendable ([String]) -> Value?

    package func value(of texts: [String]) -> Value? { read(texts) }

    private init(_ specification: ParameterSpecification, absent: Value?, read: @escaping @Sendable ([String]) -> Value?) {
        self.specification = specification
        absentValue = absent
        self.read = read
    }

    /// An argument that must be given.
    package init(_ name: String, _ type: ValueType<Value>, help: String) {
        self.init(
            .valued(.positional, name, of: type, isRequired: true, isHidden: false, help: help),
            absent: nil,
            read: { texts in texts.last.flatMap { try? type.read($0) } })
    }

    /// An argument that may be left out; only others that may be left out follow it.
    package static func optional<Wrapped>(_ name: String, _ type: ValueType<Wrapped>, help: String) -> Positional where Value == Wrapped? {
        Positional(
            .valued(.positional, name, of: type, isRequired: false, isHidden: false, help: help),
            absent: .some(nil),
            read: { texts in texts.last.flatMap { try? type.read($0) } })
    }

    /// All arguments from here on, none or more, or with `atLeastOne` one or more; it is the last one of its command.
    package static func list<Element>(
        _ name: String, _ type: ValueType<Element>, atLeastOne: Bool = false, help: String
    ) -> Positional where Value == [Element] {
        Positional(
            .valued(.positional, name, of: type, isRequired: atLeastOne, isRepeatable: true, isHidden: false, help: help),
            absent: atLeastOne ? nil : [],
            read: { texts in texts.compactMap { try? type.read($0) } })
    }
}
