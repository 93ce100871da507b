/// How bad a finding is. Ordered: `hint < info < warning < error`.
package enum Severity: Int, Sendable, Comparable, CaseIterable {
    case hint, info, warning, error

    package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }

    package var name: String {
        switch self {
        case .hint: return "hint"
        case .info: return "info"
        case .warning: return "warning"
        case .error: return "error"
        }
    }
}

/// What a finding means for the program that reads the file.
package enum Effect: String, Sendable, CaseIterable {
    /// The program's own loader refuses the file: it will not start or reload.
    case load
    /// The loader accepts it, but promtool or amtool refuses it.
    case checker
    /// It loads but will not do what is written.
    case runtime
    /// It works, but something is likely to go wrong.
    case risk
    /// Nothing breaks; it reads badly.
    case style
}

/// A place in a file, with what is to be said right there.
package struct Place: Sendable {
    package var file: SourceFile
    package var range: ByteRange
    /// Shown under the carets; may be empty.
    package var label: String
    /// Where to look first, when that is not the start of the range: a broken construct reaches from its first line to
    /// the one that breaks it.
    package var focus: UInt32?

    /// The offset that stands for the place in a single line and column.
    package var point: Int { focus.map(Int.init) ?? range.lowerBound }

    /// The range from the point on, for reports that show no source.
    package var focusedRange: ByteRange { ByteRange(point, range.upperBound) }

    package init(_ file: SourceFile, _ range: ByteRange, label: String = "") {
        self.file = file
        self.range = range
        self.label = label
    }
}

/// A change of a file by byte ranges. Edits do not overlap and belong to one file each.
package struct Fix: Sendable {
    package enum Applicability: String, Sendable {
        /// Keeps the meaning, can be applied without looking.
        case safe
        /// May change the meaning; a person decides.
        case unsafe
        /// Only shown.
        case displayOnly = "display-only"
    }

    package struct Edit: Sendable {
        package var file: SourceFile
        package var range: ByteRange
        package var replacement: String

        package init(_ file: SourceFile, _ range: ByteRange, _ replacement: String) {
            self.file = file
            self.range = range
            self.replacement = replacement
        }
    }

    package var title: String
    package var applicability: Applicability
    package var edits: [Edit]

    package init(_ title: String, _ applicability: Applicability, _ edits: [Edit]) {
        self.title = title
        self.applicability = applicability
        self.edits = edits
    }
}

/// One finding: what is wrong, where, and what can be done.
///
/// The message is one sentence, lower case, without a full stop, and quotes the user's own word. One cause gives one
/// diagnostic; what merely follows from it is a note or silent.
package struct Diagnostic: Sendable {
    /// `area/topic`, for instance `yaml/duplicate-key`.
    package var check: String
    package var severity: Severity
    package var effect: Effect
    package var message: String
    package var primary: Place
    package var related: [Place]
    package var notes: [String]
    package var fixes: [Fix]

    package init(
        _ check: String, _ severity: Severity = .error, _ effect: Effect = .load, _ message: String, at primary: Place,
        related: [Place] = [], notes: [String] = [], fixes: [Fix] = []
    ) {
        self.check = check
        self.severity = severity
        self.effect = effect
        self.message = message
        self.primary = primary
        self.related = related
        self.notes = notes
        self.fixes = fixes
    }
}

extension Diagnostic {
    /// The order in which findings are shown: by file path, then place, then check and message. Total, so the output
    /// is the same in every run.
    package static func inOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
        if a.primary.file !== b.primary.file, a.primary.file.path != b.primary.file.path {
            return bytesPrecede(a.primary.file.path, b.primary.file.path)
        }
        if a.primary.range.start != b.primary.range.start { return a.primary.range.start < b.primary.range.start }
        if a.primary.range.end != b.primary.range.end { return a.primary.range.end < b.primary.range.end }
        if a.check != b.check { return bytesPrecede(a.check, b.check) }
        return bytesPrecede(a.message, b.message)
    }

    private static func bytesPrecede(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}
