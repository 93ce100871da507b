import Documents
import SourceText

/// How alertmanager.yml is judged.
package struct AlertmanagerSettings: Sendable {
    package var version = Version(0, 34)
    /// Which parser reads matchers, and which names labels may have.
    package var matcherMode = MatcherMode.fallback

    package init() {}

    /// The parser that the version really has: before 0.27 there was only the classic one.
    package var matcherParser: MatcherParser { MatcherParser(version < Version(0, 27) ? .classic : matcherMode) }

    /// Names in `group_by` and route labels.
    var labelNames: NameScheme { matcherParser.mode == .classic ? .legacy : .utf8 }

    /// Names in `equal`.
    var equalNames: NameScheme { version < Version(0, 28) ? .legacy : labelNames }
}
