import Testing

@testable import GoFormat

@Suite struct GoPrinterTests {
    private func sprintf(_ format: String, _ arguments: GoValue...) -> String {
        String(decoding: GoPrinter.sprintf(Array(format.utf8), arguments), as: UTF8.self)
    }

    @Test(arguments: [
        ("%d", "42"), ("%5d|", "   42|"), ("%-5d|", "42   |"), ("%05d", "00042"), ("%+d", "+42"), ("% d", " 42"), ("%x", "2a"),
        ("%#X", "0X2A"), ("%b", "101010"),
        ("%#b", "0b101010"), ("%o", "52"), ("%#o", "052"), ("%O", "0o52"), ("%c", "*"), ("%q", "'*'"), ("%U", "U+002A"),
        ("%#U", "U+002A '*'"), ("%.5d", "00042"),
        ("%8.3d", "     042"), ("%v", "42"), ("%T", "int"), ("%s", "%!s(int=42)"), ("%f", "%!f(int=42)"), ("%t", "%!t(int=42)"),
        ("%é", "%!é(int=42)"),
        ("%-05d|", "42   |"), ("%!", "%!!(int=42)"),
    ])
    func integers(format: String, text: String) {
        #expect(sprintf(format, .int(42)) == text)
    }

    @Test(arguments: [
        ("%v", "3.25"), ("%g", "3.25"), ("%f", "3.250000"), ("%.1f", "3.2"), ("%8.2f|", "    3.25|"), ("%-8.2f|", "3.25    |"),
        ("%08.2f", "00003.25"), ("%+.1e", "+3.2e+00"),
        ("%E", "3.250000E+00"), ("%x", "0x1.ap+01"), ("%#v", "3.25"), ("%#g", "3.25000"), ("%6.0f", "     3"), ("%#.0f", "3."),
        ("%d", "%!d(float64=3.25)"), ("%T", "float64"),
        ("%+08.1f", "+00003.2"),
    ])
    func floats(format: String, text: String) {
        #expect(sprintf(format, .float(3.25)) == text)
    }

    @Test func specialFloats() {
        #expect(sprintf("%05.1f|%+f|% f", .float(.infinity), .float(.nan), .float(.nan)) == " +Inf|+NaN| NaN")
        #expect(sprintf("%f|%5.1f", .float(-.infinity), .float(.nan)) == "-Inf|  NaN")
        #expect(sprintf("%v %.2f", .complex(real: 1, imaginary: -2), .complex(real: 1, imaginary: 2)) == "(1-2i) (1.00+2.00i)")
    }

    @Test(arguments: [
        ("%s", "héy"), ("%5s|", "  héy|"), ("%-5s|", "héy  |"), ("%.2s", "hé"), ("%q", "\"héy\""), ("%+q", #""h\u00e9y""#),
        ("%#q", "`héy`"), ("%x", "68c3a979"),
        ("% X", "68 C3 A9 79"), ("%#x", "0x68c3a979"), ("%# x", "0x68 0xc3 0xa9 0x79"), ("%.1x", "68"), ("%v", "héy"), ("%#v", "\"héy\""),
        ("%d", "%!d(string=héy)"),
        ("%05s", "00héy"), ("%T", "string"),
    ])
    func strings(format: String, text: String) {
        #expect(sprintf(format, .text("héy")) == text)
    }

    @Test func formatsThatDoNotFit() {
        #expect(sprintf("%d %d", .int(1)) == "1 %!d(MISSING)")
        #expect(sprintf("%d", .int(1), .text("x"), .none) == "1%!(EXTRA string=x, <nil>)")
        #expect(sprintf("100%") == "100%!(NOVERB)")
        #expect(sprintf("%-") == "%!(NOVERB)")
        #expect(sprintf("%%%d%%", .int(5)) == "%5%")
        #expect(sprintf("%[2]d %[1]d", .int(1), .int(2)) == "2 1")
        #expect(sprintf("%[3]d", .int(1)) == "%!d(BADINDEX)")
        #expect(sprintf("%[x]d", .int(1)) == "%!d(BADINDEX)")
        #expect(sprintf("%[1", .int(1)) == "%!(NOVERB)")
        #expect(sprintf("%[1]d %d", .int(1), .int(2)) == "1 2")
        #expect(sprintf("%[1]*d", .int(3), .int(7)) == "  7")
        #expect(sprintf("%*d|%-*d|%.*f", .int(4), .int(1), .int(4), .int(2), .int(2), .float(1)) == "   1|2   |1.00")
        #expect(sprintf("%*d", .int(-4), .int(1)) == "1   ")
        #expect(sprintf("%*d", .text("x"), .int(1)) == "%!(BADWIDTH)1")
        #expect(sprintf("%.*d", .int(-1), .int(1)) == "%!(BADPREC)1")
        #expect(sprintf("%*d", .int(2_000_000), .int(1)) == "%!(BADWIDTH)1")
        #expect(sprintf("%100000000d", .int(1)) == "%!(NOVERB)%!(EXTRA int=1)")
        #expect(sprintf("%v %d %s", .none, .none, .none) == "<nil> %!d(<nil>) %!s(<nil>)")
        #expect(sprintf("%w", .int(1)) == "%!w(int=1)")
    }

    @Test func widthsAreBounded() {
        #expect(GoPrinter.sprintf(Array("%1000000d".utf8), [.int(1)]).count == 1_000_000)
        let many = Array(String(repeating: "%1000000[1]d", count: 100).utf8)
        #expect(GoPrinter.sprintf(many, [.int(1)], limit: 1_500_000).count == 1_500_000)
    }

    @Test func compositeValues() {
        let map = GoValue.map([(.text("b"), .text("2")), (.text("a"), .text("1"))], type: "map[string]string")
        #expect(sprintf("%v", map) == "map[a:1 b:2]")
        #expect(sprintf("%#v", map) == #"map[string]string{"a":"1", "b":"2"}"#)
        #expect(sprintf("%q %T", map, map) == #"map["a":"1" "b":"2"] map[string]string"#)
        let list = GoValue.list([.int(1), .text("x"), .none, .bool(true)], type: "[]interface {}")
        #expect(sprintf("%v", list) == "[1 x <nil> true]")
        #expect(sprintf("%#v", list) == #"[]interface {}{1, "x", interface {}(nil), true}"#)
        #expect(sprintf("%3d", list) == "[  1 %!d(string=  x) <nil> %!d(bool=true)]")
        #expect(sprintf("%#v", .list([], type: "[]string", isNil: true)) == "[]string(nil)")
        let point = GoValue.structure([("X", .int(1)), ("Y", .float(2))], type: "main.Point")
        #expect(sprintf("%v %+v %#v", point, point, point) == "{1 2} {X:1 Y:2} main.Point{X:1, Y:2}")
        let pointer = GoValue.pointer(point, type: "*main.Point")
        #expect(sprintf("%+v", pointer) == "&{X:1 Y:2}")
        #expect(sprintf("%v %#v", .pointer(nil, type: "*main.Point"), .pointer(nil, type: "*main.Point")) == "<nil> (*main.Point)(nil)")
        #expect(
            sprintf("%s %x %v %d", .bytes([104, 105]), .bytes([104, 105]), .bytes([104, 105]), .bytes([7])) == "hi 6869 [104 105] [7]")
    }

    @Test func methods() {
        let duration = GoValue.duration(90_000_000_000)
        #expect(sprintf("%v %s %d %T", duration, duration, duration, duration) == "1m30s 1m30s 90000000000 time.Duration")
        #expect(sprintf("%q|%8s|%.2s|%#v", duration, duration, duration, duration) == "\"1m30s\"|   1m30s|1m|90000000000")
        #expect(sprintf("%f", duration) == "%!f(time.Duration=90000000000)")
        #expect(sprintf("%v", .list([duration], type: "[]time.Duration")) == "[1m30s]")
        let time = GoValue.time(GoTime(seconds: 0))
        #expect(sprintf("%v", time) == "1970-01-01 00:00:00 +0000 UTC")
        #expect(sprintf("%#v", time) == "time.Date(1970, time.January, 1, 0, 0, 0, 0, time.UTC)")
        // A private field's methods are out of reach.
        let hidden = GoValue.structure([("d", duration), ("D", duration)], type: "main.T")
        #expect(sprintf("%v", hidden) == "{90000000000 1m30s}")
    }

    @Test func printAndPrintln() {
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        #expect(text(GoPrinter.sprint([.text("a"), .int(1), .int(2), .text("b"), .text("c"), .float(1e6)])) == "a1 2bc1e+06")
        #expect(text(GoPrinter.sprint([.int(1), .none, .bool(true)])) == "1 <nil> true")
        #expect(text(GoPrinter.sprintln([.text("a"), .int(1)])) == "a 1\n")
    }

    @Test func deepNestingEnds() {
        var value = GoValue.int(1)
        for _ in 0..<5000 { value = .list([value], type: "[]interface {}") }
        #expect(GoPrinter.sprint([value]).count <= 5000)
    }
}
