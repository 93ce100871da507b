import Commands
import Foundation
import Testing

@Suite struct PathMapTests {
    private let map = PathMap(
        [
            .init(container: "/etc/prometheus", local: "stack/prometheus"), .init(container: "/etc/prometheus/rules", local: "rules"),
            .init(container: "/here", local: "."),
        ], directory: "stack/prometheus")

    @Test(arguments: [
        ("targets.yml", "stack/prometheus/targets.yml"), ("./sd/*.yml", "stack/prometheus/sd/*.yml"), ("../x.yml", "stack/x.yml"),
        ("/etc/prometheus/a.yml", "stack/prometheus/a.yml"), ("/etc/prometheus", "stack/prometheus"),
        ("/etc/prometheus/rules/a.yml", "rules/a.yml"), ("/etc/prometheus/../prometheus/a.yml", "stack/prometheus/a.yml"),
        ("/here/a.yml", "a.yml"),
    ])
    func pathsLieHere(_ path: String, _ expected: String) {
        #expect(map.local(path) == expected)
    }

    @Test(arguments: ["/etc/prometheus2/a.yml", "/etc/passwd", "/"])
    func otherPathsAreUnknown(_ path: String) {
        #expect(map.local(path) == nil)
    }

    @Test func whatIsBelowTheConfigurationIsHere() throws {
        let real = FileManager.default.temporaryDirectory.appending(path: "map-\(UUID().uuidString)")
        let link = FileManager.default.temporaryDirectory.appending(path: "map-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: real, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
        defer {
            try? FileManager.default.removeItem(at: link)
            try? FileManager.default.removeItem(at: real)
        }
        let map = PathMap([], directory: link.path)
        #expect(map.local(link.path + "/a.yml") == link.path + "/a.yml")
        #expect(map.local(real.path + "/a.yml") == real.path + "/a.yml")
        #expect(map.local(real.path + "2/a.yml") == nil)
    }

    @Test(arguments: [
        ("stack/prometheus/a.yml", "/etc/prometheus/a.yml"), ("./stack/prometheus/a.yml", "/etc/prometheus/a.yml"),
        ("rules/a.yml", "/etc/prometheus/rules/a.yml"), ("other/a.yml", "/here/other/a.yml"), ("../a.yml", "../a.yml"),
    ])
    func theContainerKnowsFilesByItsOwnPaths(_ path: String, _ expected: String) {
        #expect(map.container(path) == expected)
    }
}
