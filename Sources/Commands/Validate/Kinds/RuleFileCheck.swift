import ConfigModel
import SourceText

/// Checks a rule file as Prometheus loads it, with promtool's lints.
///
/// - Parameter legacyNames: where a configuration that names the file wants names by the legacy scheme. promtool does not ask it, and
///   the server refuses such a file only when it applies the configuration.
func checkRuleFile(_ file: SourceFile, _ settings: ValidationSettings, legacyNames: Place?, _ result: inout ValidationResult) {
    let loaded = RuleFile.load(file, settings.rules)
    if settings.isLastRun { UntilExit.keep(loaded) }
    result.diagnostics += loaded.diagnostics
    if settings.lint.findsDuplicateRules {
        result.diagnostics += DuplicateRules.find(in: loaded, severity: settings.lintSeverity)
    }
    if let legacyNames, settings.rules.scheme == .utf8 {
        var legacy = settings.rules
        legacy.scheme = .legacy
        let known = loaded.diagnostics.map { Refusal($0) }
        for var diagnostic in RuleFile.load(file, legacy).diagnostics where !known.contains(Refusal(diagnostic)) {
            diagnostic.effect = .runtime
            diagnostic.related.append(legacyNames)
            result.diagnostics.append(diagnostic)
        }
    }
    let counts = loaded.model.counts
    result[.groups] += counts.groups
    result[.alertingRules] += counts.alertingRules
    result[.recordingRules] += counts.recordingRules
}

/// What two readings of a file have in common.
private struct Refusal: Equatable {
    var check: String
    var range: ByteRange

    init(_ diagnostic: Diagnostic) {
        check = diagnostic.check
        range = diagnostic.primary.range
    }
}
