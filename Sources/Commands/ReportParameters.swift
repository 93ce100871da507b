import Arguments
import Reports
import SourceText

/// The options of every command that reports findings.
enum ReportParameters {
    enum Threshold: String, CaseIterable, Sendable {
        case error, warning, info, never
    }

    /// A format, and the file to write it to; standard output without one.
    struct Sink: Sendable, Equatable {
        var format: ReportFormat
        var path: String?

        static let type = ValueType<Sink>(
            "FORMAT[=FILE]",
            expected: "one of " + ReportFormat.allCases.map(\.rawValue).joined(separator: ", ") + ", with =FILE or without",
            suggestions: { ReportFormat.allCases.map { Choice($0.rawValue, $0.summary) } },
            write: { $0.format.rawValue }
        ) { text in
            let parts = text.split(separator: "=", maxSplits: 1)
            guard let name = parts.first, let format = ReportFormat(rawValue: String(name)) else { return nil }
            if text.contains("="), parts.count < 2 { return nil }
            return Sink(format: format, path: parts.count == 2 ? String(parts[1]) : nil)
        }
    }

    static let format = Option<[Sink]>.list(
        "format", Sink.type, default: [Sink(format: .text)], help: "How to report, to standard output or into a file")
    static let failOn = Option<Threshold>(
        "fail-on", .choice("SEVERITY"), default: .error, help: "The least severity that makes the exit status 1")
    static let color = Option<ColorMode>("color", .choice("WHEN"), default: .auto, help: "Whether reports for people have colours")

    static var group: ParameterGroup { .options("Report", format, failOn, color) }

    /// Writes every wanted report; false, and said, when a file cannot be written.
    ///
    /// - Parameter secrets: what the reports must not show of the files.
    static func write(
        _ diagnostics: [Diagnostic], _ summary: Summary, secrets: SecretRanges = SecretRanges(), _ arguments: ParsedArguments,
        _ console: inout Console
    ) -> Bool {
        let tool = ReportOptions.Tool(name: Monctl.name, version: Monctl.version)
        var isWritten = true
        for sink in arguments[format] {
            let hasColor = sink.path == nil && arguments[color].isOn(isTerminal: console.outputIsTerminal, environment: console.environment)
            let options = ReportOptions(
                hasColor: hasColor, width: console.outputIsTerminal ? console.width : 160, tool: tool, secrets: secrets)
            let report = sink.format.report(diagnostics, summary, options)
            guard let path = sink.path else {
                console.output += report
                continue
            }
            do throws(FileError) {
                try writeFile(path, report)
            } catch {
                console.complain("cannot write \(error)")
                isWritten = false
            }
        }
        return isWritten
    }

    static func fails(_ diagnostics: [Diagnostic], _ arguments: ParsedArguments) -> Bool {
        let least: Severity
        switch arguments[failOn] {
        case .error: least = .error
        case .warning: least = .warning
        case .info: least = .info
        case .never: return false
        }
        return diagnostics.contains { $0.severity >= least }
    }
}
