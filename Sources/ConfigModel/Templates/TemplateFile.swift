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
        text = TemplateParser.parse(
            file.bytes, name: language.prefix + name, functions: language.functions, prelude: language.prelude, target: version)
        diagnostics = GoTemplate.TemplateChecker.check(text, language, target: version).map { finding in
            finding.diagnostic { Place(file, $0) }
        }
    }
}
