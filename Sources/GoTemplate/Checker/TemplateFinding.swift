import SourceText

/// One thing that is wrong in a template, by its place in the template's text.
package struct TemplateFinding: Sendable {
    /// What to write instead.
    package struct Replacement: Sendable {
        package let title: String
        package let range: ByteRange
        package let text: String
    }

    /// `template/syntax` and the like.
    package let check: String
    package let severity: Severity
    /// `load` where the program refuses the text, `runtime` where it fails when it gets there.
    package let effect: Effect
    package let message: String
    package let range: ByteRange
    package var notes: [String] = []
    package var replacement: Replacement?
    /// Whether the name belongs to the other program's templates.
    var isForeign = false

    /// The finding as a diagnostic; `place` tells where a range of the template's text stands in a file.
    package func diagnostic(place: (ByteRange) -> Place) -> Diagnostic {
        var fixes: [Fix] = []
        if let replacement {
            let at = place(replacement.range)
            fixes = [Fix(replacement.title, .unsafe, [Fix.Edit(at.file, at.range, replacement.text)])]
        }
        return Diagnostic(check, severity, effect, message, at: place(range), notes: notes, fixes: fixes)
    }
}

extension TemplateProblem {
    /// The problem as a finding of effect `load`.
    package var finding: TemplateFinding {
        let check =
            switch kind {
            case .syntax: "template/syntax"
            case .unknownFunction: "template/unknown-function"
            case .undefinedVariable: "template/undefined-variable"
            case .redefinition: "template/redefined"
            }
        var finding = TemplateFinding(check: check, severity: .error, effect: .load, message: message, range: range, notes: notes)
        if let suggestion {
            finding.replacement = .init(title: "replace with `\(suggestion)`", range: range, text: suggestion)
        }
        return finding
    }
}
