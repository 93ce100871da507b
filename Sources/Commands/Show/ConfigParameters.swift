import Arguments
import ConfigModel
import Reports
import SourceText

/// What the commands have in common that look into one configuration file.
enum ConfigParameters {
    static let agent = Option.flag("prometheus-agent", help: "Prometheus runs as an agent")

    /// Reads the file that an argument names, standard input for `-`.
    static func read(_ path: String, _ console: Console) throws(FileError) -> SourceFile {
        if path == "-" { return SourceFile(path: "<stdin>", bytes: try console.standardInput()) }
        return SourceFile(path: path, bytes: try readFile(path))
    }

    /// Findings as lines on standard error: the results of these commands are no report.
    ///
    /// - Parameter secrets: what must not be shown of the files.
    static func complain(_ diagnostics: [Diagnostic], secrets: SecretRanges, _ console: inout Console) {
        let tool = ReportOptions.Tool(name: Monctl.name, version: Monctl.version)
        console.errors += ReportFormat.concise.report(diagnostics, nil, ReportOptions(tool: tool, secrets: secrets))
    }

    /// Says that there is nothing to show behind the findings, and where to read more about them.
    static func complainOfRefusal(_ source: SourceFile, _ console: inout Console) {
        let name = source.path == "<stdin>" ? "-" : source.path
        console.complain("\(source.path) does not load; more is said by monctl validate \(name)")
    }

    static func prometheus(_ version: Version, isAgent: Bool, _ console: Console) -> PrometheusSettings {
        var settings = PrometheusSettings(environment: console.environment)
        settings.version = version
        settings.isAgent = isAgent
        return settings
    }
}
