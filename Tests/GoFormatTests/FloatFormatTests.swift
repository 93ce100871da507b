import Testing

@testable import GoFormat

@Suite struct FloatFormatTests {
    @Test(
        arguments: [
            (0.0, "0"), (-0.0, "-0"), (1, "1"), (-2.5, "-2.5"), (999_999, "999999"), (1_000_000, "1e+06"), (12_345_678, "1.2345678e+07"),
            (0.0001, "0.0001"), (0.00001, "1e-05"), (1e100, "1e+100"), (.leastNonzeroMagnitude, "5e-324"), (.infinity, "+Inf"),
            (-.infinity, "-Inf"), (.nan, "NaN"), (1.7976931348623157e308, "1.7976931348623157e+308"),
            (9_007_199_254_740_992, "9.007199254740992e+15"),
        ] as [(Double, String)])
    func shortestG(value: Double, text: String) {
        #expect(FloatFormat.text(value) == text)
    }

    @Test(
        arguments: [
            (0.0, "0"), (1e6, "1000000"), (1e22, "10000000000000000000000"), (1e-7, "0.0000001"), (123.456, "123.456"), (-0.5, "-0.5"),
        ] as [(Double, String)])
    func shortestF(value: Double, text: String) {
        #expect(FloatFormat.text(value, .f) == text)
    }

    @Test(
        arguments: [
            (FloatFormat.Style.f, 0, 0.5, "0"), (.f, 0, 1.5, "2"), (.f, 0, 2.5, "2"), (.f, 1, 0.25, "0.2"), (.f, 2, 1.005, "1.00"),
            (.f, 3, 9.9996, "10.000"), (.f, 3, 0.0001, "0.000"), (.f, 20, 0.1, "0.10000000000000000555"),
            (.f, 1, 1e23, "99999999999999991611392.0"),
            (.e, 3, 123456, "1.235e+05"), (.e, 0, 0, "0e+00"), (.e, 2, 0.000999999, "1.00e-03"), (.upperE, 1, 15, "1.5E+01"),
            (.g, 4, 1234.5, "1234"), (.g, 4, 12345, "1.234e+04"), (.g, 4, 0.00001234567, "1.235e-05"), (.g, 4, 100, "100"),
            (.g, 0, 15, "2e+01"),
            (.g, 3, 1e-5, "1e-05"), (.upperG, 2, 1e10, "1E+10"), (.x, 0, 1.5, "0x1p+01"), (.x, 2, 65, "0x1.04p+06"),
            (.upperX, 1, 0.1, "0X1.AP-04"),
        ] as [(FloatFormat.Style, Int, Double, String)])
    func precision(style: FloatFormat.Style, precision: Int, value: Double, text: String) {
        #expect(FloatFormat.text(value, style, precision: precision) == text)
    }

    @Test func binaryForms() {
        #expect(FloatFormat.text(1, .b) == "4503599627370496p-52")
        #expect(FloatFormat.text(.leastNonzeroMagnitude, .b) == "1p-1074")
        #expect(FloatFormat.text(0, .x) == "0x0p+00")
        #expect(FloatFormat.text(-10.5, .x) == "-0x1.5p+03")
        #expect(FloatFormat.text(.leastNonzeroMagnitude, .x) == "0x1p-1074")
    }

    @Test func everyDigitOfTheSmallest() {
        let text = FloatFormat.text(.leastNonzeroMagnitude, .f, precision: 1074)
        #expect(text.utf8.count == 1076)
        #expect(text.hasSuffix("4703284205412922887265625") || text.hasSuffix("5"))
        #expect(text.hasPrefix("0." + String(repeating: "0", count: 323) + "4940656458412465441765687928682213723650598026143"))
    }

    @Test(
        arguments: [
            (1.0, "1.0"), (0, "0.0"), (-0.0, "0.0"), (100_000, "100000.0"), (1e6, "1e+06"), (0.5, "0.5"), (.infinity, "+Inf"),
            (.nan, "NaN"),
        ] as [(Double, String)])
    func openMetrics(value: Double, text: String) {
        #expect(FloatFormat.openMetricsText(value) == text)
    }

    @Test(
        arguments: [
            (1e20, "100000000000000000000"), (1e21, "1e+21"), (1e-6, "0.000001"), (9.9e-7, "9.9e-07"), (0, "0"), (-.infinity, "-Inf"),
        ] as [(Double, String)])
    func json(value: Double, text: String) {
        #expect(FloatFormat.jsonText(value) == text)
    }

    @Test func shortestTextReadsBack() throws {
        var bits: UInt64 = 0x3C6E_F372_FE94_F82B
        for _ in 0..<20_000 {
            bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: bits)
            guard value.isFinite else { continue }
            for style in [FloatFormat.Style.g, .e, .f] {
                #expect(try FloatParser.parse(FloatFormat.text(value, style)).bitPattern == bits)
            }
            // Seventeen digits always do, and are rounded from the exact value.
            #expect(try FloatParser.parse(FloatFormat.text(value, .e, precision: 16)).bitPattern == bits)
        }
    }
}
