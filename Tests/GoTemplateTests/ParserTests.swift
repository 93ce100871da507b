import GoTemplate
import Testing

@Suite struct ParserTests {
    @Test func plainTextNeedsNoTemplate() { #expect(TemplateText.isPlain(Array("a { b } c".utf8))) }
}
