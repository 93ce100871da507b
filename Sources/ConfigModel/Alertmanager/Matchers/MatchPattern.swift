import Documents
import GoRegexp
import SourceText

/// A regular expression below `match_re` and its like: a value must match it as a whole.
package struct MatchPattern: FieldValue {
    /// The expression as it is written.
    package private(set) var text: [UInt8] = []
    /// Nil for a null, which Alertmanager refuses.
    package private(set) var regexp: Regexp?

    package init() {}

    package static var expectation: String { "a regular expression" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        if reader.isQuotedNull(node) {
            reader.report(
                "yaml/type", "Alertmanager cannot read the text \(reader.tree.file.text(reader.range(node))) as a regular expression",
                at: node,
                notes: ["write it with a character class: '[n]ull', '[~]'"])
            return false
        }
        guard let bytes = reader.withText(node, expected: Self.expectation, { _, text in Array(text) }) else { return false }
        text = bytes
        do throws(RegexpError) {
            regexp = try Regexp(bytes, .alertmanager)
            return true
        } catch {
            let message = "'\(String(decoding: bytes, as: UTF8.self))' is no regular expression: \(error.reason.rawValue)"
            if error.range.isEmpty || error.range.upperBound > bytes.count {
                reader.report("matchers/regexp", message, at: node)
            } else {
                reader.report("matchers/regexp", message, inText: error.range, of: node)
            }
            return false
        }
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {
        if text.isEmpty { visitor.null() } else { visitor.scalar(String(decoding: text, as: UTF8.self), isText: true) }
    }

    /// The matcher that Alertmanager makes of it. It wraps the pattern a second time, which shows in printed matchers and group keys.
    package func matcher(_ name: String) -> AlertMatcher? {
        guard regexp != nil else { return nil }
        return try? AlertMatcher(Array(name.utf8), .matches, Array("^(?:".utf8) + text + Array(")$".utf8))
    }
}
