import ConfigModel
import SourceText

/// Checks a web configuration as the server reads it, with the certificates that it names.
func checkWebConfig(_ file: SourceFile, _ settings: ValidationSettings, _ result: inout ValidationResult) {
    let places = LocalPlaces(of: file.path, settings)
    let loaded = WebConfig.load(file, version: settings.prometheus.version) { path in
        guard settings.followsReferences, let local = places.local(joined: path) else { return .unknown }
        do throws(FileError) { return .content(try readFile(local)) } catch { return .missing }
    }
    result.diagnostics += loaded.diagnostics
    result.secrets.add(loaded.secrets, in: loaded.file)
    guard settings.followsReferences, let tree = loaded.tree else { return }
    var unseen = UncheckedPaths()
    for named in NamedFile.all(in: loaded.model) where places.local(named.path) == nil {
        unseen.add(named.path, at: tree.node(at: named.node).place)
    }
    result.diagnostics += unseen.diagnostics
}
