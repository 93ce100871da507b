import Testing

@testable import TimeSeries

struct HistogramSchemaTests {
    @Test(
        arguments: [
            (0, 0, 1.0), (1, 0, 2), (-3, 0, 0.125), (1, 1, 1.414213562373095), (2, 1, 2), (-1, 1, 0.7071067811865475),
            (1, -1, 4), (-1, -2, 1.0 / 16), (3, 2, 1.6817928305074288), (256, 8, 2), (1, 8, 1.0027112750502025),
            // The last bucket of regular numbers, the one of infinity, the smallest number and what is below it.
            (1024, 0, .greatestFiniteMagnitude), (1025, 0, .infinity), (1024 * 256, 8, .greatestFiniteMagnitude),
            (1024 * 256 + 1, 8, .infinity), (64, -4, .greatestFiniteMagnitude), (65, -4, .infinity),
            (-1074, 0, .leastNonzeroMagnitude), (-1073, 0, 2 * .leastNonzeroMagnitude), (-1080, 0, 0), (-1022, 0, .leastNormalMagnitude),
        ] as [(Int32, Int32, Double)])
    func bounds(index: Int32, schema: Int32, expected: Double) {
        #expect(HistogramSchema.upperBound(of: index, schema: schema, customValues: []) == expected)
    }

    @Test func boundsRise() {
        for schema in HistogramSchema.exponential {
            let step = Int32(clamping: 1 << max(0, schema))
            var last = -1.0
            for index in stride(from: -1090 * step, through: 1030 * step, by: max(1, Int(step) / 16)) {
                let bound = HistogramSchema.upperBound(of: Int32(index), schema: schema, customValues: [])
                #expect(bound >= last)
                last = bound
            }
        }
    }

    @Test func subnormalBoundsAreRoundedOnce() {
        // 2^-1060.5 lies between the multiples of the smallest number; rounding twice can give the wrong one.
        for index in Int32(-2150)...(-2046) {
            let bound = HistogramSchema.upperBound(of: index, schema: 1, customValues: [])
            let fraction = index & 1 == 0 ? 0.5 : 0.7071067811865475
            let exact = Double(sign: .plus, exponent: 53, significand: fraction)
            let shift = 1074 - 53 + (Int(index) >> 1) + 1
            // exact * 2^shift in units of the smallest number, by integers.
            let whole = UInt64(exact)
            let units: UInt64
            if shift >= 0 {
                units = whole << UInt64(shift)
            } else if shift > -64 {
                let cut = UInt64(-shift)
                let rest = whole & (1 << cut - 1)
                let half = UInt64(1) << (cut - 1)
                let floor = whole >> cut
                units = rest > half || (rest == half && floor & 1 == 1) ? floor + 1 : floor
            } else {
                units = 0
            }
            #expect(bound.bitPattern == units, "index \(index)")
        }
    }

    @Test func customBounds() {
        let bounds = [-1.0, 2.5]
        #expect(
            [-1, 0, 1, 2, 3].map { HistogramSchema.upperBound(of: $0, schema: -53, customValues: bounds) }
                == [-.infinity, -1, 2.5, .infinity, .infinity])
        #expect(HistogramSchema.upperBound(of: .min, schema: -53, customValues: bounds) == -.infinity)
    }

    @Test(arguments: [Int32.min, -100, -64, -63, -5, 9, 52, Int32.max])
    func strangeSchemasDoNoHarm(schema: Int32) {
        for index in [Int32.min, -1, 0, 1, Int32.max] {
            _ = HistogramSchema.upperBound(of: index, schema: schema, customValues: [])
            _ = HistogramSchema.index(index, from: schema, to: Int32.min)
            _ = HistogramSchema.index(index, from: Int32.max, to: schema)
        }
        #expect(!HistogramSchema.isValid(schema))
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (-1, 0), (-2, -1)] as [(Int32, Int32)])
    func indexInALowerSchema(index: Int32, expected: Int32) {
        #expect(HistogramSchema.index(index, from: 3, to: 2) == expected)
    }
}
