import GoRegexp
import Testing

@testable import ConfigModel

@Suite struct RelabelMachineTests {
    static func rule(
        _ action: RelabelAction = .replace, _ sources: [String] = [], _ pattern: String = "(.*)", target: String = "", with: String = "$1",
        separator: String = ";", modulus: UInt64 = 0, scheme: NameScheme = .utf8
    ) throws -> RelabelRule {
        RelabelRule(
            action, sourceLabels: sources, separator: separator, regexp: try Regexp(pattern, .relabel), modulus: modulus,
            targetLabel: target, replacement: with, scheme: scheme)
    }

    /// The labels that come out, or the position of the rule that dropped them.
    private func run(_ rules: [RelabelRule], _ labels: [(String, String)]) -> String {
        var machine = RelabelMachine()
        machine.builder.reset(to: Labels(labels.map { (name: $0.0, value: $0.1) }))
        switch machine.run(rules) {
        case .kept: return machine.builder.labels.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
        case .dropped(let rule): return "dropped by \(rule)"
        case .exceeded(let rule): return "exceeded by \(rule)"
        }
    }

    @Test func replaceJoinsSources() throws {
        let rule = try Self.rule(.replace, ["host", "port"], "(.+):(\\d+)", target: "address", with: "$2/$1", separator: ":")
        #expect(run([rule], [("host", "web"), ("port", "80")]) == "address=80/web,host=web,port=80")
        #expect(run([rule], [("host", "web")]) == "host=web")
    }

    @Test func sourcesWithoutAValueOrNameStillSeparate() throws {
        #expect(run([try Self.rule(.replace, ["", "a", "b", ""], target: "out")], [("b", "1")]) == "b=1,out=;;1;")
    }

    @Test func replaceWithNothingRemoves() throws {
        #expect(run([try Self.rule(.replace, ["a"], "x(.*)", target: "b")], [("a", "x"), ("b", "1")]) == "a=x")
    }

    @Test func targetFromGroups() throws {
        let rule = try Self.rule(.replace, ["a"], "(\\w*)=(.*)", target: "${1}", with: "$2")
        #expect(run([rule], [("a", "key=value")]) == "a=key=value,key=value")
        #expect(run([rule], [("a", "=value")]) == "a==value")
        let legacy = try Self.rule(.replace, ["a"], "(.*)", target: "x_$1", with: "y", scheme: .legacy)
        #expect(run([legacy], [("a", "b-c")]) == "a=b-c")
        #expect(run([legacy], [("a", "b_c")]) == "a=b_c,x_b_c=y")
    }

    @Test(arguments: [
        ("keep", "prod", "env=prod"), ("keep", "dev", "dropped by 0"), ("drop", "prod", "dropped by 0"), ("drop", "dev", "env=dev"),
    ])
    func keepAndDrop(action: String, value: String, expected: String) throws {
        let action = try #require(RelabelAction(rawValue: action))
        #expect(run([try Self.rule(action, ["env"], "prod|staging")], [("env", value)]) == expected)
    }

    @Test func equality() throws {
        #expect(run([try Self.rule(.dropequal, ["a"], target: "b")], [("a", "1"), ("b", "1")]) == "dropped by 0")
        #expect(run([try Self.rule(.dropequal, ["a"], target: "b")], [("c", "1")]) == "dropped by 0")
        #expect(run([try Self.rule(.keepequal, ["a"], target: "b")], [("a", "1"), ("b", "2")]) == "dropped by 0")
        #expect(run([try Self.rule(.keepequal, ["a"], target: "b")], [("a", "1"), ("b", "1")]) == "a=1,b=1")
    }

    @Test func hashmodTakesTheLastEightBytesOfMD5() throws {
        // md5("abc") = 900150983cd24fb0d6963f7d28e17f72
        let expected = UInt64(0xd696_3f7d_28e1_7f72) % 1000
        #expect(run([try Self.rule(.hashmod, ["a"], target: "h", modulus: 1000)], [("a", "abc")]) == "a=abc,h=\(expected)")
    }

    @Test func caseActions() throws {
        #expect(run([try Self.rule(.uppercase, ["a"], target: "b")], [("a", "Straße")]) == "a=Straße,b=STRAßE")
        #expect(run([try Self.rule(.lowercase, ["a"], target: "a")], [("a", "ÄB")]) == "a=äb")
    }

    @Test func labelmapWorksOnASnapshotInOrder() throws {
        #expect(run([try Self.rule(.labelmap, [], "m_(.+)")], [("m_a", "1"), ("m_m_b", "2")]) == "a=1,m_a=1,m_b=2,m_m_b=2")
        // Labels that were there come first, then the added ones: the last wins.
        let rules = [try Self.rule(.replace, [], target: "a", with: "new"), try Self.rule(.labelmap, [], "a|z", with: "out")]
        #expect(run(rules, [("a", "old"), ("z", "1")]) == "a=new,out=new,z=1")
        #expect(run([try Self.rule(.labelmap, [], "(x)?y", with: "$1")], [("y", "1")]) == "=1,y=1")
    }

    @Test func labeldropAndLabelkeep() throws {
        #expect(run([try Self.rule(.labeldrop, [], "tmp_.*")], [("tmp_a", "1"), ("b", "2")]) == "b=2")
        #expect(run([try Self.rule(.labelkeep, [], "tmp_.*")], [("tmp_a", "1"), ("b", "2")]) == "tmp_a=1")
    }

    @Test func patternThatEscapesItsAnchors() throws {
        let rule = try Self.rule(.labelmap, [], "a)|(b", with: "x")
        #expect(run([rule], [("ac", "1"), ("cb", "2"), ("cc", "3")]) == "ac=1,cb=2,cc=3,cx=2,xc=1")
    }

    @Test func growthIsBounded() throws {
        let doubling = try (0..<60).map { _ in try Self.rule(.replace, ["a"], target: "a", with: "$1$1") }
        #expect(run(doubling, [("a", "0123456789")]).hasPrefix("exceeded"))
        let labels = try (0..<60).map { try Self.rule(.labelmap, [], "(.+)", with: "x\($0)_$1") }
        #expect(run(labels, [("a", "1")]).hasPrefix("exceeded"))
    }

    @Test func traceTellsWhatEachRuleDid() throws {
        let rules = [
            try Self.rule(.replace, ["a"], "x(.)", target: "b"),
            try Self.rule(.replace, ["a"], "y", target: "b"),
            try Self.rule(.replace, ["a"], target: "${2}"),
            try Self.rule(.keep, ["b"], "1"),
            try Self.rule(.labeldrop, [], "a"),
            try Self.rule(.drop, ["b"], "1"),
            try Self.rule(.replace, [], target: "never", with: "x"),
        ]
        var machine = RelabelMachine()
        machine.builder.reset(to: Labels([("a", "x1")]))
        let trace = machine.explain(rules)
        #expect(trace.outcome == .dropped(rule: 5))
        #expect(trace.steps.map(\.effect) == [.changed, .noMatch, .invalidTarget(""), .unchanged, .changed, .dropped])
        #expect(trace.steps[0].changes == [LabelChange(name: "b", before: nil, after: "1")])
        #expect(trace.steps[0].input == "x1")
        #expect(trace.steps[4].changes == [LabelChange(name: "a", before: "x1", after: nil)])
        #expect(trace.after == Labels([("b", "1")]))
    }

    @Test func traceNamesCollisions() throws {
        var machine = RelabelMachine()
        machine.builder.reset(to: Labels([("a", "1"), ("b", "2"), ("c", "2")]))
        let trace = machine.explain([
            try Self.rule(.labelmap, [], "a|b", with: "x"), try Self.rule(.labelmap, [], "b|c", with: "y"),
        ])
        #expect(trace.steps.map(\.collisions) == [["x"], []])
        #expect(trace.after["x"] == "2")
    }
}
