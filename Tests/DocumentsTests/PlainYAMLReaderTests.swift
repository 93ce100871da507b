import Documents
import SourceText
import Testing

/// The quick reader makes the tree that libyaml's events make, or leaves the text to libyaml.
@Suite struct PlainYAMLReaderTests {
    private func compare(_ text: String) -> ReaderComparison {
        ReaderComparison.of(SourceFile(path: "file.yml", text: text), dialect: .v2)
    }

    @Test(arguments: [
        "a: 1\n", "a: 1", "a:", "a:\n", "a: # nothing\nb: 2\n", "---\na: 1\n", "# comment\n\n--- # start\na: 1\n",
        "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n", "a:\n- 1\n- 2\nb: 3\n", "a:\n  - 1\n  -\n  - 3\n", "- a: 1\n  b: 2\n- c: 3\n",
        "- - 1\n  - 2\n- - 3\n", "-\n  a: 1\n-\n  - b\n", "- a:\n  - b\n  - c\n  d: 1\n", "a:\n    text\n", "a:\n    - b:\n        c\n",
        "a : 1\n\"b\" : 2\n'c':\n  - d\n", "a: b # comment\nc: d#e\nf: g:h\n", "a: 'it''s'\nb: 'a'''\nc: ''\nd: \"\"\n",
        "a: \"x\\ny \\\"z\\\" \\\\ \\t\"\n", "a: x\n  y\n\n  z # end\nb: 1\n", "a:\n  x\n   y\nb: 1\n", "- x\n  y\n- z\n",
        "a: |\n  x\n   y\n\n  z\n\nb: >-\n  x\n  y\n\n  z\n   w\n  v\n", "a: |+\n  x\n\n\nb: |2\n    x\n  y\n", "a: >\n\n\n  x\n",
        "a: |\n  x", "a: |  # comment\n  x\n", "a: |\nb: 1\n", "a: |\n\n\nb: 1\n", "- |\n x\n- >2\n   x\n", "a: |\n  x\n # out\nb: 1\n",
        "a: []\nb: {}\nc: [x, 'y', \"z\", [1, 2], {k: v}]\n", "a: [x,\n    y, # comment\n    z,\n]\nb: {k: v, 'l': [1]}\n",
        "a: [-1, a:b, a b]\n", "{a: 1, b: [2]}\n", "[a, b]", "a: -1\nb: -x\n", "größe: 'ä€😀'\nb: ü # ö\n", "a: x\n\n\n",
        "a:\n  - b\n\n  # comment\n  - c\n", "a: x  \nb: 'y'  \n", "a:   b\n", "a: !x\n".replacing("!x", with: "x!"), "a: b-\n", "a: b'c\n",
        "a: 'x\ty'\nb: \"x\ty\"\nc: |\n  x\ty\n", "<<: 1\n",
        "a: 'x\n  y'\n", "a: \"x\n  y\"\n", "a: 'x \t\n\n\n y ''z\n'\n", "a: \"x\\\n   y\\t \n\\\n\n z \\n \n\"\n", "- \" \n x\"\n- '\n'\n",
        "a: \"x \\\n\n\n y\"\n", "a: ['x\n y', \"\n\"]\n", "a: 'it''s\n  ''\n\n  x'\nb: 1\n", "a: \"x\\\\\n  y\"\n",
        "a: &x 1\nb: *x\n", "a: &x\n  b: 1\nc: *x # comment\nd: [*x, *x]\n", "a: &x\n- 1\nb: {c: *x}\n",
        "a: &x [1]\nb: &y |\n  z\nc: &z 'q'\nd:\n  - *x\n  - *y\n", "- &a\n  b: 1\n- &c\n  - 1\n- <<: *a\n",
        "a: &x text\n  more\nb:\n  *x\n",
        "a: &x\n  b: *x\n", "a: &x 1\nb: &x 2\nc: *x\n", "a: &x {b: *x}\n", "a: &x # comment\n  - b\n", "a: &x\n  text\nb: *x\n",
        "a: &x-y_1 'q\n r'\nb: *x-y_1\n",
    ])
    func isTheTreeOfLibYAML(_ text: String) {
        #expect(compare(text) == .same)
    }

    @Test(arguments: [
        "", "# only a comment\n", "text", "|\n text\n", "a: *x\n", "a: &x\n", "- &x\n", "a: &x\nb: 1\n",
        "&x a: 1\n", "- &x a: 1\n", "a: &x b: 1\n", "a: [&x 1]\n", "a: &x *x\n", "a: &x 1\n*x : 2\n", "a: &x 1\nb: *x y\n", "a: &x,y 1\n",
        "a: &x - 1\n", "a: &x &y 1\n", "a:\n  &x\n  b: 1\n", "a: &x\n  &y\n  b: 1\n", "a: &x 1\nb: [*x y]\n", "a: !!str 1\n",
        "%YAML 1.1\n---\na: 1\n", "? a\n: b\n",
        "a: 1\n---\nb: 2\n", "a: 1\n...\n", "a:\t1\n", "\ta: 1\n", "'x\n y': 1\n", "a: 'x\n---\n'\n", "a: \"x\n...\"\n",
        "a: \"x\\\n---\"\n",
        "a: \"\\u00e4\"\n", "a: \"\\/\"\n",
        "a: \"\\'\"\n", "a: [x: y]\n", "a: {x}\n", "a: [x?]\n", "a: [x\n  y]\n", "a: b: c\n", "a: - b\n", "a: 1\n  b: 2\n",
        "a:\n    b: 1\n  c: 2\n",
        "a: 1\n- b\n", "- a\nb: 1\n", "a: x\n  y: z\n", "a: [1\n", "a: 'x\n", "a: @x\n", "a: `x`\n", "a\n", "a: 1\nb\n", "\u{FEFF}a: 1\n",
        "a: 1\r\nb: 2\r\n", "a: \u{85}\n", "a: \u{7F}\n", "a: |x\n", "a: [x]y\n", "a: 'x'y\n", "{{ x }}: 1\n", "a: x\ty\n",
        "a: [\n---\n]\n",
        "a: |\n\tx\n", "a: {b:c}\n",
    ])
    func leavesTheRestToLibYAML(_ text: String) {
        #expect(compare(text) == .left)
    }

    @Test func agreesOnWhateverIsMadeOfPieces() {
        let pieces = [
            "a", "b", ":", ": ", " ", "  ", "\n", "\n  ", "\n    ", "- ", "-", "'", "\"", "|", ">", "[", "]", "{", "}", ", ", "#", " # ",
            "\t",
            "\\", "ä", "|2", "|-\n", ">+\n", "\n\n", "a: ", "- a: ", "''", "?", "&a", "*a", "&a ", "&a\n  ", ": *a\n", "*a\n", "x\n  y",
            "\\\n", "!", "%", "---", "...", "\r", "<<: ", "1",
        ]
        // Always the same texts: a linear congruential generator.
        var state: UInt64 = 0x2545_F491_4F6C_DD1D
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var read = 0
        for _ in 0..<60_000 {
            let text = (0..<next(14) + 1).map { _ in pieces[next(pieces.count)] }.joined()
            switch compare(text) {
            case .different(let what): Issue.record("\(text.debugDescription): \(what)")
            case .same: read += 1
            case .left: break
            }
        }
        #expect(read > 1000)
    }
}
