/// The bytes of one input with the name under which a person knows it.
///
/// The bytes are what the parsers saw: UTF-16 input is transcoded to UTF-8 by the reader before it becomes a source file.
package final class SourceFile: Sendable {
    /// The path as the user gave it or as it was reached, or `<stdin>`.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package convenience init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The text of a range, with U+FFFD for bytes that are not UTF-8.
    package func text(_ range: ByteRange) -> String {
        let lower = min(range.lowerBound, bytes.count)
        let upper = min(max(lower, range.upperBound), bytes.count)
        return String(decoding: bytes[lower..<upper], as: UTF8.self)
    }
}
