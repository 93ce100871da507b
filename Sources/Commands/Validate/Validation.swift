import CHeap
import ConfigModel
import Dispatch
import SourceText
import Synchronization

/// Checks a set of files and what they point to, on all cores when there is more than one.
///
/// Configurations come first: what they point to is judged as they say, and what they have checked themselves (files of jobs and
/// targets) is not checked again. Each file is checked once as each kind.
package struct Validation: Sendable {
    private let settings: ValidationSettings

    package init(_ settings: ValidationSettings) { self.settings = settings }

    /// Checks files by their exact paths, or standard input when there is none; a directory is an error.
    package func run(files: [String], standardInput: @Sendable () throws(FileError) -> [UInt8]) -> ValidationResult {
        var finder = FileFinder()
        for path in files { finder.addExactly(path) }
        if files.isEmpty { finder.add("-") }
        return run(finder, standardInput: standardInput)
    }

    func run(_ finder: FileFinder, standardInput: @Sendable () throws(FileError) -> [UInt8]) -> ValidationResult {
        var total = ValidationResult()
        total.errors = finder.errors
        var (inputs, errors) = read(finder.files, standardInput)
        total.errors += errors
        var checked: Set<CheckedFile> = []
        for isPartial in [false, true] {
            let configurations = inputs.filter { input in
                guard input.isConfiguration, input.isPartial == isPartial else { return false }
                return CheckedFile(input.identity, .scrapeConfigFile).map { !checked.contains($0) } ?? true
            }
            checkConfigurations(configurations, &checked, &total)
        }
        inputs.removeAll { $0.isConfiguration }
        while true {
            addReferences(total.references, to: &inputs, checked)
            total.references = []
            let ready = inputs.filter { input in
                guard let kind = input.kind, kind.isReadable else { return false }
                guard let file = CheckedFile(input.identity, kind) else { return true }
                return checked.insert(file).inserted
            }
            inputs.removeAll { $0.kind?.isReadable ?? false }
            guard !ready.isEmpty else { break }
            total.add(inParallel(ready) { check($0) })
        }
        for input in inputs {
            if input.isNamed {
                total.errors.append(FileError(path: input.path, reason: unreadable(input.kind)))
            } else {
                total[.skipped] += 1
            }
        }
        return total
    }

    /// A file that is known by its identity was checked as a kind.
    private struct CheckedFile: Hashable {
        var identity: FileIdentity
        var kind: FileKind

        init?(_ identity: FileIdentity?, _ kind: FileKind) {
            guard let identity else { return nil }
            self.identity = identity
            self.kind = kind
        }
    }

    // MARK: Reading

    /// A file to be checked.
    private struct Input: Sendable {
        var path: String
        var isNamed: Bool
        var identity: FileIdentity?
        var kind: FileKind?
        /// Holds nothing but jobs: a configuration, or a part of one.
        var isPartial = false
        var legacyNames: Place?
        /// Whether another file points to it.
        var isReferred = false
        /// Whether it may point to others.
        var isConfiguration: Bool { kind == .prometheus || kind == .alertmanager }
        /// Nil for a file that will not be checked unless something points to it.
        var bytes: [UInt8]?
    }

    private func read(
        _ files: [FileFinder.Found], _ standardInput: @Sendable () throws(FileError) -> [UInt8]
    ) -> (inputs: [Input], errors: [FileError]) {
        let size = files.reduce(0) { $0 + $1.size }
        // Trees and models take four to twelve times the text.
        if size > 1 << 18 { prepare_heap(min(12 * size, 1 << 28)) }
        var inputs: [Input] = []
        var errors: [FileError] = []
        for result in eachInParallel(files, { file in Result { () throws(FileError) in try read(file, standardInput) } }) {
            switch result {
            case .success(let input): inputs.append(input)
            case .failure(let error): errors.append(error)
            }
        }
        return (inputs, errors)
    }

    private func read(
        _ found: FileFinder.Found, _ standardInput: @Sendable () throws(FileError) -> [UInt8]
    ) throws(FileError) -> Input {
        var input = Input(path: found.path, isNamed: found.isNamed, identity: found.identity, kind: found.kind ?? settings.kind)
        let bytes = try found.isStandardInput ? standardInput() : readFile(found.path)
        if input.kind == nil {
            bytes.withUnsafeBufferPointer { bytes in
                input.kind = FileKindDetector.kind(of: bytes, path: found.path)
                if input.kind == .prometheus { input.isPartial = FileKindDetector.rootKeys(bytes) == ["scrape_configs"] }
            }
        }
        if input.kind?.isReadable ?? false { input.bytes = bytes }
        return input
    }

    /// Gives files that something points to their kind, and reads those that were not found before. One that cannot be read is left to
    /// whoever points to it.
    private func addReferences(_ references: [FileReference], to inputs: inout [Input], _ checked: Set<CheckedFile>) {
        guard settings.followsReferences, !references.isEmpty else { return }
        var positions: [FileIdentity: Int] = [:]
        for (i, input) in inputs.enumerated() {
            if let identity = input.identity { positions[identity] = i }
        }
        for reference in references {
            guard let identity = reference.identity, let file = CheckedFile(identity, reference.kind), !checked.contains(file)
            else { continue }
            if let i = positions[identity], inputs[i].kind == reference.kind || !(inputs[i].kind?.isReadable ?? false) {
                inputs[i].kind = reference.kind
                inputs[i].legacyNames = inputs[i].legacyNames ?? reference.legacyNames
                continue
            }
            positions[identity] = inputs.count
            inputs.append(
                Input(
                    path: reference.path, isNamed: true, identity: identity, kind: reference.kind, legacyNames: reference.legacyNames,
                    isReferred: true))
        }
    }

    // MARK: Checking

    private func checkConfigurations(_ inputs: [Input], _ checked: inout Set<CheckedFile>, _ total: inout ValidationResult) {
        // Two configurations may have the same files checked: what both find there is said once.
        var seen: Set<Finding> = []
        for (input, result) in zip(inputs, eachInParallel(inputs) { check($0) }) {
            var result = result
            if inputs.count > 1 {
                let found = result.diagnostics.map { Finding($0) }
                result.diagnostics = zip(result.diagnostics, found).filter { !seen.contains($0.1) }.map(\.0)
                seen.formUnion(found)
            }
            if let kind = input.kind, let file = CheckedFile(input.identity, kind) { checked.insert(file) }
            for reference in result.consumed {
                guard let file = CheckedFile(reference.identity, reference.kind), checked.insert(file).inserted else { continue }
                result[.files] += 1
            }
            total.add(result)
        }
    }

    private struct Finding: Hashable {
        var check: String
        var path: String
        var range: ByteRange
        var message: String

        init(_ diagnostic: Diagnostic) {
            check = diagnostic.check
            path = diagnostic.primary.file.path
            range = diagnostic.primary.range
            message = diagnostic.message
        }
    }

    private func check(_ input: Input) -> ValidationResult {
        var result = ValidationResult()
        var bytes = input.bytes ?? []
        if input.bytes == nil {
            do throws(FileError) {
                bytes = try readFile(input.path)
            } catch {
                result.errors = [error]
                return result
            }
        }
        result[.files] = 1
        var settings = settings
        // Of the many files to which one may point none is kept.
        if input.isReferred { settings.isLastRun = false }
        let file = SourceFile(path: input.path, bytes: bytes)
        switch input.kind {
        case .prometheus: PrometheusCheck.run(file, settings, &result)
        case .rules: checkRuleFile(file, settings, legacyNames: input.legacyNames, &result)
        case .alertmanager: checkAlertmanager(file, settings, &result)
        case .template: result.diagnostics += TemplateFile(file, .alertmanager).diagnostics
        case .console: result.diagnostics += TemplateFile(file, .prometheusConsole).diagnostics
        case .fileSD: checkTargetFile(file, &result)
        case .scrapeConfigFile: PrometheusCheck.runScrapeConfigFile(file, settings, &result)
        case .web: checkWebConfig(file, settings, &result)
        default: break
        }
        return result
    }

    private func inParallel(_ inputs: [Input], _ body: @Sendable (Input) -> ValidationResult) -> ValidationResult {
        var total = ValidationResult()
        for result in eachInParallel(inputs, body) { total.add(result) }
        return total
    }

    /// What `body` makes of each element, in their order.
    private func eachInParallel<Element: Sendable, Value: Sendable>(
        _ elements: [Element], _ body: @Sendable (Element) -> Value
    ) -> [Value] {
        guard elements.count > 1 else { return elements.map(body) }
        // A few chunks a core: small enough to even out, large enough that handing out costs nothing.
        let chunk = max(1, min(16, elements.count / 8))
        let results = Mutex<[(Int, [Value])]>([])
        DispatchQueue.concurrentPerform(iterations: (elements.count + chunk - 1) / chunk) { part in
            let values = elements[part * chunk..<min(elements.count, (part + 1) * chunk)].map(body)
            results.withLock { $0.append((part, values)) }
        }
        return results.withLock { $0 }.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }

    private func unreadable(_ kind: FileKind?) -> String {
        let known = FileKind.readable.map(\.title).joined(separator: ", ")
        guard let kind else { return "cannot tell what this file is; say it with --kind (known: \(known))" }
        return "\(kind.title) are not checked by this release (known: \(known))"
    }
}
