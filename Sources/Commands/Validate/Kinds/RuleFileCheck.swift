import ConfigModel
import SourceText

/// Checks a rule file as Prometheus loads it, with promtool's lints.
func checkRuleFile(_ file: SourceFile, _ settings: ValidationSettings, _ result: inout ValidationResult) {
    let loaded = RuleFile.load(file, settings.rules)
    result.diagnostics += loaded.diagnostics
    if settings.lint.findsDuplicateRules {
        result.diagnostics += DuplicateRules.find(in: loaded, severity: settings.lintIsFatal ? .error : .warning)
    }
    let counts = loaded.model.counts
    result[.groups] += counts.groups
    result[.alertingRules] += counts.alertingRules
    result[.recordingRules] += counts.recordingRules
}
