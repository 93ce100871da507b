import Foundation
import Testing

@testable import Arguments

/// What a shell offers for a line; the cursor is at its end.
struct CompletionCase: Sendable, CustomTestStringConvertible {
    var line: String
    var offers: Set<String>
    var testDescription: String { line }

    init(_ line: String, _ offers: Set<String>) {
        self.line = line
        self.offers = offers
    }

    static let files = ["a.yml", "b.json", "c.txt", "sp ace.yml", "l.db", "dir/", "dir/d.yml", "x.yml.d/"]

    /// What all three shells have in common. Directories are compared without the slash behind them.
    static let all = [
        CompletionCase("shelf ", ["check", "loan", "help"]),
        CompletionCase("shelf ch", ["check"]),
        CompletionCase("shelf check ", ["a.yml", "b.json", "sp ace.yml", "dir", "x.yml.d"]),
        CompletionCase("shelf check a.yml s", ["sp ace.yml"]),
        CompletionCase("shelf lint dir/", ["dir/d.yml"]),
        CompletionCase("shelf check --fail-on ", ["warning", "error", "never"]),
        CompletionCase("shelf check --fail-on=e", ["error"]),
        CompletionCase("shelf check -l ", ["warning", "error", "never"]),
        CompletionCase("shelf check -sl ", ["warning", "error", "never"]),
        CompletionCase("shelf check --rules i", ["isbn"]),
        CompletionCase("shelf check --format ", ["text", "json"]),
        CompletionCase("shelf check --output-directory ", ["dir", "x.yml.d"]),
        CompletionCase("shelf check --no", ["--no-follow"]),
        CompletionCase("shelf check --jobs ", []),
        CompletionCase("shelf --color al", ["always"]),
        CompletionCase("shelf --color always loan ", ["add", "move"]),
        CompletionCase("shelf -q loan --ledger ", ["l.db", "dir", "x.yml.d"]),
        CompletionCase("shelf loan --ledger l.db move ", ["ann", "bob"]),
        CompletionCase("shelf loan --ledger=l.db move b", ["bob"]),
        CompletionCase("shelf help loan ", ["add", "move"]),
        CompletionCase("shelf help l", ["loan"]),
        CompletionCase("shelf check -- --", []),
    ]
}

@Suite("Completion in bash", .enabled(if: Shells.path(of: "bash") != nil, "bash is not installed"))
struct BashCompletionTests {
    /// The words as readline cuts them, and the replies of the script.
    private func replies(_ cases: [CompletionCase]) throws -> [Set<String>] {
        let script = try Shells.file("shelf.bash", SampleProgram.program.completionScript(for: .bash))
        var driver = "source '\(script)'\ncompopt() { :; }\n"
        for one in cases {
            var words: [String] = [""]
            for character in one.line {
                if character == " " {
                    words.append("")
                } else if character == "=" || character == ":" {
                    words += [String(character), ""]
                } else {
                    words[words.count - 1].append(character)
                }
            }
            // Readline has no word behind a sign that ends the line, nor between a sign and a blank.
            let kept = words.enumerated().filter { !$1.isEmpty || ($0 == words.count - 1 && one.line.hasSuffix(" ")) }.map(\.element)
            driver += """
                COMP_LINE='\(one.line)' COMP_POINT=\(one.line.utf8.count) COMP_WORDS=(\(kept.map { "'\($0)'" }.joined(separator: " ")))
                COMP_CWORD=\(kept.count - 1); COMPREPLY=(); _shelf; printf '%s|' "${COMPREPLY[@]}"; echo

                """
        }
        let output = try Shells.run("bash", ["--norc", "-c", driver], in: try Shells.directory(CompletionCase.files))
        return output.split(separator: "\n", omittingEmptySubsequences: false).map { Set($0.split(separator: "|").map(String.init)) }
    }

    @Test func offers() throws {
        for (one, offered) in zip(CompletionCase.all, try replies(CompletionCase.all)) { #expect(offered == one.offers, "\(one.line)") }
    }

    @Test("only what follows the last cut of readline is handed back")
    func cuts() throws {
        let cases = [
            CompletionCase("shelf check --fail-on=", ["warning", "error", "never"]),
            CompletionCase("shelf check --rules=all,n", ["all,none"]),
            CompletionCase("shelf check --rules all,n", ["all,none"]), CompletionCase("shelf loan --ledger=a:b move ", ["ann", "bob"]),
        ]
        for (one, offered) in zip(cases, try replies(cases)) { #expect(offered == one.offers, "\(one.line)") }
    }

    @Test("options of the command and of the program")
    func options() throws {
        let offered = try replies([CompletionCase("shelf check -", [])])[0]
        #expect(offered.isSuperset(of: ["-r", "--rules", "--follow", "--no-follow", "-q", "--quiet", "--color", "-h", "--help"]))
        #expect(!offered.contains("--version"))
    }
}

@Suite("Completion in fish", .enabled(if: Shells.path(of: "fish") != nil, "fish is not installed"))
struct FishCompletionTests {
    private func replies(_ cases: [CompletionCase]) throws -> [Set<String>] {
        let script = try Shells.file("shelf.fish", SampleProgram.program.completionScript(for: .fish))
        var driver = "source '\(script)'\n"
        for one in cases { driver += "string join '|' -- (complete -C '\(one.line)' | string replace -r '\\t.*' ''); or echo; echo END\n" }
        let output = try Shells.run("fish", ["--no-config", "-c", driver], in: try Shells.directory(CompletionCase.files))
        return output.components(separatedBy: "END\n").map { block in
            Set(block.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { $0.hasSuffix("/") ? String($0.dropLast()) : String($0) })
        }
    }

    @Test func offers() throws {
        for (one, offered) in zip(CompletionCase.all, try replies(CompletionCase.all)) {
            // Fish hands back the whole word.
            let expected = one.line.contains("--fail-on=") ? Set(one.offers.map { "--fail-on=" + $0 }) : one.offers
            #expect(offered == expected, "\(one.line)")
        }
    }

    @Test("items of a list are offered behind those that are there")
    func lists() throws {
        let offered = try replies([CompletionCase("shelf check --rules all,n", []), CompletionCase("shelf check --rules=all,i", [])])
        #expect(offered[0] == ["all,none"])
        #expect(offered[1] == ["--rules=all,isbn"])
    }
}

@Suite("Completion in zsh", .enabled(if: Shells.path(of: "zsh") != nil, "zsh is not installed"))
struct ZshCompletionTests {
    /// Types each line into an interactive zsh and collects what is handed to `compadd`.
    private func replies(_ cases: [CompletionCase]) throws -> [Set<String>] {
        let script = try Shells.file("shelf.zsh", SampleProgram.program.completionScript(for: .zsh))
        let directory = try Shells.directory(CompletionCase.files)
        let hits = try Shells.file("hits", "")
        let driver = """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PS1= PS2=; cd \(directory); autoload -Uz compinit && compinit -u -D; source \(script)
            compadd() { local -a hits; builtin compadd -A hits "$@"; print -rl -- "${hits[@]}" >>\(hits); builtin compadd "$@" }
            collect() { _main_complete; print END >>\(hits) }
            zle -C collect list-choices collect; bindkey "^I" collect; print READ''Y'
            zpty -r shell output '*READY*'
            for line in "$@"; do
                : >\(hits)
                zpty -w -n shell $'\\C-u'"$line"$'\\t'
                for wait in {1..400}; do
                    [[ "$(<\(hits))" == *END ]] && break
                    sleep 0.02
                done
                print -r -- "${(j:|:)${(f)$(<\(hits))}}"
            done
            zpty -d shell
            """
        let output = try Shells.run("zsh", ["-f", "-c", driver, "zsh"] + cases.map(\.line))
        return output.split(separator: "\n").map { line in
            Set(line.split(separator: "|").filter { $0 != "END" }.map { $0.replacingOccurrences(of: "\\", with: "") })
        }
    }

    @Test func offers() throws {
        let replies = try replies(CompletionCase.all)
        #expect(replies.count == CompletionCase.all.count)
        for (one, offered) in zip(CompletionCase.all, replies) {
            // Zsh names the last part of a path only, and hands over in steps what it then sorts out itself.
            let expected = Set(one.offers.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
            if one.line.hasSuffix("--no") || one.line.hasSuffix("/") {
                #expect(offered.isSuperset(of: expected), "\(one.line)")
            } else {
                #expect(offered == expected, "\(one.line)")
            }
        }
    }
}
