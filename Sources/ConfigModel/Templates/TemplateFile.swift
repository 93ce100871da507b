import GoTemplate
import SourceText

/// A file of templates as its program parses it when it loads: Alertmanager's definitions, or a console page of Prometheus.
package struct TemplateFile: Sendable {
    package let file: SourceFile
    package let text: TemplateText
    package let diagnostics: [Diagnostic]

    /// Parses a file in the language of its program.
    package init(_ file: SourceFile, _ language: TemplateLanguage, version: Version? = nil) {
        self.file = file
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        let target = version.map { ProductVersion(Int($0.major), Int($0.minor)) }
        text = TemplateParser.parse(
            file.bytes, name: language.prefix + name, functions: language.functions, prelude: language.prelude, target: target)
        diagnostics = text.diagnostics(in: file)
    }
}

extension TemplateText {
    /// What is wrong with a text that is a file of its own, or given on the command line.
    package func diagnostics(in file: SourceFile) -> [Diagnostic] {
        problems.map { problem in
            var notes = problem.notes
            var fixes: [Fix] = []
            if let suggestion = problem.suggestion {
                if !notes.contains(where: { $0.hasPrefix("did you mean") }) { notes.append("did you mean \(suggestion)?") }
                fixes = [Fix("write \(suggestion)", .unsafe, [Fix.Edit(file, problem.range, suggestion)])]
            }
            return Diagnostic(
                problem.kind.check, .error, .load, problem.message, at: Place(file, problem.range), notes: notes, fixes: fixes)
        }
    }
}
