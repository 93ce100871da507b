import Commands

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `conformance DIR [--set NAME]… [--failures FILE] [--format text|json]`: compares monctl with recorded answers of the real programs.
///
/// Prints a line a set and a line a file: `NAME agree/total`; exits with 1 when a set is named that is not there.
@main
struct Main {
    static func main() {
        var folder: String?
        var wanted: [String] = []
        var failuresPath: String?
        var format = "text"
        var arguments = CommandLine.arguments.dropFirst()
        func value(_ option: String) -> String {
            guard let next = arguments.popFirst() else { stop("\(option) wants a value") }
            return next
        }
        while let argument = arguments.popFirst() {
            switch argument {
            case "--set": wanted.append(value(argument))
            case "--failures": failuresPath = value(argument)
            case "--format": format = value(argument)
            case _ where argument.hasPrefix("-"): stop("unknown option \(argument)")
            default: folder = argument
            }
        }
        guard let folder, format == "text" || format == "json" else {
            stop("usage: conformance DIR [--set NAME]… [--failures FILE] [--format text|json]")
        }
        run(folder: folder, wanted: wanted, failuresPath: failuresPath, asJSON: format == "json")
    }

    static func run(folder: String, wanted: [String], failuresPath: String?, asJSON: Bool) {
        var lines: [(name: String, agree: Int, total: Int)] = []
        var failures = ""
        var found = Set<String>()
        for set in allSets where access(folder + "/" + set.path, R_OK) == 0 {
            let files = set.files.filter { file in
                wanted.isEmpty || wanted.contains(set.name) || wanted.contains(set.name + "/" + file.name)
            }
            guard !files.isEmpty else { continue }
            found.formUnion(wanted.filter { $0 == set.name || $0.hasPrefix(set.name + "/") })
            var sum = FileResult(set: set.name, file: "")
            var fileLines: [(name: String, agree: Int, total: Int)] = []
            for file in files {
                do {
                    let result = try FileResult.run(set: set.name, file: file, folder: folder)
                    sum.agree += result.agree
                    sum.total += result.total
                    sum.located += result.located
                    sum.locatable += result.locatable
                    fileLines.append((set.name + "/" + file.name, result.agree, result.total))
                    if set.name == "corpus", result.locatable > 0 {
                        fileLines.append(("located:corpus/" + file.name, result.located, result.locatable))
                    }
                    for (id, verdict) in result.failures {
                        let what = verdict.agrees ? "not located" : "disagrees"
                        failures +=
                            "\(set.name)/\(file.name)\t\(id)\t\(what)\texpected \(oneLine(verdict.expected))\tgot \(oneLine(verdict.got))\n"
                    }
                } catch {
                    stop("\(error)")
                }
            }
            let isWhole = files.count == set.files.count && !wanted.contains { $0.hasPrefix(set.name + "/") }
            if isWhole { lines.append((set.name, sum.agree, sum.total)) }
            lines += fileLines
            if sum.locatable > 0, set.name != "corpus" { lines.append(("located:" + set.name, sum.located, sum.locatable)) }
        }
        if asJSON {
            let rows = lines.map { "  {\"name\": \"\($0.name)\", \"agree\": \($0.agree), \"total\": \($0.total)}" }
            print("[\n\(rows.joined(separator: ",\n"))\n]")
        } else {
            for line in lines { print("\(line.name) \(line.agree)/\(line.total)") }
        }
        if let failuresPath { save(failures, to: failuresPath) }
        if let missing = wanted.first(where: { !found.contains($0) }) { stop("no set \(missing) under \(folder)") }
    }

    private static func oneLine(_ text: String) -> String {
        String(text.prefix(2000)).replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    }

    private static func save(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { stop("cannot write \(path)") }
        let bytes = Array(text.utf8)
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    private static func stop(_ message: String) -> Never {
        let line = Array("conformance: \(message)\n".utf8)
        _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        exit(2)
    }
}
