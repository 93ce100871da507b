import ConfigModel
import GoFormat
import SourceText

/// How `validate` judges what it finds.
package struct ValidationSettings: Sendable {
    package var kind: FileKind?
    package var rules = RuleSettings()
    package var prometheus = PrometheusSettings()
    package var alertmanager = AlertmanagerSettings()
    /// Whether what a file points to is looked at, too.
    package var followsReferences = true
    /// Where folders of a container lie here.
    package var mappedPaths: [PathMap.Entry] = []
    /// Directories that were given: absolute paths below one of them can be looked at.
    package var roots: [String] = []
    package var lint = LintSettings.standard
    package var lintIsFatal = false

    package init() {}

    /// How bad what a lint finds is.
    var lintSeverity: Severity { lintIsFatal ? .error : .warning }

    /// The settings that `promtool check rules` has under its own options; nil for `lint` is its default.
    package static func promtoolCheckRules(
        lint: [String]?, lintIsFatal: Bool, ignoresUnknownFields: Bool, features: [String]
    ) -> ValidationSettings {
        var settings = ValidationSettings()
        settings.kind = .rules
        settings.lint = LintSettings(ofRules: lint ?? ["duplicate-rules"])
        settings.lintIsFatal = lintIsFatal
        settings.rules.ignoresUnknownFields = ignoresUnknownFields
        settings.rules.parser = TargetVersion.parserOptions(TargetVersion.newest, features: features)
        return settings
    }

    /// The settings that `promtool check config` has under its own options; nil for `lint` and `lookback` is its default.
    ///
    /// - Parameters:
    ///   - lookback: in nanoseconds.
    ///   - root: the folder in which promtool runs; there is nothing outside of it.
    package static func promtoolCheckConfig(
        lint: [String]?, lintIsFatal: Bool, ignoresUnknownFields: Bool, features: [String], isSyntaxOnly: Bool, isAgent: Bool,
        lookback: Int64?, root: String
    ) -> ValidationSettings {
        var settings = promtoolCheckRules(
            lint: lint, lintIsFatal: lintIsFatal, ignoresUnknownFields: ignoresUnknownFields, features: features)
        settings.kind = .prometheus
        settings.lint = LintSettings(lint ?? ["duplicate-rules"], lookback: lookback ?? LintSettings.defaultLookback)
        settings.followsReferences = !isSyntaxOnly
        settings.prometheus.isAgent = isAgent
        settings.mappedPaths = isolated(root)
        return settings
    }

    /// The settings that `amtool check-config` has, run in a folder that is a world of its own.
    package static func amtoolCheckConfig(_ mode: MatcherMode, root: String) -> ValidationSettings {
        var settings = ValidationSettings()
        settings.kind = .alertmanager
        settings.alertmanager.matcherMode = mode
        settings.mappedPaths = isolated(root)
        return settings
    }

    /// Nothing is there outside of a folder.
    private static func isolated(_ root: String) -> [PathMap.Entry] {
        [PathMap.Entry(container: root, local: root), PathMap.Entry(container: "/", local: root + "/nothing-here")]
    }
}
