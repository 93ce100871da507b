import GoFormat

/// Numbers of bytes with units, as the library behind Prometheus' sizes reads and writes them: `512MB`, `1GiB512MiB`.
///
/// A text is a sign and any number of decimals, each with a unit; they are added up as floats. `0` needs no unit.
package enum ByteUnits: Sendable {
    /// Powers of 1024, with `KB` and `KiB` meaning the same; the two spellings cannot be mixed. Every size of prometheus.yml.
    case base2
    /// Powers of 1000, `KB` or `kB`.
    case metric

    /// Why a text is no number of bytes.
    package enum Problem: Error, Sendable, Equatable {
        case invalid
        /// The bytes of the text that are no unit; empty where one is missing.
        case unknownUnit(Range<Int>)
        case overflow

        /// The library's error text.
        package func message(_ text: String) -> String {
            switch self {
            case .invalid: "units: invalid \(text)"
            case .unknownUnit(let range):
                "units: unknown unit \(String(decoding: Array(text.utf8)[range], as: UTF8.self)) in \(text)"
            case .overflow: "units: overflow parsing unit"
            }
        }
    }

    /// How units are spelled behind the letter that gives the power.
    private enum Spelling {
        case iB, oldB, metricB
    }

    /// Reads a text; fractions of a byte are cut. 2^63 gives the smallest number, as in Go.
    package func parse(_ text: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int64 {
        if self == .metric { return try Self.parse(text, .metricB) }
        if let bytes = try? Self.parse(text, .iB) { return bytes }
        return try Self.parse(text, .oldB)
    }

    /// Reads a text; see the form over a buffer.
    package func parse(_ text: String) throws(Problem) -> Int64 {
        var copy = text
        return try copy.withUTF8 { text in Result { () throws(Problem) in try parse(text) } }.get()
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>, _ spelling: Spelling) throws(Problem) -> Int64 {
        var i = 0
        var isNegative = false
        if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            i = 1
        }
        if text.count - i == 1, text[i] == UInt8(ascii: "0") { return 0 }
        if i == text.count { throw .invalid }
        var total = 0.0
        while i < text.count {
            let start = i
            var value = try Double(leadingInteger(text, &i))
            var hasDigits = i > start
            if i < text.count, text[i] == UInt8(ascii: ".") {
                i += 1
                let fractionStart = i
                let fraction = try leadingInteger(text, &i)
                var scale = 1.0
                for _ in fractionStart..<i { scale *= 10 }
                value += Double(fraction) / scale
                hasDigits = hasDigits || i > fractionStart
            }
            if !hasDigits { throw .invalid }
            let unitStart = i
            while i < text.count, text[i] != UInt8(ascii: "."), !isDigit(text[i]) { i += 1 }
            guard let factor = factor(text[unitStart..<i], spelling) else { throw .unknownUnit(unitStart..<i) }
            total += value * factor
        }
        if isNegative { total = -total }
        if total < -0x1p63 || total > 0x1p63 { throw .overflow }
        return goInteger(total)
    }

    /// Reads digits as far as they go; throws what would be no 64-bit number.
    private static func leadingInteger(_ text: UnsafeBufferPointer<UInt8>, _ i: inout Int) throws(Problem) -> Int64 {
        var value: Int64 = 0
        while i < text.count, isDigit(text[i]) {
            if value >= (Int64.max - 9) / 10 { throw .invalid }
            value = value * 10 + Int64(text[i] - UInt8(ascii: "0"))
            i += 1
        }
        return value
    }

    private static func factor(_ unit: Slice<UnsafeBufferPointer<UInt8>>, _ spelling: Spelling) -> Double? {
        if unit.count == 1, unit.first == UInt8(ascii: "B") { return 1 }
        guard let letter = unit.first, unit.dropFirst().elementsEqual(spelling == .iB ? "iB".utf8 : "B".utf8) else { return nil }
        let scale = spelling == .metricB ? 1000.0 : 1024.0
        if letter == UInt8(ascii: "k") { return spelling == .metricB ? scale : nil }
        guard let power = prefixes.firstIndex(of: letter) else { return nil }
        return (0...power).reduce(1) { product, _ in product * scale }
    }

    private static let prefixes = Array("KMGTPE".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// A number of bytes as the library prints it: the largest unit first, without those that are zero.
    package func text(_ bytes: Int64) -> String {
        if bytes == 0 { return "0B" }
        let scale: Int64 = self == .base2 ? 1024 : 1000
        var parts: [String] = []
        var rest = bytes
        for unit in self == .base2 ? ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"] : ["B", "KB", "MB", "GB", "TB", "PB", "EB"]
        where rest != 0 {
            if rest % scale != 0 { parts.append("\(rest % scale)\(unit)") }
            rest /= scale
        }
        return parts.reversed().joined()
    }
}
