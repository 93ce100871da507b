import Testing
import TimeSeries

struct LabelSetTests {
    @Test func ordersByTheBytesOfNames() {
        let set = LabelSet(["z": "1", "B": "2", "a": "3", "_x": "4"])
        #expect(set.map(\.nameText) == ["B", "_x", "a", "z"])
        #expect(set == LabelSet(["a": "3", "z": "1", "_x": "4", "B": "2"]))
        #expect(set.count == 4 && !set.isEmpty && LabelSet().isEmpty)
    }

    @Test func findsValues() {
        let set = LabelSet(["__name__": "up", "job": "api", "empty": ""])
        #expect(set["job"] == "api")
        #expect(set["jo"] == "" && set["zz"] == "" && set[""] == "")
        #expect(set.bytes(of: "empty").map(Array.init) == [])
        #expect(set.bytes(of: "absent") == nil)
        #expect(set.bytes(of: LabelSet.metricName).map(Array.init) == Array("up".utf8))
    }

    @Test func comparesBytesNotCharacters() {
        let composed = LabelSet(["a": "\u{E9}"])
        let decomposed = LabelSet(["a": "e\u{301}"])
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        let broken = LabelSet([Label(name: Array("a".utf8)[...], value: [0xFF])])
        #expect(broken != LabelSet(["a": "\u{FFFD}"]))
        #expect(broken.description == #"{a="\xff"}"#)
    }

    @Test(
        arguments: [
            (["a": "1"], ["a": "2"]), (["a": "1"], ["b": "0"]), ([:], ["a": ""]), (["a": "1"], ["a": "1", "b": "1"]),
            (["a": "1", "b": "2"], ["a": "10"]), (["a": "9"], ["aa": "0"]),
        ] as [(KeyValuePairs<String, String>, KeyValuePairs<String, String>)])
    func orderOfSets(smaller: KeyValuePairs<String, String>, larger: KeyValuePairs<String, String>) {
        let (a, b) = (LabelSet(smaller), LabelSet(larger))
        #expect(a < b && !(b < a) && !(a < a))
    }

    @Test(arguments: [0, 1, 254, 255, 256, 70_000, (1 << 24) - 2, (1 << 24) - 1, 1 << 24])
    func longTexts(length: Int) {
        let value = [UInt8](repeating: 0x78, count: length)[...]
        let set = LabelSet([Label(name: Array("b".utf8)[...], value: value), Label("c", "after")])
        #expect(set.bytes(of: "b")?.count == length)
        #expect(set["c"] == "after")
        #expect(set.encoded.count == length + 11 + (length < 255 ? 0 : length < (1 << 24) - 1 ? 3 : 11))
    }

    @Test func layoutIsThatOfPrometheus() {
        #expect(LabelSet(["b": "x", "a": ""]).encoded == [1, 0x61, 0, 1, 0x62, 1, 0x78])
        #expect(LabelSet(["a": String(repeating: "y", count: 300)]).encoded.prefix(6) == [1, 0x61, 255, 44, 1, 0])
    }

    @Test func changes() {
        let set = LabelSet(["__name__": "up", "b": "1", "d": "2"])
        #expect(set.setting(Label("c", "3")) == LabelSet(["__name__": "up", "b": "1", "c": "3", "d": "2"]))
        #expect(set.setting(Label("e", "3")) == LabelSet(["__name__": "up", "b": "1", "d": "2", "e": "3"]))
        #expect(set.setting(Label("b", "9")) == LabelSet(["__name__": "up", "b": "9", "d": "2"]))
        #expect(set.setting(Label("b", "")) == LabelSet(["__name__": "up", "d": "2"]))
        #expect(set.withoutMetricName == LabelSet(["b": "1", "d": "2"]))
        #expect(set.keeping { $0.nameText == "d" } == LabelSet(["d": "2"]))
        #expect(LabelSet(["a": "", "b": "1"]).withoutEmptyValues == LabelSet(["b": "1"]))
    }

    @Test func repeatedNamesStayInTheirOrder() {
        let set = LabelSet(["b": "2", "a": "0", "b": "1"])
        #expect(set.map(\.valueText) == ["0", "2", "1"])
        #expect(set.repeatedName.map(Array.init) == Array("b".utf8))
        #expect(LabelSet(["a": "1", "b": "1"]).repeatedName == nil)
        #expect(set.setting(Label("b", "3")) == LabelSet(["a": "0", "b": "3"]))
    }

    @Test func text() {
        let set = LabelSet(["job": "a\"b\n", "utf8.name": "x", "__name__": "up"])
        #expect(set.description == #"{__name__="up", job="a\"b\n", "utf8.name"="x"}"#)
        #expect(set.compactDescription == #"{__name__="up",job="a\"b\n","utf8.name"="x"}"#)
        #expect(LabelSet().description == "{}")
        #expect(LabelSet(["1a": "x", "": "y"]).description == #"{""="y", "1a"="x"}"#)
    }
}
