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
        text.withUnsafeBufferPointer { try? ByteUnits.base2.parse($0) }
    }

    /// The size as Go writes it: `1GiB512MiB`.
    package var text: String { ByteUnits.base2.text(bytes) }

    package func accept<Visitor: ValueVisitor>(_ visitor: inout Visitor) { visitor.scalar(text, isText: true) }

    package var isZero: Bool { bytes == 0 }
}
