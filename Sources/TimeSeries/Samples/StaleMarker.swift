/// The NaN that marks the end of a series, and the one that is an ordinary value.
package enum StaleMarker {
    /// A signaling NaN that no computation gives. Arithmetic with it gives an ordinary NaN.
    package static let bitPattern: UInt64 = 0x7FF0_0000_0000_0002
    /// The NaN of Go and of every result of PromQL.
    package static let normalNaNBitPattern: UInt64 = 0x7FF8_0000_0000_0001

    package static var value: Double { Double(bitPattern: bitPattern) }
    package static var normalNaN: Double { Double(bitPattern: normalNaNBitPattern) }

    @inlinable
    package static func isStale(_ value: Double) -> Bool { value.bitPattern == 0x7FF0_0000_0000_0002 }
}
