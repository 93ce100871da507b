import ConfigModel
import SourceText

/// Checks an Alertmanager configuration as Alertmanager loads it, with the template files that it names.
func checkAlertmanager(_ file: SourceFile, _ settings: ValidationSettings, _ result: inout ValidationResult) {
    let loaded = AlertmanagerConfig.load(file, settings.alertmanager)
    if settings.isLastRun { UntilExit.keep(loaded) }
    result.diagnostics += loaded.diagnostics
    result.secrets.add(loaded.secrets, in: loaded.file)
    result[.receivers] += loaded.model.receivers.value.items.count
    result[.inhibitRules] += loaded.model.inhibitRules.value.items.count
    guard settings.followsReferences else { return }
    var reader = TemplateFileReader(loaded, PathMap(settings.mappedPaths, directory: directory(of: file.path)))
    for pattern in loaded.model.templates.value.items {
        reader.read(pattern.value.path, at: loaded.file, loaded.tree?.node(at: pattern.node).range)
    }
    result.diagnostics += reader.diagnostics
    result[.templates] += reader.files.count
    result.consumed += reader.files.map { FileReference(path: $0.path, kind: .template) }
    result.diagnostics += TemplateFilesChecker(loaded, version: settings.alertmanager.version)
        .check(reader.files, isComplete: reader.isComplete)
}

/// The folder of a file, as its path says; the current one for a bare name and for standard input.
func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// Reads the template files of an Alertmanager in the order in which it does.
private struct TemplateFileReader {
    private let paths: PathMap
    private(set) var files: [SourceFile] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Whether every pattern was looked at and every file read.
    private(set) var isComplete = true
    private var places: [String: Place] = [:]

    init(_ config: LoadedAlertmanagerConfig, _ paths: PathMap) { self.paths = paths }

    mutating func read(_ pattern: String, at file: SourceFile, _ range: ByteRange?) {
        let place = Place(file, range ?? ByteRange(at: 0))
        guard let local = paths.local(pattern) else {
            isComplete = false
            diagnostics.append(
                Diagnostic(
                    "templates/not-checked", .info, .style,
                    "the template files \(pattern) are not checked: where they lie here is not known", at: place,
                    notes: ["say it with --map-path: --map-path \(directory(of: pattern))=…"]))
            return
        }
        guard let found = GoGlob.paths(local) else {
            isComplete = false
            diagnostics.append(Diagnostic("templates/pattern", .error, .load, "\"\(pattern)\" is no pattern that Go can read", at: place))
            return
        }
        if found.isEmpty {
            diagnostics.append(
                Diagnostic(
                    "templates/no-match", .warning, .risk, "no file matches \(pattern)", at: place,
                    notes: ["Alertmanager starts all the same; templates that call definitions from there fail when they are used"]))
        }
        for path in found { read(path: path, from: place) }
    }

    private mutating func read(path: String, from place: Place) {
        if let earlier = places[path] {
            diagnostics.append(
                Diagnostic(
                    "templates/twice", .warning, .risk, "\(path) is read twice", at: place,
                    related: [Place(earlier.file, earlier.range, label: "this pattern names it, too")]))
            return
        }
        places[path] = place
        do throws(FileError) {
            files.append(SourceFile(path: path, bytes: try readFile(path)))
        } catch {
            isComplete = false
            diagnostics.append(Diagnostic("templates/unreadable", .error, .load, "the template file \(error)", at: place))
        }
    }
}
