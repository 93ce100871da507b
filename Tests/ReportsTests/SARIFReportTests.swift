import Foundation
import SourceText
import Testing

@testable import Reports

@Suite("SARIF") struct SARIFReportTests {
    private func run(_ diagnostics: [Diagnostic]) throws -> [String: Any] {
        let log = try #require(
            try JSONSerialization.jsonObject(with: Data(ReportFormat.sarif.report(diagnostics, nil, Samples.options()))) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        return try #require((log["runs"] as? [[String: Any]])?.first)
    }

    private func results(_ diagnostics: [Diagnostic]) throws -> [[String: Any]] {
        try #require(try run(diagnostics)["results"] as? [[String: Any]])
    }

    @Test func finding() {
        #expect(
            Samples.report(.sarif, [Samples.unknownField]) == #"""
                {
                  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                  "version": "2.1.0",
                  "runs": [
                    {
                      "tool": {
                        "driver": {
                          "name": "monctl",
                          "version": "1.0.0",
                          "informationUri": "https://example.org/monctl",
                          "rules": [
                            {
                              "id": "rules/unknown-field"
                            }
                          ]
                        }
                      },
                      "columnKind": "unicodeCodePoints",
                      "results": [
                        {
                          "ruleId": "rules/unknown-field",
                          "ruleIndex": 0,
                          "level": "error",
                          "message": {
                            "text": "unknown field 'fro' in alerting rule 'HighLatency'\nnote: an alerting rule has alert, expr, for and labels\nhelp: write 'for'"
                          },
                          "locations": [
                            {
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "rules/api.yml",
                                  "uriBaseId": "%SRCROOT%"
                                },
                                "region": {
                                  "startLine": 6,
                                  "startColumn": 9,
                                  "endLine": 6,
                                  "endColumn": 12
                                }
                              },
                              "message": {
                                "text": "did you mean 'for'?"
                              }
                            }
                          ],
                          "partialFingerprints": {
                            "findingHash/v1": "bfae07666821e930:1"
                          },
                          "fixes": [
                            {
                              "description": {
                                "text": "write 'for'"
                              },
                              "artifactChanges": [
                                {
                                  "artifactLocation": {
                                    "uri": "rules/api.yml",
                                    "uriBaseId": "%SRCROOT%"
                                  },
                                  "replacements": [
                                    {
                                      "deletedRegion": {
                                        "startLine": 6,
                                        "startColumn": 9,
                                        "endLine": 6,
                                        "endColumn": 12
                                      },
                                      "insertedContent": {
                                        "text": "for"
                                      }
                                    }
                                  ]
                                }
                              ]
                            }
                          ],
                          "properties": {
                            "effect": "load"
                          }
                        }
                      ]
                    }
                  ]
                }

                """#)
    }

    @Test("rules are listed once each, and results point to them")
    func rules() throws {
        let run = try run(Samples.all + [Samples.duplicate])
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(
            rules.map { $0["id"] as? String } == [
                "alertmanager/unknown-receiver", "prometheus/rule-file", "rules/duplicate", "rules/unknown-field",
            ])
        #expect((rules[2]["shortDescription"] as? [String: String])?["text"] == "Two rules of the same name")
        #expect(rules[2]["helpUri"] as? String == "https://example.org/checks/rules/duplicate")
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == 5)
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
        }
        #expect(results.map { $0["level"] as? String } == ["warning", "error", "note", "note", "note"])
    }

    @Test("related places are numbered")
    func related() throws {
        let result = try #require(try results([Samples.receiver]).first)
        let related = try #require(result["relatedLocations"] as? [[String: Any]])
        #expect(related.map { $0["id"] as? Int } == [0, 1])
        #expect((related[1]["message"] as? [String: String])?["text"] == "alerts that would go there")
    }

    @Test("only what a program may apply is a fix")
    func fixes() throws {
        let file = SourceFile(path: "f", text: "abc\n")
        let other = SourceFile(path: "g", text: "abc\n")
        let diagnostic = Diagnostic(
            "a/b", .error, .load, "m", at: Place(file, ByteRange(0, 1)),
            fixes: [
                Fix("shown", .displayOnly, [.init(file, ByteRange(0, 1), "x")]), Fix("nothing", .safe, []),
                Fix(
                    "both", .unsafe,
                    [.init(file, ByteRange(0, 1), ""), .init(other, ByteRange(1, 2), "y"), .init(file, ByteRange(2, 3), "z")]),
            ])
        let fixes = try #require(try results([diagnostic]).first?["fixes"] as? [[String: Any]])
        #expect(fixes.count == 1)
        let changes = try #require(fixes.first?["artifactChanges"] as? [[String: Any]])
        #expect(changes.map { ($0["replacements"] as? [Any])?.count } == [2, 1])
    }

    @Test(
        "paths become URI references",
        arguments: [
            ("./a b/ü.yml", "a%20b/%C3%BC.yml"), ("<stdin>", "%3Cstdin%3E"), ("a:b?c#d", "a%3Ab%3Fc%23d"),
            ("/etc/x y.yml", "file:///etc/x%20y.yml"),
        ])
    func uris(path: String, uri: String) throws {
        let file = SourceFile(path: path, text: "x\n")
        let result = try #require(try results([Diagnostic("a/b", .error, .load, "m", at: Place(file, ByteRange(0, 1)))]).first)
        let location = try #require((result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        let artifact = try #require(location["artifactLocation"] as? [String: Any])
        #expect(artifact["uri"] as? String == uri)
        #expect(artifact["uriBaseId"] as? String == (path.hasPrefix("/") ? nil : "%SRCROOT%"))
    }

    @Test("a fingerprint outlives lines before it, and tells apart what is alike")
    func fingerprints() throws {
        func prints(_ text: String, _ word: String, count: Int) throws -> [String?] {
            let file = SourceFile(path: "f", text: text)
            let findings = (0..<count).map { Diagnostic("a/b", .error, .load, "m\($0)", at: Samples.place(file, word, occurrence: $0)) }
            return try results(findings).map { ($0["partialFingerprints"] as? [String: String])?["findingHash/v1"] }
        }
        let before = try prints("fro: 1\nx: 2\n  fro: 1\n", "fro", count: 2)
        let after = try prints("# new\n\n  fro: 1\ny: 2\nfro: 1\n", "fro", count: 2)
        #expect(before == after)
        #expect(Set(before).count == 2)
        #expect(try prints("fro: 2\n", "fro", count: 1) != [before[0]])
    }
}
