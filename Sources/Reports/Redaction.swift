import SourceText

/// Takes secrets out of what is said about files that hold some: texts show `<secret>`, and fixes that touch one are left out.
///
/// Findings are made so that they do not repeat secrets; this is what stands behind that promise.
struct Redaction {
    private let secrets: SecretRanges
    /// The texts of the secrets of each file, the longest first.
    private var texts: [ObjectIdentifier: [[UInt8]]] = [:]

    /// Shorter texts are too likely to stand in a message for other reasons.
    private static let shortest = 4

    static func apply(_ secrets: SecretRanges, to diagnostics: [Diagnostic]) -> [Diagnostic] {
        if secrets.isEmpty || diagnostics.isEmpty { return diagnostics }
        var redaction = Redaction(secrets: secrets)
        return diagnostics.map { redaction.redacted($0) }
    }

    private init(secrets: SecretRanges) { self.secrets = secrets }

    private mutating func redacted(_ diagnostic: Diagnostic) -> Diagnostic {
        var copy = diagnostic
        copy.fixes.removeAll { fix in
            fix.edits.contains { edit in secrets.ranges(in: edit.file).contains { $0.touches(edit.range) } }
        }
        var known: [[UInt8]] = []
        for file in [diagnostic.primary.file] + diagnostic.related.map(\.file) { known += texts(of: file) }
        if known.isEmpty { return copy }
        func hide(_ text: inout String) { text = Self.hidden(text, known) }
        hide(&copy.message)
        hide(&copy.primary.label)
        for i in copy.related.indices { hide(&copy.related[i].label) }
        for i in copy.notes.indices { hide(&copy.notes[i]) }
        for i in copy.fixes.indices {
            hide(&copy.fixes[i].title)
            for k in copy.fixes[i].edits.indices { hide(&copy.fixes[i].edits[k].replacement) }
        }
        return copy
    }

    private mutating func texts(of file: SourceFile) -> [[UInt8]] {
        let id = ObjectIdentifier(file)
        if let known = texts[id] { return known }
        var found: Set<[UInt8]> = []
        for range in secrets.ranges(in: file) {
            let end = min(range.upperBound, file.bytes.count)
            guard range.lowerBound < end else { continue }
            // A secret of several lines may be repeated in part.
            for line in file.bytes[range.lowerBound..<end].split(separator: 0x0A) {
                let bare = line.drop { " \t\r\"'-".utf8.contains($0) }
                let text = bare.prefix((bare.lastIndex { !" \t\r\"'".utf8.contains($0) }).map { $0 + 1 - bare.startIndex } ?? 0)
                if text.count >= Self.shortest { found.insert(Array(text)) }
            }
        }
        let sorted = found.sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
        texts[id] = sorted
        return sorted
    }

    /// A text with the placeholder for each of the others in it.
    private static func hidden(_ text: String, _ secrets: [[UInt8]]) -> String {
        var bytes = Array(text.utf8)
        var isChanged = false
        for secret in secrets where secret.count <= bytes.count {
            var i = 0
            while i + secret.count <= bytes.count {
                if bytes[i] == secret[0], bytes[i..<i + secret.count].elementsEqual(secret) {
                    bytes.replaceSubrange(i..<i + secret.count, with: SecretRanges.placeholder.utf8)
                    i += SecretRanges.placeholder.utf8.count
                    isChanged = true
                } else {
                    i += 1
                }
            }
        }
        return isChanged ? String(decoding: bytes, as: UTF8.self) : text
    }
}
