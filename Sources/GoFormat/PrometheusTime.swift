/// Prometheus' timestamps, milliseconds since 1970, as texts.
package enum PrometheusTime {
    /// `model.Time.String()`: seconds as a float, shortest form without an exponent.
    package static func text(_ milliseconds: Int64) -> String {
        FloatFormat.text(Double(milliseconds) / 1000, .f)
    }

    /// Seconds in the HTTP API's JSON: exact, with three decimals or none.
    package static func jsonText(_ milliseconds: Int64) -> String {
        var out: [UInt8] = milliseconds < 0 ? [UInt8(ascii: "-")] : []
        IntegerFormat.append(milliseconds.magnitude / 1000, to: &out)
        let fraction = milliseconds.magnitude % 1000
        if fraction > 0 {
            out.append(UInt8(ascii: "."))
            if fraction < 100 { out.append(UInt8(ascii: "0")) }
            if fraction < 10 { out.append(UInt8(ascii: "0")) }
            IntegerFormat.append(fraction, to: &out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Seconds behind `@` in a printed PromQL expression: always three decimals.
    package static func atModifierText(_ milliseconds: Int64) -> String {
        FloatFormat.text(Double(milliseconds) / 1000, .f, precision: 3)
    }

    /// Float seconds as milliseconds (`timestamp.FromFloatSeconds`): rounded half away from zero.
    package static func milliseconds(seconds: Double) -> Int64 {
        goInteger((seconds * 1000).rounded(.toNearestOrAwayFromZero))
    }

    /// `model.Time.UnmarshalJSON`: decimal seconds, digits beyond the third cut.
    ///
    /// The fraction is read as a number of its own, with a sign if one is written.
    package static func parseJSON(_ text: UnsafeBufferPointer<UInt8>) throws(NumberError) -> Int64 {
        guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return try IntegerParser.parse(text) &* 1000 }
        let base = UnsafeBufferPointer(rebasing: text[..<point])
        let seconds = try IntegerParser.parse(base)
        let digits = UnsafeBufferPointer(rebasing: text[(point + 1)...].prefix(3))
        var fraction = try IntegerParser.parse(digits)
        if digits.count == 2 { fraction *= 10 }
        if digits.count == 1 { fraction *= 100 }
        if base.first == UInt8(ascii: "-") { fraction = -fraction }
        return seconds &* 1000 &+ fraction
    }
}
