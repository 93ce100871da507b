import Testing

@testable import GoFormat

@Suite struct NumberParserTests {
    @Test(
        arguments: [
            ("0", 0.0), ("-0", -0.0), ("+1.5", 1.5), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-2", 0.01), ("1_234.5_6", 1234.56),
            ("0x1p4", 16), ("0X.8p1", 1), ("0x1_0p0", 16), ("inf", .infinity), ("-Infinity", -.infinity), ("+INF", .infinity),
            ("1e-400", 0), ("007", 7), ("123456789012345678901234567890", 1.2345678901234568e29), ("0.1e-22", 1e-23),
            ("4.9e-324", .leastNonzeroMagnitude), ("0e99999999999999", 0),
            ("179769313486231570814527423731704356798070e267", 1.7976931348623157e308),
            ("9007199254740993", 9_007_199_254_740_992), ("0x1.fffffffffffff8p1023", .nan),
        ] as [(String, Double)])
    func floats(text: String, value: Double) throws {
        guard !value.isNaN else {
            #expect(throws: NumberError.outOfRange) { try FloatParser.parse(text) }
            return
        }
        let got = try FloatParser.parse(text)
        #expect(got == value)
        #expect(got.sign == value.sign)
    }

    @Test(arguments: [
        "", "-", "+", ".", "e5", "1e", "1e+", "1 ", " 1", "1_", "_1", "1__0", "1_.5", "1._5", "1e_5", "1_e5", "0x", "0x1", "0x1p", "0xp1",
        "0b1p0",
        "0o7", "1.2.3", "infi", "infinit", "+nan", "nanx", "1,5", "١", "0x1.8", "1f",
    ])
    func noFloats(text: String) {
        #expect(throws: NumberError.invalidSyntax) { try FloatParser.parse(text) }
    }

    @Test func nanHasGosBits() throws {
        #expect(try FloatParser.parse("nAn").bitPattern == 0x7FF8_0000_0000_0001)
    }

    @Test func tooBigIsOutOfRange() {
        #expect(throws: NumberError.outOfRange) { try FloatParser.parse("1e309") }
        #expect(throws: NumberError.outOfRange) { try FloatParser.parse("-1e999999999999999999999") }
    }

    @Test(
        arguments: [
            ("0", 0, Int64(0)), ("-0x10", 0, -16), ("0b101", 0, 5), ("0o17", 0, 15), ("017", 0, 15), ("1_000", 0, 1000), ("0x_f", 0, 15),
            ("9223372036854775807", 10, .max), ("-9223372036854775808", 10, .min), ("+7", 10, 7), ("zz", 36, 1295), ("007", 10, 7),
        ] as [(String, Int, Int64)])
    func integers(text: String, base: Int, value: Int64) throws {
        #expect(try parse(text, base: base) == value)
    }

    @Test(arguments: ["", "-", "1.0", "0x", "08", "1__0", "0b2", "1_", "_1", "1 ", "0_"])
    func noIntegers(text: String) {
        #expect(throws: NumberError.invalidSyntax) { try parse(text, base: 0) }
    }

    @Test func integersOutOfRange() {
        #expect(throws: NumberError.outOfRange) { try parse("9223372036854775808", base: 10) }
        #expect(throws: NumberError.outOfRange) { try parse("-9223372036854775809", base: 10) }
        #expect(throws: NumberError.outOfRange) { try parse("99999999999999999999x", base: 10) }
        #expect(throws: NumberError.invalidSyntax) { try parse("1_0", base: 10) }
    }

    @Test(
        arguments: [
            ("0x1F", 31.0), ("0755", 493), ("08", 8), ("1_0", 10), ("1e3", 1000), ("0.5", 0.5),
            ("18446744073709551616", 18_446_744_073_709_551_616),
            ("Inf", .infinity), ("00", 0),
        ] as [(String, Double)])
    func promQL(text: String, value: Double) throws {
        let bytes = Array(text.utf8)
        #expect(try bytes.withUnsafeBufferPointer { try FloatParser.parsePromQL($0) } == value)
    }

    @Test func expositionRefusesHexadecimalAndUnderscores() {
        for text in ["0x1p4", "1_0", "1P", "_"] {
            let bytes = Array(text.utf8)
            #expect(throws: NumberError.invalidSyntax) { try bytes.withUnsafeBufferPointer { try FloatParser.parseExposition($0) } }
        }
    }

    @Test func messages() {
        let bytes = Array("1\"x".utf8)
        bytes.withUnsafeBufferPointer {
            #expect(
                NumberError.invalidSyntax.message(function: "ParseInt", text: $0) == #"strconv.ParseInt: parsing "1\"x": invalid syntax"#)
            #expect(NumberError.outOfRange.message(function: "ParseFloat", text: $0).hasSuffix(": value out of range"))
        }
    }

    private func parse(_ text: String, base: Int) throws -> Int64 {
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { try IntegerParser.parse($0, base: base) }
    }
}
