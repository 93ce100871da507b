import Arguments
import ConfigModel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where the folders of a container lie here: `--map-path /etc/prometheus=./prometheus`.
package struct PathMap: Sendable {
    /// One folder under its two names, both cleaned.
    package struct Entry: Sendable, Equatable {
        /// The absolute path that the configuration writes.
        package var container: String
        /// The folder here.
        package var local: String

        package init(container: String, local: String) {
            self.container = FilePath.clean(container)
            self.local = FilePath.clean(local)
        }

        static let type = ValueType<Entry>(
            "FOLDER=PATH", expected: "an absolute path, '=' and the folder here, such as /etc/prometheus=./prometheus",
            completion: .directory,
            write: { "\($0.container)=\($0.local)" }
        ) { text in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].hasPrefix("/"), !parts[1].isEmpty else { return nil }
            return Entry(container: String(parts[0]), local: String(parts[1]))
        }
    }

    /// The option of every command that follows the paths of a configuration.
    static let option = Option<[Entry]>.list(
        "map-path", Entry.type, help: "Where a folder of the container lies here")

    private let entries: [Entry]
    /// The directory of the configuration, as given.
    package let directory: String
    /// The same as an absolute path without links; nil when there is none.
    private let realDirectory: String?

    /// - Parameter directory: the one of the configuration, against which its relative paths stand.
    package init(_ entries: [Entry], directory: String) {
        // The longest folder that holds a path says where it is.
        self.entries = entries.enumerated().sorted { a, b in
            let lengths = (a.element.container.utf8.count, b.element.container.utf8.count)
            return lengths.0 == lengths.1 ? a.offset > b.offset : lengths.0 > lengths.1
        }.map(\.element)
        self.directory = directory
        var resolved: String?
        if let path = realpath(directory.isEmpty ? "." : directory, nil) {
            resolved = String(cString: path)
            free(path)
        }
        realDirectory = resolved
    }

    /// Where a path or pattern of the configuration lies here; nil for an absolute one that is in no mapped folder and not below the
    /// directory of the configuration: nothing is known about that.
    ///
    /// - Parameter folder: the directory of the file in which the path is written, where that is not the configuration itself.
    package func local(_ path: String, in folder: String? = nil) -> String? {
        guard path.utf8.first == 0x2F else { return FilePath.join(folder ?? directory, path) }
        let path = FilePath.clean(path)
        for entry in entries {
            if let rest = Self.rest(of: path, below: entry.container) { return FilePath.clean(entry.local + rest) }
        }
        for root in [directory, realDirectory ?? ""] where root.utf8.first == 0x2F {
            if Self.rest(of: path, below: FilePath.clean(root)) != nil { return path }
        }
        return nil
    }

    /// The path under which the container knows a file here; the path itself when no folder is mapped to where it is.
    package func container(_ path: String) -> String {
        let path = FilePath.clean(path)
        var best: (length: Int, path: String)?
        for entry in entries {
            guard let rest = Self.rest(of: path, below: entry.local), entry.local.utf8.count > best?.length ?? -1 else { continue }
            best = (entry.local.utf8.count, FilePath.clean(entry.container + rest))
        }
        return best?.path ?? path
    }

    /// What follows a folder in a path, with its slash; nil when the path is not there.
    private static func rest(of path: String, below folder: String) -> String? {
        if folder == "/" { return path == "/" ? "" : path }
        if folder == "." { return path.utf8.first == 0x2F || path == ".." || path.hasPrefix("../") ? nil : "/" + path }
        guard path.utf8.starts(with: folder.utf8) else { return nil }
        let rest = path.utf8.dropFirst(folder.utf8.count)
        guard let first = rest.first else { return "" }
        return first == 0x2F ? String(Substring(rest)) : nil
    }
}
