import Testing

@testable import Arguments

@Suite("Help") struct HelpTextTests {
    @Test func program() {
        #expect(
            SampleProgram.program.help() == """
                Keep a catalogue of books.

                Usage: shelf [OPTIONS] COMMAND

                Commands:
                  check             Check catalogue files
                  loan              Lend books and take them back
                  help              Show the help of a command

                Options:
                      --color WHEN  Colour the output: auto, always or never (default: auto)
                  -q, --quiet       Print results only

                Other options:
                  -h, --help        Show this help
                      --version     Show the version

                Write 'shelf help COMMAND' to read about a command. The manual is 'shelf(1)'.

                """)
    }

    @Test func command() {
        #expect(
            SampleProgram.program.help(["check"]) == """
                Check catalogue files.

                Usage: shelf check [OPTIONS] [PATH]...

                Reads every file and says what is wrong with it. Directories are searched for
                catalogues:

                  shelf check books/

                Nothing is changed.

                Arguments:
                  PATH...                     Catalogues or directories

                What is checked:
                  -r, --rules RULE            Which rules to follow: all, none or isbn (default:
                                              all; a comma-separated list; may be repeated)
                      --[no-]follow           Read the files that a file names (default: on)
                  -s, --strict                Take warnings as errors

                Output:
                  -l, --fail-on LEVEL         Exit 1 at or above this level: warning, error or
                                              never (default: error)
                  -f, --format FORMAT[=FILE]  How to print the findings, and into which file
                                              (may be repeated)
                      --output-directory DIR  Where reports are written
                  -j, --jobs N                How many files are read at once

                Global options:
                      --color WHEN            Colour the output: auto, always or never (default:
                                              auto)
                  -q, --quiet                 Print results only
                  -h, --help                  Show this help

                Examples:
                  # Read the files without any rule
                  shelf check --rules none books.yml

                """)
    }

    @Test("what is required stands in the usage line")
    func nested() throws {
        let help = try #require(SampleProgram.program.help(["loan", "add"]))
        #expect(help.contains("\nUsage: shelf loan add --ledger FILE [OPTIONS] BOOK [DAYS]\n"))
        #expect(help.contains("\n      --ledger FILE  The file of loans (required)\n"))
        #expect(SampleProgram.program.help(["loan", "nothing"]) == nil)
    }

    @Test("no line is wider than asked for, within 80 to 100 columns", arguments: [(10, 80), (80, 80), (92, 92), (300, 100)])
    func width(asked: Int, widest: Int) throws {
        let help = try #require(SampleProgram.program.help(["check"], width: asked))
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= widest })
        if widest == 100 { #expect(help.split(separator: "\n").contains { $0.count > 80 }) }
    }

    @Test("hidden commands and options are nowhere shown")
    func hidden() {
        let program = SampleProgram.program
        let texts =
            [program.help(), program.help(["check"]), program.manualPage] + Shell.allCases.map { program.completionScript(for: $0) }
        for text in texts {
            #expect(text?.contains("secret") == false)
            #expect(text?.contains("--trace") == false)
        }
    }

    @Test func wrapping() {
        #expect(TextLayout.wrap("aa bb cc", 5) == ["aa bb", "cc"])
        #expect(TextLayout.wrap("overlong b", 3) == ["overlong", "b"])
        #expect(TextLayout.wrap("  ", 3) == [])
        var layout = TextLayout(width: 20)
        layout.paragraphs("- one two three four\nfive\n- six\n\n  as  it is")
        #expect(layout.text == "- one two three four\n  five\n- six\n\n  as  it is\n")
        layout.row("  --a-very-long-label", "words", column: 8)
        #expect(layout.text.hasSuffix("  --a-very-long-label\n        words\n"))
    }
}
