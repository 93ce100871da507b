import Arguments
import ConfigModel
import Documents
import SourceText

/// `monctl show FILE [PART]`: the configuration as the program runs it.
package enum Show: Command {
    package static let name = "show"
    package static let summary = "Show the effective configuration: defaults and inheritance filled in, secrets hidden"
    package static let discussion = """
        What Prometheus shows at /api/v1/status/config and Alertmanager on its status page, without running either: every default
        that is not empty, jobs with the global settings, receivers with what they take from the global section, secrets as <secret>.
        Rule files are shown as they are read.

        PART is a path in it, from the outside to the inside: keys with dots between, items of lists by position or by name.
        """
    package static var examples: [Example] {
        [
            Example("monctl show prometheus.yml", "the whole"),
            Example("monctl show prometheus.yml 'scrape_configs[0].relabel_configs'", "a part"),
            Example("monctl show prometheus.yml 'scrape_configs[node]'", "the job 'node'"),
            Example("monctl show --format json alertmanager.yml route", "for programs"),
        ]
    }

    enum Format: String, CaseIterable, Sendable {
        case yaml, json
    }

    static let file = Positional<String>("FILE", .file("FILE", extensions: ["yml", "yaml"]), help: "The file, or - for standard input")
    static let part = Positional<String?>.optional("PART", .text("PART"), help: "The part to show")
    static let kind = Option<FileKind?>(
        "kind", .choice("KIND", EffectiveConfig.kinds.map { (Choice($0.rawValue), $0) }),
        help: "What the file is, where it cannot be told from what stands in it")
    static let format = Option<Format>("format", .choice("FORMAT"), default: .yaml, help: "How to show it")
    static let directory = Option<String?>(
        "directory", .directory(), help: "Where the file lies on the server: relative paths are shown below it")

    package static var parameters: [ParameterGroup] {
        [
            .arguments(file, part),
            .options("Output", format, directory),
            .options("Files", kind),
            .options(
                "Target", Validate.prometheusVersion, ConfigParameters.agent, Validate.features, Validate.alertmanagerVersion,
                Validate.matchers),
        ]
    }

    package static func run(_ arguments: ParsedArguments, in console: inout Console) throws(Misuse) -> ExitCode {
        let path: PartPath?
        do throws(PartPath.Missing) { path = try arguments[part].map { text throws(PartPath.Missing) in try PartPath(text) } } catch {
            throw arguments.misuse(error.reason)
        }
        let source: SourceFile
        do throws(FileError) { source = try ConfigParameters.read(arguments[file], console) } catch {
            console.complain("\(error)")
            return .failure
        }
        let detected = source.bytes.withUnsafeBufferPointer { FileKindDetector.kind(of: $0, path: source.path) }
        guard let config = (arguments[kind] ?? detected).flatMap({ EffectiveConfig(source, $0, settings(arguments, console)) }) else {
            let known = EffectiveConfig.kinds.map(\.title).joined(separator: ", ")
            let what = detected.map { "\($0.title) have no effective configuration" } ?? "cannot tell what this file is; say it with --kind"
            console.complain("\(source.path): \(what) (known: \(known))")
            return .failure
        }
        ConfigParameters.complain(config.diagnostics.filter { $0.severity >= .warning }, secrets: config.secrets, &console)
        guard config.isAccepted else {
            ConfigParameters.complainOfRefusal(source, &console)
            return .findings
        }
        var tree = config.tree
        if let path {
            do throws(PartPath.Missing) { tree = try path.part(of: tree, config.shape) } catch {
                throw arguments.misuse("\(source.path): \(error.reason)")
            }
        }
        switch arguments[format] {
        case .yaml: console.print(YAMLEmitter.text(tree))
        case .json: console.print(JSONEmitter.text(tree) + "\n")
        }
        return .success
    }

    private static func settings(_ arguments: ParsedArguments, _ console: Console) -> EffectiveConfig.Settings {
        let version = arguments[Validate.prometheusVersion]
        var rules = RuleSettings()
        rules.version = version
        rules.scheme = version < Version(3, 0) ? .legacy : .utf8
        rules.parser = TargetVersion.parserOptions(version, features: arguments[Validate.features])
        var alertmanager = AlertmanagerSettings()
        alertmanager.version = arguments[Validate.alertmanagerVersion]
        alertmanager.matcherMode = arguments[Validate.matchers]
        return EffectiveConfig.Settings(
            prometheus: ConfigParameters.prometheus(version, isAgent: arguments[ConfigParameters.agent], console), rules: rules,
            alertmanager: alertmanager, directory: arguments[directory])
    }
}
