import Testing

@testable import Arguments

@Suite("Misuse says what to write instead") struct MisuseTests {
    @Test(arguments: [
        ("chek", "shelf: unknown command 'chek', did you mean 'shelf check'?"),
        ("foo", "shelf: unknown command 'foo', write 'shelf check' or 'shelf loan'"),
        ("help chek", "shelf: unknown command 'chek', did you mean 'shelf check'?"),
        ("loan ad", "shelf loan: unknown command 'ad', did you mean 'shelf loan add'?"),
        ("check --fail-no", "shelf check: unknown option '--fail-no', did you mean '--fail-on'?"),
        ("check --output", "shelf check: unknown option '--output', did you mean '--output-directory'?"),
        ("check --no-folow", "shelf check: unknown option '--no-folow', did you mean '--no-follow'?"),
        ("check --wholly-unknown", "shelf check: unknown option '--wholly-unknown', 'shelf check --help' lists the options"),
        ("check --colour=never", "shelf check: unknown option '--colour', did you mean '--color'?"),
        ("check --version", "shelf check: unknown option '--version', write 'shelf --version'"),
        ("check -strict", "shelf check: unknown option '-t' in '-strict', did you mean '--strict'?"),
        (
            "check -x",
            "shelf check: unknown option '-x', 'shelf check --help' lists the options (a text that begins with a dash goes after '--')"
        ),
        ("--strict check", "shelf: unknown option '--strict' here, options of a command stand behind it: 'shelf check --strict'"),
        ("check --fail-on eror", "shelf check: --fail-on 'eror': did you mean 'error'?"),
        ("check --fail-on bogus", "shelf check: --fail-on takes warning, error or never, not 'bogus'"),
        ("check --fail-on=", "shelf check: --fail-on takes warning, error or never, not ''"),
        ("check --rules all,isnb", "shelf check: --rules 'isnb': did you mean 'isbn'?"),
        ("check --jobs 0", "shelf check: --jobs takes a whole number from 1 to 64, not '0'"),
        ("check --jobs 99999999999999999999", "shelf check: --jobs takes a whole number from 1 to 64, not '99999999999999999999'"),
        ("check -j", "shelf check: option '-j' needs a value: -j N"),
        (
            "check --jobs --strict",
            "shelf check: option '--jobs' needs a value: --jobs N (if '--strict' is the value, write --jobs=--strict)"
        ),
        ("check --jobs -- 3", "shelf check: option '--jobs' needs a value: --jobs N (if '--' is the value, write --jobs=--)"),
        ("check --strict=yes", "shelf check: option '--strict' takes no value, write '--strict' alone"),
        ("check --follow=no", "shelf check: option '--follow' takes no value, write '--follow' or '--no-follow'"),
        ("loan move", "shelf loan move: FROM is missing, write 'shelf loan move --ledger FILE [OPTIONS] FROM TO...'"),
        ("check --output-directory=", "shelf check: --output-directory takes the path of a directory, not ''"),
        ("loan add --ledger l", "shelf loan add: BOOK is missing, write 'shelf loan add --ledger FILE [OPTIONS] BOOK [DAYS]'"),
        ("loan add x", "shelf loan add: --ledger is missing, write 'shelf loan add --ledger FILE [OPTIONS] BOOK [DAYS]'"),
        ("loan move ann", "shelf loan move: TO is missing, write 'shelf loan move --ledger FILE [OPTIONS] FROM TO...'"),
        ("loan add --ledger l x 3 4", "shelf loan add: unexpected argument '4', 'shelf loan add' takes 2 arguments"),
        ("secret x", "shelf secret: unexpected argument 'x', 'shelf secret' takes no arguments"),
        ("loan add x y --ledger l", "shelf loan add: DAYS takes a whole number from 1 on, not 'y'"),
        ("loan add x --until 3 --ledger l", "shelf loan add: --until takes a day such as 2026-12-31, not '3'"),
    ])
    func line(words: String, line: String) {
        guard case .misuse(let misuse) = SampleProgram.program.parse(words.split(separator: " ").map(String.init)) else {
            Issue.record("no misuse")
            return
        }
        #expect(misuse.line == line)
        #expect(misuse.overview == nil)
        #expect(misuse.text == line + "\n")
    }

    @Test("a group named alone shows its overview", arguments: [([], "shelf"), (["loan"], "shelf loan"), (["-q"], "shelf")])
    func overview(words: [String], path: String) {
        guard case .misuse(let misuse) = SampleProgram.program.parse(words) else {
            Issue.record("no misuse")
            return
        }
        #expect(misuse.line == "\(path): name a command, or write '\(path) --help'")
        #expect(misuse.overview?.contains("\nCommands:\n") == true)
        #expect(misuse.text.hasSuffix("\n\n\(misuse.line)\n"))
    }

    @Test("the user's words never break the line or reach the terminal as commands")
    func control() {
        guard case .misuse(let misuse) = SampleProgram.program.parse(["che\nck\u{1B}[31m\u{202E}"]) else {
            Issue.record("no misuse")
            return
        }
        #expect(misuse.message.hasPrefix("unknown command 'che\\nck\\u{1b}[31m\\u{202e}'"))
    }
}
