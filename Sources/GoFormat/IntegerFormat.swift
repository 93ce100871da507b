/// Integers as decimal digits, without an intermediate text.
package enum IntegerFormat {
    /// Appends `value` in decimal.
    package static func append(_ value: UInt64, to out: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
            let count = write(value, to: buffer)
            out.append(contentsOf: buffer[..<count])
        }
    }

    /// Appends `value` in decimal.
    package static func append(_ value: Int64, to out: inout [UInt8]) {
        if value < 0 { out.append(UInt8(ascii: "-")) }
        append(value.magnitude, to: &out)
    }

    /// Writes the digits to the start of `buffer` (at least 20 bytes) and returns how many there are.
    static func write(_ value: UInt64, to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 1
        var rest = value
        while rest >= 10 {
            rest /= 10
            count += 1
        }
        rest = value
        for position in (0..<count).reversed() {
            buffer[position] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        return count
    }
}
