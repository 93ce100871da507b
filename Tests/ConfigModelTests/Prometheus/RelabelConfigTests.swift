import SourceText
import Testing

@testable import ConfigModel

@Suite struct RelabelConfigTests {
    private func findings(_ rule: String, scheme: String = "utf8") -> [String] {
        load(
            "global: {metric_name_validation_scheme: \(scheme)}\nscrape_configs:\n- job_name: a\n  relabel_configs:\n  - \(rule)\n"
        ).findings
    }

    @Test(arguments: [
        ("{target_label: x}", []), ("{}", ["relabel/target-label: {}"]), ("{action: }", ["relabel/action: "]),
        ("{action: Replace, target_label: x}", []), ("{action: '', target_label: x}", ["relabel/action: ''"]),
        ("null", ["relabel/empty: null"]), ("NULL", ["relabel/action: NULL"]),
        ("{action: hashmod, target_label: x, modulus: 8}", []),
        ("{action: hashmod, target_label: x}", ["relabel/modulus: hashmod"]),
        ("{action: lowercase, target_label: x, replacement: y}", ["relabel/unused-field: replacement"]),
        ("{action: labelmap, regex: a}", []), ("{action: labelmap, replacement: ''}", ["relabel/replacement: ''"]),
        ("{action: labeldrop, regex: a}", []), ("{action: labeldrop, source_labels: [a]}", ["relabel/unused-field: source_labels"]),
        ("{action: labelkeep, source_labels: [], separator: ','}", ["relabel/unused-field: source_labels"]),
        ("{action: labelkeep, source_labels: null}", []),
        ("{action: keepequal, source_labels: [a], target_label: b}", []),
        ("{action: keepequal, source_labels: [a], target_label: b, regex: (.*)}", ["relabel/unused-field: regex"]),
        ("{action: keep, regex: 'a('}", ["relabel/regex: a("]), ("{action: keep, regex: 'a[b'}", ["relabel/regex: [b"]),
        ("{action: keep, regex: \"null\"}", ["yaml/type: \"null\""]),
        ("{action: keep, source_labels: ['']}", ["labels/name: ''"]),
        ("{target_label: 'a b'}", []), ("{target_label: 'a$1'}", []),
    ])
    func utf8(rule: String, expected: [String]) {
        let found = findings(rule)
        // Where Go's parser sees the fault inside a pattern is not this test's matter.
        if expected.first?.hasPrefix("relabel/regex") == true {
            #expect(found.count == 1 && found[0].hasPrefix("relabel/regex"))
        } else {
            #expect(found == expected)
        }
    }

    @Test(arguments: [
        ("{target_label: 'a b'}", false), ("{target_label: a_1}", true), ("{target_label: 1a}", false), ("{target_label: 'a$1'}", true),
        ("{target_label: '${x}_$1'}", true), ("{target_label: 'a${}'}", false), ("{target_label: 'a$'}", false),
        ("{target_label: '1$1'}", false),
        ("{target_label: 'a-$1'}", false), ("{action: labelmap, regex: a, replacement: 'x.y'}", false),
        ("{action: labelmap, regex: a, replacement: '$1'}", true), ("{action: hashmod, modulus: 1, target_label: 'a$1'}", false),
    ])
    func legacy(rule: String, isValid: Bool) {
        #expect(findings(rule, scheme: "legacy").isEmpty == isValid)
    }

    @Test func aJobsOwnSchemeCounts() {
        let yaml = """
            scrape_configs:
            - {job_name: a, metric_name_validation_scheme: legacy, relabel_configs: [{target_label: a.b}]}
            - {job_name: b, relabel_configs: [{target_label: a.b}]}
            """
        #expect(load(yaml).findings == ["relabel/target-label: a.b"])
    }

    /// Rules that are written alike are read once; each has its own place.
    @Test func equalRulesKeepTheirPlaces() throws {
        let rule =
            "source_labels: [a, b]\n    regex: '(x)'\n    target_label: t\n    replacement: $1\n    separator: ','\n    action: replace"
        let loaded = load(
            "scrape_configs:\n- job_name: a\n  relabel_configs:\n  - \(rule)\n  - action: keep\n- job_name: b\n  relabel_configs:\n  - \(rule)\n"
        )
        #expect(loaded.findings == [])
        let tree = try #require(loaded.tree)
        let jobs = loaded.model.scrapeConfigs.value.items
        let first = try #require(jobs[0].value.relabelConfigs.value.items.first)
        let second = try #require(jobs[1].value.relabelConfigs.value.items.first)
        #expect(first.value.repetition != nil)
        #expect(first.value.repetition == second.value.repetition)
        func texts(_ item: RelabelConfig) -> [String] {
            var nodes = [item.sourceLabels.key] + item.sourceLabels.value.items.map(\.node)
            nodes += [
                item.separator.node, item.separator.key, item.regex.node, item.regex.key, item.targetLabel.node, item.targetLabel.key,
            ]
            nodes += [item.replacement.node, item.replacement.key, item.action.node, item.action.key]
            return nodes.map { tree.node(at: $0).string }
        }
        let wanted = [
            "source_labels", "a", "b", ",", "separator", "(x)", "regex", "t", "target_label", "$1", "replacement", "replace", "action",
        ]
        #expect(texts(first.value) == wanted)
        #expect(texts(second.value) == wanted)
        // All of the second one stands behind the second job's name.
        #expect(second.value.sourceLabels.key > jobs[1].value.jobName.node)
        #expect(second.value.sourceLabels.node - first.value.sourceLabels.node == second.node - first.node)
    }

    @Test func equalRulesAreJudgedByTheSchemeOfTheirJob() {
        let rule = "  relabel_configs:\n  - target_label: a b\n"
        let jobs =
            "scrape_configs:\n- job_name: a\n\(rule)- job_name: b\n  metric_name_validation_scheme: legacy\n\(rule)"
            + "- job_name: c\n\(rule)- job_name: d\n  metric_name_validation_scheme: legacy\n\(rule)"
        #expect(load(jobs).findings == ["relabel/target-label: a b", "relabel/target-label: a b"])
    }

    @Test func faultsOfEqualRulesAreToldEachTime() {
        let rule = "  relabel_configs:\n  - action: hashmod\n    target_label: x\n"
        #expect(
            load("scrape_configs:\n- job_name: a\n\(rule)- job_name: b\n\(rule)").findings == [
                "relabel/modulus: hashmod", "relabel/modulus: hashmod",
            ])
    }
}
