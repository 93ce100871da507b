/// An option or a positional argument, with the type of its value.
package protocol Parameter<Value>: Sendable {
    associatedtype Value: Sendable
    var specification: ParameterSpecification { get }
    /// The value when the command line does not name the parameter; nil where it must.
    var absentValue: Value? { get }
    /// The value of the texts that were given, in their order; they have been found readable.
    func value(of texts: [String]) -> Value?
}

/// What parsing, help, completions and the manual page know of a parameter: everything but the type of its value.
package struct ParameterSpecification: Sendable {
    enum Kind: Sendable, Hashable {
        case flag(isNegatable: Bool)
        case option
        case positional
    }

    /// The long name without dashes, or the name of a positional argument as help shows it.
    let name: String
    let short: Unicode.Scalar?
    let kind: Kind
    let help: String
    let isRequired: Bool
    /// Whether every occurrence counts; otherwise the last one does.
    let isRepeatable: Bool
    /// Whether `a,b` are two values.
    let splitsAtCommas: Bool
    let isHidden: Bool
    /// How help names a value; empty for a flag.
    let valueName: String
    let expected: String?
    let completion: Completion
    let choices: @Sendable () -> [Choice]
    let choicesAreClosed: Bool
    /// The default as help shows it; nil where there is none worth showing.
    let defaultText: @Sendable () -> String?
    let check: @Sendable (String) -> ValueFault?

    var takesValue: Bool { kind == .option }
    var isPositional: Bool { kind == .positional }
    var isNegatable: Bool { kind == .flag(isNegatable: true) }

    /// The option as it is written: `--fail-on`.
    var longForm: String { "--" + name }
    var shortForm: String? { short.map { "-" + String($0) } }

    /// How usage lines and error messages name it: `--fail-on SEVERITY`, `FILE`.
    var spelling: String {
        switch kind {
        case .flag: return longForm
        case .option: return longForm + " " + valueName
        case .positional: return name
        }
    }
}

extension ParameterSpecification {
    static func flag(_ name: String, short: Unicode.Scalar?, isNegatable: Bool, isOn: Bool, isHidden: Bool, help: String) -> Self {
        ParameterSpecification(
            name: name, short: short, kind: .flag(isNegatable: isNegatable), help: help, isRequired: false, isRepeatable: false,
            splitsAtCommas: false, isHidden: isHidden, valueName: "", expected: nil, completion: .none, choices: { [] },
            choicesAreClosed: false, defaultText: { isNegatable && isOn ? "on" : nil }, check: { _ in nil })
    }

    static func valued<Value>(
        _ kind: Kind, _ name: String, short: Unicode.Scalar? = nil, of type: ValueType<Value>, isRequired: Bool, isRepeatable: Bool = false,
        splitsAtCommas: Bool = false, isHidden: Bool, help: String, defaultText: @escaping @Sendable () -> String? = { nil }
    ) -> Self {
        ParameterSpecification(
            name: name, short: short, kind: kind, help: help, isRequired: isRequired, isRepeatable: isRepeatable,
            splitsAtCommas: splitsAtCommas, isHidden: isHidden, valueName: type.name, expected: type.expected, completion: type.completion,
            choices: type.choices, choicesAreClosed: type.choicesAreClosed, defaultText: defaultText,
            check: { text in
                do throws(ValueFault) {
                    _ = try type.read(text)
                    return nil
                } catch { return error }
            })
    }
}

/// Parameters under a heading of the help text.
package struct ParameterGroup: Sendable {
    let title: String
    let parameters: [ParameterSpecification]

    /// Options under a heading: `.options("Output", format, color)`.
    package static func options(_ title: String = "Options", _ parameters: any Parameter...) -> ParameterGroup {
        ParameterGroup(title: title, parameters: parameters.map(\.specification))
    }

    /// The positional arguments, in their order.
    package static func arguments(_ parameters: any Parameter...) -> ParameterGroup {
        ParameterGroup(title: "Arguments", parameters: parameters.map(\.specification))
    }

    /// The same, from a list that was made elsewhere, for instance the options that several commands share.
    package static func options(_ title: String, _ parameters: [any Parameter]) -> ParameterGroup {
        ParameterGroup(title: title, parameters: parameters.map(\.specification))
    }
}
