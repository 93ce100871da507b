import SourceText
import Testing

@testable import Documents

@Suite struct ScalarSourceTests {
    /// Every decoded byte is traced to the file; where it stands there unchanged, it must be the same byte.
    @Test(arguments: [
        "a: plain text", "a: plain\n  over\n\n  lines", "a: 'it''s\n  folded'", "a: \"tab\\t\\u00e9 \\\n   joined\\x41\"",
        "a: |\n  one\n\n    two\n  three\n", "a: |-\n  strip\n\n", "a: |+\n  keep\n\n\n", "a: >\n  fold\n  ed\n\n  para\n    more\n  end\n",
        "a: >-\n\n  lead\n  x\n", "a: |2\n   two\n  x\n", "- |\n first\n second", "a: |  # comment\n  text\r\n  crlf\r\n",
    ])
    func agreesWithTheParser(text: String) throws {
        let content = YAMLReader.read(SourceFile(path: "a", text: text), dialect: .v3)
        let root = try #require(content.trees.first?.root)
        let node = try #require(Array(root.children).last)
        let source = ScalarSource.decode(node.style, node.range, in: content.file.bytes)
        // The final breaks of a block scalar lie behind its range; everything else must be there.
        func trimmed(_ bytes: [UInt8]) -> [UInt8] { Array(String(decoding: bytes, as: UTF8.self).trimmingSuffix { $0 == "\n" }.utf8) }
        #expect(trimmed(source.bytes) == trimmed(node.bytes))
        for (i, byte) in trimmed(node.bytes).enumerated() where byte > 0x20 {
            let at = source.source(of: i)
            let original = content.file.bytes[at]
            #expect(original == byte || original == 0x5C || original == 0x27, "byte \(i) of \(text)")
        }
    }

    @Test func caretsCoverEscapes() throws {
        let text = "a: \"x\\u00e9y\""
        let content = YAMLReader.read(SourceFile(path: "a", text: text), dialect: .v3)
        let source = try #require(content.trees[0].root?["a"]).source
        #expect(content.file.text(source.sourceRange(1..<3)) == "\\u00e9")
        #expect(content.file.text(source.sourceRange(3..<4)) == "y")
        #expect(source.sourceRange(4..<4).start == 12)
    }
}

extension String {
    fileprivate func trimmingSuffix(_ matches: (Character) -> Bool) -> Substring {
        var rest = Substring(self)
        while let last = rest.last, matches(last) { rest.removeLast() }
        return rest
    }
}
