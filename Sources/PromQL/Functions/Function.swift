/// A function of the language: what it takes, what it gives, since when it is there.
package struct Function: Sendable {
    /// The types of up to seven arguments.
    package struct ArgumentTypes: Sendable, ExpressibleByArrayLiteral, RandomAccessCollection {
        private var packed: UInt32 = 0
        package private(set) var count = 0

        package init(arrayLiteral types: ExpressionType...) {
            for type in types {
                packed |= UInt32(type.rawValue) << UInt32(count * 4)
                count += 1
            }
        }

        package var startIndex: Int { 0 }
        package var endIndex: Int { count }
        package subscript(i: Int) -> ExpressionType { ExpressionType(rawValue: UInt8(packed >> UInt32(i * 4) & 15)) ?? .none }
    }

    /// Whether the feature `promql-experimental-functions` has to be on.
    package enum Stability: Sendable, Hashable {
        case stable
        /// Needed until the release before this one.
        case stableSince(PrometheusVersion)
        case experimental
    }

    package let name: StaticString
    package let arguments: ArgumentTypes
    /// How far the number of arguments may differ from the types: 0 not at all; n > 0: the last type is that of up to n arguments, or of
    /// none; -1: of any number.
    package let variadic: Int
    package let returnType: ExpressionType
    package let since: PrometheusVersion
    package let stability: Stability
    /// The first release without it.
    package let removedIn: PrometheusVersion?

    init(
        _ name: StaticString, _ arguments: ArgumentTypes, _ returnType: ExpressionType = .vector, variadic: Int = 0,
        since: PrometheusVersion = PrometheusVersion(2, 0), _ stability: Stability = .stable,
        removedIn: PrometheusVersion? = nil
    ) {
        self.name = name
        self.arguments = arguments
        self.variadic = variadic
        self.returnType = returnType
        self.since = since
        self.stability = stability
        self.removedIn = removedIn
    }

    /// Whether that release runs it only with `--enable-feature=promql-experimental-functions`.
    package func isExperimental(in version: PrometheusVersion) -> Bool {
        switch stability {
        case .stable: false
        case .stableSince(let first): version < first
        case .experimental: true
        }
    }

    /// Whether that release knows it.
    package func exists(in version: PrometheusVersion) -> Bool { since <= version && (removedIn.map { version < $0 } ?? true) }

    /// The least and the largest number of arguments; nil for any number.
    package var arity: (least: Int, most: Int?) {
        if variadic == 0 { return (arguments.count, arguments.count) }
        return (arguments.count - 1, variadic < 0 ? nil : arguments.count - 1 + variadic)
    }
}

/// A function by its place in ``FunctionTable``.
package struct FunctionID: Sendable, Hashable {
    package let rawValue: UInt8

    package var function: Function { FunctionTable.functions[Int(rawValue)] }
    package var name: String { function.name.description }
}
