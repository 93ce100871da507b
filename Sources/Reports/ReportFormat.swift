import SourceText

/// A form in which findings are printed.
package enum ReportFormat: String, Sendable, CaseIterable {
    /// For people: the place in the source, with notes and fixes.
    case text
    /// A line a finding.
    case concise
    /// For programs; the shape is a promise.
    case json
    /// The workflow commands of GitHub Actions.
    case github
    /// SARIF 2.1.0, for code scanning.
    case sarif

    /// A few words for help.
    package var summary: String {
        switch self {
        case .text: return "for people, with the place in the source"
        case .concise: return "a line a finding"
        case .json: return "for programs"
        case .github: return "annotations of GitHub Actions"
        case .sarif: return "SARIF 2.1.0, for code scanning"
        }
    }

    /// The report, in UTF-8, ending with a line break (empty where there is nothing to say).
    ///
    /// The findings are put in order (``Diagnostic/inOrder(_:_:)``); the same findings give the same bytes. A file is
    /// known by its object: places in one file share one ``SourceFile``.
    package func report(_ diagnostics: [Diagnostic], _ summary: Summary?, _ options: ReportOptions) -> [UInt8] {
        let ordered = Redaction.apply(options.secrets, to: Self.ordered(diagnostics))
        switch self {
        case .text: return TextReport.render(ordered, summary, options)
        case .concise: return ConciseReport.render(ordered, options)
        case .json: return JSONReport.render(ordered, summary, options)
        case .github: return GitHubReport.render(ordered)
        case .sarif: return SARIFReport.render(ordered, options)
        }
    }

    /// Sorted; findings that compare as equal keep their order.
    private static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        if zip(diagnostics, diagnostics.dropFirst()).allSatisfy({ !Diagnostic.inOrder($1, $0) }) { return diagnostics }
        return diagnostics.enumerated().sorted { a, b in
            if Diagnostic.inOrder(a.element, b.element) { return true }
            return a.offset < b.offset && !Diagnostic.inOrder(b.element, a.element)
        }.map(\.element)
    }
}
