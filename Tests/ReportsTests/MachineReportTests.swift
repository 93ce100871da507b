import Foundation
import SourceText
import Testing

@testable import Reports

@Suite("Reports for programs") struct MachineReportTests {
    @Test func concise() {
        #expect(
            Samples.report(.concise, Samples.all) == """
                alertmanager.yml:5:17: warning[alertmanager/unknown-receiver] route names receiver 'pagr', which does not exist
                rules/api.yml:6:9: error[rules/unknown-field] unknown field 'fro' in alerting rule 'HighLatency'
                rules/api.yml:15:16: info[rules/duplicate] two alerting rules 'HighLatency' in group 'api'
                x.yml:1:1: hint[prometheus/rule-file] rule file 'x.yml' does not exist

                """)
        #expect(Samples.report(.concise, []) == "")
    }

    @Test func json() {
        #expect(
            Samples.report(
                .json, [Samples.unknownField],
                Summary([.init("file", "files", 1), .init("alerting rule", "alerting rules", 2)], of: [Samples.unknownField], seconds: 1.5))
                    == """
                    {
                      "diagnostics": [
                        {
                          "check": "rules/unknown-field",
                          "severity": "error",
                          "effect": "load",
                          "message": "unknown field 'fro' in alerting rule 'HighLatency'",
                          "location": {
                            "file": "rules/api.yml",
                            "line": 6,
                            "column": 9,
                            "endLine": 6,
                            "endColumn": 12,
                            "label": "did you mean 'for'?"
                          },
                          "related": [],
                          "notes": [
                            "an alerting rule has alert, expr, for and labels"
                          ],
                          "fixes": [
                            {
                              "title": "write 'for'",
                              "applicability": "safe",
                              "edits": [
                                {
                                  "file": "rules/api.yml",
                                  "line": 6,
                                  "column": 9,
                                  "endLine": 6,
                                  "endColumn": 12,
                                  "replacement": "for"
                                }
                              ]
                            }
                          ],
                          "docs": null
                        }
                      ],
                      "summary": {
                        "files": 1,
                        "alertingRules": 2,
                        "problems": {
                          "error": 1,
                          "warning": 0,
                          "info": 0,
                          "hint": 0
                        },
                        "seconds": 1.500
                      }
                    }

                    """)
        #expect(Samples.report(.json, []) == "{\n  \"diagnostics\": []\n}\n")
    }

    @Test("JSON names related places and documentation")
    func jsonRelated() throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(ReportFormat.json.report([Samples.duplicate], nil, Samples.options())))
                as? [String: Any])
        let finding = try #require((object["diagnostics"] as? [[String: Any]])?.first)
        #expect(finding["docs"] as? String == "https://example.org/checks/rules/duplicate")
        let related = try #require((finding["related"] as? [[String: Any]])?.first)
        #expect(related["line"] as? Int == 4 && related["column"] as? Int == 16 && related["label"] as? String == "first defined here")
    }

    @Test func github() {
        #expect(
            Samples.report(.github, Samples.all) == """
                ::warning file=alertmanager.yml,line=5,col=17,endLine=5,endColumn=21,title=alertmanager/unknown-receiver::route names receiver 'pagr', which does not exist%0Ano such receiver%0Aalertmanager.yml:8:11: this one exists%0Arules/api.yml:8:11: alerts that would go there%0Ahelp: write 'pager'
                ::error file=rules/api.yml,line=6,col=9,endLine=6,endColumn=12,title=rules/unknown-field::unknown field 'fro' in alerting rule 'HighLatency'%0Adid you mean 'for'?%0Anote: an alerting rule has alert, expr, for and labels%0Ahelp: write 'for'
                ::notice file=rules/api.yml,line=15,col=16,endLine=15,endColumn=27,title=rules/duplicate::two alerting rules 'HighLatency' in group 'api'%0Adefined again here%0Arules/api.yml:4:16: first defined here
                ::notice file=x.yml,line=1,col=1,endLine=1,endColumn=1,title=prometheus/rule-file::rule file 'x.yml' does not exist

                """)
    }

    @Test("what would end a workflow command early is escaped, and columns are left out of several lines")
    func githubEscapes() {
        let file = SourceFile(path: "a,b:c%.yml", text: "x: |\n  y\n")
        #expect(
            Samples.report(.github, [Diagnostic("a/b", .error, .load, "100%\r\n::error::\u{1B}", at: Place(file, ByteRange(3, 8)))])
                == "::error file=a%2Cb%3Ac%25.yml,line=1,endLine=2,title=a/b::100%25%0D%0A::error::␛\n")
        #expect(
            Samples.report(.github, [Diagnostic("a/b", .error, .load, "m", at: Place(file, ByteRange(3, 5)))])
                == "::error file=a%2Cb%3Ac%25.yml,line=1,col=4,endLine=1,endColumn=5,title=a/b::m\n")
    }

    @Test("columns count characters, also where bytes are none")
    func columns() {
        let file = SourceFile(path: "f", bytes: Array("é値🔥".utf8) + [0xFF, 0xE2, 0x82] + Array("e\u{301}x\n".utf8))
        let report = Samples.report(
            .json, [Diagnostic("a/b", .error, .load, "m", at: Place(file, ByteRange(file.bytes.count - 2, file.bytes.count - 1)))])
        #expect(report.contains("\"column\": 9,\n        \"endLine\": 1,\n        \"endColumn\": 10\n"))
    }
}

@Suite("JSON") struct JSONWriterTests {
    @Test(arguments: [
        ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t\u{8}\u{1B}\u{0}", #""\n\r\t\u0008\u001b\u0000""#), ("\u{7F}", #""\u007f""#),
        ("é値🔥", #""é値🔥""#), ("a\u{2028}b\u{2029}", #""a\u2028b\u2029""#), ("\u{2027}\u{202A}", "\"\u{2027}\u{202A}\""),
    ])
    func strings(text: String, json: String) {
        var writer = JSONWriter()
        writer.string(text)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == json)
    }

    @Test func bytes() {
        var writer = JSONWriter()
        writer.string(bytes: [0x61, 0xFF, 0x62])
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"a\u{FFFD}b\"")
    }

    @Test func nesting() {
        var writer = JSONWriter()
        writer.array { json in
            json.object { json in
                json.key("a")
                json.array { _ in }
                json.member("b", 1)
                json.key("c" as String)
                json.object { $0.member("d", "e") }
            }
            json.null()
            json.bool(true)
        }
        #expect(
            String(decoding: writer.bytes, as: UTF8.self) == """
                [
                  {
                    "a": [],
                    "b": 1,
                    "c": {
                      "d": "e"
                    }
                  },
                  null,
                  true
                ]
                """)
    }
}
