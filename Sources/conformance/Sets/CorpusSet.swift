import Commands
import ConfigModel
import Documents
import GoTemplate
import SourceText

/// Whole files of public projects with the newest tool's verdict; a file of the set for each role.
let corpusSet = ConformanceSet(
    name: "corpus", path: "corpus/MANIFEST.tsv",
    files: [
        CaseFile("rules") { folder in
            try corpusCases(folder, role: "rules") { file, _ in
                let loaded = RuleFile.load(file, RuleSettings())
                return (loaded.diagnostics, loaded.file, loaded.tree)
            }
        },
        CaseFile("prometheus") { folder in
            try corpusCases(folder, role: "prometheus") { file, row in
                var settings = ValidationSettings.promtoolCheckConfig(
                    lint: nil, lintIsFatal: false, ignoresUnknownFields: false, features: [], isSyntaxOnly: false,
                    isAgent: row.oldPeer.contains("--agent"), lookback: nil, root: folder)
                settings.following = .parts
                let result = Validation(settings).run(files: [file.path], standardInput: { () throws(FileError) in [] })
                let loaded = PrometheusConfig.load(file, settings.prometheus)
                return (result.diagnostics, loaded.file, loaded.tree)
            }
        },
        CaseFile("file_sd") { folder in
            try corpusCases(folder, role: "file_sd") { file, _ in
                let loaded = TargetFile.load(file)
                return (loaded.diagnostics, loaded.file, loaded.tree)
            }
        },
        CaseFile("scrape_config_file") { folder in
            try corpusCases(folder, role: "scrape_config_file") { file, _ in
                let loaded = ScrapeConfigFile.load(file, global: GlobalConfig(), PrometheusSettings())
                return (loaded.diagnostics, loaded.file, loaded.tree)
            }
        },
        CaseFile("alertmanager-template") { folder in
            try corpusCases(folder, role: "alertmanager-template", allowsChecker: false) { file, _ in
                (TemplateFile(file, .alertmanager).diagnostics, file, nil)
            }
        },
        CaseFile("alertmanager") { folder in
            try corpusCases(folder, role: "alertmanager") { file, _ in
                let loaded = AlertmanagerConfig.load(file, AlertmanagerSettings())
                return (loaded.diagnostics, loaded.file, loaded.tree)
            }
        },
    ])

/// A row of `MANIFEST.tsv` with what `VERDICTS.jsonl` adds.
struct CorpusRow: Sendable {
    var path: String
    var role: String
    var verdict: String
    var oldPeer: String
    var errorText: String
}

/// The rows of a role that have a verdict; the manifest's counts where the two files differ.
private func corpusRows(_ folder: String, role: String) throws -> [CorpusRow] {
    var errors: [String: String] = [:]
    for line in try jsonLines(folder + "/corpus/VERDICTS.jsonl") {
        guard let record = Record(line: line), let path = record.string("path") else { continue }
        errors[path] = record.string("stderr") ?? ""
    }
    var rows: [CorpusRow] = []
    for line in String(decoding: try readFile(folder + "/corpus/MANIFEST.tsv"), as: UTF8.self).split(separator: "\n").dropFirst() {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cells.count > 6, cells[2] == role, !cells[3].isEmpty else { continue }
        rows.append(CorpusRow(path: cells[0], role: cells[2], verdict: cells[3], oldPeer: cells[6], errorText: errors[cells[0]] ?? ""))
    }
    return rows
}

/// Cases that read a file and compare refusal with the verdict.
func corpusCases(
    _ folder: String, role: String, allowsChecker: Bool = true,
    check: @escaping @Sendable (SourceFile, CorpusRow) -> ([Diagnostic], SourceFile, DocumentTree?)
) throws -> [ConformanceCase] {
    try corpusRows(folder, role: role).map { row in
        ConformanceCase(id: row.path) {
            guard let bytes = try? readFile(folder + "/corpus/" + row.path) else {
                return .disagreement(expected: "a readable file", got: "none")
            }
            let (diagnostics, file, tree) = check(SourceFile(path: folder + "/corpus/" + row.path, bytes: bytes), row)
            let refusals = diagnostics.filter { $0.effect == .load || (allowsChecker && $0.effect == .checker) }
            let got = refusals.map { "\($0.check): \($0.message)" }.joined(separator: " | ")
            if (row.verdict == "reject") != !refusals.isEmpty {
                return .disagreement(expected: row.verdict + " " + row.errorText, got: got)
            }
            var verdict = Verdict.agreement
            let lines = linesNamed(in: row.errorText)
            if row.verdict == "reject", !lines.isEmpty {
                let places = Located(file: file, tree: tree, diagnostics: refusals)
                let isSyntax = row.errorText.contains("yaml: ")
                verdict.located = places.touches(lines: lines, allowsNext: isSyntax) || places.touchesScalar(beginningAt: lines)
                verdict.expected = row.errorText
                verdict.got = got
            }
            return verdict
        }
    }
}

/// The lines that a text names: `line 12`, or `12:5:` behind a path or at the start of a word.
private func linesNamed(in text: String) -> [Int] {
    var lines: [Int] = []
    let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
    for (i, word) in words.enumerated() {
        let digits = word.prefix { $0.isNumber }
        if i > 0, words[i - 1] == "line", let line = Int(digits) { lines.append(line) }
        let parts = word.split(separator: ":")
        if parts.count >= 2, word.hasSuffix(":"), let line = Int(parts[0]), Int(parts[1]) != nil, line > 0, i > 0 {
            lines.append(line)
            break
        }
    }
    return lines
}
