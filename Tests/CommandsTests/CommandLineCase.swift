import Commands
import Foundation
import Testing

/// A command line with its input files and what it must print, kept as one text file.
///
/// ```
/// What the case shows.
/// $ monctl validate --format concise rules.yml
/// -- rules.yml --
/// groups: []
/// -- stdout --
/// -- stderr --
/// -- exit 0 --
/// ```
/// `\x0B` stands for a byte, as do `\t` and `\r`; a file whose name ends in `/` is a folder; `-- stdin --` is standard input.
struct CommandLineCase: Sendable, CustomTestStringConvertible {
    let path: String
    var comment = ""
    var words: [String] = []
    var files: [(name: String, bytes: [UInt8])] = []
    var input: [UInt8] = []
    var output = ""
    var errors = ""
    var exit: Int32 = 0

    var testDescription: String { URL(filePath: path).lastPathComponent }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases").path

    static var all: [CommandLineCase] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { CommandLineCase(path: folder + "/" + $0) }
    }

    init?(path: String) {
        self.path = path
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        var section: String?
        var content = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ monctl"), section == nil {
                words = line.dropFirst(8).split(separator: " ").map { String($0).replacing("'", with: "") }
            } else if line.hasPrefix("-- "), line.hasSuffix(" --") {
                finish(section, content)
                section = String(line.dropFirst(3).dropLast(3))
                content = ""
            } else if section == nil {
                comment += line + "\n"
            } else {
                content += line + "\n"
            }
        }
        finish(section, content)
    }

    private mutating func finish(_ section: String?, _ content: String) {
        guard let section else { return }
        switch section {
        case "stdout": output = content
        case "stderr": errors = content
        case "stdin": input = Self.bytes(content)
        case _ where section.hasPrefix("exit "): exit = Int32(section.dropFirst(5)) ?? -1
        default: files.append((section, Self.bytes(content)))
        }
    }

    /// The bytes of a text in which `\x0B`, `\t` and `\r` stand for bytes.
    private static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            switch rest.first {
            case UInt8(ascii: "t"): bytes.append(9)
            case UInt8(ascii: "r"): bytes.append(13)
            case UInt8(ascii: "x"):
                let digits = String(decoding: rest.dropFirst().prefix(2), as: UTF8.self)
                bytes.append(UInt8(digits, radix: 16) ?? 0)
                rest.removeFirst(2)
            default:
                bytes.append(byte)
                continue
            }
            rest.removeFirst()
        }
        return bytes
    }

    /// Runs the case in a folder of its own and returns what it printed.
    func run() throws -> (output: String, errors: String, exit: Int32) {
        let workspace = FileManager.default.temporaryDirectory.appending(path: "monctl-\(UUID().uuidString)")
        let before = FileManager.default.currentDirectoryPath
        try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
        defer {
            _ = FileManager.default.changeCurrentDirectoryPath(before)
            try? FileManager.default.removeItem(at: workspace)
        }
        for (name, bytes) in files {
            let file = workspace.appending(path: name)
            if name.hasSuffix("/") {
                try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
                continue
            }
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        _ = FileManager.default.changeCurrentDirectoryPath(workspace.path)
        let input = input
        var console = Console(standardInput: { () throws(FileError) in input })
        let exit = Monctl.run(words, in: &console)
        return (String(decoding: console.output, as: UTF8.self), String(decoding: console.errors, as: UTF8.self), exit)
    }

    /// Puts new expectations into the file.
    func rewrite(_ result: (output: String, errors: String, exit: Int32)) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let head = text.firstRange(of: "-- stdout --\n").map { String(text[..<$0.lowerBound]) } ?? text
        let tail = "-- stdout --\n\(result.output)-- stderr --\n\(result.errors)-- exit \(result.exit) --\n"
        try (head + tail).write(toFile: path, atomically: true, encoding: .utf8)
    }
}
