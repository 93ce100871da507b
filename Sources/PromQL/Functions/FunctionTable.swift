/// The functions that any release of Prometheus from 2.42 to 3.14 knows, in the order of their names.
package enum FunctionTable {
    package static let functions: [Function] = [
        Function("abs", [.vector]),
        Function("absent", [.vector]),
        Function("absent_over_time", [.matrix]),
        Function("acos", [.vector]),
        Function("acosh", [.vector]),
        Function("asin", [.vector]),
        Function("asinh", [.vector]),
        Function("atan", [.vector]),
        Function("atanh", [.vector]),
        Function("avg_over_time", [.matrix]),
        Function("ceil", [.vector]),
        Function("changes", [.matrix]),
        Function("clamp", [.vector, .scalar, .scalar]),
        Function("clamp_max", [.vector, .scalar]),
        Function("clamp_min", [.vector, .scalar]),
        Function("cos", [.vector]),
        Function("cosh", [.vector]),
        Function("count_over_time", [.matrix]),
        Function("day_of_month", [.vector], variadic: 1),
        Function("day_of_week", [.vector], variadic: 1),
        Function("day_of_year", [.vector], variadic: 1),
        Function("days_in_month", [.vector], variadic: 1),
        Function("deg", [.vector]),
        Function("delta", [.matrix]),
        Function("deriv", [.matrix]),
        Function("double_exponential_smoothing", [.matrix, .scalar, .scalar], since: v(3, 0), .experimental),
        Function("end", [], .scalar, since: v(3, 12), .experimental),
        Function("exp", [.vector]),
        Function("first_over_time", [.matrix], since: v(3, 7), .stableSince(v(3, 14))),
        Function("floor", [.vector]),
        Function("histogram_avg", [.vector], since: v(2, 51)),
        Function("histogram_count", [.vector]),
        Function("histogram_fraction", [.scalar, .scalar, .vector]),
        Function("histogram_quantile", [.scalar, .vector]),
        Function(
            "histogram_quantiles", [.vector, .string, .scalar, .scalar], variadic: 9, since: v(3, 11), .experimental),
        Function("histogram_stddev", [.vector], since: v(2, 47)),
        Function("histogram_stdvar", [.vector], since: v(2, 47)),
        Function("histogram_sum", [.vector]),
        Function("holt_winters", [.matrix, .scalar, .scalar], removedIn: v(3, 0)),
        Function("hour", [.vector], variadic: 1),
        Function("idelta", [.matrix]),
        Function("increase", [.matrix]),
        Function("info", [.vector, .vector], variadic: 1, since: v(2, 55), .experimental),
        Function("irate", [.matrix]),
        Function("label_join", [.vector, .string, .string, .string], variadic: -1),
        Function("label_replace", [.vector, .string, .string, .string, .string]),
        Function("last_over_time", [.matrix]),
        Function("ln", [.vector]),
        Function("log10", [.vector]),
        Function("log2", [.vector]),
        Function("mad_over_time", [.matrix], since: v(2, 49), .experimental),
        Function("max_of", [.scalar, .scalar], .scalar, since: v(3, 13), .experimental),
        Function("max_over_time", [.matrix]),
        Function("min_of", [.scalar, .scalar], .scalar, since: v(3, 13), .experimental),
        Function("min_over_time", [.matrix]),
        Function("minute", [.vector], variadic: 1),
        Function("month", [.vector], variadic: 1),
        Function("pi", [], .scalar),
        Function("predict_linear", [.matrix, .scalar]),
        Function("present_over_time", [.matrix]),
        Function("quantile_over_time", [.scalar, .matrix]),
        Function("rad", [.vector]),
        Function("range", [], .scalar, since: v(3, 12), .experimental),
        Function("rate", [.matrix]),
        Function("resets", [.matrix]),
        Function("round", [.vector, .scalar], variadic: 1),
        Function("scalar", [.vector], .scalar),
        Function("sgn", [.vector]),
        Function("sin", [.vector]),
        Function("sinh", [.vector]),
        Function("sort", [.vector]),
        Function("sort_by_label", [.vector, .string], variadic: -1, since: v(2, 49), .experimental),
        Function("sort_by_label_desc", [.vector, .string], variadic: -1, since: v(2, 49), .experimental),
        Function("sort_desc", [.vector]),
        Function("sqrt", [.vector]),
        Function("start", [], .scalar, since: v(3, 12), .experimental),
        Function("start_timestamp", [.vector], since: v(3, 14), .experimental),
        Function("stddev_over_time", [.matrix]),
        Function("stdvar_over_time", [.matrix]),
        Function("step", [], .scalar, since: v(3, 12), .experimental),
        Function("sum_over_time", [.matrix]),
        Function("tan", [.vector]),
        Function("tanh", [.vector]),
        Function("time", [], .scalar),
        Function("timestamp", [.vector]),
        Function("ts_of_first_over_time", [.matrix], since: v(3, 7), .experimental),
        Function("ts_of_last_over_time", [.matrix], since: v(3, 5), .experimental),
        Function("ts_of_max_over_time", [.matrix], since: v(3, 5), .experimental),
        Function("ts_of_min_over_time", [.matrix], since: v(3, 5), .experimental),
        Function("vector", [.scalar]),
        Function("year", [.vector], variadic: 1),
    ]

    private static func v(_ major: UInt16, _ minor: UInt16) -> PrometheusVersion { PrometheusVersion(major, minor) }

    /// The function of that name, whose case matters.
    package static func find(_ name: UnsafeBufferPointer<UInt8>) -> FunctionID? {
        guard name.count >= 2, name.count <= longestName else { return nil }
        var slot = hash(name)
        while true {
            let number = slots[slot]
            if number == noFunction { return nil }
            if name.equals(functions[Int(number)].name) { return FunctionID(rawValue: number) }
            slot = (slot &+ 1) & 255
        }
    }

    /// The function of that name, whose case matters.
    package static func find(_ name: String) -> FunctionID? {
        var name = name
        return name.withUTF8 { find($0) }
    }

    /// The names that a release knows.
    package static func names(in version: PrometheusVersion = .newest) -> [String] {
        functions.lazy.filter { $0.exists(in: version) }.map(\.name.description)
    }

    private static let noFunction = UInt8.max
    private static let longestName = 28

    @inline(__always)
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        let first = Int(name[0]) &* 5
        let middle = Int(name[name.count / 2]) &* 31
        let last = Int(name[name.count &- 1]) &* 97
        return (first &+ middle &+ last &+ name.count &* 13) & 255
    }

    /// Where each function is found by its hash, or behind that place.
    nonisolated(unsafe) private static let slots: UnsafePointer<UInt8> = {
        let slots = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        slots.initialize(repeating: noFunction, count: 256)
        for (number, function) in functions.enumerated() {
            var slot = hash(UnsafeBufferPointer(function.name))
            while slots[slot] != noFunction { slot = (slot + 1) & 255 }
            slots[slot] = UInt8(number)
        }
        return UnsafePointer(slots)
    }()
}
