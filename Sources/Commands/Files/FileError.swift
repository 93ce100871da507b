#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why a file could not be read: the path as it was given, and the system's reason.
package struct FileError: Error, Sendable, CustomStringConvertible {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    init(path: String, errno code: Int32) {
        self.path = path
        switch code {
        case ENOENT: reason = "no such file or directory"
        case EACCES: reason = "permission denied"
        case ELOOP: reason = "a symbolic link leads back to itself"
        case EISDIR: reason = "is a directory"
        case ENOTDIR: reason = "a part of the path is not a directory"
        case ENAMETOOLONG: reason = "the name is too long"
        default: reason = String(cString: strerror(code))
        }
    }

    package var description: String { "\(path): \(reason)" }
}
