import Testing

@testable import GoFormat

@Suite struct GoTimeTests {
    /// Monday, 5 February 2024, 15:04:05.006007 UTC.
    private let time = GoTime(seconds: 1_707_145_445, nanoseconds: 6_007_000)

    @Test(arguments: [
        ("2006-01-02T15:04:05Z07:00", "2024-02-05T15:04:05Z"), ("Mon Jan _2 15:04:05 2006", "Mon Feb  5 15:04:05 2024"),
        ("Monday, January 2, 2006 at 3:04pm (MST)", "Monday, February 5, 2024 at 3:04pm (UTC)"), ("06/1/2 03:4:5 PM", "24/2/5 03:4:5 PM"),
        ("002 __2 .000 .999999 ,00 05.9", "036  36 .006 .006007 ,00 05"), ("-0700 -07:00 -07 -070000 Z0700", "+0000 +00:00 +00 +000000 Z"),
        ("plain text", "plain text"), ("_2006", "_2024"), ("Month Monitor Jane", "Month Monitor Jane"), ("1504 20060102", "1504 20240205"),
        ("", ""),
        (".0001", ".0002"),
    ])
    func layouts(layout: String, text: String) {
        #expect(time.formatted(layout) == text)
    }

    @Test func otherZones() {
        let east = time.shown(offset: 19_800, zone: "IST")
        #expect(east.formatted("15:04 MST -0700 Z07:00") == "20:34 IST +0530 +05:30")
        let west = time.shown(offset: -12_600, zone: "")
        #expect(west.formatted("2006-01-02 15:04 MST") == "2024-02-05 11:34 -0330")
        #expect(west.utc == time)
    }

    @Test func fixedForms() {
        #expect(time.text == "2024-02-05 15:04:05.006007 +0000 UTC")
        #expect(time.rfc3339Nano == "2024-02-05T15:04:05.006007Z")
        #expect(time.goSyntax == "time.Date(2024, time.February, 5, 15, 4, 5, 6007000, time.UTC)")
        #expect(time.weekday == 1)
        #expect(time.milliseconds == 1_707_145_445_006)
    }

    @Test func everyDayOfTheCalendar() {
        var year: Int64 = 1599
        var month = 12
        var day = 31
        var yearDay = 365
        for days in Int64(-135_141)...200_000 {
            let date = GoTime(seconds: days * 86_400 + 86_399).date
            #expect(date == GoTime.Day(year: year, month: month, day: day, yearDay: yearDay))
            day += 1
            yearDay += 1
            if day > GoTime.days(ofMonth: month, year: year) {
                day = 1
                month += 1
            }
            if month > 12 {
                month = 1
                yearDay = 1
                year += 1
            }
        }
    }

    @Test func extremesDoNotTrap() {
        for milliseconds in [Int64.min, Int64.min + 1, -1, 0, Int64.max] {
            _ = GoTime(milliseconds: milliseconds).text
            _ = PrometheusTime.text(milliseconds)
            _ = PrometheusTime.jsonText(milliseconds)
        }
        #expect(GoTime(milliseconds: -1).rfc3339Nano == "1969-12-31T23:59:59.999Z")
        #expect(GoTime(seconds: .min, nanoseconds: .min).text.isEmpty == false)
        #expect(GoTime(seconds: -62_135_596_801).rfc3339Nano == "0000-12-31T23:59:59Z")
        #expect(GoTime(seconds: -62_198_755_200).rfc3339Nano == "-0001-01-01T00:00:00Z")
    }

    @Test(arguments: [
        ("2024-02-05T15:04:05Z", Int64(1_707_145_445_000)), ("2024-02-29T00:00:00+01:00", 1_709_161_200_000),
        ("2024-02-05T15:04:05,25-02:30", 1_707_154_445_250),
        ("2024-02-05T5:04:05Z", 1_707_109_445_000), ("1707145445.0064", 1_707_145_445_006), ("-0.0015", -2), ("0x1p1", 2000),
        ("1e3", 1_000_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("2024-02-05T15:04:05.1234567891Z", 1_707_145_445_123),
    ])
    func apiTimes(text: String, milliseconds: Int64) {
        let time = Array(text.utf8).withUnsafeBufferPointer { GoTime(apiParameter: $0) }
        #expect(time?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "today", "2024-02-30T00:00:00Z", "2024-2-05T00:00:00Z", "2024-02-05 00:00:00Z", "2024-02-05T24:00:00Z", "2024-02-05T00:60:00Z",
        "2024-02-05T00:00:00",
        "2024-02-05T00:00:00z", "2024-02-05T00:00:00+25:00", "2024-02-05T00:00:00.Z", "2024-02-05T00:00:00Z ", "02024-02-05T00:00:00Z",
        "2023-02-29T00:00:00Z",
    ])
    func noAPITimes(text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { GoTime(apiParameter: $0) } == nil)
    }

    @Test(arguments: [("12", Int64(12_000)), ("12.5", 12_500), ("-12.05", -12_050), ("12.3456", 12_345), ("1.+5", 1050)])
    func jsonTimes(text: String, milliseconds: Int64) throws {
        let bytes = Array(text.utf8)
        #expect(try bytes.withUnsafeBufferPointer { try PrometheusTime.parseJSON($0) } == milliseconds)
    }

    @Test func timestamps() {
        #expect(PrometheusTime.text(1_707_145_445_060) == "1707145445.06")
        #expect(PrometheusTime.jsonText(-1_007) == "-1.007")
        #expect(PrometheusTime.jsonText(60) == "0.060")
        #expect(PrometheusTime.atModifierText(-500) == "-0.500")
        #expect(PrometheusTime.milliseconds(seconds: 0.0005) == 1)
        #expect(PrometheusTime.milliseconds(seconds: -0.0005) == -1)
    }
}
