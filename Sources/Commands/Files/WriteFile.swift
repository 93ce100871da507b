#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes a file as a whole or not at all: into a temporary file beside it, which then takes its name.
package func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    var status = stat()
    // A pipe, a device or a link keeps being what it is: those are written to directly.
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        let descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
        defer { close(descriptor) }
        return try writeAll(descriptor, bytes, path: path)
    }
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
    do throws(FileError) {
        try writeAll(descriptor, bytes, path: path)
    } catch {
        close(descriptor)
        unlink(temporary)
        throw error
    }
    guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
        let code = errno
        unlink(temporary)
        throw FileError(path: path, errno: code)
    }
}

/// Writes all bytes to an open file.
package func writeAll(_ descriptor: Int32, _ bytes: [UInt8], path: String) throws(FileError) {
    var at = 0
    while at < bytes.count {
        let (count, code) = bytes.withUnsafeBytes { buffer -> (Int, Int32) in
            let written = write(descriptor, buffer.baseAddress.map { $0 + at }, buffer.count - at)
            return (written, errno)
        }
        if count < 0 {
            if code == EINTR { continue }
            throw FileError(path: path, errno: code)
        }
        at += count
    }
}
