import SourceText

/// Absolute paths of which nothing is known here, as one remark for each directory.
struct UncheckedPaths {
    private var directories: [(name: String, paths: [(path: String, place: Place)])] = []
    private var positions: [[UInt8]: Int] = [:]

    mutating func add(_ path: String, at place: Place) {
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
        if let known = positions[Array(name.utf8)] {
            directories[known].paths.append((path, place))
        } else {
            positions[Array(name.utf8)] = directories.count
            directories.append((name, [(path, place)]))
        }
    }

    var diagnostics: [Diagnostic] {
        directories.compactMap { directory in
            guard let first = directory.paths.first else { return nil }
            var notes = ["--map-path \(directory.name.isEmpty ? "/" : directory.name)=FOLDER says where it lies here"]
            let others = Set(directory.paths.map(\.path)).count - 1
            if others > 0 { notes.append("the same goes for \(others) more path\(others == 1 ? "" : "s") in that directory") }
            return Diagnostic(
                "paths/not-checked", .info, .risk, "'\(first.path)' is not checked: it lies outside of what is here", at: first.place,
                notes: notes)
        }
    }
}
