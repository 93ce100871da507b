/// The decimal digits of a finite float that is not negative: 0.d₁d₂d₃… × 10^point, without zeros at either end.
///
/// Zero has no digits and the point 0. Only valid inside the closure that it is handed to.
struct DecimalDigits {
    private let digits: UnsafeBufferPointer<UInt8>
    /// Where the decimal point stands, counted from before the first digit.
    let point: Int

    var count: Int { digits.count }

    /// The digit at a position as ASCII; a zero outside of the known ones.
    subscript(_ position: Int) -> UInt8 {
        position >= 0 && position < digits.count ? digits[position] : UInt8(ascii: "0")
    }

    private init(_ digits: UnsafeBufferPointer<UInt8>, point: Int) {
        var start = 0
        var end = digits.count
        while start < end, digits[start] == UInt8(ascii: "0") { start += 1 }
        while end > start, digits[end - 1] == UInt8(ascii: "0") { end -= 1 }
        self.digits = UnsafeBufferPointer(rebasing: digits[start..<end])
        self.point = start == end ? 0 : point - start
    }

    /// The fewest digits that read back as `value`.
    static func withShortest<Result>(_ value: Double, _ body: (DecimalDigits) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { buffer in
            var count = 0
            if value < 9_007_199_254_740_992, let integer = UInt64(exactly: value) {
                // Below 2^53 the neighbours are at most one apart: no shorter text is nearer.
                count = IntegerFormat.write(integer, to: buffer)
                return body(DecimalDigits(UnsafeBufferPointer(rebasing: buffer[..<count]), point: count))
            }
            // The standard library prints the shortest digits as well, only laid out in another way.
            var point: Int?
            var exponent = 0
            var isNegative = false
            var inExponent = false
            for byte in value.description.utf8 {
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    if inExponent {
                        exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
                    } else {
                        buffer[count] = byte
                        count += 1
                    }
                case UInt8(ascii: "."): point = count
                case UInt8(ascii: "e"): inExponent = true
                case UInt8(ascii: "-"): isNegative = true
                default: break
                }
            }
            let whole = (point ?? count) + (isNegative ? -exponent : exponent)
            return body(DecimalDigits(UnsafeBufferPointer(rebasing: buffer[..<count]), point: whole))
        }
    }

    /// The exact digits of `value`, rounded half to even to as many as `keep` says when told the place of the point.
    static func withExact<Result>(_ value: Double, keep: (_ point: Int) -> Int, _ body: (DecimalDigits) -> Result) -> Result {
        let (exact, exactPoint) = expand(value)
        return exact.withUnsafeBufferPointer { all in
            let whole = DecimalDigits(all, point: exactPoint)
            let kept = keep(whole.point)
            guard kept >= 0, kept < whole.count else { return body(whole) }
            if !isRoundedUp(whole.digits, at: kept) {
                return body(DecimalDigits(UnsafeBufferPointer(rebasing: whole.digits[..<kept]), point: whole.point))
            }
            var rounded = Array(whole.digits[..<kept])
            while rounded.last == UInt8(ascii: "9") { rounded.removeLast() }
            if rounded.isEmpty {
                return [UInt8(ascii: "1")].withUnsafeBufferPointer { body(DecimalDigits($0, point: whole.point + 1)) }
            }
            rounded[rounded.count - 1] += 1
            return rounded.withUnsafeBufferPointer { body(DecimalDigits($0, point: whole.point)) }
        }
    }

    private static func isRoundedUp(_ digits: UnsafeBufferPointer<UInt8>, at kept: Int) -> Bool {
        let five = UInt8(ascii: "5")
        if digits[kept] == five, kept + 1 == digits.count { return kept > 0 && digits[kept - 1] & 1 == 1 }
        return digits[kept] >= five
    }

    /// All decimal digits of a float: at most 767 that are not zero.
    private static func expand(_ value: Double) -> (digits: [UInt8], point: Int) {
        guard value != 0 else { return ([], 0) }
        var significand = value.significandBitPattern
        var exponent = -1074
        if value.exponentBitPattern != 0 {
            significand |= 1 << 52
            exponent = Int(value.exponentBitPattern) - 1075
        }
        let shift = significand.trailingZeroBitCount
        significand >>= UInt64(shift)
        exponent += shift

        // Limbs of nine digits, the lowest first: the value times 2^exponent, or times 5^-exponent with the point moved.
        var limbs: [UInt32] = []
        while significand > 0 {
            limbs.append(UInt32(significand % 1_000_000_000))
            significand /= 1_000_000_000
        }
        func multiply(by factor: UInt64) {
            var carry: UInt64 = 0
            for i in limbs.indices {
                let product = UInt64(limbs[i]) * factor + carry
                limbs[i] = UInt32(product % 1_000_000_000)
                carry = product / 1_000_000_000
            }
            while carry > 0 {
                limbs.append(UInt32(carry % 1_000_000_000))
                carry /= 1_000_000_000
            }
        }
        let base: UInt64 = exponent < 0 ? 5 : 2
        let step = exponent < 0 ? 13 : 32
        var left = exponent.magnitude
        while left > 0 {
            let power = min(Int(left), step)
            var factor: UInt64 = 1
            for _ in 0..<power { factor *= base }
            multiply(by: factor)
            left -= UInt(power)
        }

        var digits: [UInt8] = []
        digits.reserveCapacity(limbs.count * 9)
        for limb in limbs.reversed() {
            var divisor: UInt32 = 100_000_000
            while divisor > 0 {
                digits.append(UInt8(ascii: "0") + UInt8(limb / divisor % 10))
                divisor /= 10
            }
        }
        return (digits, digits.count + min(exponent, 0))
    }
}
