import Arguments
import ConfigModel

/// `monctl fields FILE`: the reference of a file's fields in Markdown, for the pages under docs/.
enum Fields: Command {
    enum Subject: String, CaseIterable, Sendable {
        case prometheus, rules, alertmanager
    }

    static let name = "fields"
    static let summary = "Print the reference of all fields of a file, as Markdown"
    static let isHidden = true
    static let subject = Positional<Subject>("FILE", .choice("FILE"), help: "Whose fields")

    static var parameters: [ParameterGroup] { [.arguments(subject)] }

    static func run(_ arguments: ParsedArguments, in console: inout Console) throws(Misuse) -> ExitCode {
        switch arguments[subject] {
        case .prometheus: console.print(PrometheusConfig.fieldReference)
        case .rules: console.print(RuleFile.fieldReference)
        case .alertmanager: console.print(AlertmanagerConfig.fieldReference)
        }
        return .success
    }
}
