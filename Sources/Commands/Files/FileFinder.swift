#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Finds the files that the arguments of a command name: files, directories, globs, `-` for standard input.
struct FileFinder {
    /// A file to look at, and whether it was named itself (then it must be of a known kind).
    struct Found: Sendable {
        var path: String
        var isNamed: Bool
        var isStandardInput = false
        /// Nil for what may be read more than once: standard input, pipes.
        var identity: FileIdentity?
        /// What it is, where that is known from what points to it.
        var kind: FileKind?
        /// In bytes, as far as it is known before the file is read.
        var size = 0
    }

    private(set) var files: [Found] = []
    private(set) var errors: [FileError] = []
    /// How many files of other names than configuration files have stood in the directories.
    private(set) var directories = 0
    private var seen = Set<FileIdentity>()

    /// Extensions of files that are looked at in a directory.
    static let extensions = ["yml", "yaml", "json"]

    mutating func add(_ argument: String) {
        if argument == "-" {
            files.append(Found(path: "<stdin>", isNamed: true, isStandardInput: true))
            return
        }
        var status = stat()
        if stat(argument, &status) == 0 {
            add(argument, status, isNamed: true)
            return
        }
        let code = errno
        if code == ENOENT, argument.contains(where: { "*?[".contains($0) }) {
            let matches = expand(argument)
            if matches.isEmpty { errors.append(FileError(path: argument, reason: "no file matches this pattern")) }
            for match in matches where stat(match, &status) == 0 { add(match, status, isNamed: true) }
            return
        }
        errors.append(FileError(path: argument, errno: code))
    }

    /// Adds a file by its exact path: no pattern, and a directory is an error when it is read.
    mutating func addExactly(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            errors.append(FileError(path: path, errno: errno))
            return
        }
        if isNew(status) { files.append(Self.found(path, status, isNamed: true)) }
    }

    private mutating func add(_ path: String, _ status: stat, isNamed: Bool) {
        if status.st_mode & S_IFMT == S_IFDIR {
            walk(path, status)
        } else if isNew(status) {
            files.append(Self.found(path, status, isNamed: isNamed))
        }
    }

    private static func found(_ path: String, _ status: stat, isNamed: Bool) -> Found {
        var found = Found(path: path, isNamed: isNamed, size: Int(status.st_size))
        if status.st_mode & S_IFMT == S_IFREG { found.identity = FileIdentity(status) }
        return found
    }

    private mutating func isNew(_ status: stat) -> Bool {
        // Pipes and devices may be read more than once on purpose.
        guard status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFDIR else { return true }
        return seen.insert(FileIdentity(status)).inserted
    }

    /// Walks a directory in the order of names; hidden entries are left alone, a directory is entered once.
    private mutating func walk(_ root: String, _ status: stat) {
        var pending = [(root, status)]
        while let (path, status) = pending.popLast() {
            guard isNew(status) else { continue }
            guard let entries = directoryEntries(path) else {
                errors.append(FileError(path: path, errno: errno))
                continue
            }
            directories += 1
            var subdirectories: [(String, stat)] = []
            for name in entries where !name.hasPrefix(".") {
                let child = path == "." ? name : path.hasSuffix("/") ? path + name : path + "/" + name
                var childStatus = stat()
                guard stat(child, &childStatus) == 0 else {
                    // A dangling link in a directory is no input; a loop of links is worth a word.
                    if errno == ELOOP, Self.hasKnownExtension(name) { errors.append(FileError(path: child, errno: ELOOP)) }
                    continue
                }
                if childStatus.st_mode & S_IFMT == S_IFDIR {
                    subdirectories.append((child, childStatus))
                } else if childStatus.st_mode & S_IFMT == S_IFREG, Self.hasKnownExtension(name) {
                    add(child, childStatus, isNamed: false)
                }
            }
            pending += subdirectories.reversed()
        }
    }

    private static func hasKnownExtension(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: ".") else { return false }
        return extensions.contains(name[name.index(after: dot)...].lowercased())
    }

    private func expand(_ pattern: String) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern, 0, nil, &result) == 0 else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
    }
}
