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
        diagnostics = GoTemplate.TemplateChecker.check(text, language, target: target).map { finding in
            finding.diagnostic { Place(file, $0) }
        }
    }
}
