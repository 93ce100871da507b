/// A text as a key: compared byte by byte, where two spellings of one character differ, and hashed at once, which an array of bytes
/// is not.
package struct ByteText: Hashable, Sendable {
    package let bytes: [UInt8]

    @inlinable
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    @inlinable
    package init(_ text: String) { bytes = Array(text.utf8) }

    @inlinable
    package func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}
