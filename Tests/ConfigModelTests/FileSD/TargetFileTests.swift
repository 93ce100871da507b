import SourceText
import Testing

@testable import ConfigModel

@Suite struct TargetFileTests {
    private func load(_ text: String, _ path: String = "t.json") -> TargetFile {
        TargetFile.load(SourceFile(path: path, text: text))
    }

    private func summary(_ file: TargetFile) -> String {
        guard file.isAccepted else { return file.diagnostics.map(\.check).joined(separator: " ") }
        return file.groups.map { group in
            let labels = group.value.labels.value.entries.map { "\($0.key.value)=\($0.value.value)" }
            return "\(group.value.targets.value.items.map(\.value)) {\(labels.joined(separator: ","))}"
        }.joined(separator: " ")
    }

    @Test(arguments: [
        (#"[{"targets": ["a:1", null], "labels": {"x": "y", "z": null}}]"#, #"["a:1", ""] {x=y,z=}"#),
        (#"[{"Targets": ["a"], "LABELS": {"x": "1"}, "labels": {"y": "2"}, "targetſ": ["b"]}]"#, #"["b"] {y=2}"#),
        (#"[{"labels": {"x": "1", "x": "2"}, "targets": null}]"#, "[] {x=2}"),
        (#"[{"targets": ["a", "b"], "targets": ["c"], "targets": [null, null]}]"#, #"["c", "b"] {}"#),
        ("null", ""), ("[]", ""),
        (#"[{"target": []}]"#, "json/unknown-field"), (#"[{"targets": [1, {}]}]"#, "json/type json/type"),
        (#"[{"labels": {"": "x"}}]"#, "labels/name"), ("[null]", "file-sd/null-group"), ("[] x", "json/trailing-text"),
        (#"{"targets": []}"#, "json/type"), ("[", "json/syntax"),
    ])
    func json(text: String, expected: String) {
        #expect(summary(load(text)) == expected)
    }

    @Test(arguments: [
        ("- targets: [7, ~, on]\n  labels: {a: 1.50}\n", #"["7", "", "on"] {a=1.50}"#), ("", ""), ("- {}\n", "[] {}"),
        ("-\n- targets: []\n- null\n", "file-sd/null-group file-sd/null-group"), ("- Targets: []\n", "yaml/unknown-field"),
        ("- targets: [a]\n  targets: [b]\n", "yaml/duplicate-key"), ("- labels: {'': x}\n", "labels/name"), ("targets: []\n", "yaml/type"),
    ])
    func yaml(text: String, expected: String) {
        #expect(summary(load(text, "dir/t.YML")) == expected)
    }

    @Test func faultsDoNotStopPrometheus() {
        let file = load("- targts: []\n", "t.yaml")
        #expect(file.diagnostics.map(\.effect) == [.checker])
    }

    @Test(arguments: ["t", "t.txt", "json", "a.json/t", "t."])
    func extensionMustBeKnown(path: String) {
        #expect(load("[]", path).diagnostics.map(\.check) == ["file-sd/extension"])
    }

    @Test func groupsGetThePath() {
        let file = load(#"[{"targets": ["a"], "labels": {"__meta_filepath": "x", "b": "c"}}]"#)
        let group = DiscoveredGroup(file.groups[0].value, filePath: "/etc/t.json")
        #expect(group.labels.map { "\($0.name)=\($0.value)" } == ["b=c", "__meta_filepath=/etc/t.json"])
    }
}
