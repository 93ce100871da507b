import Commands
import ConfigModel

/// A recorded run of `amtool check-config`, asked of monctl with the same arguments.
struct AmtoolRun {
    let record: Record

    /// Agreement when monctl refuses where amtool fails. A crash of amtool counts as a refusal.
    var verdict: Verdict {
        let expected = record.int("exit") ?? -1
        do {
            let workspace = try Workspace()
            for folder in record.strings("folders") { try workspace.addFolder(folder) }
            if let files = record["files"] {
                for (name, text) in files.entries { try workspace.addFile(name.string, text.bytes) }
            }
            guard let arguments = Arguments(record.strings("args")) else {
                return expected == 1 ? .agreement : .disagreement(expected: "exit \(expected)", got: "refused the arguments")
            }
            let input = record.bytes("stdin", base64: "stdin_b64") ?? []
            let settings = ValidationSettings.amtoolCheckConfig(arguments.mode, root: workspace.path)
            let paths = arguments.paths.map { $0.hasPrefix("/") ? $0 : workspace.path + "/" + $0 }
            let result = Validation(settings).run(files: paths, standardInput: { () throws(FileError) in input })
            let refused = !result.errors.isEmpty || result.diagnostics.contains { $0.effect == .load || $0.effect == .checker }
            if refused == (expected != 0) { return .agreement }
            let found = result.diagnostics.map { "\($0.check) \($0.message)" } + result.errors.map { "\($0)" }
            return .disagreement(
                expected: "exit \(expected): \(record.string("stderr") ?? "") \(record.string("stdout") ?? "")", got: "\(found)")
        } catch {
            return .disagreement(expected: "exit \(expected)", got: "\(error)")
        }
    }

    /// What amtool's arguments say; nil for a command line that it refuses.
    private struct Arguments {
        var mode = MatcherMode.fallback
        var paths: [String] = []

        init?(_ words: [String]) {
            var command: String?
            for word in words {
                if word.hasPrefix("--enable-feature=") {
                    for name in word.dropFirst("--enable-feature=".count).split(separator: ",") {
                        switch name {
                        case "classic-mode": mode = .classic
                        case "utf8-strict-mode": mode = .utf8
                        case "receiver-name-in-metrics", "alert-names-in-metrics", "group-key-in-metrics", "auto-gomemlimit",
                            "event-recorder":
                            break
                        default: return nil
                        }
                    }
                    if word.contains("classic-mode"), word.contains("utf8-strict-mode") { return nil }
                } else if word.hasPrefix("--verbose") {
                    continue
                } else if word.hasPrefix("-"), word != "-" {
                    return nil
                } else if command == nil {
                    command = word
                } else {
                    paths.append(word)
                }
            }
            guard command == "check-config" else { return nil }
        }
    }
}
