import Commands
import ConfigModel
import Documents

/// A recorded run of promtool, asked of monctl with the same arguments.
struct PromtoolRun {
    /// What promtool's arguments say, in monctl's terms; nil for a command line that promtool refuses.
    struct Arguments {
        var command: [String] = []
        var lint: [String]?
        var lintIsFatal = false
        var ignoresUnknownFields = false
        var features: [String] = []
        var syntaxOnly = false
        var agent = false
        var lookbackDelta: String?
        var paths: [String] = []

        init?(_ words: [String]) {
            var rest = words[...]
            var isLiteral = false
            while let word = rest.popFirst() {
                guard word.hasPrefix("-"), word != "-", !isLiteral else {
                    if command.count < 2 { command.append(word) } else { paths.append(word) }
                    continue
                }
                if word == "--" {
                    isLiteral = true
                    continue
                }
                let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                func value() -> String? { parts.count == 2 ? parts[1] : rest.popFirst() }
                let takesNone = parts.count == 1
                switch parts[0] {
                case "--lint":
                    guard let text = value() else { return nil }
                    // promtool repeats no option that is not a list.
                    if lint != nil { return nil }
                    lint = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                case "--enable-feature":
                    guard let text = value() else { return nil }
                    features += text.split(separator: ",").map(String.init)
                case "--query.lookback-delta":
                    guard let text = value(), ModelDuration.isValid(text) else { return nil }
                    lookbackDelta = text
                case "--lint-fatal" where takesNone: lintIsFatal = true
                case "--no-lint-fatal" where takesNone: lintIsFatal = false
                case "--ignore-unknown-fields" where takesNone: ignoresUnknownFields = true
                case "--no-ignore-unknown-fields" where takesNone: ignoresUnknownFields = false
                case "--experimental" where takesNone: break
                case "--syntax-only" where takesNone && command.last != "rules": syntaxOnly = true
                case "--agent" where takesNone && command.last != "rules": agent = true
                default: return nil
                }
            }
        }
    }

    let record: Record

    /// Agreement when monctl refuses, finds a fatal lint, or accepts, as promtool's exit status says.
    func verdict(_ run: (Arguments, borrowing Workspace) -> ValidationResult) -> Verdict {
        let expected = record.int("exit") ?? -1
        do {
            let workspace = try Workspace()
            for folder in record.strings("dirs") { try workspace.addFolder(folder) }
            for file in record.records("files") {
                guard let name = file.string("name") else { continue }
                if file.bool("dir") == true {
                    try workspace.addFolder(name)
                } else {
                    try workspace.addFile(name, file.bytes("text", base64: "text_b64") ?? [])
                }
            }
            guard let arguments = Arguments(record.strings("args")) else {
                return expected == 1 ? .agreement : .disagreement(expected: "exit \(expected)", got: "refused the arguments")
            }
            let result = run(arguments, workspace)
            let refused = !result.errors.isEmpty || result.diagnostics.contains { $0.effect == .load || $0.effect == .checker }
            let lints = result.diagnostics.contains { $0.check == "rules/duplicate" || $0.check == "scrape/interval-too-long" }
            let got = refused ? 1 : arguments.lintIsFatal && lints ? 3 : 0
            if got == min(expected, expected == 2 ? 1 : expected) { return .agreement }
            let found = result.diagnostics.map { "\($0.check) \($0.message)" } + result.errors.map { "\($0)" }
            return .disagreement(expected: "exit \(expected): \(record.string("stderr") ?? "")", got: "exit \(got): \(found)")
        } catch {
            return .disagreement(expected: "exit \(expected)", got: "\(error)")
        }
    }
}
