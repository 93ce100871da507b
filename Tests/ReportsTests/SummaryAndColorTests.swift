import SourceText
import Testing

@testable import Reports

@Suite("Summary") struct SummaryTests {
    @Test(arguments: [
        (Summary([], problems: [:]), "No problems"),
        (Summary([.init("file", "files", 1), .init("group", "groups", 0)], problems: [:]), "No problems in 1 file"),
        (
            Summary(
                [.init("file", "files", 2), .init("rule", "rules", 1), .init("panel", "panels", 4)], problems: [.error: 2, .hint: 1],
                seconds: 63.4996),
            "Found 2 errors and 1 hint in 2 files, 1 rule and 4 panels (63.500 s)"
        ),
        (Summary([], problems: [.info: 3, .warning: 1], seconds: 0), "Found 1 warning and 3 info (0.000 s)"),
        (Summary([.init("file", "files", 0)], problems: [:]), "Nothing was checked"),
        (Summary([.init("file", "files", 0)], problems: [.error: 1]), "Found 1 error"),
        (Summary([], problems: [:], seconds: .nan), "No problems (0.000 s)"),
    ])
    func sentence(summary: Summary, sentence: String) { #expect(summary.sentence == sentence) }
}

@Suite("Colour") struct ColorModeTests {
    struct Case: Sendable {
        var mode: ColorMode
        var isTerminal: Bool
        var environment: [String: String]
        var isOn: Bool
    }

    @Test(arguments: [
        Case(mode: .auto, isTerminal: true, environment: [:], isOn: true),
        Case(mode: .auto, isTerminal: false, environment: [:], isOn: false),
        Case(mode: .auto, isTerminal: true, environment: ["NO_COLOR": "1"], isOn: false),
        Case(mode: .auto, isTerminal: true, environment: ["NO_COLOR": ""], isOn: true),
        Case(mode: .auto, isTerminal: false, environment: ["CLICOLOR_FORCE": "1"], isOn: true),
        Case(mode: .auto, isTerminal: false, environment: ["CLICOLOR_FORCE": "0"], isOn: false),
        Case(mode: .auto, isTerminal: true, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], isOn: false),
        Case(mode: .auto, isTerminal: true, environment: ["CLICOLOR": "0"], isOn: false),
        Case(mode: .auto, isTerminal: true, environment: ["TERM": "dumb"], isOn: false),
        Case(mode: .always, isTerminal: false, environment: ["NO_COLOR": "1", "TERM": "dumb"], isOn: true),
        Case(mode: .never, isTerminal: true, environment: ["CLICOLOR_FORCE": "1"], isOn: false),
    ])
    func mode(one: Case) { #expect(one.mode.isOn(isTerminal: one.isTerminal) { one.environment[$0] } == one.isOn) }
}

@Suite("Columns of characters") struct DisplayWidthTests {
    @Test(
        arguments: [
            ("a", 1), ("é", 1), ("値", 2), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("\u{301}", 0), ("\u{20DD}", 0), ("\u{1161}", 0), ("🔥", 2),
            ("☃", 1), ("⌚", 2),
            ("𠀀", 2), ("\u{FE0F}", 0), ("Ω", 1), ("\u{E000}", 1), ("\u{10FFFF}", 1),
        ] as [(Unicode.Scalar, Int)])
    func columns(scalar: Unicode.Scalar, columns: Int) { #expect(DisplayWidth.columns(scalar) == columns) }
}
