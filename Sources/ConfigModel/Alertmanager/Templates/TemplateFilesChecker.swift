import Documents
import GoTemplate
import SourceText

/// What can be said of templates only once the template files are known: whether each definition that is called is there, and
/// what fails inside of definitions, given their callers.
package struct TemplateFilesChecker {
    private let config: LoadedAlertmanagerConfig
    private let version: Version
    private let target: Version

    package init(_ config: LoadedAlertmanagerConfig, version: Version) {
        self.config = config
        self.version = version
        target = version
    }

    /// Checks the files, in the order in which Alertmanager reads them.
    ///
    /// - Parameter isComplete: whether every file could be read; otherwise a definition that is missing may stand in one of the others.
    package func check(_ files: [SourceFile], isComplete: Bool) -> [Diagnostic] {
        let language = TemplateLanguage.alertmanager
        let texts = files.map { file in
            let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
            return TemplateParser.parse(file.bytes, name: name, functions: language.functions, target: target)
        }
        // Only those that call a definition depend on what the files define.
        let leaves = config.receiverTemplates.filter { !$0.isSecret && $0.mayCallDefinitions }
        let leafTexts = leaves.map {
            TemplateParser.parse(Array($0.text.utf8), name: "", functions: language.functions, target: target)
        }
        let findings = GoTemplate.TemplateChecker.check(leafTexts, over: texts, language, target: target)
        var diagnostics: [Diagnostic] = []
        for (i, leaf) in leaves.enumerated() {
            for finding in findings[i] where isMissing(finding, leafTexts[i], isComplete) { add(finding, leaf, &diagnostics) }
        }
        for (i, file) in files.enumerated() {
            for finding in findings[leaves.count + i] {
                if finding.check == "template/undefined-template", !isMissing(finding, texts[i], isComplete) { continue }
                diagnostics.append(finding.diagnostic { Place(file, $0) })
            }
        }
        return diagnostics + repeated(files, texts)
    }

    /// Whether a finding says that a definition is missing that nobody ships.
    private func isMissing(_ finding: TemplateFinding, _ text: TemplateText, _ isComplete: Bool) -> Bool {
        guard isComplete, finding.check == "template/undefined-template" else { return false }
        // The name as it is quoted in the message.
        guard let name = finding.message.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first else { return false }
        return !ShippedDefinitions.contain(String(name), in: version)
    }

    private func add(_ finding: TemplateFinding, _ leaf: TemplateLeaf, _ diagnostics: inout [Diagnostic]) {
        guard let tree = config.tree else { return }
        let node = tree.node(at: leaf.node).resolved
        guard node.kind == .scalar else { return }
        let source = node.source
        var diagnostic = finding.diagnostic { Place(config.file, source.sourceRange($0.lowerBound..<$0.upperBound)) }
        diagnostic.effect = .runtime
        diagnostic.notes.append("no template file defines it, and Alertmanager ships none of that name: the message is lost")
        diagnostics.append(diagnostic)
    }

    /// Definitions of one name in two files: the later file counts. One that holds nothing replaces none.
    private func repeated(_ files: [SourceFile], _ texts: [TemplateText]) -> [Diagnostic] {
        var first: [[UInt8]: Place] = [:]
        var found: [Diagnostic] = []
        for (file, text) in zip(files, texts) {
            for definition in text.definitions where !definition.nameRange.isEmpty && !definition.isEmpty {
                let place = Place(file, definition.nameRange)
                let name = String(decoding: definition.name, as: UTF8.self)
                if let earlier = first[definition.name] {
                    found.append(
                        Diagnostic(
                            "template/redefined", .warning, .risk, "the definition \"\(name)\" replaces one of the same name", at: place,
                            related: [Place(earlier.file, earlier.range, label: "this one is never used")]))
                } else if ShippedDefinitions.contain(name, in: version) {
                    found.append(
                        Diagnostic(
                            "template/overrides-shipped", .info, .style,
                            "the definition \"\(name)\" replaces the one that Alertmanager ships",
                            at: place))
                }
                first[definition.name] = place
            }
        }
        return found
    }
}
