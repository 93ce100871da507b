import Commands
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A folder of its own for a case that needs real files; gone when the case has run.
struct Workspace: ~Copyable {
    let path: String
    private static let counter = Atomic<Int>(0)

    init() throws(FileError) {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let number = Self.counter.add(1, ordering: .relaxed).newValue
        path = "\(base)/conformance-\(getpid())-\(number)"
        try Self.makeDirectory(path)
    }

    deinit { Self.remove(path) }

    private static func makeDirectory(_ path: String) throws(FileError) {
        if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileError(path: path, reason: "cannot make the folder") }
    }

    /// Makes a folder below, with those that lead to it.
    func addFolder(_ name: String) throws(FileError) {
        var built = path
        for part in name.split(separator: "/") where part != "." {
            built += "/" + part
            try Self.makeDirectory(built)
        }
    }

    func addFile(_ name: String, _ bytes: [UInt8]) throws(FileError) {
        if let slash = name.lastIndex(of: "/") { try addFolder(String(name[..<slash])) }
        // Not writeFile: to bring thousands of files to the disk for good takes minutes.
        guard let file = fopen(path + "/" + name, "w") else { throw FileError(path: name, reason: "cannot write the file") }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    private static func remove(_ path: String) {
        if let directory = opendir(path) {
            var names: [String] = []
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { names.append(name) }
            }
            closedir(directory)
            for name in names { remove(path + "/" + name) }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
