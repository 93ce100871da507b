/// How a program wraps a pattern before it compiles it, and which of Go's parsers reads it.
package enum RegexpDialect: Sendable, CaseIterable {
    /// `=~` and `!~` in PromQL (`labels.NewMatcher`): the pattern is parsed alone, matches whole texts, and `.` matches a newline.
    /// Reads property names as Go did before 1.25. A pattern of literals and `|` alone is not parsed at all.
    case matcher
    /// Relabel rules and `label_replace`: `^(?s:` pattern `)$`, glued before it is parsed, so `a)|(b` is fine.
    case relabel
    /// Alertmanager's matchers: `^(?:` pattern `)$`; `.` matches no newline.
    case alertmanager
    /// The pattern as it is, searched anywhere: `reReplaceAll` and `match` in templates.
    case bare

    /// What the program puts in front of the pattern.
    var prefix: StaticString {
        switch self {
        case .matcher, .relabel: "^(?s:"
        case .alertmanager: "^(?:"
        case .bare: ""
        }
    }

    /// What the program puts behind the pattern.
    var suffix: StaticString { self == .bare ? "" : ")$" }

    /// Whether `.` matches a newline.
    var dotMatchesNewline: Bool { self == .matcher || self == .relabel }
}
