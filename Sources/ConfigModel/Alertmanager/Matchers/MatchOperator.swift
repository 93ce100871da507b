/// How a matcher compares the value of a label. Ordered as Alertmanager sorts matchers of one name and value.
package enum MatchOperator: UInt8, Sendable, CaseIterable, Comparable {
    case equal, notEqual, matches, notMatches

    /// The operator as it is written.
    package var text: StaticString {
        switch self {
        case .equal: return "="
        case .notEqual: return "!="
        case .matches: return "=~"
        case .notMatches: return "!~"
        }
    }

    /// Whether the value is a regular expression.
    package var isRegexp: Bool { self == .matches || self == .notMatches }

    /// Whether the matcher holds where the value does not match.
    package var isNegative: Bool { self == .notEqual || self == .notMatches }

    package static func < (a: MatchOperator, b: MatchOperator) -> Bool { a.rawValue < b.rawValue }
}
