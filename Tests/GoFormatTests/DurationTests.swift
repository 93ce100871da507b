import Testing

@testable import GoFormat

private let second: Int64 = 1_000_000_000

@Suite struct PrometheusDurationTests {
    @Test(arguments: [
        ("0", Int64(0), "0s"), ("0s", 0, "0s"), ("1ms", 1_000_000, "1ms"), ("5m", 300 * second, "5m"), ("1h30m", 5400 * second, "1h30m"),
        ("36h", 129_600 * second, "1d12h"), ("7d", 604_800 * second, "1w"), ("8d", 691_200 * second, "8d"),
        ("365d", 31_536_000 * second, "1y"),
        ("1y2w3d4h5m6s7ms", 33_019_506_007_000_000, "382d4h5m6s7ms"), ("292y", 9_208_512_000 * second, "292y"),
        ("00005s", 5 * second, "5s"),
    ])
    func reads(text: String, nanoseconds: Int64, printed: String) throws {
        #expect(try PrometheusDuration.parse(text) == nanoseconds)
        #expect(PrometheusDuration.text(nanoseconds) == printed)
    }

    @Test(arguments: [
        ("", "empty duration string"), ("1", #"not a valid duration string: "1""#), ("00", #"not a valid duration string: "00""#),
        ("-5m", #"not a valid duration string: "-5m""#), ("5m1h", #"not a valid duration string: "5m1h""#),
        ("5m5m", #"not a valid duration string: "5m5m""#),
        ("1.5h", #"unknown unit "." in duration "1.5h""#), ("5 m", #"unknown unit " m" in duration "5 m""#),
        ("1H", #"unknown unit "H" in duration "1H""#),
        ("3min", #"unknown unit "min" in duration "3min""#), ("293y", "duration out of range"),
        ("292y1y", #"not a valid duration string: "292y1y""#),
        ("99999999999999999999ms", #"not a valid duration string: "99999999999999999999ms""#), ("106751d24h", "duration out of range"),
    ])
    func refuses(text: String, message: String) {
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { buffer in
            do throws(PrometheusDuration.Problem) {
                let value = try PrometheusDuration.parse(buffer)
                Issue.record("read as \(value)")
            } catch {
                #expect(error.message(buffer) == message)
            }
        }
    }

    @Test func negativeOnes() throws {
        let bytes = Array("-1h30m".utf8)
        #expect(try bytes.withUnsafeBufferPointer { try PrometheusDuration.parseAllowingNegative($0) } == -5400 * second)
        #expect(PrometheusDuration.text(-5400 * second) == "-1h30m")
        #expect(PrometheusDuration.text(.min) == "-106751d23h47m16s854ms")
        #expect(PrometheusDuration.text(999_999) == "0s")
    }

    @Test(arguments: [(90.0, "1m30s"), (-0.5, "-500ms"), (0, "0s"), (1e300, "-106751d23h47m16s854ms")])
    func literals(seconds: Double, text: String) {
        #expect(PrometheusDuration.literalText(seconds: seconds) == text)
    }

    @Test func stepsOfTheAPI() {
        func parse(_ text: String) -> (nanoseconds: Int64?, overflows: Bool) {
            Array(text.utf8).withUnsafeBufferPointer { PrometheusDuration.parseAPI($0) }
        }
        #expect(parse("15").nanoseconds == 15 * second)
        #expect(parse("1.5").nanoseconds == 1_500_000_000)
        #expect(parse("5m").nanoseconds == 300 * second)
        #expect(parse("-1").nanoseconds == -second)
        #expect(parse("1e30").overflows)
        #expect(parse("five").nanoseconds == nil)
    }
}

@Suite struct GoDurationTests {
    @Test(arguments: [
        ("0", Int64(0), "0s"), ("1s", second, "1s"), ("1h", 3600 * second, "1h0m0s"), ("90s", 90 * second, "1m30s"),
        ("1.5h", 5400 * second, "1h30m0s"),
        ("-1.5s", -1_500_000_000, "-1.5s"), ("1ms", 1_000_000, "1ms"), ("1500us", 1_500_000, "1.5ms"), ("2µs", 2000, "2µs"),
        ("2\u{3BC}s", 2000, "2µs"),
        ("7ns", 7, "7ns"), ("+5m10s", 310 * second, "5m10s"), (".5m", 30 * second, "30s"), ("1s1s", 2 * second, "2s"),
        ("-9223372036854775808ns", .min, "-2562047h47m16.854775808s"), ("0.1000000000000000000000001s", 100_000_000, "100ms"),
    ])
    func reads(text: String, nanoseconds: Int64, printed: String) throws {
        let bytes = Array(text.utf8)
        #expect(try bytes.withUnsafeBufferPointer { try GoDuration.parse($0) } == nanoseconds)
        #expect(GoDuration.text(nanoseconds) == printed)
    }

    @Test(arguments: [
        ("", #"time: invalid duration """#), ("-", #"time: invalid duration "-""#), ("5", #"time: missing unit in duration "5""#),
        ("5d", #"time: unknown unit "d" in duration "5d""#), (".s", #"time: invalid duration ".s""#),
        ("9223372036854775808ns", #"time: invalid duration "9223372036854775808ns""#),
        ("1é", #"time: unknown unit "\xc3\xa9" in duration "1\xc3\xa9""#),
    ])
    func refuses(text: String, message: String) {
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { buffer in
            do throws(GoDuration.Problem) {
                let value = try GoDuration.parse(buffer)
                Issue.record("read as \(value)")
            } catch {
                #expect(error.message(buffer) == message)
            }
        }
    }
}
