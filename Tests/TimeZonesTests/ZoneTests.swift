import Testing

@testable import TimeZones

@Suite struct ZoneTests {
    /// An instant, a zone, and what its clocks show.
    @Test(arguments: [
        ("Europe/Berlin", 1_711_846_799, 3600, "CET"),
        ("Europe/Berlin", 1_711_846_800, 7200, "CEST"),
        ("Europe/Berlin", 1_729_990_799, 7200, "CEST"),
        ("Europe/Berlin", 1_729_990_800, 3600, "CET"),
        ("Europe/Berlin", -3_000_000_000, 3208, "LMT"),
        // By the rule behind the last known change.
        ("Europe/Berlin", 4_087_200_000, 7200, "CEST"),
        ("Australia/Sydney", 4_073_500_000, 39600, "AEDT"),
        ("America/Sao_Paulo", 1_700_000_000, -10800, "-03"),
        ("Asia/Kolkata", 0, 19800, "IST"),
        ("Etc/GMT+5", 0, -18000, "-05"),
        ("EST5EDT", 1_711_846_799, -14400, "EDT"),
        ("UTC", 5, 0, "UTC"),
    ])
    func offsets(name: String, seconds: Int64, offset: Int, abbreviation: String) throws {
        for zoneinfo in [nil, "/usr/share/zoneinfo"] {
            let period = try TimeZones.zone(named: name, zoneinfo: zoneinfo).period(at: seconds)
            #expect(period.offset == offset)
            #expect(period.abbreviation == abbreviation)
            #expect(period.start <= seconds && seconds < period.end)
        }
    }

    /// The system's database may be newer than the one in the binary: only the settled past of zones that rarely change is compared.
    @Test(arguments: ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "America/Sao_Paulo", "UTC"])
    func embeddedZonesAreTheSystems(name: String) throws {
        let embedded = try TimeZones.zone(named: name, zoneinfo: nil)
        let system = try TimeZones.zone(named: name)
        for day in stride(from: Int64(7305), to: 20_000, by: 5) {
            let (a, b) = (embedded.period(at: day * 86_400), system.period(at: day * 86_400))
            #expect(a.offset == b.offset && a.abbreviation == b.abbreviation, "\(name) on day \(day)")
        }
    }

    @Test func everyEmbeddedZoneIsReadable() throws {
        #expect(TimeZones.names.count > 500)
        for name in TimeZones.names {
            let period = try TimeZones.zone(named: name, zoneinfo: nil).period(at: 1_700_000_000)
            #expect(abs(period.offset) <= 15 * 3600)
        }
    }

    /// Local times around a change of the clocks: one that is left out, one that comes twice.
    @Test(arguments: [
        (1_711_850_399, 1_711_846_799),
        (1_711_852_200, 1_711_848_600),
        (1_729_994_401, 1_729_990_801),
        (1_720_007_200, 1_720_000_000),
    ])
    func localTimes(local: Int64, instant: Int64) throws {
        let zone = try TimeZones.zone(named: "Europe/Berlin", zoneinfo: nil)
        #expect(zone.instant(ofLocal: local) == instant)
    }

    @Test(arguments: ["Nowhere/Land", "europe/berlin", "Europe"])
    func unknownNames(name: String) {
        let problem = #expect(throws: TimeZones.Problem.self) { try TimeZones.zone(named: name) }
        #expect(problem?.message == "unknown time zone \(name)")
    }

    @Test(arguments: ["/etc/passwd", "../x", "\\x"])
    func refusedNames(name: String) {
        let problem = #expect(throws: TimeZones.Problem.self) { try TimeZones.zone(named: name) }
        #expect(problem?.message == "time: invalid location name")
    }

    @Test(arguments: [Int64.min, -62_135_596_800, Int64.max, Int64.max - 86_400])
    func extremeInstants(seconds: Int64) throws {
        let zone = try TimeZones.zone(named: "Europe/Berlin", zoneinfo: nil)
        _ = zone.period(at: seconds)
        _ = zone.instant(ofLocal: seconds)
    }
}
