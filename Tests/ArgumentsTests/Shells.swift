import Foundation

/// Runs the shells and readers that are installed here.
enum Shells {
    /// The path of a program that `PATH` leads to.
    static func path(of name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What a program prints, its errors among it.
    static func run(_ name: String, _ arguments: [String], in directory: String? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path(of: name) ?? name)
        process.arguments = arguments
        if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// A file with the text, in a directory of its own; its path.
    static func file(_ name: String, _ text: String) throws -> String {
        let path = try directory() + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Holds all files of a run, and goes with it.
    private static let root: URL = {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("arguments-tests-\(UUID().uuidString)")
        atexit { try? FileManager.default.removeItem(at: Shells.root) }
        return root
    }()

    /// A new directory with a few files to complete.
    static func directory(_ files: [String] = []) throws -> String {
        let url = root.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for file in files {
            let path = url.appendingPathComponent(file)
            if file.hasSuffix("/") {
                try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
            } else {
                try Data().write(to: path)
            }
        }
        return url.path
    }
}
