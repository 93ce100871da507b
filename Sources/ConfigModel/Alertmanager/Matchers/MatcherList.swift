import Documents
import SourceText

/// The value of `matchers:`: texts that hold matchers, all of which must hold.
///
/// The texts are parsed by ``parse(_:_:)`` once the mode is known, not when the list is read.
package struct MatcherList: FieldValue {
    /// The texts with their places.
    package var lines: [Field<MatcherText>] = []
    /// The matchers of all texts, sorted by name, value and operator, each with the place of its text.
    package private(set) var matchers: [Field<AlertMatcher>] = []
    /// What the fallback mode has to say about the texts, in their order.
    package private(set) var warnings: [Field<MatcherWarning>] = []
    /// Whether every text could be parsed.
    package private(set) var isComplete = true

    package init() {}

    package static var expectation: String { "a list of matchers such as severity=\"critical\"" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        if reader.isNull(node, ownDecoder: false) { return true }
        if reader.kind(node) != .sequence {
            report(node, &reader)
            return false
        }
        var list = List<MatcherText>()
        guard list.read(node, &reader) else { return false }
        // As Alertmanager, which appends to what a merge key brought.
        if lines.isEmpty { lines = list.items } else { lines += list.items }
        return true
    }

    private func report(_ node: NodeIndex, _ reader: inout FieldReader) {
        guard reader.kind(node) == .scalar, reader.style(node) != .literal, reader.style(node) != .folded else {
            reader.typeError(node, expected: Self.expectation)
            return
        }
        let range = reader.range(node)
        let fix = Fix("make it a list", .safe, [Fix.Edit(reader.tree.file, range, "[" + quoted(reader.tree.file.text(range)) + "]")])
        reader.report("yaml/type", "expected \(Self.expectation), found \(reader.describe(node))", at: node, fixes: [fix])
    }

    /// Text that is safe inside of `[ ]`.
    private func quoted(_ text: String) -> String {
        if text.hasPrefix("'") || text.hasPrefix("\"") { return text }
        return YAMLText.singleQuoted(text)
    }

    /// Parses the texts; reports what is wrong with each, and what the two parsers read differently.
    package mutating func parse(_ parser: MatcherParser, _ reader: inout FieldReader) {
        var memo = MatcherMemo(parser)
        parse(&memo, &reader)
    }

    /// The same with a parser that remembers.
    mutating func parse(_ parser: inout MatcherMemo, _ reader: inout FieldReader) {
        matchers = []
        warnings = []
        isComplete = true
        matchers.reserveCapacity(lines.count)
        for line in lines {
            do throws(MatcherError) {
                let parsed = try parser.list(line.value.bytes)
                for matcher in parsed.matchers { matchers.append(Field(matcher, node: line.node)) }
                if let warning = parsed.warning {
                    warnings.append(Field(warning, node: line.node))
                    report(warning, parsed.matchers, line, &reader)
                }
            } catch {
                isComplete = false
                report(error, line, &reader)
            }
        }
        matchers.sort { $0.value < $1.value }
    }

    private func report(_ error: MatcherError, _ line: Field<MatcherText>, _ reader: inout FieldReader) {
        let target = reader.resolve(line.node) ?? line.node
        let alias = target == line.node ? [] : [reader.place(line.node, label: "used here")]
        let notes = error.note.map { [$0] } ?? []
        if error.range.isEmpty || error.range.upperBound > line.value.bytes.count {
            reader.report("matchers/syntax", error.message, at: target, related: alias, notes: notes)
        } else {
            reader.report("matchers/syntax", error.message, inText: error.range, of: target, related: alias, notes: notes)
        }
    }

    private func report(
        _ warning: MatcherWarning, _ matchers: [AlertMatcher], _ line: Field<MatcherText>, _ reader: inout FieldReader
    ) {
        let target = reader.resolve(line.node) ?? line.node
        guard !matchers.isEmpty else {
            reader.report(
                "matchers/empty", "there is no matcher in this text, it restricts nothing", at: target, severity: .warning, effect: .risk,
                notes: ["remove it: Alertmanager logs a warning for it at every load"])
            return
        }
        let text = Array(matchers.map(\.text).joined(separator: [UInt8(ascii: ",")]))
        let shown = String(decoding: text, as: UTF8.self)
        var fixes: [Fix] = []
        if let again = try? UTF8MatcherParser.list(text), again == matchers, shown.utf8.elementsEqual(text) {
            fixes = [
                Fix("write \(shown)", .safe, [Fix.Edit(reader.tree.file, reader.range(target), YAMLText.singleQuoted(shown))])
            ]
        }
        switch warning.kind {
        case .incompatible:
            let reason = warning.reason.map { ["the UTF-8 parser says: \($0.message)"] } ?? []
            reader.report(
                "matchers/incompatible", "only the parser that Alertmanager is giving up reads this matcher", at: target,
                severity: .warning,
                effect: .risk, notes: reason + ["it is read as \(shown)"], fixes: fixes)
        case .disagreement:
            reader.report(
                "matchers/disagreement", "Alertmanager's two parsers read this matcher differently, the old one's result is used",
                at: target,
                severity: .warning, effect: .risk, notes: ["it is read as \(shown)"], fixes: fixes)
        }
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        visitor.list(matchers.map { Field($0.value.description) })
    }

    package var isZero: Bool { matchers.isEmpty }
}

/// One text of a list of matchers, as bytes.
package struct MatcherText: FieldValue {
    package var bytes: [UInt8] = []

    package init() {}

    package static var expectation: String { "a matcher such as severity=\"critical\"" }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        guard let bytes = reader.withText(node, expected: Self.expectation, { _, text in Array(text) }) else { return false }
        self.bytes = bytes
        return true
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        visitor.scalar(String(decoding: bytes, as: UTF8.self), isText: true)
    }

    package var isZero: Bool { bytes.isEmpty }
}
