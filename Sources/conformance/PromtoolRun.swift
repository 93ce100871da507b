import Commands
import ConfigModel
import Documents
import GoFormat

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
        /// In nanoseconds.
        var lookbackDelta: Int64?
        var paths: [String] = []

        private static func duration(_ text: String) -> Int64? {
            var text = text
            return text.withUTF8 { try? GoDuration.parse($0) }
        }

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
                    // This one is a duration of Go itself.
                    guard let text = value(), let delta = Self.duration(text) else { return nil }
                    lookbackDelta = delta
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
            // Rules may come from standard input, a configuration may not.
            if command.last == "config", paths.isEmpty { return nil }
        }
    }

    let record: Record

    /// Agreement when monctl refuses, finds a fatal lint, or accepts, as promtool's exit status says.
    func verdict(_ run: (Arguments, borrowing Workspace) -> ValidationResult) -> Verdict {
        let expected = record.int("exit") ?? -1
        do {
            let workspace = try Workspace()
            for folder in record.strings("dirs") { try workspace.addFolder(folder) }
            // A list of objects, or texts by their paths.
            if let files = record["files"], files.kind == .mapping {
                for (name, text) in files.entries {
                    try workspace.addFile(name.string, Array(text.string.replacing("<dir>", with: workspace.path).utf8))
                }
            }
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
            let named = try namedFiles(result, arguments, workspace)
            let refused = !result.errors.isEmpty || result.diagnostics.contains { $0.effect == .load || $0.effect == .checker }
            let lints = result.diagnostics.contains { $0.check == "rules/duplicate" || $0.check == "scrape/interval-too-long" }
            let got = refused ? 1 : arguments.lintIsFatal && lints ? 3 : 0
            let found = result.diagnostics.map { "\($0.check) \($0.message)" } + result.errors.map { "\($0)" }
            if got == min(expected, expected == 2 ? 1 : expected) {
                if named.isEmpty { return .agreement }
                return .disagreement(expected: "a fault in \(named): \(record.string("stderr") ?? "")", got: "\(found)")
            }
            return .disagreement(expected: "exit \(expected): \(record.string("stderr") ?? "")", got: "exit \(got): \(found)")
        } catch {
            return .disagreement(expected: "exit \(expected)", got: "\(error)")
        }
    }

    /// The files that promtool names as faulty and where monctl finds nothing. Only asked of runs whose files are given by their paths.
    private func namedFiles(_ result: ValidationResult, _ arguments: Arguments, _ workspace: borrowing Workspace) throws -> [String] {
        guard let files = record["files"], files.kind == .mapping, record.int("exit") != 0 else { return [] }
        let directory = record.string("cwd").map { workspace.path + "/" + $0 } ?? workspace.path
        func absolute(_ path: String) -> String { FilePath.join(directory, path.replacing("<dir>", with: workspace.path)) }
        let known = Set(
            files.entries.map { workspace.path + "/" + $0.key.string } + record.strings("dirs").map { workspace.path + "/" + $0 })
        var wanted: Set<String> = []
        for line in (record.string("stderr") ?? "").split(separator: "\n") {
            let line = line.hasPrefix("  FAILED: ") ? line.dropFirst(10) : line
            for (prefix, ending) in [
                ("parsing YAML file ", ": "), ("checking SD file \"", "\": "), ("error loading scrape configs: \"", "\": "), ("", ": "),
            ] where line.hasPrefix(prefix) {
                guard let end = line.firstRange(of: ending)?.lowerBound else { continue }
                let path = absolute(String(line[..<end].dropFirst(prefix.count)))
                if known.contains(FilePath.clean(path)) { wanted.insert(FilePath.clean(path)) }
                break
            }
        }
        var found: Set<String> = []
        for diagnostic in result.diagnostics where diagnostic.effect == .load || diagnostic.effect == .checker {
            for place in [diagnostic.primary] + diagnostic.related { found.insert(FilePath.clean(absolute(place.file.path))) }
        }
        return wanted.subtracting(found).map { String($0.dropFirst(workspace.path.utf8.count + 1)) }.sorted()
    }
}
