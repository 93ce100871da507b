import Testing

@testable import ConfigModel

@Suite struct LabelBuilderTests {
    private func text(_ builder: LabelBuilder) -> String {
        builder.labels.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    }

    @Test func sortsByBytesAndDropsEmptyValues() {
        let labels = Labels([("b", "2"), ("ä", "3"), ("a", "1"), ("B", "4"), ("c", ""), ("a", "5")])
        #expect(labels.pairs.map(\.name) == ["B", "a", "b", "ä"])
        #expect(labels["a"] == "5")
        #expect(labels["c"] == nil)
    }

    @Test func keepsSpellingsOfOneCharacterApart() {
        let labels = Labels([("e\u{301}", "two"), ("\u{E9}", "one")])
        #expect(labels.count == 2)
        #expect(labels["\u{E9}"] == "one")
        #expect(labels["e\u{301}"] == "two")
        #expect(labels != Labels([("e\u{301}", "two")]))
    }

    @Test func emptyValueRemoves() {
        var builder = LabelBuilder(Labels([("a", "1"), ("b", "2")]))
        builder.set("a", "")
        builder.set("c", "3")
        builder.set("c", "")
        #expect(text(builder) == "b=2")
    }

    @Test func setAfterRemovalCounts() {
        var builder = LabelBuilder(Labels([("a", "1")]))
        builder.remove(Array("a".utf8))
        builder.set("a", "2")
        #expect(text(builder) == "a=2")
        builder.set("a", "3")
        #expect(text(builder) == "a=3")
    }

    @Test func namelessLabelCannotBeAskedForWhenItWasThere() {
        var builder = LabelBuilder(Labels(bytes: [([], [0x31])]))
        #expect(builder[[]].isEmpty)
        builder.set("", "2")
        #expect(Array(builder[[]]) == [0x32])
        #expect(builder.labels.count == 1)
    }

    @Test func manyLabelsAreFound() {
        var builder = LabelBuilder()
        for i in 0..<1000 { builder.set("label_\(i)", "\(i)") }
        for i in stride(from: 0, to: 1000, by: 3) { builder.set("label_\(i)", "") }
        for i in stride(from: 0, to: 1000, by: 6) { builder.set("label_\(i)", "again") }
        let labels = builder.labels
        #expect(labels.count == 1000 - 334 + 167)
        #expect(labels["label_6"] == "again")
        #expect(labels["label_3"] == nil)
        #expect(labels["label_998"] == "998")
        builder.reset()
        #expect(builder.labels.isEmpty)
    }

    @Test func changesAreFound() {
        let before = Labels([("a", "1"), ("b", "2"), ("d", "4")])
        let after = Labels([("a", "1"), ("b", "3"), ("c", "5")])
        #expect(
            after.changes(since: before) == [
                LabelChange(name: "b", before: "2", after: "3"), LabelChange(name: "c", before: nil, after: "5"),
                LabelChange(name: "d", before: "4", after: nil),
            ])
    }
}
