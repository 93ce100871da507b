import SourceText
import Testing

@testable import Documents

@Suite struct JSONReaderTests {
    private func read(_ text: String) -> (tree: DocumentTree, messages: [String]) {
        let (tree, diagnostics) = JSONReader.read(SourceFile(path: "a.json", text: text))
        return (tree, diagnostics.map { "\($0.primary.range.start)-\($0.primary.range.end) \($0.message)" })
    }

    @Test func locatesValues() {
        let (tree, messages) = read("{\"a\": [1, -2.5e3, \"x\\u00e9\\ud83d\\ude00\"], \"b\": null}")
        #expect(messages.isEmpty)
        let list = tree.root?["a"]
        #expect(list?.count == 3)
        let items = Array(list!.children)
        #expect(items.map(\.string) == ["1", "-2.5e3", "xé😀"])
        #expect(items[1].range == ByteRange(10, 16))
        #expect(tree.root?["b"]?.style == .plain)
    }

    @Test(arguments: [
        ("", "0-0 the file holds no JSON value"),
        ("[1,]", "2-3 a comma stands before the closing ']'"),
        ("[1 2]", "3-4 a comma is missing before this value"),
        ("{\"a\" 1}", "5-6 expected ':' after the key, found '1'"),
        ("{a: 1}", "1-2 expected a key in double quotes, found 'a'"),
        ("[01]", "1-3 a number does not begin with 0"),
        ("[1", "2-2 the file ends inside an array"),
        ("\"a\nb\"", "2-3 control character 0x0a in a string; write it as an escape"),
        ("tru", "3-3 the file ends inside a value"),
        ("1 2", "2-3 text after the JSON value is ignored"),
        ("{\"a\":1,\"a\":2}", "7-10 the key \"a\" is written twice, the last one counts"),
    ])
    func reports(text: String, message: String) {
        #expect(read(text).messages == [message])
    }

    @Test func badUnicodeBecomesReplacementCharacters() {
        let file = SourceFile(path: "a", bytes: Array("[\"\\ud800x\", \"".utf8) + [0xFF, 0xC3] + Array("\"]".utf8))
        let (tree, diagnostics) = JSONReader.read(file)
        #expect(diagnostics.isEmpty)
        #expect(tree.root?.children.map(\.string) == ["\u{FFFD}x", "\u{FFFD}\u{FFFD}"])
    }

    @Test func depthIsLimitedWithoutRecursion() {
        #expect(read(String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)).messages.isEmpty)
        #expect(read(String(repeating: "[", count: 1_000_000)).messages == ["10000-10001 nested deeper than 10000 levels"])
    }
}
