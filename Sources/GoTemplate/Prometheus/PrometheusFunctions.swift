import GoFormat
import SourceText

/// The functions of Prometheus' templates.
enum PrometheusFunctions {
    private static func environment(_ call: GoCall) throws(GoFailure) -> PrometheusEnvironment {
        guard let environment = call.rendering.environment as? PrometheusEnvironment else {
            throw GoFailure("nothing to ask in this rendering")
        }
        return environment
    }

    private static func number(
        _ name: String, _ result: GoType = .string, since: Version? = nil,
        _ body: @escaping @Sendable (Double) throws(GoFailure) -> TemplateValue
    ) -> GoFunction {
        GoFunction(name, GoSignature([.any], result), since: since) { call throws(GoFailure) in
            try body(try Humanize.number(call.arguments[0]))
        }
    }

    private static func text(
        _ name: String, since: Version? = nil, _ body: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) -> GoFunction {
        GoFunction(name, GoSignature([.string], .string), since: since) { .text(body($0.arguments.text(0))) }
    }

    private static func labels(_ sample: TemplateValue) -> GoMap? {
        guard case .structure(let structure) = Indirection.follow(sample).payload, case .map(let map) = structure.fields[0].payload else {
            return nil
        }
        return map
    }

    private static let nilPointer = GoFailure("runtime error: invalid memory address or nil pointer dereference")

    /// Those that rules and consoles share.
    static let common: [GoFunction] =
        querying + formatting + [
            SharedFunctions.toUpper, SharedFunctions.toLower, SharedFunctions.safeHtml, SharedFunctions.match, SharedFunctions.reReplaceAll,
            SharedFunctions.humanizeDuration(since: nil),
        ]

    private static let querying: [GoFunction] = [
        GoFunction("query", GoSignature([.string], .queryResult)) { call throws(GoFailure) in
            let samples = try environment(call).query(call.arguments.text(0))
            let elements = samples.map { sample -> TemplateValue in
                .pointer(.samplePointer, to: .structure(.sample, [sample.labels, sample.value.inInterface]))
            }
            return TemplateValue(.queryResult, .list(GoList(elements, isShared: true)))
        },
        GoFunction("first", GoSignature([.queryResult], .samplePointer)) { call throws(GoFailure) in
            guard let first = call.arguments[0].elements.first else {
                throw GoFailure("first() called on vector with no elements")
            }
            return first
        },
        GoFunction("label", GoSignature([.string, .samplePointer], .string)) { call throws(GoFailure) in
            guard case .pointer = call.arguments[1].payload else { throw nilPointer }
            return labels(call.arguments[1])?[call.arguments.text(0)] ?? .text([])
        },
        GoFunction("value", GoSignature([.samplePointer], .any).holding(GoType.sampleValues)) { call throws(GoFailure) in
            guard case .structure(let sample) = Indirection.follow(call.arguments[0]).payload else { throw nilPointer }
            return sample.fields[1]
        },
        GoFunction("strvalue", GoSignature([.samplePointer], .string)) { call throws(GoFailure) in
            guard case .pointer = call.arguments[0].payload else { throw nilPointer }
            return labels(call.arguments[0])?["__value__"] ?? .text([])
        },
        GoFunction("sortByLabel", GoSignature([.string, .queryResult], .queryResult)) { call in
            let name = call.arguments.text(0)
            if case .list(let list) = call.arguments[1].payload {
                list.sortInPlace { a, b in
                    let (left, right) = (labels(a)?[name]?.bytes ?? [], labels(b)?[name]?.bytes ?? [])
                    return left.lexicographicallyPrecedes(right)
                }
            }
            return call.arguments[1]
        },
        GoFunction("args", GoSignature(variadic: .any, .anyMap)) { call in
            .map(.anyMap, call.arguments.dropFirst(0).enumerated().map { (Array("arg\($0.offset)".utf8), $0.element.inInterface) })
        },
        GoFunction("now", GoSignature(.float64), since: Version(3, 6)) { call throws(GoFailure) in
            .float(Double(try environment(call).now) / 1000)
        },
        GoFunction("externalURL", GoSignature(.string)) { call throws(GoFailure) in
            guard let url = try environment(call).externalURL else { throw nilPointer }
            return .text(url.text)
        },
        GoFunction("pathPrefix", GoSignature(.string)) { call throws(GoFailure) in
            guard let url = try environment(call).externalURL else { throw nilPointer }
            return .text(url.path)
        },
    ]

    private static let formatting: [GoFunction] = [
        text("title") { TextCase.title($0, lowersRest: false) },
        text("graphLink") { Array("/graph?g0.expr=".utf8) + Escaping.urlQuery($0) + Array("&g0.tab=0".utf8) },
        text("tableLink") { Array("/graph?g0.expr=".utf8) + Escaping.urlQuery($0) + Array("&g0.tab=1".utf8) },
        text("stripPort") { HostNames.stripPort($0) },
        text("stripDomain") { HostNames.stripDomain($0) },
        text("urlQueryEscape", since: Version(3, 8)) { Escaping.urlQuery($0) },
        number("humanize") { .text(Humanize.decimal($0)) },
        number("humanize1024") { .text(Humanize.binary($0)) },
        number("humanizePercentage") { .text(Humanize.percentage($0)) },
        number("humanizeTimestamp") { value throws(GoFailure) in .text(try Humanize.timestamp(value)) },
        number("toTime", .timePointer) { value throws(GoFailure) in .pointer(.timePointer, to: try Humanize.time(value).value) },
        number("toDuration", .durationPointer, since: Version(3, 6)) {
            .pointer(.durationPointer, to: .duration(goInteger($0 * 1e9)))
        },
        GoFunction("parseDuration", GoSignature([.string], .float64)) { call throws(GoFailure) in
            let text = call.arguments.text(0)
            let outcome = text.withUnsafeBufferPointer { text -> Result<Int64, GoFailure> in
                do throws(PrometheusDuration.Problem) {
                    return .success(try PrometheusDuration.parseAllowingNegative(text))
                } catch {
                    // The sign is cut before the rest is read.
                    let unsigned = text.first == 0x2D ? UnsafeBufferPointer(rebasing: text.dropFirst()) : text
                    return .failure(GoFailure(error.message(unsigned)))
                }
            }
            switch outcome {
            case .success(let nanoseconds): return .float(Double(nanoseconds) / 1e9)
            case .failure(let failure): throw failure
            }
        },
    ]

    /// `tmpl`, which renders a template of the same page by a name that is only known then.
    static let tmpl = GoFunction("tmpl", GoSignature([.string, .any], .html)) { call throws(GoFailure) in
        TemplateValue(.html, .text(try call.rendering.render(call.arguments.text(0), data: call.arguments[1])))
    }
}
