import Documents
import Testing

@testable import ConfigModel

@Suite struct ValueTests {
    @Test(arguments: [
        ("http://u:p@h:1/a?b=c#d", "http://u:xxxxx@h:1/a?b=c#d"), ("http://", "http:"), ("HTTP://X", "http://X"),
        ("mailto:a@b", "mailto:a@b"),
        ("", ""), ("*", "*"), ("a/b:c", "a/b:c"), ("http://a/{x}", "http://a/%7Bx%7D"), ("http://a/%2F", "http://a/%2F"), ("?q", "?q"),
        ("http://a/?", "http://a/?"), ("http://ü/", "http://%C3%BC/"), ("//h/p", "//h/p"), ("http:///p", "http:///p"),
        ("http:/a", "http:/a"),
        ("http://[::1]:80/", "http://[::1]:80/"), ("http://[fe80::1%25en0]/", "http://[fe80::1%25en0]/"), ("http://h#", "http://h"),
        ("http://u@h", "http://u@h"), ("http://u:@h", "http://u:xxxxx@h"), ("http://a:80:80/", "http://a:80:80/"), ("./a:b", "./a:b"),
    ])
    func urlsAreWrittenAsGoDoes(text: String, redacted: String) throws {
        #expect(try GoURL(parsing: text).redacted == redacted)
    }

    @Test(arguments: [
        ":a", "http://a b/", "http://a/%zz", "http://%41/", "http://a:b", "http://[::1", "http://[abc]/", "http://[1.2.3.4]/", "ht tp://x",
        "http://a\nb", "http://us er@h", "a:b:c d/%g0".replacing("d/%g0", with: "d#%g"), " http://a", "http://a|b", "http://[::1%en0]/",
    ])
    func badURLs(text: String) {
        #expect(throws: GoURL.ParseError.self) { try GoURL(parsing: text) }
    }

    @Test(arguments: [
        ("::", true), ("::1", true), ("1::", true), ("1:2:3:4:5:6:7:8", true), ("1:2:3:4:5:6:7", false), ("1:2:3:4:5:6:7:8:9", false),
        ("1::2::3", false), ("::ffff:1.2.3.4", true), ("1:2:3:4:5:6:1.2.3.4", true), ("1:2:3:4:5:6:7:1.2.3.4", false), ("::1.2.3", false),
        ("::01.2.3.4", false), ("12345::", false), ("::1%x", true), ("::1%", false), ("1.2.3.4", false), ("", false), (":", false),
        (":1", false),
        ("1:2:3:4:5:6:7::", true), ("::g", false),
    ])
    func ipv6(text: String, isValid: Bool) {
        #expect(IPv6Text.isValid(Array(text.utf8)) == isValid)
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("1B", 1), ("1KB", 1024), ("1KiB", 1024), ("1.5MB", 1_572_864), ("1GB512MB", 1_610_612_736), ("-1B", -1),
        ("+2B", 2),
        (".5KB", 512), ("8EiB", Int64.min),
    ])
    func sizes(text: String, bytes: Int64) {
        #expect(ByteSize.parse(Array(text.utf8)) == bytes)
    }

    @Test(arguments: ["", "100", "1kB", "1KB1KiB", "B", ".B", "1 KB", "9EiB", "-", "1e3B", "99999999999999999999B"])
    func badSizes(text: String) {
        #expect(ByteSize.parse(Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        (0, "0B"), (1, "1B"), (1024, "1KiB"), (1025, "1KiB1B"), (1_572_864, "1MiB512KiB"), (Int64(1) << 60, "1EiB"),
    ])
    func sizesAreWrittenAsGoDoes(bytes: Int64, text: String) {
        #expect(ByteSize(bytes: bytes).text == text)
    }

    @Test(arguments: [
        ("/d", "a", "/d/a"), ("/d", "", ""), ("/d", "/a", "/a"), ("/d", "../a/./b//c", "/a/b/c"), ("d", "../../a", "../a"),
        ("d", "..", "."),
        ("/", "../..", "/"), ("", "a/../b", "b"),
    ])
    func pathsAreJoined(directory: String, path: String, joined: String) {
        #expect(FilePath.join(directory, path) == joined)
    }

    @Test(arguments: [
        ("a.yml", true), ("a/*.yml", true), ("*", true), ("a*/b", false), ("a/*x*y", true), ("", true), ("*/", false),
    ])
    func globs(path: String, isValid: Bool) {
        #expect(GlobPattern.isValid(path) == isValid)
    }

    @Test(arguments: [
        ("a.json", true), ("a.YAML", true), ("a.Yml", false), ("a/*.yml", true), ("a*/b.yml", false), ("a.txt", false), (".yml", true),
        ("*yml", false),
    ])
    func fileDiscoveryGlobs(path: String, isValid: Bool) {
        #expect(GlobPattern.isValidFileDiscovery(path) == isValid)
    }

    @Test(arguments: [
        ("00000000-a12b-3cd4-e56f-000000000000", true), ("00000000a12b3cd4e56f000000000000", true),
        ("{00000000-a12b-3cd4-e56f-000000000000}", true),
        ("URN:uuid:00000000-a12b-3cd4-e56f-000000000000", true), ("00000000-a12b-3cd4-e56f-00000000000g", false), ("", false),
        ("00000000_a12b-3cd4-e56f-000000000000", false),
    ])
    func uuids(text: String, isValid: Bool) {
        #expect(UUIDText.isValid(text) == isValid)
    }

    @Test(arguments: [
        ("", true), ("a", true), ("!a", true), ("a=b", true), ("a==b,c!=d", true), ("a in (x,y)", true), ("a notin ()", true),
        ("a>1", true), ("a=", true),
        ("in in (in)", true), ("x/y=z", true), ("a,", false), ("a b", false), ("a in x", false), ("a>b", false), ("=a", false),
        ("a=b=c", false),
        ("!a=b", false), ("a/b/c", false), ("-a", false), ("a=-b", false), ("a in (x", false), ("a in (x y)", false), ("a!b", false),
        ("A/b", false),
    ])
    func labelSelectors(text: String, isValid: Bool) {
        var selector = KubernetesLabelSelector(text)
        #expect((selector.problem() == nil) == isValid)
    }

    @Test(arguments: [
        ("", true), ("a=b", true), ("a!=b,c==d", true), (",a=b,", true), ("a=b\\,c", true), ("=b", true), ("a", false), ("a=b=c", false),
        ("a=b\\", false), ("a=\\x", false),
    ])
    func fieldSelectors(text: String, isValid: Bool) {
        #expect(KubernetesFieldSelector.isValid(text) == isValid)
    }

    @Test(arguments: [
        ("a/b", "a/b"), ("/a/b", "/a/b"), ("a", "a"), ("/", "/"), ("", "."), (".", "."), ("..", ".."), ("./a", "a"), ("a/", "a"),
        ("a//b", "a/b"), ("//a", "/a"), ("/..", "/"), ("a/../b", "b"), ("a/..", "."), (".a/..b/c.", ".a/..b/c."), ("a/./b", "a/b"),
        ("...", "..."), ("a/.../b", "a/.../b"), ("../a", "../a"),
    ])
    func pathsAreCleanedAsGoDoes(path: String, cleaned: String) {
        #expect(FilePath.clean(path) == cleaned)
    }

    @Test func sectionsAreValues() {
        var first = Section(FilePath("a"))
        var second = first
        first.update { $0 = FilePath("b") }
        #expect(second.value == FilePath("a"))
        #expect(second.update { $0.path } == "a")
        second.setDirectory("d")
        #expect(first.value == FilePath("b"))
        #expect(second.value == FilePath("d/a"))
        var absent = Section<FilePath>()
        #expect(absent.update { $0.path } == nil)
    }
}
