/// What an expression gives.
package enum ExpressionType: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    /// Not known; in trees with errors only.
    case none
    case scalar, vector, matrix, string

    /// The name in the API of Prometheus: `vector`, `matrix`.
    package var name: StaticString {
        switch self {
        case .none: "none"
        case .scalar: "scalar"
        case .vector: "vector"
        case .matrix: "matrix"
        case .string: "string"
        }
    }

    /// The name in the documentation and in most error messages: `instant vector`, `range vector`.
    package var documentedName: StaticString {
        switch self {
        case .vector: "instant vector"
        case .matrix: "range vector"
        default: name
        }
    }
}
