import SourceText
import Testing

@testable import Documents

/// Messages about secret values, and about sections that have some, do not quote what stands in their place.
@Suite struct SecretValueTests {
    private struct Word: FieldValue {
        static var expectation: String { "a word" }
        static var isSecret: Bool { true }
        mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) {}
    }

    private struct Holder: FieldStruct {
        var word = Field(Word())
        var words = Field(List<Word>())
        init() {}
        mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
            visitor.field("word", &word, "a secret")
            visitor.field("words", &words, "secrets")
        }
    }

    private struct Root: FieldStruct {
        var holder = Field(Holder())
        var holders = Field(List<Holder>())
        var plain = Field(0)
        init() {}
        mutating func fields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
            visitor.field("holder", &holder, "a section with a secret")
            visitor.field("holders", &holders, "sections with secrets")
            visitor.field("plain", &plain, "a number")
        }
    }

    private func messages(_ yaml: String, _ dialect: YAMLDialect) -> [String] {
        let content = YAMLReader.read(SourceFile(path: "f.yml", text: yaml), dialect: dialect)
        guard let tree = content.trees.first else { return [] }
        return FieldReader.read(Root.self, from: tree, ReaderSettings(dialect: dialect)).diagnostics.map(\.message)
    }

    @Test(
        arguments: [
            ("holder: {word: marker}", "expected a word, found text"),
            ("holder: {word: 4711}", "expected a word, found text"),
            ("holder: {words: marker}", "expected a list, found text"),
            ("holder: {words: [marker]}", "expected a word, found text"),
            ("holder: {words: !!int marker}", "expected a list, found text"),
            ("holder: marker", "expected a mapping, found text"),
            ("holders: marker", "expected a list, found text"),
            ("holders: [marker]", "expected a mapping, found text"),
            ("plain: marker", "expected a whole number, found 'marker'"),
            ("holder: {word: marker}\nplain: marker", "expected a whole number, found 'marker'"),
        ], [YAMLDialect.v2, .v3])
    func isNotQuoted(_ given: (yaml: String, message: String), _ dialect: YAMLDialect) {
        #expect(messages(given.yaml, dialect).last == given.message)
    }
}
