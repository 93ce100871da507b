import SourceText
import Testing

@testable import Documents

@Suite struct YAMLEmitterTests {
    private static func map(_ members: (String, ValueTree)...) -> ValueTree { .map(members.map { ValueTree.Member($0.0, $0.1) }) }
    private static func text(_ text: String) -> ValueTree { .scalar(text, isText: true) }
    private static func plain(_ text: String) -> ValueTree { .scalar(text, isText: false) }

    @Test func writesCollectionsAsGoDoes() {
        let tree = Self.map(
            ("global", Self.map(("scrape_interval", Self.text("15s")), ("sample_limit", Self.plain("10")), ("empty", .map([])))),
            ("rule_files", .list([Self.text("a.yml"), Self.text("b/*.yml")])),
            (
                "jobs",
                .list([Self.map(("job_name", Self.text("x")), ("targets", .list([Self.text("h:1")]))), .list([Self.text("z")]), .list([])])
            ),
            ("nothing", .null))
        #expect(
            YAMLEmitter.text(tree) == """
                global:
                  scrape_interval: 15s
                  sample_limit: 10
                  empty: {}
                rule_files:
                - a.yml
                - b/*.yml
                jobs:
                - job_name: x
                  targets:
                  - h:1
                - - z
                - []
                nothing: null

                """)
    }

    @Test(arguments: [
        ("plain text", "plain text"), ("15s", "15s"), ("$1", "$1"), ("(.*)", "(.*)"), ("a#b", "a#b"), ("http://x:1/y", "http://x:1/y"),
        ("-x", "-x"), ("<secret>", "<secret>"), ("/metrics", "/metrics"), ("", "''"), ("yes", "'yes'"), ("n", "'n'"), ("null", "'null'"),
        ("7", "'7'"), ("0x1F", "'0x1F'"), ("1e3", "'1e3'"), ("2024-01-02", "'2024-01-02'"), ("~", "'~'"), ("<<", "'<<'"), ("=", "'='"),
        ("a: b", "'a: b'"), ("a #b", "'a #b'"), ("a:", "'a:'"), (" a", "' a'"), ("a ", "'a '"), (";", ";"), (",", "','"), ("*a", "'*a'"),
        ("it's", "it's"), ("'", "\"'\""), ("it's: x", "\"it's: x\""), ("tab\there", "\"tab\\there\""), ("\u{1}", "\"\\x01\""),
        ("\u{FEFF}x", "\"\\uFEFFx\""), ("zürich", "zürich"), ("...", "'...'"), ("---", "'---'"), ("- a", "'- a'"), ("? a", "'? a'"),
    ])
    func quotesWhatWouldBeReadOtherwise(text: String, yaml: String) {
        #expect(YAMLEmitter.text(Self.map(("k", Self.text(text)))) == "k: \(yaml)\n")
    }

    static let texts = [
        "", " ", "a", "a\nb", "a\n", "a\n\n", "\na", "a\n\nb\n", "a\n  b\n", " a\nb", "a \nb", "a\n b: c\n# d\n", "a\tb\nc", "\n", "\r\n",
        "a\u{85}b",
        "a\u{2028}b", "\u{0}", "\\", "\"", "'\"", "x: y", "!tag", "&a", "*a", "|", ">", "%", "@", "`", "[", "]", "{", "}", "#", ",", ":",
        "?",
        "-", "--", "-1", "+1", ".5", ".inf", ".NaN", "0b1", "0o7", "1_000", "1:30", "on", "Off", "TRUE", "Null", "\u{1F600}", "e\u{301}",
        "{{ $x }}",
        String(repeating: "k", count: 2000), "...", "--- a", "a: \nb",
    ]

    @Test(arguments: [YAMLDialect.v2, .v3, .v4], texts)
    func isReadBackTheSame(dialect: YAMLDialect, text: String) throws {
        let tree = Self.map(
            ("value", Self.text(text)), ("list", .list([Self.text(text), .list([Self.text(text)]), Self.map(("in", Self.text(text)))])),
            ("keys", Self.map((text, Self.text("x")))), ("last", Self.text("z")))
        let yaml = YAMLEmitter.text(tree)
        let content = YAMLReader.read(SourceFile(path: "a", text: yaml), dialect: dialect)
        #expect(content.diagnostics.map(\.message) == [], "\(yaml)")
        let root = try #require(content.trees.first?.root)
        let value = try #require(root["value"])
        #expect(Array(value.string.utf8) == Array(text.utf8), "\(yaml)")
        if value.style == .plain {
            #expect(value.withBytes { if case .text = PlainScalar.resolve($0, dialect) { true } else { false } }, "\(yaml)")
        }
        let items = try #require(root["list"].map { Array($0.children) })
        #expect(items.count == 3)
        #expect(items[0].string == text)
        #expect(items[1].children.map(\.string) == [text])
        #expect(items[2]["in"]?.string == text)
        #expect(root["keys"]?.entries.map(\.key.string) == [text])
        #expect(root["last"]?.string == "z")
    }

    @Test func rootsThatAreNoCollections() {
        #expect(YAMLEmitter.text(.map([])) == "{}\n")
        #expect(YAMLEmitter.text(.list([])) == "[]\n")
        #expect(YAMLEmitter.text(Self.text("a\nb\n")) == "|\n  a\n  b\n")
    }

    @Test func writesJSON() {
        let tree = Self.map(
            ("a\"", Self.text("x\n\u{1}")), ("n", Self.plain("1.5")), ("inf", Self.plain(".inf")), ("t", Self.plain("true")),
            ("s", Self.text("1")),
            ("l", .list([.null, .list([]), .map([])])))
        #expect(
            JSONEmitter.text(tree, isPretty: false)
                == #"{"a\"":"x\n\u0001","n":1.5,"inf":".inf","t":true,"s":"1","l":[null,[],{}]}"#)
        #expect(JSONEmitter.text(Self.map(("a", .list([Self.plain("1")])))) == "{\n  \"a\": [\n    1\n  ]\n}")
    }

    @Test(arguments: [
        ("a.b", "1"), ("l[1].x", "2"), ("l[0]", nil), ("l[2]", nil), ("a.c", nil), ("l[1]x", "2"), ("l[", nil), ("l[x]", nil), ("[0]", nil),
    ])
    func selectsByPath(path: String, scalar: String?) {
        let tree = Self.map(("a", Self.map(("b", Self.plain("1")))), ("l", .list([.map([]), Self.map(("x", Self.plain("2")))])))
        guard case .scalar(let text, _)? = tree.value(at: path) else {
            #expect(scalar == nil)
            return
        }
        #expect(text == scalar)
    }
}
