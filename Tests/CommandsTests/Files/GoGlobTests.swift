import Commands
import Foundation
import Testing

@Suite struct GoGlobTests {
    @Test(arguments: [
        ("*.yml", "a.yml", true), ("*.yml", ".hidden.yml", true), ("*.yml", "a.yaml", false), ("*", "", true), ("a*b*c", "axbxbc", true),
        ("a*b*c", "axbxb", false), ("a?c", "abc", true), ("a?c", "ac", false), ("[a-c]x", "bx", true), ("[^a-c]x", "bx", false),
        ("[^a-c]x", "dx", true), ("[c-a]x", "bx", false), (#"\*x"#, "*x", true), (#"\*x"#, "ax", false), ("é*", "école", true),
        ("*b*", "aab", true), ("**", "ab", true), ("*", "a/b", false), ("", "", true), ("", "a", false), ("[a]]", "a]", true),
    ])
    func matchesAsGoDoes(_ pattern: String, _ name: String, _ expected: Bool) {
        #expect(GoGlob.matches(pattern, name) == expected)
    }

    @Test(arguments: ["[", "[a", "[]a]", "[-a]", #"a\"#, "[a-]", "x[^]"])
    func malformedPatternsAreNone(_ pattern: String) {
        #expect(GoGlob.matches(pattern, "a") == nil)
        #expect(GoGlob.paths(pattern) == nil)
    }

    @Test func findsFiles() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "glob-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for name in ["a.yml", "b.yml", "c.json", "d1/x.yml", "d2/x.yml", "d2/y.yml"] {
            let file = root.appending(path: name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: file)
        }
        func find(_ pattern: String) -> [String]? {
            GoGlob.paths(root.path + "/" + pattern)?.map { String($0.dropFirst(root.path.count + 1)) }
        }
        #expect(find("*.yml") == ["a.yml", "b.yml"])
        #expect(find("a.yml") == ["a.yml"])
        #expect(find("none.yml") == [])
        #expect(find("d?/x.yml") == ["d1/x.yml", "d2/x.yml"])
        #expect(find("d*/*") == ["d1/x.yml", "d2/x.yml", "d2/y.yml"])
        #expect(find("none/*.yml") == [])
        #expect(find("d2") == ["d2"])
    }
}
