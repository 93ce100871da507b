/// A half-open range of byte offsets into a ``SourceFile``.
///
/// Offsets are 32 bits wide: files of 4 GiB and more are refused when they are read.
package struct ByteRange: Sendable, Hashable {
    package var start: UInt32
    package var end: UInt32

    @inlinable
    package init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = end
    }

    /// A range from integer offsets; an end before the start is moved to the start.
    @inlinable
    package init(_ start: Int, _ end: Int) {
        self.start = UInt32(truncatingIfNeeded: max(0, start))
        self.end = UInt32(truncatingIfNeeded: max(max(0, start), end))
    }

    /// The empty range at `offset`.
    @inlinable
    package init(at offset: Int) { self.init(offset, offset) }

    @inlinable package var lowerBound: Int { Int(start) }
    @inlinable package var upperBound: Int { Int(end) }
    @inlinable package var isEmpty: Bool { start >= end }
    @inlinable package var count: Int { Int(end) - Int(start) }

    /// Whether the two ranges share a byte, or one is empty and lies inside or at the edge of the other.
    package func touches(_ other: ByteRange) -> Bool {
        start <= other.end && other.start <= end
    }
}
