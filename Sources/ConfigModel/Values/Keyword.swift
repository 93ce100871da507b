import Documents
import SourceText

/// The words that a field takes.
package protocol Keyword: RawRepresentable<String>, CaseIterable, Sendable where AllCases: Sendable {
    /// What the word is, for messages: "relabel action".
    static var noun: String { get }

    /// Check id for a word that is not known.
    static var check: String { get }

    /// Whether case is ignored; the word is kept in lower case then.
    static var ignoresCase: Bool { get }

    /// Whether the reader itself refuses unknown words. Otherwise the text is kept, and the section that holds the field asks.
    static var isCheckedWhenRead: Bool { get }

    /// Whether an empty text stands for "not set" rather than for an unknown word.
    static var allowsEmpty: Bool { get }

    /// The first version that knows this word; nil when every supported version does.
    var since: Version? { get }

    /// The first version that no longer knows it. ``allCases`` need not list such a word.
    var removed: Version? { get }
}

extension Keyword {
    package static var ignoresCase: Bool { false }
    package static var isCheckedWhenRead: Bool { true }
    package static var allowsEmpty: Bool { false }
    package var since: Version? { nil }
    package var removed: Version? { nil }
}

/// A field that takes one of a few words.
package struct OneOf<Word: Sendable>: Sendable, Equatable {
    /// What is written; empty for a null and where that is the default.
    package var text = ""

    package init() {}

    package var isEmpty: Bool { text.isEmpty }
}

extension OneOf: FieldValue where Word: Keyword {
    package init(_ word: Word) { text = word.rawValue }

    /// The word, or nil for an empty or unknown text.
    package var word: Word? { Word(rawValue: text) }

    package static var expectation: String {
        "one of " + Word.allCases.map(\.rawValue).joined(separator: ", ")
    }

    package static var hasOwnDecoder: Bool { Word.isCheckedWhenRead }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        // The list of words is written only when it is needed.
        guard reader.kind(node) == .scalar else {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        guard let text = reader.withText(node, expected: Word.noun, { _, text in String(decoding: text, as: UTF8.self) }) else {
            return false
        }
        self.text = Word.ignoresCase ? text.lowercased() : text
        guard Word.isCheckedWhenRead else { return true }
        return checkWord(written: text, at: node, &reader)
    }

    /// Reports a word that is not known, or not known to the target version.
    ///
    /// - Returns: whether the word can be used.
    package func checkWord(written: String? = nil, at node: NodeIndex, related: [Place] = [], _ reader: inout FieldReader) -> Bool {
        if text.isEmpty, Word.allowsEmpty { return true }
        guard let word else {
            let shown = written ?? text
            var notes = ["use one of: " + Word.allCases.map(\.rawValue).joined(separator: ", ")]
            var fixes: [Fix] = []
            if let near = didYouMean(shown, among: Word.allCases.map(\.rawValue)) {
                notes.insert("did you mean \(near)?", at: 0)
                if node >= 0 { fixes.append(Fix("write \(near)", .unsafe, [Fix.Edit(reader.tree.file, reader.range(node), near)])) }
            }
            reader.report(
                Word.check, shown.isEmpty ? "the \(Word.noun) is empty" : "unknown \(Word.noun) '\(shown)'", at: node, related: related,
                notes: notes, fixes: fixes)
            return false
        }
        if let since = word.since, reader.settings.version < since {
            reader.report(
                "version/unknown-value",
                "\(reader.settings.program) knows the \(Word.noun) '\(text)' from \(since) on, the target is \(reader.settings.version)",
                at: node)
            return false
        }
        if let removed = word.removed, reader.settings.version >= removed {
            reader.report(
                "version/removed-value", "\(reader.settings.program) no longer knows the \(Word.noun) '\(text)' since \(removed)", at: node,
                notes: ["use " + Word.allCases.map(\.rawValue).joined(separator: ", ")])
            return false
        }
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(text, isText: true) }

    package var isZero: Bool { text.isEmpty }
}
