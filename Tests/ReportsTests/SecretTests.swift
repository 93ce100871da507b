import SourceText
import Testing

@testable import Reports

/// Secrets of a file are never shown, whatever the format and wherever the finding stands.
@Suite struct SecretTests {
    private static let file = SourceFile(
        path: "prometheus.yml",
        text: """
            basic_auth:
              usernam: team
              password: hunter2-marker
            tls: {key: "quoted-marker", min: TLS99}
            block: |
              first-marker
              second-marker
            end: here

            """)

    private static func range(_ text: String) -> ByteRange {
        let bytes = file.bytes
        let wanted = Array(text.utf8)
        for i in 0...bytes.count - wanted.count where bytes[i..<i + wanted.count].elementsEqual(wanted) {
            return ByteRange(i, i + wanted.count)
        }
        fatalError("no \(text)")
    }

    private static var secrets: SecretRanges {
        var secrets = SecretRanges()
        secrets.add(
            [range("hunter2-marker"), range("\"quoted-marker\""), range("|\n  first-marker\n  second-marker\n")], in: file)
        return secrets
    }

    private static func diagnostic(_ text: String) -> Diagnostic {
        Diagnostic(
            "yaml/unknown-field", .error, .load, "unknown field beside hunter2-marker", at: Place(file, range(text), label: "first-marker"),
            related: [Place(file, range("hunter2-marker"), label: "quoted-marker")], notes: ["not hunter2-marker"],
            fixes: [
                Fix("write TLS13 for quoted-marker", .unsafe, [Fix.Edit(file, range("TLS99"), "TLS13")]),
                Fix("change the secret", .safe, [Fix.Edit(file, range("hunter2-marker"), "other-marker")]),
            ])
    }

    @Test(arguments: ReportFormat.allCases, ["usernam", "TLS99", "password", "hunter2-marker", "second", "end: here", "block"])
    func noFormatShowsThem(_ format: ReportFormat, _ text: String) {
        for width in [20, 30, 160] {
            let options = ReportOptions(width: width, tool: .init(name: "monctl", version: "0"), secrets: Self.secrets)
            let report = String(decoding: format.report([Self.diagnostic(text)], nil, options), as: UTF8.self)
            #expect(!report.contains("marker"))
            #expect(!report.contains("hunter2"))
            #expect(!report.contains("change the secret"))
        }
    }

    @Test func withoutRangesTheyWouldStandThere() {
        let options = ReportOptions(tool: .init(name: "monctl", version: "0"))
        let report = String(decoding: ReportFormat.text.report([Self.diagnostic("usernam")], nil, options), as: UTF8.self)
        #expect(report.contains("password: hunter2-marker"))
    }

    @Test func theCaretStandsUnderThePlaceholder() {
        let options = ReportOptions(contextLines: 0, tool: .init(name: "monctl", version: "0"), secrets: Self.secrets)
        let finding = Diagnostic("tls/version", .error, .load, "no such version", at: Place(Self.file, Self.range("TLS99")))
        let report = String(decoding: ReportFormat.text.report([finding], nil, options), as: UTF8.self)
        #expect(
            report == """
                error[tls/version]: no such version
                 --> prometheus.yml:4:34
                  |
                4 | tls: {key: <secret>, min: TLS99}
                  |                           ^^^^^

                """ + "\n")
    }

    @Test func rangesAreMerged() {
        var secrets = SecretRanges()
        secrets.add([ByteRange(8, 10), ByteRange(1, 4), ByteRange(3, 6), ByteRange(at: 20)], in: Self.file)
        secrets.add([ByteRange(6, 7)], in: Self.file)
        #expect(secrets.ranges(in: Self.file) == [ByteRange(1, 7), ByteRange(8, 10)])
        #expect(secrets.ranges(in: SourceFile(path: "other", text: "")) == [])
    }
}
