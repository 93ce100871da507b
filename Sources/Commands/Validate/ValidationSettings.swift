import ConfigModel
import GoFormat
import SourceText

/// How far `validate` follows what files point to.
package enum Following: Sendable {
    case everything
    /// Only files that are a part of the configuration itself: those of `scrape_config_files`.
    case parts
    case nothing
}

/// How `validate` judges what it finds.
package struct ValidationSettings: Sendable {
    package var kind: FileKind?
    package var rules = RuleSettings()
    package var prometheus = PrometheusSettings()
    package var alertmanager = AlertmanagerSettings()
    /// What of that to which a file points is looked at, too.
    package var following = Following.everything
    /// Where folders of a container lie here.
    package var mappedPaths: [PathMap.Entry] = []
    /// Directories that were given: absolute paths below one of them can be looked at.
    package var roots: [String] = []
    package var lint = LintSettings.standard
    package var lintIsFatal = false
    /// Whether the process ends behind this run and what was read may stay until then.
    var isLastRun = false

    package init() {}

    /// Whether everything to which a file points is looked at, too.
    var followsReferences: Bool { following == .everything }

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
        settings.following = isSyntaxOnly ? .nothing : .everything
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
