import ConfigModel
import Documents
import GoFormat
import SourceText
import Testing

@Suite struct TimeIntervalTests {
    private func read(_ yaml: String) -> (interval: TimeInterval, diagnostics: [Diagnostic]) {
        let content = YAMLReader.read(SourceFile(path: "a.yml", text: yaml), dialect: .v2)
        guard let tree = content.trees.first else { return (TimeInterval(), content.diagnostics) }
        var settings = ReaderSettings(dialect: .v2)
        settings.program = "Alertmanager"
        settings.version = Version(0, 34)
        let (interval, diagnostics) = FieldReader.read(TimeInterval.self, from: tree, settings)
        return (interval, diagnostics)
    }

    private func time(_ text: String) throws -> GoTime {
        var copy = text
        return try #require(copy.withUTF8 { GoTime(rfc3339: $0) })
    }

    private static let instants: [(String, String, Bool)] = [
        ("times: [{start_time: '09:00', end_time: '17:00'}]", "2026-03-02T09:00:00Z", true),
        ("times: [{start_time: '09:00', end_time: '17:00'}]", "2026-03-02T17:00:00Z", false),
        ("times: [{start_time: '23:00', end_time: '24:00'}]", "2026-03-02T23:59:59Z", true),
        // Clocks go forward at 01:00 UTC on 29 March 2026.
        ("{times: [{start_time: '03:00', end_time: '04:00'}], location: Europe/Berlin}", "2026-03-29T00:59:59Z", false),
        ("{times: [{start_time: '03:00', end_time: '04:00'}], location: Europe/Berlin}", "2026-03-29T01:00:00Z", true),
        ("{weekdays: [monday], location: Asia/Tokyo}", "2026-03-01T15:00:00Z", true),
        ("weekdays: ['Tuesday:friday', sunday]", "2026-03-07T12:00:00Z", false),
        ("days_of_month: ['-1']", "2028-02-29T12:00:00Z", true),
        ("days_of_month: ['30:31']", "2026-02-28T12:00:00Z", false),
        ("days_of_month: ['27:-1']", "2026-04-30T12:00:00Z", true),
        ("months: ['december', '6:8']", "2026-07-01T00:00:00Z", true),
        ("years: ['2026:2027']", "2028-01-01T00:00:00Z", false),
        ("months: []", "2026-07-01T00:00:00Z", false),
        ("months: null", "2026-07-01T00:00:00Z", true),
        ("weekdays: [null]", "2026-03-01T12:00:00Z", true),
        ("{}", "2026-03-01T12:00:00Z", true),
    ]

    @Test(arguments: instants)
    func contains(yaml: String, instant: String, isInside: Bool) throws {
        let (interval, diagnostics) = read(yaml)
        #expect(diagnostics.map(\.message) == [])
        #expect(interval.contains(try time(instant)) == isInside)
    }

    @Test(arguments: [
        ("times: [{start_time: '9:00', end_time: '17:00'}]", "time-intervals/clock"),
        ("times: [{start_time: '22:00', end_time: '06:00'}]", "time-intervals/clock"),
        ("times: [{start_time: '22:00'}]", "time-intervals/clock"),
        ("times: [{start_time: '22:00', end_time: '24:01'}]", "time-intervals/clock"),
        ("weekdays: ['saturday:monday']", "time-intervals/range"),
        ("weekdays: [mon]", "time-intervals/range"),
        ("days_of_month: ['28:-1']", "time-intervals/range"),
        ("days_of_month: ['-3:3']", "time-intervals/range"),
        ("days_of_month: [0]", "time-intervals/range"),
        ("months: ['march:january']", "time-intervals/range"),
        ("years: ['1:2:3']", "time-intervals/range"),
        ("years: ['0x7EA']", "time-intervals/range"),
        ("location: europe/berlin", "time-intervals/location"),
        ("location: ../etc/passwd", "time-intervals/location"),
    ])
    func refuses(yaml: String, check: String) {
        #expect(read(yaml).diagnostics.map(\.check) == [check])
    }

    @Test func namesAreFoundAndCounted() throws {
        var twice = NamedTimeInterval()
        twice.name.value = "twice"
        twice.timeIntervals.value = List([TimeInterval(), TimeInterval()])
        let table = TimeIntervalTable([twice])
        #expect(try table.active(["twice"], at: time("2026-03-01T12:00:00Z")) == ["twice", "twice"])
        #expect(throws: TimeIntervalTable.Unknown.self) { try table.active(["twice", "other"], at: time("2026-03-01T12:00:00Z")) }
    }
}
