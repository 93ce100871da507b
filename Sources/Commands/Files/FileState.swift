#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What is found under a path.
enum FileState: Equatable {
    case file
    case directory
    /// Nothing can be read there, for this reason.
    case unreadable(String)

    init(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            self = .unreadable(FileError(path: path, errno: errno).reason)
            return
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            self = .directory
        } else if access(path, R_OK) != 0 {
            self = .unreadable(FileError(path: path, errno: errno).reason)
        } else {
            self = .file
        }
    }

    /// Whether there is anything under the path, readable or not.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }
}
