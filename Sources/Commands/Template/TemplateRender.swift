import Arguments
import ConfigModel
import GoFormat
import GoTemplate
import Reports
import SourceText

/// `monctl template render`: what a label, an annotation or a receiver's text becomes.
package enum TemplateRender: Command {
    package static let name = "render"
    package static let summary = "Render a template with given data"
    package static let discussion = """
        The template is a text or a file; the data is JSON. For a rule: {"labels": {…}, "value": 0.5, "externalLabels": {…},
        "externalURL": "…"}. For a notification: the shape that amtool template render takes, {"receiver": "…", "status":
        "firing", "alerts": […], "commonLabels": {…}, …}. Which of both it is, is told from the data.
        """
    package static var examples: [Example] {
        [
            Example("monctl template render --text '{{ $labels.job }} is down' --data alert.json", "an annotation"),
            Example(
                "monctl template render --template team.tmpl --text '{{ template \"title\" . }}' --data group.json", "a receiver's field"),
        ]
    }

    static let file = Positional<String?>.optional("FILE", .file(), help: "The template; - for standard input")
    static let text = Option<String?>("text", .text("TEXT"), help: "The template itself, instead of a file")
    static let data = Option<String?>("data", .file("FILE", extensions: ["json"]), help: "What it is rendered with; - for standard input")
    static let templates = Option<[String]>.list(
        "template", .file("FILE", extensions: ["tmpl"]), help: "A file with definitions of Alertmanager")
    static let program = Option<TemplateData.Program?>(
        "program", .choice("PROGRAM"), help: "Whose template it is, where the data does not tell")
    static let html = Option.flag("html", help: "Escape as in e-mails, for notifications")
    static let time = Option<GoTime?>("time", Self.timeType, help: "The time that functions see; now by default")

    package static var parameters: [ParameterGroup] {
        [.arguments(file), .options("Template", text, data, templates, program, html, time)]
    }

    private static var timeType: ValueType<GoTime> {
        ValueType("TIME", expected: "a time such as 2026-01-31T12:00:00Z") { text in
            Array(text.utf8).withUnsafeBufferPointer { GoTime(rfc3339: $0) }
        }
    }

    package static func run(_ arguments: ParsedArguments, in console: inout Console) throws(Misuse) -> ExitCode {
        guard arguments.isGiven(file) != arguments.isGiven(text) else {
            throw arguments.misuse("say what to render: either a FILE or --text")
        }
        do throws(FileError) {
            let source = try template(arguments, console)
            let (data, diagnostics) = try readData(arguments, source, console)
            let refused = diagnostics.contains { $0.effect == .load }
            if refused {
                complain(diagnostics, &console)
                return .failure
            }
            return try render(source, data, arguments, &console)
        } catch {
            console.complain("\(error)")
            return .failure
        }
    }

    private static func template(_ arguments: ParsedArguments, _ console: Console) throws(FileError) -> SourceFile {
        if let text = arguments[text] { return SourceFile(path: "<text>", text: text) }
        let path = arguments[file] ?? "-"
        return SourceFile(path: path == "-" ? "<stdin>" : path, bytes: try path == "-" ? console.standardInput() : readFile(path))
    }

    private static func readData(
        _ arguments: ParsedArguments, _ source: SourceFile, _ console: Console
    ) throws(FileError) -> (TemplateData, [Diagnostic]) {
        guard let path = arguments[data] else {
            // Variables that only rules have tell a rule's template; definitions are Alertmanager's.
            let isRule = arguments[templates].isEmpty && (holds("$labels", source) || holds("$value", source))
            return (TemplateData.empty(arguments[program] ?? (isRule ? .prometheus : .alertmanager)), [])
        }
        let bytes = try path == "-" ? console.standardInput() : readFile(path)
        return TemplateData.read(SourceFile(path: path == "-" ? "<stdin>" : path, bytes: bytes), as: arguments[program])
    }

    private static func holds(_ word: String, _ source: SourceFile) -> Bool {
        source.bytes.firstRange(of: Array(word.utf8)) != nil
    }

    private static func render(
        _ source: SourceFile, _ data: TemplateData, _ arguments: ParsedArguments, _ console: inout Console
    ) throws(FileError) -> ExitCode {
        let now = arguments[time] ?? currentTime()
        let result: (output: [UInt8], failure: RenderingFailure?)
        switch data {
        case .rule(let value, let url):
            let template = RuleTemplate(source.bytes, alert: "render")
            if complain(template.text, source, &console) { return .findings }
            let environment = PrometheusEnvironment(
                now: now.milliseconds, externalURL: PrometheusEnvironment.ExternalURL(text: url, path: path(of: url))
            ) { _ throws(GoFailure) in throw GoFailure("query needs a Prometheus; there is none here") }
            switch template.expand(value, environment) {
            case .success(let output): result = (output, nil)
            case .failure(let failure): result = ([], failure)
            }
        case .notification(let value):
            var files: [(name: String, text: [UInt8])] = []
            var sources: [SourceFile] = []
            for path in arguments[templates] {
                let bytes = try readFile(path)
                sources.append(SourceFile(path: path, bytes: bytes))
                files.append((path.split(separator: "/").last.map(String.init) ?? path, bytes))
            }
            let set = NotificationTemplates(files: files)
            var isRefused = false
            for (text, file) in zip(set.files, sources) where complain(text, file, &console) { isRefused = true }
            let parsed = set.parse(source.bytes)
            if complain(parsed, source, &console) || isRefused { return .findings }
            result = set.render(parsed, arguments[html] ? .html : .text, data: value, now: TimeValue(now))
        }
        console.output += result.output
        if let failure = result.failure {
            console.complain(failure.message)
            return failure.isLimit ? .failure : .findings
        }
        if let last = result.output.last, last != 0x0A { console.output.append(0x0A) }
        return .success
    }

    /// Reports what is wrong with a template's text; false when nothing is.
    private static func complain(_ text: TemplateText?, _ source: SourceFile, _ console: inout Console) -> Bool {
        guard let text, !text.isValid else { return false }
        complain(text.problems.map { problem in problem.finding.diagnostic { Place(source, $0) } }, &console)
        return true
    }

    private static func complain(_ diagnostics: [Diagnostic], _ console: inout Console) {
        let tool = ReportOptions.Tool(name: Monctl.name, version: Monctl.version)
        console.errors += ReportFormat.text.report(diagnostics, nil, ReportOptions(tool: tool))
    }

    /// The path of an address, without its scheme and host.
    private static func path(of url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return url }
        let rest = url[scheme.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
    }
}
