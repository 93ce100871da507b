import Arguments
import ConfigModel
import Reports
import SourceText

/// `monctl targets FILE`: what each job would scrape.
package enum Targets: Command {
    package static let name = "targets"
    package static let summary = "List what each job would scrape, what is dropped and by which rule"
    package static let discussion = """
        The targets of static_configs and file_sd_configs with their URLs and labels behind relabelling, those that a rule drops and
        those that Prometheus refuses, each with its place; the Alertmanagers as well. What only a running service discovery knows is
        named but not asked; --labels sends a target of your own through the rules instead.

        LABELS are name=value pairs with commas between them: __meta_kubernetes_pod_name=api-1,__meta_kubernetes_namespace=ml. A comma in a
        value is kept unless name= follows it; values may stand in double quotes. Without __address__ it is example:80.
        """
    package static var examples: [Example] {
        [
            Example("monctl targets prometheus.yml", "all jobs"),
            Example("monctl targets prometheus.yml --job node --explain", "what each relabelling rule does"),
            Example("monctl targets prometheus.yml --job pods --labels __meta_kubernetes_pod_name=api-1", "a target of your own"),
            Example("monctl targets --map-path /etc/prometheus=./prometheus prometheus.yml", "paths of a container"),
        ]
    }

    enum Format: String, CaseIterable, Sendable {
        case text, json
    }

    static let file = Positional<String>(
        "FILE", .file("FILE", extensions: ["yml", "yaml"]), help: "prometheus.yml, or - for standard input")
    static let jobs = Option<[String]>.list("job", .text("NAME"), help: "List this job only")
    static let explain = Option.flag("explain", help: "Show what each relabelling rule changes")
    static let labels = Option<[DiscoveredGroup.Pairs]>.list(
        "labels", GivenLabels.type, help: "List a target with these labels instead of those in the files")
    static let format = Option<Format>("format", .choice("FORMAT"), default: .text, help: "How to list them")

    package static var parameters: [ParameterGroup] {
        [
            .arguments(file),
            .options("Targets", jobs, labels, explain),
            .options("Output", format, ReportParameters.color),
            .options("Files", PathMap.option),
            .options("Target", Validate.prometheusVersion, ConfigParameters.agent),
        ]
    }

    package static func run(_ arguments: ParsedArguments, in console: inout Console) throws(Misuse) -> ExitCode {
        let source: SourceFile
        do throws(FileError) { source = try ConfigParameters.read(arguments[file], console) } catch {
            console.complain("\(error)")
            return .failure
        }
        var request = TargetRequest()
        request.jobs = arguments[jobs]
        request.given = arguments[labels]
        request.listsGivenOnly = !request.given.isEmpty
        request.explains = arguments[explain]
        let settings = ConfigParameters.prometheus(
            arguments[Validate.prometheusVersion], isAgent: arguments[ConfigParameters.agent], console)
        let inquiry = TargetInquiry(source, settings, request, arguments[PathMap.option])
        for error in inquiry.errors { console.complain("\(error)") }
        guard let listing = inquiry.listing else {
            ConfigParameters.complain(inquiry.diagnostics.filter { $0.severity >= .warning }, secrets: inquiry.secrets, &console)
            ConfigParameters.complainOfRefusal(source, &console)
            return inquiry.errors.isEmpty ? .findings : .failure
        }
        guard inquiry.missing.isEmpty else {
            for (name, near) in inquiry.missing {
                console.complain("\(source.path) has no job '\(name)'" + (near.map { ", did you mean '\($0)'?" } ?? ""))
            }
            return .failure
        }
        let diagnostics = inquiry.diagnostics.filter { $0.severity >= .info } + listing.diagnostics
        switch arguments[format] {
        case .text:
            let hasColor = arguments[ReportParameters.color].isOn(isTerminal: console.outputIsTerminal, environment: console.environment)
            console.output += TargetText.render(listing, hasColor: hasColor)
            // What is wrong with a target stands in its block.
            let others = diagnostics.filter { $0.check != "targets/refused" && $0.check != "targets/limit" }
            ConfigParameters.complain(others, secrets: inquiry.secrets, &console)
        case .json:
            console.print(TargetJSON.render(listing, diagnostics))
        }
        if !inquiry.errors.isEmpty || listing.diagnostics.contains(where: { $0.check == "targets/limit" }) { return .failure }
        return diagnostics.contains { $0.severity == .error } ? .findings : .success
    }
}
