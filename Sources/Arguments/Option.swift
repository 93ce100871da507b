/// An option of a command, declared once: `static let failOn = Option("fail-on", .choice("LEVEL"), default: .error, help: "…")`.
///
/// The value is read with `arguments[Self.failOn]`. Where an option that counts once is given more than once, the last
/// one holds.
package struct Option<Value: Sendable>: Parameter {
    package let specification: ParameterSpecification
    package let absentValue: Value?
    private let read: @Sendable ([String]) -> Value?

    package func value(of texts: [String]) -> Value? { read(texts) }

    private init(_ specification: ParameterSpecification, absent: Value?, read: @escaping @Sendable ([String]) -> Value?) {
        self.specification = specification
        absentValue = absent
        self.read = read
    }

    /// An option with a default.
    package init(
        _ name: String, short: Unicode.Scalar? = nil, _ type: ValueType<Value>, default absent: Value, isHidden: Bool = false, help: String
    ) {
        self.init(
            .valued(
                .option, name, short: short, of: type, isRequired: false, isHidden: isHidden, help: help,
                defaultText: { type.write(absent) }),
            absent: absent,
            read: { texts in texts.last.flatMap { try? type.read($0) } })
    }

    /// An option without a default: nil when it is not given.
    package init<Wrapped>(_ name: String, short: Unicode.Scalar? = nil, _ type: ValueType<Wrapped>, isHidden: Bool = false, help: String)
    where Value == Wrapped? {
        self.init(
            .valued(.option, name, short: short, of: type, isRequired: false, isHidden: isHidden, help: help),
            absent: .some(nil),
            read: { texts in texts.last.flatMap { try? type.read($0) } })
    }

    /// An option that must be given.
    package static func required(_ name: String, short: Unicode.Scalar? = nil, _ type: ValueType<Value>, help: String) -> Option {
        Option(
            .valued(.option, name, short: short, of: type, isRequired: true, isHidden: false, help: help),
            absent: nil,
            read: { texts in texts.last.flatMap { try? type.read($0) } })
    }

    /// An option that may be given several times; its value is the list of all of them, or the default.
    ///
    /// With `splitsAtCommas`, `--x a,b` is the same as `--x a --x b`; empty items are dropped.
    package static func list<Element>(
        _ name: String, short: Unicode.Scalar? = nil, _ type: ValueType<Element>, default absent: [Element] = [],
        splitsAtCommas: Bool = false,
        isHidden: Bool = false, help: String
    ) -> Option where Value == [Element] {
        Option(
            .valued(
                .option, name, short: short, of: type, isRequired: false, isRepeatable: true, splitsAtCommas: splitsAtCommas,
                isHidden: isHidden, help: help,
                defaultText: { absent.isEmpty ? nil : absent.compactMap(type.write).joined(separator: ",") }),
            absent: absent,
            read: { texts in texts.compactMap { try? type.read($0) } })
    }
}

extension Option<Bool> {
    /// An option without a value.
    ///
    /// With `isNegatable` there is `--no-NAME`, too, and the last of both holds; a flag that is on by default has to be
    /// negatable to be of use.
    package static func flag(
        _ name: String, short: Unicode.Scalar? = nil, default isOn: Bool = false, isNegatable: Bool = false, isHidden: Bool = false,
        help: String
    ) -> Option {
        Option(
            .flag(name, short: short, isNegatable: isNegatable, isOn: isOn, isHidden: isHidden, help: help),
            absent: isOn,
            read: { texts in texts.last.map { $0 == FlagText.on } })
    }
}

/// How the occurrence of a flag is kept.
enum FlagText {
    static let on = "on"
    static let off = "off"
}
