/// A native histogram as templates see it; whoever renders brings one.
package protocol TemplateHistogram: Sendable {
    var counterResetHint: UInt8 { get }
    var schema: Int32 { get }
    var zeroThreshold: Double { get }
    var zeroCount: Double { get }
    var count: Double { get }
    var sum: Double { get }
    var positiveBuckets: [Double] { get }
    var negativeBuckets: [Double] { get }
    var customValues: [Double] { get }
    /// `{count:13, sum:18.4, [-0.001,0.001]:2, …}`
    var text: String { get }
    /// The series notation: `{{schema:0 …}}`.
    var testExpression: String { get }
    /// The bytes that Go counts for it.
    var size: Int { get }
    var hasOverflow: Bool { get }
    /// The same with every count and the sum multiplied.
    func multiplied(by factor: Double) -> any TemplateHistogram
    /// The same with every count and the sum divided.
    func divided(by divisor: Double) -> any TemplateHistogram
}

extension GoType {
    /// One result of a query: `template.sample`.
    package static let sample: GoType = GoType(
        "template.sample", .structure, fields: [GoField("Labels", .stringMap), GoField("Value", .any, holds: sampleValues)])

    /// What a sample's value can be.
    static let sampleValues: [GoType] = [.float64, .histogramPointer]
    package static let samplePointer: GoType = GoType(pointerTo: .sample)
    /// What `query` gives.
    package static let queryResult: GoType = GoType("template.queryResult", .slice, element: .samplePointer)

    /// `.` in rules.
    package static let ruleData: GoType = GoType(
        "struct { Labels map[string]string; ExternalLabels map[string]string; ExternalURL string; Value interface {} }", .structure,
        isNamed: false,
        fields: [
            GoField("Labels", .stringMap), GoField("ExternalLabels", .stringMap), GoField("ExternalURL", .string),
            GoField("Value", .any, holds: sampleValues),
        ])

    /// The parameters of a console's address.
    package static let urlValues: GoType = GoType(
        "url.Values", .map, element: .strings, key: .string, underlying: GoType(mapTo: .strings),
        methods: { ParameterMethods.all })

    /// `.` in consoles.
    package static let consoleData: GoType = GoType(
        "struct { RawParams url.Values; Params map[string]string; Path string; ExternalLabels map[string]string }", .structure,
        isNamed: false,
        fields: [
            GoField("RawParams", .urlValues), GoField("Params", .stringMap), GoField("Path", .string),
            GoField("ExternalLabels", .stringMap),
        ])

    /// `histogram.FloatHistogram`, always seen through a pointer.
    package static let histogram: GoType = GoType(
        "histogram.FloatHistogram", .structure,
        fields: [
            GoField("CounterResetHint", GoType("histogram.CounterResetHint", .uint8)), GoField("Schema", .int32),
            GoField("ZeroThreshold", .float64), GoField("ZeroCount", .float64), GoField("Count", .float64), GoField("Sum", .float64),
            GoField("PositiveSpans", .spans), GoField("NegativeSpans", .spans), GoField("PositiveBuckets", .floats),
            GoField("NegativeBuckets", .floats), GoField("CustomValues", .floats),
        ], methods: { HistogramMethods.all }, isPointerStringer: true)

    package static let histogramPointer: GoType = GoType(
        "*histogram.FloatHistogram", .pointer, isNamed: false, element: .histogram,
        stringer: { Array((HistogramMethods.of($0)?.text ?? "").utf8) })

    private static let spans: GoType = GoType(
        sliceOf: GoType("histogram.Span", .structure, fields: [GoField("Offset", .int32), GoField("Length", GoType("uint32", .uint32))]))
}

private enum ParameterMethods {
    private static func values(_ call: GoCall) -> [[UInt8]] {
        guard case .map(let map) = call.receiver.payload, let list = map[call.arguments.text(0)] else { return [] }
        return list.elements.map { $0.bytes ?? [] }
    }

    static let all: [GoMethod] = [
        GoMethod("Get", GoSignature([.string], .string)) { .text(values($0).first ?? []) },
        GoMethod("Has", GoSignature([.string], .bool)) { call in
            if case .map(let map) = call.receiver.payload { .bool(map[call.arguments.text(0)] != nil) } else { .bool(false) }
        },
        GoMethod("Encode", GoSignature(.string)) { call in
            guard case .map(let map) = call.receiver.payload else { return .text([]) }
            var out: [UInt8] = []
            for (key, list) in zip(map.keys, map.values) {
                for value in list.elements {
                    if !out.isEmpty { out.append(0x26) }
                    out += Escaping.urlQuery(key) + [0x3D] + Escaping.urlQuery(value.bytes ?? [])
                }
            }
            return .text(out)
        },
    ]
}

private enum HistogramMethods {
    static func of(_ value: TemplateValue) -> (any TemplateHistogram)? {
        guard case .structure(let structure) = Indirection.follow(value).payload else { return nil }
        return structure.native as? any TemplateHistogram
    }

    private static func text(_ name: StaticString, _ text: @escaping @Sendable (any TemplateHistogram) -> String) -> GoMethod {
        GoMethod(name, GoSignature(.string)) { .text(of($0.receiver).map(text) ?? "") }
    }

    private static func scaled(
        _ name: StaticString, _ scale: @escaping @Sendable (any TemplateHistogram, Double) -> any TemplateHistogram
    ) -> GoMethod {
        GoMethod(name, GoSignature([.float64], .histogramPointer)) { call in
            of(call.receiver).map { .histogram(scale($0, call.arguments.float(0))) } ?? .none
        }
    }

    static let all: [GoMethod] = [
        text("String") { $0.text },
        text("TestExpression") { $0.testExpression },
        scaled("Mul") { $0.multiplied(by: $1) },
        scaled("Div") { $0.divided(by: $1) },
        GoMethod("Copy", GoSignature(.histogramPointer)) { call in of(call.receiver).map { .histogram($0) } ?? .none },
        GoMethod("HasOverflow", GoSignature(.bool)) { .bool(of($0.receiver)?.hasOverflow ?? false) },
        GoMethod("UsesCustomBuckets", GoSignature(.bool)) { .bool(of($0.receiver)?.schema == -53) },
        GoMethod("Size", GoSignature(.int)) { .int(of($0.receiver)?.size ?? 0) },
    ]
}

extension TemplateValue {
    /// A pointer to a native histogram.
    package static func histogram(_ histogram: any TemplateHistogram) -> TemplateValue {
        func floats(_ list: [Double]) -> TemplateValue {
            list.isEmpty ? TemplateValue(.floats, .none) : .list(.floats, list.map { .float($0) })
        }
        let fields = GoType.histogram.fields
        return .pointer(
            .histogramPointer,
            to: .structure(
                .histogram,
                [
                    TemplateValue(fields[0].type, .uint(UInt64(histogram.counterResetHint))),
                    TemplateValue(.int32, .int(Int64(histogram.schema))), .float(histogram.zeroThreshold), .float(histogram.zeroCount),
                    .float(histogram.count), .float(histogram.sum), TemplateValue(fields[6].type, .none),
                    TemplateValue(fields[7].type, .none),
                    floats(histogram.positiveBuckets), floats(histogram.negativeBuckets), floats(histogram.customValues),
                ], native: histogram))
    }
}
