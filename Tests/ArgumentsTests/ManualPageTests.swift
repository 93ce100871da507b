import Foundation
import Testing

@testable import Arguments

@Suite("Manual page") struct ManualPageTests {
    @Test func begins() {
        #expect(
            SampleProgram.program.manualPage.hasPrefix(
                #"""
                .TH "SHELF" "1" "2026-02-01" "shelf 1.2.3" "User Commands"
                .SH "NAME"
                shelf \- Keep a catalogue of books
                .SH "SYNOPSIS"
                \fBshelf\fR [\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]...
                .SH "DESCRIPTION"
                Keep a catalogue of books.
                .SH "COMMANDS"
                .SS "shelf check [OPTIONS] [PATH]..."
                Check catalogue files.
                .PP
                Reads every file and says what is wrong with it. Directories are
                searched for catalogues:
                .PP
                .RS 4
                .nf
                shelf check books/
                .fi
                .RE
                .PP
                Nothing is changed.
                .PP
                \fIArguments\fR
                .TP
                \fIPATH\fR...
                Catalogues or directories.

                """#))
    }

    @Test("what roff would read as its own is escaped")
    func escapes() {
        #expect(Roff.text(".x 'y' \\z \"q\" é ~^`") == #"\&.x \(aqy\(aq \ez "q" \[u00E9] \(ti\(ha\(ga"#)
        #expect(Roff.text("a-b", inMacro: true) == "a-b")
        #expect(Roff.text("say \"x\"", inMacro: true) == #"say \(dqx\(dq"#)
    }

    @Test("mandoc finds nothing to say", .enabled(if: Shells.path(of: "mandoc") != nil, "mandoc is not installed"))
    func lint() throws {
        #expect(try Shells.run("mandoc", ["-Tlint", try Shells.file("shelf.1", SampleProgram.program.manualPage)]) == "")
    }

    @Test("groff says nothing and shows every option", .enabled(if: Shells.path(of: "groff") != nil, "groff is not installed"))
    func groff() throws {
        let page = try Shells.run(
            "groff", ["-man", "-ww", "-Tascii", "-P-cbou", try Shells.file("shelf.1", SampleProgram.program.manualPage)])
        for text in ["-l, --fail-on LEVEL", "--follow, --no-follow", "shelf loan move --ledger FILE [OPTIONS] FROM TO...", "EXIT STATUS"] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(!page.contains("warning:"))
    }
}
