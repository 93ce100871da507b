import Documents
import SourceText

/// A number of bytes with its unit, all powers of 1024: `512MB`, `1GiB`, `1.5KiB`, `1GB512MB` (`units.Base2Bytes`).
package struct ByteSize: FieldValue, Equatable {
    package var bytes: Int64 = 0

    package init() {}

    package init(bytes: Int64) { self.bytes = bytes }

    package static var expectation: String { "a size with a unit like 512MB or 1GiB" }
    package static var hasOwnDecoder: Bool { true }

    package mutating func read(_ node: NodeIndex, _ reader: inout FieldReader) -> Bool {
        if reader.isQuotedNull(node) {
            reader.typeError(node, expected: Self.expectation)
            return false
        }
        guard let text = reader.withText(node, expected: Self.expectation, { _, text in Array(text) }) else { return false }
        if let value = Self.parse(text) {
            bytes = value
            return true
        }
        let shown = String(decoding: text, as: UTF8.self)
        reader.report("size/syntax", "'\(shown)' is no size", at: node, notes: Self.advice(shown))
        return false
    }

    private static func advice(_ text: String) -> [String] {
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return ["a unit is missing: \(text)B is \(text) bytes"] }
        if text.hasSuffix("kB") || text.hasSuffix("kiB") { return ["write KB: units are in capitals"] }
        return ["a number and a unit: B, KB, MB, GB, TB, PB, EB (or KiB, MiB, …), all powers of 1024"]
    }

    /// Reads a size; nil when it is none. KB and KiB cannot be mixed in one text.
    package static func parse(_ text: [UInt8]) -> Int64? {
        parse(text, suffix: "iB") ?? parse(text, suffix: "B")
    }

    private static func parse(_ text: [UInt8], suffix: String) -> Int64? {
        var rest = text[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        if rest.elementsEqual("0".utf8) { return 0 }
        if rest.isEmpty { return nil }
        var sum = 0.0
        while !rest.isEmpty {
            guard let number = takeNumber(&rest) else { return nil }
            let unit = rest.prefix { $0 != UInt8(ascii: ".") && !(0x30...0x39).contains($0) }
            guard let factor = factor(unit, suffix) else { return nil }
            rest = rest[unit.endIndex...]
            sum += number * factor
        }
        if isNegative { sum = -sum }
        guard sum >= -0x1p63, sum <= 0x1p63 else { return nil }
        // Go's conversion of 2^63 itself.
        return sum >= 0x1p63 ? Int64.min : Int64(sum)
    }

    private static func takeNumber(_ rest: inout ArraySlice<UInt8>) -> Double? {
        let whole = rest.prefix { (0x30...0x39).contains($0) }
        guard var number = leadingInteger(whole).map(Double.init) else { return nil }
        rest = rest[whole.endIndex...]
        var hasDigits = !whole.isEmpty
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            let part = rest.prefix { (0x30...0x39).contains($0) }
            guard let value = leadingInteger(part) else { return nil }
            rest = rest[part.endIndex...]
            var scale = 1.0
            for _ in part { scale *= 10 }
            number += Double(value) / scale
            hasDigits = hasDigits || !part.isEmpty
        }
        return hasDigits ? number : nil
    }

    private static func leadingInteger(_ digits: ArraySlice<UInt8>) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            if value >= (Int64.max - 9) / 10 { return nil }
            value = value * 10 + Int64(digit - 0x30)
        }
        return value
    }

    private static func factor(_ unit: ArraySlice<UInt8>, _ suffix: String) -> Double? {
        if unit.elementsEqual("B".utf8) { return 1 }
        guard let first = unit.first, unit.dropFirst().elementsEqual(suffix.utf8) else { return nil }
        var factor = 1024.0
        for prefix in "KMGTPE".utf8 {
            if prefix == first { return factor }
            factor *= 1024
        }
        return nil
    }

    /// The size as Go writes it: `1GiB512MiB`.
    package var text: String {
        var rest = bytes
        var parts: [String] = []
        for (i, unit) in ["", "K", "M", "G", "T", "P", "E"].enumerated() {
            let part = rest % 1024
            if part != 0 || (i == 0 && rest == 0) { parts.insert("\(part)\(unit)\(i == 0 ? "B" : "iB")", at: 0) }
            rest /= 1024
            if rest == 0 { break }
        }
        return parts.joined()
    }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(text, isText: true) }

    package var isZero: Bool { bytes == 0 }
}
