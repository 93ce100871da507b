#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The largest file that is read: byte offsets have 32 bits, and nothing that configures a monitoring stack is near it.
package let maximumFileSize = 1 << 30

/// Reads a whole file, or a pipe to its end.
package func readFile(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
    defer { close(descriptor) }
    return try readAll(descriptor, path: path).bytes
}

/// The same, with what tells the file from others.
func readIdentified(_ path: String) throws(FileError) -> (bytes: [UInt8], identity: FileIdentity) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
    defer { close(descriptor) }
    return try readAll(descriptor, path: path)
}

/// Reads standard input to its end.
package func readStandardInput() throws(FileError) -> [UInt8] {
    try readAll(STDIN_FILENO, path: "<stdin>").bytes
}

private func readAll(_ descriptor: Int32, path: String) throws(FileError) -> (bytes: [UInt8], identity: FileIdentity) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, errno: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, errno: EISDIR) }
    var bytes: [UInt8] = []
    // One byte more than the size, so that a regular file ends with its first short read.
    var wanted = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) + 1 : 1 << 16
    while true {
        if bytes.count + wanted > maximumFileSize + 1 {
            throw FileError(path: path, reason: "larger than \(maximumFileSize >> 20) MiB, the most that monctl reads")
        }
        var count = 0
        var code: Int32 = 0
        let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            repeat {
                count = read(descriptor, buffer.baseAddress, wanted)
                code = errno
            } while count < 0 && code == EINTR
            filled = max(0, count)
        }
        if count < 0 { throw FileError(path: path, errno: code) }
        if count == 0 { return (bytes, FileIdentity(status)) }
        if bytes.isEmpty { bytes = part } else { bytes += part }
        // Less than was asked for: a regular file is at its end.
        if count < wanted, status.st_mode & S_IFMT == S_IFREG, bytes.count == Int(status.st_size) { return (bytes, FileIdentity(status)) }
        wanted = max(1 << 16, min(bytes.count, 1 << 24))
    }
}
