import ConfigModel

/// Where the paths of one file lie here: relative ones against its directory, absolute ones by the folders that are mapped, or below
/// a directory that was given.
struct LocalPlaces {
    /// The directory of the file, `.` for the current one.
    let directory: String
    private let maps: [PathMap]

    /// - Parameter outer: the places of the configuration that names the file.
    init(of path: String, _ settings: ValidationSettings, outer: LocalPlaces? = nil) {
        directory = Commands.directory(of: path)
        let own = PathMap(settings.mappedPaths, directory: directory)
        maps = [own] + (outer?.maps ?? settings.roots.map { PathMap([], directory: $0) })
    }

    /// Where a path or pattern as written lies here; nil when nothing is known about that.
    func local(_ path: String) -> String? {
        guard path.utf8.first == 0x2F else { return maps.first?.local(path) }
        for map in maps {
            if let local = map.local(path) { return local }
        }
        return nil
    }

    /// The same for a path that was joined with the directory already.
    func local(joined path: String) -> String? { path.utf8.first == 0x2F ? local(path) : path }

    /// The path under which Prometheus finds a file here, where that is another one.
    func discoveredPath(of local: String) -> String? {
        guard let container = maps.first?.container(local), !container.utf8.elementsEqual(local.utf8) else { return nil }
        return container
    }
}
