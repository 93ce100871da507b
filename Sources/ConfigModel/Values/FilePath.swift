import Documents
import SourceText

/// The path of a file that a configuration points to. A relative one stands against the directory of that configuration.
package struct FilePath: FieldValue, Equatable {
    package var path = ""

    package init() {}

    package init(_ path: String) { self.path = path }

    package var isEmpty: Bool { path.isEmpty }

    package static var expectation: String { "a path" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool { path.read(node, &reader) }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(path, isText: true) }

    package var isZero: Bool { path.isEmpty }

    package mutating func setDirectory(_ directory: String) { path = Self.join(directory, path) }

    /// Joins a relative path with a directory and cleans the result; an empty or absolute path stays as it is
    /// (`JoinDir` of prometheus/common).
    package static func join(_ directory: String, _ path: String) -> String {
        if path.isEmpty || path.utf8.first == 0x2F { return path }
        return clean(directory.isEmpty ? path : directory + "/" + path)
    }

    /// The shortest path that names the same place, by text alone (Go's `filepath.Clean`).
    package static func clean(_ path: String) -> String {
        if isClean(path) { return path }
        let isRooted = path.utf8.first == 0x2F
        var parts: [Substring.UTF8View] = []
        for part in path.utf8.split(separator: 0x2F) {
            if part.elementsEqual(".".utf8) { continue }
            guard part.elementsEqual("..".utf8) else {
                parts.append(part)
                continue
            }
            if let last = parts.last, !last.elementsEqual("..".utf8) {
                parts.removeLast()
            } else if !isRooted {
                parts.append(part)
            }
        }
        let joined = parts.map { String(Substring($0)) }.joined(separator: "/")
        if isRooted { return "/" + joined }
        return joined.isEmpty ? "." : joined
    }

    /// Whether no part of a path is empty, `.` or `..`.
    private static func isClean(_ path: String) -> Bool {
        var path = path
        return path.withUTF8 { bytes in
            var start = bytes.first == 0x2F ? 1 : 0
            var i = start
            while i <= bytes.count {
                if i == bytes.count || bytes[i] == 0x2F {
                    let count = i - start
                    if count == 0 || (count <= 2 && bytes[start] == 0x2E && bytes[i - 1] == 0x2E) { return false }
                    start = i + 1
                }
                i += 1
            }
            return true
        }
    }
}
