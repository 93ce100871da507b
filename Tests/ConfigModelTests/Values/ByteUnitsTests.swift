import Testing

@testable import ConfigModel

@Suite struct ByteUnitsTests {
    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("1B", 1), ("1KB", 1024), ("1KiB", 1024), ("1.5MiB", 1_572_864), ("1GB512MB", 1_610_612_736),
            ("-2KB", -2048),
            ("8EiB", Int64.min), (".5KB", 512), ("1B1KB", 1025),
        ] as [(String, Int64)])
    func base2(text: String, bytes: Int64) throws {
        #expect(try ByteUnits.base2.parse(text) == bytes)
    }

    @Test(arguments: [("1kB", 1000), ("1KB", 1000), ("2.5GB", 2_500_000_000), ("1MB1B", 1_000_001)] as [(String, Int64)])
    func metric(text: String, bytes: Int64) throws {
        #expect(try ByteUnits.metric.parse(text) == bytes)
    }

    @Test(arguments: ["", "1", "B", "1kB", "1MB1KiB", "1.B.", "--1B", "1 B", "16EB", "99999999999999999999B", "٣B"])
    func refused(text: String) {
        #expect(throws: ByteUnits.Problem.self) { try ByteUnits.base2.parse(text) }
    }

    @Test func messagesAreTheLibrarys() {
        #expect(ByteUnits.Problem.unknownUnit(1..<3).message("1xB") == "units: unknown unit xB in 1xB")
        #expect(ByteUnits.Problem.invalid.message("x") == "units: invalid x")
    }

    @Test(arguments: [(0, "0B"), (1536, "1KiB512B"), (1 << 30, "1GiB"), (-1025, "-1KiB-1B"), (Int64.min, "-8EiB")] as [(Int64, String)])
    func printed(bytes: Int64, text: String) {
        #expect(ByteUnits.base2.text(bytes) == text)
    }
}
